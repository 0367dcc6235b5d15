#include <oplift/ir/record.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

using namespace oplift;

TEST_CASE("an attribute keeps the type that it was given")
{
    CHECK(ir::attribute{1.0}.holds<double>());
    CHECK(ir::attribute{std::int64_t{1}}.holds<std::int64_t>());
    CHECK(ir::attribute{true}.holds<bool>());
    CHECK(ir::attribute{"VALID"}.holds<std::string>()); // not bool, to which a pointer converts
    CHECK(ir::attribute{stated_shape{}}.holds<stated_shape>());
    CHECK(ir::attribute{std::vector<std::int64_t>{1}}.holds<std::vector<std::int64_t>>());
    static_assert(!std::is_constructible_v<ir::attribute, weight>);
}

TEST_CASE("records are values: a changed copy leaves the original as it is")
{
    const ir::record original{"Relu", {{"oplift_note", true}}, {}};
    ir::record copy           = original;
    copy.attributes[0].second = false;
    CHECK(original.attributes[0].second.get<bool>());
}

TEST_CASE("an attribute is found by its name, and by its type if one is asked for")
{
    const ir::record op{"Concat", {{"axis", std::int64_t{3}}, {"kind", "x"}}, {}};
    REQUIRE(ir::find_attribute(op, "axis"));
    CHECK(ir::find_attribute(op, "axes") == nullptr);
    REQUIRE(ir::find_attribute<std::int64_t>(op, "axis"));
    CHECK(*ir::find_attribute<std::int64_t>(op, "axis") == 3);
    CHECK(ir::find_attribute<double>(op, "axis") == nullptr);
    CHECK(ir::find_attribute<std::int64_t>(op, "axes") == nullptr);
}

TEST_CASE("an attribute is changed where it is, and one that is not there is a mistake")
{
    ir::record op{"Concat", {{"axis", std::int64_t{3}}, {"kind", "x"}}, {}};
    const ir::record before = op;
    ir::change_attribute(op, "axis", std::int64_t{1});
    CHECK(*ir::find_attribute<std::int64_t>(op, "axis") == 1);
    CHECK(*ir::find_attribute<std::string>(op, "kind") == "x");
    CHECK(*ir::find_attribute<std::int64_t>(before, "axis") == 3);
    CHECK_THROWS_AS(ir::change_attribute(op, "axes", std::int64_t{1}), std::logic_error);
    CHECK(op.attributes.size() == 2);
}
