#ifndef OPLIFT_PATTERN_USED_ELSEWHERE_HPP
#define OPLIFT_PATTERN_USED_ELSEWHERE_HPP

#include <oplift/pattern/expression.hpp>
#include <oplift/pattern/lowering.hpp>

#include <cstddef>

namespace oplift::pattern {

/// See used_elsewhere().
template <typename Inner>
struct part_used_elsewhere : expression {
    static constexpr std::size_t size     = Inner::size;
    static constexpr std::size_t names    = Inner::names;
    static constexpr std::size_t tests    = Inner::tests;
    static constexpr std::size_t captures = Inner::captures;

    static constexpr void lower(oplift::detail::lowering& to)
    {
        const bool before = to.used_elsewhere;
        to.used_elsewhere = true;
        Inner::lower(to);
        to.used_elsewhere = before;
    }
};

/// The nodes of this part may have users outside of the match: mul(x, used_elsewhere(sigmoid(x))). Without it, a match
/// does not stand where an inner node is used from outside. What is used elsewhere is an operator of its own as well,
/// so that it is calculated twice, and a rule that is named after such a node takes the name of its root. A result can
/// be used anyway: a whole pattern cannot be such a part.
template <pattern_expression Inner>
constexpr auto used_elsewhere(Inner)
{
    static_assert(!Inner::variadic, "each<> cannot be used_elsewhere(): put used_elsewhere() inside of it");
    static_assert(Inner::names > 0,
                  "used_elsewhere() is for operators: what a capture matches is outside of the match");
    return part_used_elsewhere<Inner>{};
}

} // namespace oplift::pattern

#endif
