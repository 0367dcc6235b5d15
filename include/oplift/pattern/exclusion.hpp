#ifndef OPLIFT_PATTERN_EXCLUSION_HPP
#define OPLIFT_PATTERN_EXCLUSION_HPP

#include <oplift/pattern/expression.hpp>
#include <oplift/pattern/lowering.hpp>
#include <oplift/pattern/program.hpp>

#include <cstddef>

namespace oplift::pattern {

/// What a pattern does not match; see operator&&. It is no pattern itself: of what it stands for, nothing is known.
template <typename Inner>
struct negation {
};
template <typename Inner>
inline constexpr bool is_negative<negation<Inner>> = true;

/// A tensor that matches the first pattern, unless it matches the second one as well. A match of the whole pattern is
/// sought first; then it must not be possible that the second pattern matches here. What both sides capture is the same
/// tensor, wherever in the pattern the first side binds it; a capture that stands in negative parts alone means any
/// tensor, binds nothing, and cannot be asked for. Nodes that the second pattern looks at are not part of the match.
template <typename Wanted, typename Unwanted>
struct exclusion : expression {
    static constexpr std::size_t size     = 1 + Wanted::size + Unwanted::size;
    static constexpr std::size_t names    = Wanted::names + Unwanted::names;
    static constexpr std::size_t tests    = Wanted::tests + Unwanted::tests;
    static constexpr std::size_t captures = Wanted::captures + Unwanted::captures;

    static constexpr void lower(oplift::detail::lowering& to)
    {
        to.open(step_kind::exclusion, 2);
        const std::size_t wanted = to.sibling_of(0);
        Wanted::lower(to);
        to.sibling_of(wanted);
        const auto outside = to.begin_negative();
        Unwanted::lower(to);
        to.end_negative(outside);
    }
};

/// `x && !relu6(y)`: any tensor that no Relu6 yields. Beside `||` it stands in parentheses.
template <pattern_expression Inner>
constexpr auto operator!(Inner)
{
    static_assert(!Inner::variadic, "each<> cannot be excluded: put what is excluded inside of it");
    return negation<Inner>{};
}

// The spelling: alternatives are written as C++ writes them, and so is this. As a word, but_not(x, relu6(y)) would be
// one more to learn, and would hide which of the two binds.

/// See exclusion.
template <pattern_expression Wanted, pattern_expression Unwanted>
constexpr auto operator&&(Wanted, negation<Unwanted>)
{
    static_assert(!Wanted::variadic, "each<> cannot stand before &&: put the exclusion inside of it");
    return exclusion<Wanted, Unwanted>{};
}

/// A mistake, with a sentence.
template <pattern_expression Wanted, pattern_expression Unwanted>
constexpr auto operator&&(Wanted wanted, Unwanted)
{
    static_assert(!pattern_expression<Unwanted>, "behind && stands what is excluded: tensor<\"x\"> && !relu(...)");
    return wanted;
}

} // namespace oplift::pattern

#endif
