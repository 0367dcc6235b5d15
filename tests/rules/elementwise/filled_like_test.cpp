#include <oplift/rules/elementwise/filled_like.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules = boost::hana::concat(rule::source_rules, rules<rule::zeros_like, rule::ones_like>);

std::string lifted(const std::string& operator_name, const std::string& type)
{
    return test::lifted_text(test::table_of<tested_rules>,
                             "x = Placeholder() dtype=" + type + " shape=<?,3>\ny = " + operator_name + "(x) T=" + type,
                             {"y"});
}

} // namespace

TEST_CASE("zeros in the shape of a tensor")
{
    CHECK(lifted("ZerosLike", "float32").ends_with("y = ZerosLike(x) -> <-1,3>\n"));
}

TEST_CASE("ones are one more than zeros")
{
    const std::string text = lifted("OnesLike", "int64");
    CHECK(text.find("= ZerosLike(x)") != std::string::npos);
    CHECK(text.find("dtype=int64 value=1") != std::string::npos);
    CHECK(text.find("y = Add(") != std::string::npos);
}

TEST_CASE("ones of a type without numbers are refused")
{
    CHECK(lifted("OnesLike", "bool").find("the elements are real numbers") != std::string::npos);
}
