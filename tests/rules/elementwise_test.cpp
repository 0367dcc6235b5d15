#include <oplift/rules/elementwise.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <support/lifting.hpp>
#include <utility>
#include <vector>

using namespace oplift;

namespace {

constexpr auto tested_rules = boost::hana::concat(rule::source_rules, rule::elementwise_rules);

std::string lifted(const std::string& line, const std::string& type)
{
    return test::lifted_text(test::table_of<tested_rules>,
                             "a = Placeholder() dtype=" + type + " shape=<?,3>\nb = Placeholder() dtype=" + type +
                                 " shape=<?,3>\n" + line + " T=" + type,
                             {"y"});
}

} // namespace

TEST_CASE("functions of one tensor")
{
    const std::vector<std::pair<std::string, std::string>> names{
        {"Abs", "Abs"},     {"Square", "Square"}, {"Exp", "Exp"},        {"Log", "Log"},
        {"Sqrt", "Sqrt"},   {"Rsqrt", "Rsqrt"},   {"Inv", "Reciprocal"}, {"Reciprocal", "Reciprocal"},
        {"Neg", "Neg"},     {"Floor", "Floor"},   {"Ceil", "Ceil"},      {"Rint", "Round"},
        {"Round", "Round"}, {"Sign", "Sign"},     {"Sin", "Sin"},        {"Cos", "Cos"},
        {"Erf", "Erf"}};
    for (const auto& [tensorflow, ours] : names)
        CHECK(lifted("y = " + tensorflow + "(a)", "float32").ends_with("y = " + ours + "(a) -> <-1,3>\n"));
    CHECK(lifted("y = LogicalNot(a)", "bool").ends_with("y = LogicalNot(a) -> <-1,3>\n"));
}

TEST_CASE("functions of two tensors, in their order")
{
    const std::vector<std::pair<std::string, std::string>> names{{"Add", "Add"},
                                                                 {"AddV2", "Add"},
                                                                 {"Sub", "Sub"},
                                                                 {"Mul", "Mul"},
                                                                 {"RealDiv", "Div"},
                                                                 {"Div", "Div"},
                                                                 {"Maximum", "Maximum"},
                                                                 {"Minimum", "Minimum"},
                                                                 {"Pow", "Pow"},
                                                                 {"Less", "Less"},
                                                                 {"LessEqual", "LessEqual"},
                                                                 {"Greater", "Greater"},
                                                                 {"GreaterEqual", "GreaterEqual"},
                                                                 {"Equal", "Equal"},
                                                                 {"NotEqual", "NotEqual"},
                                                                 {"SquaredDifference", "SquaredDifference"}};
    for (const auto& [tensorflow, ours] : names)
        CHECK(lifted("y = " + tensorflow + "(b, a)", "float32").ends_with("y = " + ours + "(b, a) -> <-1,3>\n"));
    CHECK(lifted("y = LogicalAnd(b, a)", "bool").ends_with("y = LogicalAnd(b, a) -> <-1,3>\n"));
    CHECK(lifted("y = LogicalOr(b, a)", "bool").ends_with("y = LogicalOr(b, a) -> <-1,3>\n"));
}

TEST_CASE("a tensor may be both operands")
{
    CHECK(lifted("y = Mul(a, a)", "float32").ends_with("y = Mul(a, a) -> <-1,3>\n"));
}

TEST_CASE("a division of integers is refused: TensorFlow rounds it towards zero")
{
    CHECK(lifted("y = Div(a, b)", "int32").find("the elements are floating-point numbers") != std::string::npos);
}

TEST_CASE("complex numbers are refused")
{
    CHECK(lifted("y = Add(a, b)", "complex64").find("the elements are real numbers") != std::string::npos);
}
