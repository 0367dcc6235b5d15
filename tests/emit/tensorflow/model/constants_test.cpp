#include <oplift/emit/tensorflow/model/constants.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <emit/tensorflow/model/small_graph.hpp>

using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::model;
using namespace oplift::test;
namespace tf = oplift::tensorflow;

TEST_CASE("parameters become constants of their names, and nothing else changes")
{
    const auto before = small_graph().nodes;
    const auto after  = with_constants(before);
    REQUIRE(after.size() == before.size());
    CHECK(std::ranges::none_of(after, &node::is_parameter));
    for (const std::size_t i : {1u, 2u, 5u}) {
        CHECK(after[i].definition.name() == before[i].definition.name());
        CHECK(after[i].definition.op() == "Const");
        CHECK(after[i].definition.attr().at("dtype").type() == tf::DT_FLOAT);
        CHECK(after[i].value.has_value());
    }
    CHECK(after[6].definition.SerializeAsString() == before[6].definition.SerializeAsString());
}
