#include <oplift/ir/operators/elementwise.hpp>
#include <oplift/rules/source/data_input.hpp>
#include <oplift/rules/support/binary_rule.hpp>

#include <doctest/doctest.h>

#include <string>
#include <support/lifting.hpp>

using namespace oplift;

namespace {

constexpr auto tested_rules =
    rules<rule::data_input, rule::binary_rule<"difference", ir::subtract, rule::real_elements, "Sub", "Pow">>;

std::string lifted(const std::string& line, const std::string& type = "float32")
{
    return test::lifted_text(test::table_of<tested_rules>,
                             "a = Placeholder() dtype=float32 shape=<?,3>\nb = Placeholder() dtype=" + type +
                                 " shape=<?,3>\n" + line,
                             {"y"});
}

} // namespace

TEST_CASE("each of the operators is matched, with its operands in their order")
{
    CHECK(lifted("y = Sub(b, a) T=float32").find("y = Sub(b, a) -> ") != std::string::npos);
    CHECK(lifted("y = Pow(a, b) T=float32").find("y = Sub(a, b) -> ") != std::string::npos);
    CHECK(lifted("y = Mul(a, b) T=float32").find("no rule recognises this operator") != std::string::npos);
}

TEST_CASE("operands of different types are not matched, for the reason that the kind of elements states")
{
    CHECK(lifted("y = Sub(a, b) T=float32", "int32").find("the elements are real numbers") != std::string::npos);
}
