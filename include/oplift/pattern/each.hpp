#ifndef OPLIFT_PATTERN_EACH_HPP
#define OPLIFT_PATTERN_EACH_HPP

#include <oplift/fixed_string.hpp>
#include <oplift/pattern/expression.hpp>
#include <oplift/pattern/lowering.hpp>
#include <oplift/pattern/program.hpp>

#include <cstddef>

namespace oplift::pattern {

/// Any number of operands, at least one: concat(each<"pieces">, integers<"axis">). `found[...]` gives a
/// std::vector<tensor_reference>.
template <fixed_string Name, typename... Inner>
struct each_operand : expression {
    static constexpr bool variadic        = true;
    static constexpr std::size_t size     = 1 + (0 + ... + Inner::size);
    static constexpr std::size_t names    = (0 + ... + Inner::names);
    static constexpr std::size_t tests    = (0 + ... + Inner::tests);
    static constexpr std::size_t captures = 1 + (0 + ... + Inner::captures);

    /// Every operand matches a pattern: each<"pieces">(conv2d(...)). A capture inside it is bound once for each
    /// operand, and `found[...]` gives the list.
    template <pattern_expression Pattern>
    constexpr auto operator()(Pattern) const
    {
        static_assert(sizeof...(Inner) == 0, "each<> takes one pattern");
        static_assert(!Pattern::variadic, "an each<> cannot stand directly inside another each<>");
        return each_operand<Name, Pattern>{};
    }

    static constexpr void lower(oplift::detail::lowering& to)
    {
        to.begin_each(to.open(step_kind::each, sizeof...(Inner)), Name.view());
        (Inner::lower(to), ...);
        to.end_each();
    }
};

/// See each_operand.
template <fixed_string Name>
inline constexpr each_operand<Name> each{};

} // namespace oplift::pattern

#endif
