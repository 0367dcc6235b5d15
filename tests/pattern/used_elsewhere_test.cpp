#include <oplift/pattern.hpp>
#include <oplift/pattern/generality.hpp>
#include <oplift/pattern/lowering.hpp>
#include <oplift/pattern/used_elsewhere.hpp>

#include <doctest/doctest.h>

namespace {

using namespace oplift::pattern;
using oplift::covered_nodes;

constexpr auto x = tensor<"x">;
constexpr auto y = tensor<"y">;

template <typename Pattern>
struct rule_of {
    static constexpr Pattern pattern{};
};

template <typename General, typename Special>
constexpr bool covers(General, Special, covered_nodes nodes = covered_nodes::same)
{
    return oplift::covers(oplift::program_of<rule_of<General>>, oplift::program_of<rule_of<Special>>, nodes);
}

} // namespace

TEST_CASE("all operations of the part may be used elsewhere, and no others")
{
    constexpr auto steps =
        oplift::program_of<rule_of<decltype(sub(used_elsewhere(neg(relu(x)) || oplift::pattern::exp(x)), oplift::pattern::exp(x)))>>.steps;
    static_assert(!steps[0].used_elsewhere);
    static_assert(steps[1].kind == oplift::step_kind::choice && !steps[1].used_elsewhere);
    static_assert(steps[2].used_elsewhere && steps[3].used_elsewhere && steps[5].used_elsewhere);
    static_assert(!steps[4].used_elsewhere);
    CHECK_FALSE(steps[7].used_elsewhere);
}

TEST_CASE("a pattern that a user outside keeps from matching does not cover one that matches all the same")
{
    CHECK(covers(neg(used_elsewhere(relu(x))), neg(relu(y))));
    CHECK(covers(neg(used_elsewhere(relu(x))), neg(used_elsewhere(relu(y)))));
    CHECK_FALSE(covers(neg(relu(x)), neg(used_elsewhere(relu(y)))));
    CHECK(covers(neg(x), neg(used_elsewhere(relu(y))), covered_nodes::any));
}
