#include <oplift/pattern/capture.hpp>
#include <oplift/pattern/choice.hpp>
#include <oplift/pattern/lowering.hpp>
#include <oplift/pattern/operators.hpp>

#include <doctest/doctest.h>

namespace oplift::rule {
namespace {
using namespace pattern;

struct optional_parts {
    static constexpr auto x       = pattern::tensor<"x">;
    static constexpr auto product = mul(x, pattern::weight<"gamma">) || mul(x, scalar<"factor">) || neg(x);
    static constexpr auto pattern = relu(add(product, pattern::weight<"beta">) || product);
};

/// gamma is in both alternatives, and beta is bound outside of the choice as well
struct bound_anyway {
    static constexpr auto gamma   = pattern::weight<"gamma">;
    static constexpr auto beta    = pattern::weight<"beta">;
    static constexpr auto pattern = sub(mul(gamma, beta) || neg(gamma), beta);
};

} // namespace
} // namespace oplift::rule

template <typename Rule>
constexpr bool always(std::string_view name)
{
    for (const auto& capture : oplift::program_of<Rule>.captures)
        if (capture.name == name)
            return capture.always_bound;
    throw "no such capture";
}

TEST_CASE("a capture is always bound if every alternative binds it, or something outside of the choice does")
{
    using oplift::rule::bound_anyway;
    using oplift::rule::optional_parts;
    static_assert(always<optional_parts>("x"));
    static_assert(!always<optional_parts>("gamma"));
    static_assert(!always<optional_parts>("factor"));
    static_assert(!always<optional_parts>("beta"));
    static_assert(always<bound_anyway>("gamma"));
    static_assert(always<bound_anyway>("beta"));
    CHECK(oplift::program_of<optional_parts>.captures.size() == 4);
}

TEST_CASE("alternatives follow the choice, and the first one leads to the second")
{
    constexpr auto steps = oplift::program_of<oplift::rule::bound_anyway>.steps;
    static_assert(steps[1].kind == oplift::step_kind::choice);
    static_assert(steps[2].kind == oplift::step_kind::operation && steps[2].next_sibling == 5);
    static_assert(steps[1].next_sibling == 7);
    CHECK(steps.size() == 8);
}

TEST_CASE("a choice matches everything if its second alternative does")
{
    using namespace oplift::pattern;
    static_assert(decltype(relu(tensor<"x">) || tensor<"x">)::irrefutable);
    static_assert(!decltype(relu(tensor<"x">) || neg(tensor<"x">))::irrefutable);
    CHECK(decltype(relu(tensor<"x">) || tensor<"x">)::size == 4);
}
