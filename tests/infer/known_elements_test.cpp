#include <oplift/infer/known_elements.hpp>

#include <doctest/doctest.h>

using namespace oplift;

TEST_CASE("a tensor is made from elements that are all known")
{
    tensor_facts facts;
    facts.type     = data_type::int64;
    facts.shape    = std::vector{extent(2)};
    facts.elements = std::vector{extent(3), extent(-1)};
    infer::complete(facts);
    CHECK(facts.when_known == constancy::constant);
    const auto value = infer::from_elements(facts);
    REQUIRE(value);
    CHECK(value->shape == std::vector<std::int64_t>{2});
    CHECK(value->at<std::int64_t>(1) == -1);
    (*facts.elements)[0] = dimension{1, 5};
    CHECK(!infer::from_elements(facts));
}

TEST_CASE("a value says more than a shape function")
{
    tensor_facts facts;
    facts.type = data_type::int32;
    infer::refine(facts, tensor::of(data_type::int32, {1}, std::vector<std::int32_t>{8}));
    CHECK(facts.shape == std::vector{extent(1)});
    CHECK(facts.elements == std::vector{extent(8)});
    facts.shape = std::vector{dimension{1, 3}};
    CHECK(!infer::shape_alone(facts));
}
