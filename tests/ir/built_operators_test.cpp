#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators/activation.hpp>
#include <oplift/ir/operators/arrangement.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

using namespace oplift;

TEST_CASE("a rule returns one operator as it is")
{
    const ir::built_operators built = ir::relu{.input = tensor_reference{3, 1}};
    REQUIRE(built.operators().size() == 1);
    CHECK(built.main_index() == 0);
    CHECK(built.operators()[0].op.operator_name == "Relu");
    CHECK(built.operators()[0].inputs == std::vector<tensor_reference>{{3, 1}});
}

TEST_CASE("a rule returns several operators, one of which bears the name of the whole")
{
    ir::built_operators built;
    built.then(ir::transpose{.input = tensor_reference{7, 0}, .perm = std::vector<std::int64_t>{1, 0}});
    CHECK(built.last() == ir::built(0));
    built.main(ir::relu{.input = built.last()});
    built.then(ir::transpose{.input = built.last(), .perm = std::vector<std::int64_t>{1, 0}});
    REQUIRE(built.operators().size() == 3);
    CHECK(built.main_index() == 1);
    CHECK(built.operators()[1].inputs == std::vector<tensor_reference>{ir::built(0)});
    CHECK(built.operators()[2].inputs == std::vector<tensor_reference>{ir::built(1)});
}

TEST_CASE("a built operator's output is told from a tensor of the source graph")
{
    CHECK(ir::built_index(ir::built(5)) == 5);
    CHECK(ir::built_index({0, 0}) == -1);
    CHECK(ir::built_index({1000000, 2}) == -1);
    CHECK(ir::built_index({0xffffffffu, 0}) == -1);
}

TEST_CASE("a note is an attribute of the operator that was appended last, in its place by name")
{
    ir::built_operators built;
    built.main(ir::leaky_relu{.alpha = 0.5}).then(ir::relu{}).note("oplift_b", true).note("oplift_a", std::string{"x"});
    CHECK(built.operators()[0].op.attributes.size() == 1);
    const auto& attributes = built.operators()[1].op.attributes;
    REQUIRE(attributes.size() == 2);
    CHECK(attributes[0].first == "oplift_a");
    CHECK(attributes[0].second.get<std::string>() == "x");
    CHECK(attributes[1].first == "oplift_b");
    CHECK(attributes[1].second.get<bool>());
}
