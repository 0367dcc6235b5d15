#include <oplift/rules/elementwise/select.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules = boost::hana::concat(rule::source_rules, rules<rule::selection>);

std::string lifted(const std::string& operator_name, const std::string& condition, const std::string& chosen,
                   const std::string& otherwise)
{
    return test::lifted_text(
        test::table_of<tested_rules>,
        "c = Placeholder() dtype=bool shape=" + condition + "\na = Placeholder() dtype=float32 shape=" + chosen +
            "\nb = Placeholder() dtype=float32 shape=" + otherwise + "\ny = " + operator_name + "(c, a, b) T=float32",
        {"y"});
}

} // namespace

TEST_CASE("an element is chosen by its own condition, or all by one")
{
    for (const std::string name : {"Select", "SelectV2"})
        for (const std::string condition : {"<4,3>", "<>"})
            CHECK(lifted(name, condition, "<4,3>", "<4,3>").ends_with("y = Select(c, a, b) -> <4,3>\n"));
}

TEST_CASE("a vector of conditions is for the batch in Select alone")
{
    CHECK(lifted("Select", "<3>", "<3,3>", "<3,3>").ends_with("y = Select(c, a, b) -> <3,3>\n"));
    CHECK(
        lifted("SelectV2", "<3>", "<3,3>", "<3,3>").find("or is one value for all or for each element of the batch") !=
        std::string::npos);
}

TEST_CASE("a condition that SelectV2 broadcasts is repeated, as TensorFlow's Select broadcasts none")
{
    const std::string repeated = lifted("SelectV2", "<1,3>", "<4,3>", "<4,3>");
    CHECK(repeated.find("y/before = Tile(c) multiples=[4, 1]") != std::string::npos);
    CHECK(repeated.ends_with("y = Select(y/before, a, b) -> <4,3>\n"));
    CHECK(lifted("Select", "<1,3>", "<4,3>", "<4,3>").find("or can be repeated to have that shape") !=
          std::string::npos);
}

TEST_CASE("alternatives of different shapes are refused")
{
    CHECK(lifted("SelectV2", "<4,3>", "<4,3>", "<>").find("both alternatives have the same shape") !=
          std::string::npos);
}
