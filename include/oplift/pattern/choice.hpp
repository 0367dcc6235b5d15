#ifndef OPLIFT_PATTERN_CHOICE_HPP
#define OPLIFT_PATTERN_CHOICE_HPP

#include <oplift/pattern/expression.hpp>
#include <oplift/pattern/lowering.hpp>
#include <oplift/pattern/program.hpp>

#include <cstddef>

namespace oplift::pattern {

/// What the first pattern matches, or else what the second one matches. The second is also tried where the first
/// matches but does not lead to a match of the whole.
template <typename First, typename Second>
struct choice : expression {
    static constexpr bool irrefutable     = First::irrefutable || Second::irrefutable;
    static constexpr std::size_t size     = 1 + First::size + Second::size;
    static constexpr std::size_t names    = First::names + Second::names;
    static constexpr std::size_t tests    = First::tests + Second::tests;
    static constexpr std::size_t captures = First::captures + Second::captures;

    static constexpr void lower(oplift::detail::lowering& to)
    {
        to.open(step_kind::choice, 2);
        const auto always_before  = to.bound;
        const auto perhaps_before = to.perhaps_bound;
        const std::size_t first   = to.sibling_of(0);
        First::lower(to);
        const auto always_after_first  = to.bound;
        const auto perhaps_after_first = to.perhaps_bound;
        to.bound                       = always_before;
        to.perhaps_bound               = perhaps_before;
        to.sibling_of(first);
        Second::lower(to);
        to.bound &= always_after_first;
        to.perhaps_bound |= perhaps_after_first;
    }
};

/// `bias_add(y, b) || y`: a capture that only one side binds is found as a std::optional.
template <pattern_expression First, pattern_expression Second>
constexpr auto operator||(First, Second)
{
    static_assert(!First::variadic && !Second::variadic, "each<> cannot be an alternative of ||");
    static_assert(!First::irrefutable,
                  "the alternative after || can never be reached: the one before it matches everything");
    return choice<First, Second>{};
}

} // namespace oplift::pattern

#endif
