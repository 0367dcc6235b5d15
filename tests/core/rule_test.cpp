#include "support/try_rule.hpp"
#include <oplift/rule.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using oplift::test::attempt;
using oplift::test::test_subject;

namespace oplift::rule {
namespace {

struct plain {
    static constexpr std::string_view name = "plain";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = relu(x);
    static std::string build(const auto& found) { return "relu of " + std::string{found.name(found[x])}; }
};

struct with_everything {
    static constexpr std::string_view name = "with_everything";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto factor           = scalar<"factor">;
    static constexpr auto product          = named<"product">(mul(x, factor));
    static constexpr auto pattern          = relu(product);
    static constexpr auto named_after      = product;
    static constexpr int priority          = 10;
    static constexpr auto conditions =
        condition<"factor is positive">([](const auto& found) { return found[factor] > 0; }) &
        condition<"factor is below 1">([](const auto& found) { return found[factor] < 1; });
    static std::string build(const auto& found) { return std::to_string(found[factor]); }
};

} // namespace
} // namespace oplift::rule

namespace rule = oplift::rule;

TEST_CASE("a rule's entry holds what the rule states, and defaults for what it does not")
{
    constexpr auto plain = oplift::detail::make_entry<std::string, rule::plain>();
    static_assert(plain.name == "plain" && plain.priority == 0 && plain.named_slot == -1 && plain.conditions.empty());
    constexpr auto full = oplift::detail::make_entry<std::string, rule::with_everything>();
    static_assert(full.priority == 10 && full.conditions.size() == 2);
    static_assert(full.conditions[1].sentence == "factor is below 1");
    CHECK(full.program->captures[static_cast<std::size_t>(full.named_slot)].name == "product");
}

TEST_CASE("an entry's conditions and its build function see the match")
{
    static constexpr auto entry = oplift::detail::make_entry<std::string, rule::with_everything>();
    for (const auto& [text, below_one] : {std::pair{"0.5", true}, std::pair{"2.5", false}}) {
        const test_subject graph{"x = Placeholder()\nc = Const() value=float32<>{" + std::string{text} +
                                     "}\nm = Mul(x, c)\nr = Relu(m)",
                                 {"r"}};
        const attempt<rule::with_everything> found{graph, graph["r"]};
        REQUIRE(found);
        const oplift::match_view match{graph.view(), *entry.program, found.bound};
        CHECK(entry.conditions[0].holds(match));
        CHECK(entry.conditions[1].holds(match) == below_one);
        CHECK(entry.build(match).starts_with(text));
    }
}
