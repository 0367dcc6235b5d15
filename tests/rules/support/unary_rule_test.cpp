#include <oplift/ir/operators/elementwise.hpp>
#include <oplift/rules/source/data_input.hpp>
#include <oplift/rules/support/unary_rule.hpp>

#include <doctest/doctest.h>

#include <string>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules =
    rules<rule::data_input,
          rule::unary_rule<"reciprocal", ir::reciprocal, rule::floating_elements, "Inv", "Reciprocal">>;

std::string lifted(const std::string& line, const std::string& type = "float32")
{
    return test::lifted_text(test::table_of<tested_rules>,
                             "a = Placeholder() dtype=" + type + " shape=<?,3>\n" + line + " T=" + type, {"y"});
}

} // namespace

TEST_CASE("each of the operators is matched, others are not")
{
    CHECK(lifted("y = Inv(a)").ends_with("y = Reciprocal(a) -> <-1,3>\n"));
    CHECK(lifted("y = Reciprocal(a)").ends_with("y = Reciprocal(a) -> <-1,3>\n"));
    CHECK(lifted("y = Neg(a)").find("no rule recognises this operator") != std::string::npos);
}

TEST_CASE("elements of another kind are not matched, for the reason that the kind states")
{
    CHECK(lifted("y = Reciprocal(a)", "int32").find("the elements are floating-point numbers") != std::string::npos);
}
