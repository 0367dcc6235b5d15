#include <oplift/emit/tensorflow/model/value_size.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <emit/tensorflow/model/small_graph.hpp>
#include <stdexcept>
#include <vector>

using namespace oplift;
using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::model;
using namespace oplift::test;

TEST_CASE("the size of a value counts elements, and bytes of each")
{
    CHECK(value_size(floats({2, 3}, {1, 2, 3, 4, 5, 6})) == 24);
    CHECK(value_size(floats({}, {1})) == 4);
    CHECK(value_size(floats({0, 3}, {})) == 0);
    CHECK(value_size(uniform_floats({1 << 20, 1 << 20}, 0)) == std::uint64_t{1} << 42);
    CHECK_FALSE(value_size(uniform_floats({std::int64_t{1} << 40, std::int64_t{1} << 22}, 0)).has_value());
    weight texts = floats({1}, {1});
    texts.type   = data_type::string;
    CHECK_FALSE(value_size(texts).has_value());
}

TEST_CASE("all values that cannot be written are named at once")
{
    CHECK_NOTHROW(require_values(small_graph().nodes));
    weight unknown = floats({3}, {1, 2, 3});
    unknown.read   = nullptr;
    weight texts   = floats({1}, {1});
    texts.type     = data_type::string;
    const std::vector<node> nodes{parameter("a", unknown), parameter("b", floats({1}, {1})), parameter("c", texts)};
    try {
        require_values(nodes);
        FAIL("nothing was refused");
    } catch (const refusal& problem) {
        REQUIRE(problem.obstacles().size() == 2);
        CHECK(problem.obstacles()[0].node == "a");
        CHECK(problem.obstacles()[0].reason == "its value is not known, since the model was read without weights");
        CHECK(problem.obstacles()[1].reason == "values of type string and this shape cannot be written");
    }
    node broken         = operation("d", "Op", {});
    broken.is_parameter = true;
    CHECK_THROWS_AS(require_values(std::vector<node>{broken}), std::logic_error);
}
