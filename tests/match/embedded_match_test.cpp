#include "support/test_subject.hpp"
#include "support/try_rule.hpp"
#include <oplift/match/embedded_match.hpp>
#include <oplift/result_of.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string_view>

using oplift::test::attempt;
using oplift::test::test_subject;

namespace oplift::rule {
namespace {

struct product {
    static constexpr std::string_view name = "product";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto factor           = scalar<"factor">;
    static constexpr auto pattern          = mul(x, factor);
    static constexpr auto conditions =
        condition<"the factor is positive">([](const auto& found) { return found[factor] > 0; }) &
        condition<"the factor is less than 1">([](const auto& found) { return found[factor] < 1; });
    static auto build(const auto& found) { return found[x]; }
};
struct difference {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto pattern = sub(x, result_of<product>.where<"x">(neg(x)));
};

} // namespace
} // namespace oplift::rule

namespace rule = oplift::rule;

TEST_CASE("scopes inside of scopes are digits")
{
    static_assert(oplift::scope_inside(0, 0) == 0);
    static_assert(oplift::scope_inside(2, 0) == 2);
    static_assert(oplift::scope_inside(2, 3) == 0x23);
    CHECK(oplift::scope_inside(0x12, 0x34) == 0x1234);
}

TEST_CASE("the captures of the other rule are bound as if it had matched alone")
{
    const test_subject graph{"a = Placeholder()\nf = Const() value=float32<>{0.5}\nn = Neg(a)\nm = Mul(f, n)\n"
                             "r = Sub(a, m)",
                             {"r"}};
    const attempt<rule::difference> match{graph, graph["r"]};
    REQUIRE(match);
    const auto inner = oplift::found_in<rule::product>(match.found());
    CHECK(inner[rule::product::factor] == 0.5);
    CHECK(inner[rule::product::x] == graph["n"]);
    CHECK(inner.tensor_of(rule::product::factor) == graph["f"]);
    CHECK(inner.root() == graph["m"]);
    CHECK(match.found()[rule::difference::x] == graph["a"]);
}

TEST_CASE("the first condition that does not hold is found, with its rule")
{
    const auto checked = [](const char* factor) {
        const test_subject graph{"a = Placeholder()\nf = Const() value=float32<>{" + std::string{factor} +
                                     "}\nn = Neg(a)\nm = Mul(f, n)\nr = Sub(a, m)",
                                 {"r"}};
        const attempt<rule::difference> match{graph, graph["r"]};
        std::size_t looked = 0;
        const auto failure =
            oplift::check_embedded(graph.view(), oplift::program_of<rule::difference>, match.bound, [&] { ++looked; });
        return failure.condition
                   ? oplift::condition_text(*failure.condition, failure.rule) + " " + std::to_string(failure.held)
                   : std::to_string(failure.held) + " of " + std::to_string(looked);
    };
    CHECK(checked("0.5") == "2 of 2");
    CHECK(checked("-1.0") == "product: the factor is positive 0");
    CHECK(checked("2.0") == "product: the factor is less than 1 1");
}
