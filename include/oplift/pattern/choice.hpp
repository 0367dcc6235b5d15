#ifndef OPLIFT_PATTERN_CHOICE_HPP
#define OPLIFT_PATTERN_CHOICE_HPP

#include <oplift/pattern/expression.hpp>
#include <oplift/pattern/program.hpp>

#include <cstddef>

namespace oplift::pattern {

/// What the first pattern matches, or else what the second one matches. The second is also tried where the first
/// matches but does not lead to a match of the whole.
template <typename First, typename Second>
struct choice : expression {
    static constexpr bool irrefutable  = First::irrefutable || Second::irrefutable;
    static constexpr std::size_t size  = 1 + First::size + Second::size;
    static constexpr std::size_t names = First::names + Second::names;
    static constexpr std::size_t tests = First::tests + Second::tests;

    template <typename Lowering>
    static constexpr void lower(Lowering& to)
    {
        to.open(step_kind::choice, 2);
        const auto before       = to.bound;
        const std::size_t first = to.sibling_of(0);
        First::lower(to);
        const auto after_first = to.bound;
        to.bound               = before;
        to.sibling_of(first);
        Second::lower(to);
        to.bound &= after_first;
    }
};

/// `bias_add(y, b) || y`: a capture that only one side binds is found as a std::optional.
template <pattern_expression First, pattern_expression Second>
constexpr auto operator||(First, Second)
{
    static_assert(!First::irrefutable,
                  "the alternative after || can never be reached: the one before it matches everything");
    return choice<First, Second>{};
}

} // namespace oplift::pattern

#endif
