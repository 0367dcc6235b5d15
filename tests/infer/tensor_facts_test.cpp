#include <oplift/infer/tensor_facts.hpp>

#include <doctest/doctest.h>

using namespace oplift;

TEST_CASE("nothing is known of a tensor at first")
{
    const tensor_facts facts;
    CHECK(!facts.shape);
    CHECK(!facts.elements);
    CHECK(facts.type == data_type::invalid);
    CHECK(facts.when_known == constancy::varying);
    CHECK(constancy::varying < constancy::variable);
    CHECK(constancy::variable < constancy::constant);
}
