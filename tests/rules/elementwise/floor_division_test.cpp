#include <oplift/rules/elementwise/floor_division.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules =
    boost::hana::concat(rule::source_rules, rules<rule::floor_division, rule::floor_remainder>);

std::string lifted(const std::string& operator_name, const std::string& type)
{
    return test::lifted_text(test::table_of<tested_rules>,
                             "a = Placeholder() dtype=" + type + " shape=<3>\nb = Placeholder() dtype=" + type +
                                 " shape=<3>\ny = " + operator_name + "(a, b) T=" + type,
                             {"y"});
}

} // namespace

TEST_CASE("integers are divided by the IR's floor division")
{
    CHECK(lifted("FloorDiv", "int32").ends_with("y = FloorDiv(a, b) -> <3>\n"));
}

TEST_CASE("floating-point numbers are divided, then rounded down")
{
    const std::string text = lifted("FloorDiv", "float32");
    CHECK(text.find("= Div(a, b)") != std::string::npos);
    CHECK(text.find("y = Floor(") != std::string::npos);
    CHECK(text.find("FloorDiv") == std::string::npos);
}

TEST_CASE("the remainder of integers is what their division leaves over")
{
    const std::string text = lifted("FloorMod", "int64");
    CHECK(text.find("= FloorDiv(a, b)") != std::string::npos);
    CHECK(text.find("y = Sub(a, ") != std::string::npos);
}

TEST_CASE("the remainder of floating-point numbers is refused: rounding would make it another")
{
    CHECK(lifted("FloorMod", "float32").find("the elements are integers") != std::string::npos);
}
