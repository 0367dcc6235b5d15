#include "support/test_subject.hpp"
#include <oplift/match/nearness.hpp>
#include <oplift/rule.hpp>

#include <doctest/doctest.h>

#include <string>

using oplift::nearness;
using oplift::test::test_subject;

namespace oplift::rule {
namespace {

struct three_nodes {
    static constexpr auto pattern = relu(abs(neg(tensor<"x">)));
};
struct alternatives {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto pattern = relu(add(abs(neg(exp(x))), weight<"b">) || neg(x));
};
/// The named part is one node, though it stands twice.
struct shared {
    static constexpr auto part    = named<"part">(neg(tensor<"x">));
    static constexpr auto pattern = relu(sub(part, abs(part)));
};
struct pieces {
    static constexpr auto pattern = concat(each<"pieces">(relu(tensor<"x">)), integers<"axis">);
};

/// "matched/missing" of an attempt at r.
template <typename Rule>
std::string came(const std::string& text)
{
    const test_subject graph{text, {"r"}};
    bindings found, furthest;
    match_stop stop;
    stop.furthest = &furthest;
    if (matcher{graph.view()}.match(program_of<Rule>, graph["r"], found, nullptr, &stop))
        return "all";
    const nearness near = nearness_of(program_of<Rule>, stop, furthest, 0);
    return std::to_string(near.matched) + "/" + std::to_string(near.missing);
}

} // namespace
} // namespace oplift::rule

TEST_CASE("the nodes of a pattern that match and those that are missing are counted")
{
    using namespace oplift::rule;
    CHECK(came<three_nodes>("x = Placeholder()\nn = Neg(x)\na = Abs(n)\nr = Relu(a)") == "all");
    CHECK(came<three_nodes>("x = Placeholder()\na = Abs(x)\nr = Relu(a)") == "2/1");
    CHECK(came<three_nodes>("x = Placeholder()\nr = Relu(x)") == "1/2");
    CHECK(came<three_nodes>("x = Placeholder()\nr = Elu(x)") == "0/3");
    CHECK(came<shared>("x = Placeholder()\nn = Neg(x)\nr = Sub(x, n)") == "0/4");
    CHECK(came<shared>("x = Placeholder()\nn = Neg(x)\na = Exp(n)\ns = Sub(n, a)\nr = Relu(s)") == "3/1");
    CHECK(came<pieces>("x = Placeholder()\na = Relu(x)\ni = Const() value=float32<>{1}\nr = ConcatV2(a, a, i)") ==
          "3/0");
}

TEST_CASE("of alternatives, the one that was tried counts, and otherwise the shorter one")
{
    using namespace oplift::rule;
    CHECK(came<alternatives>("x = Placeholder()\nb = VariableV2() shape=<2>\na = Abs(x)\ns = Add(a, b)\nr = Relu(s)") ==
          "3/2");
    CHECK(came<alternatives>("x = Placeholder()\nr = Elu(x)") == "0/2");
}

TEST_CASE(
    "nearer is where more matched than is missing, then where less is missing, the rest fits, more conditions hold")
{
    CHECK(nearness{.matched = 1, .missing = 0} > nearness{.matched = 2, .missing = 6});
    CHECK(nearness{.matched = 7, .missing = 1} > nearness{.matched = 1, .missing = 0});
    CHECK(nearness{.matched = 1, .missing = 0} > nearness{.matched = 2, .missing = 1});
    CHECK(nearness{.matched = 1, .missing = 0, .fits = true, .conditions_held = 0} >
          nearness{.matched = 1, .missing = 0, .fits = false, .conditions_held = 0});
    CHECK(nearness{.matched = 1, .missing = 0, .conditions_held = 2} >
          nearness{.matched = 1, .missing = 0, .conditions_held = 1});
}
