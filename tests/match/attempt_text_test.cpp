#include "support/test_subject.hpp"
#include <oplift/match/attempt_text.hpp>
#include <oplift/rule.hpp>

#include <doctest/doctest.h>

#include <string>

using oplift::test::test_subject;

namespace oplift::rule {
namespace {

struct either {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto pattern = named<"root">(relu(sub(x, abs(x)))) || exp(x);
};
struct same_part {
    static constexpr auto part    = named<"part">(neg(tensor<"x">));
    static constexpr auto pattern = sub(part, abs(part));
};

template <typename Rule>
std::string sentence(const std::string& text)
{
    const test_subject graph{text, {"r"}};
    bindings found, furthest;
    match_stop stop;
    stop.furthest = &furthest;
    REQUIRE_FALSE(matcher{graph.view()}.match(program_of<Rule>, graph["r"], found, nullptr, &stop));
    return attempt_text{graph.view(), program_of<Rule>, stop, furthest}.sentence();
}

} // namespace
} // namespace oplift::rule

TEST_CASE("a root that does not fit is told with all operators with which the rule can begin")
{
    CHECK(oplift::rule::sentence<oplift::rule::either>("x = Placeholder()\nr = Tanh(x)") ==
          "the rule begins with Relu or Exp");
}

TEST_CASE("the place is that of the operand in the graph, also inside of named parts and alternatives")
{
    CHECK(oplift::rule::sentence<oplift::rule::either>("x = Placeholder()\na = Neg(x)\ns = Sub(x, a)\nr = Relu(s)") ==
          "operand 2 of 's' (Sub) should be Abs, and is 'a' (Neg), float32 of unknown shape");
    CHECK(oplift::rule::sentence<oplift::rule::same_part>(
              "x = Placeholder()\nn = Neg(x)\nm = Neg(x)\na = Abs(m)\nr = Sub(n, a)") ==
          "operand 1 of 'a' (Abs) should be the tensor that the rule calls 'part', which is 'n' (Neg), float32 of "
          "unknown shape; it is 'm' (Neg), float32 of unknown shape");
}
