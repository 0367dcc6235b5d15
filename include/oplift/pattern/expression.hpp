#ifndef OPLIFT_PATTERN_EXPRESSION_HPP
#define OPLIFT_PATTERN_EXPRESSION_HPP

#include <type_traits>

namespace oplift::pattern {

/// Base of all pattern expressions. An expression is an empty value whose type says everything, and which can be
/// lowered to a program (see <oplift/pattern/lowering.hpp>). It provides:
///   - irrefutable: it matches every tensor;
///   - size, names, tests: how many steps, operator names and attribute tests its program takes;
///   - captures: how many names it gives, repeated ones counted again;
///   - lower(to): appends its steps to a program.
struct expression {
    static constexpr bool is_pattern  = true; ///< cheaper to ask for than a base
    static constexpr bool irrefutable = false;
    static constexpr bool variadic    = false; ///< stands for any number of operands
};

template <typename T>
concept pattern_expression = std::remove_cvref_t<T>::is_pattern;

/// Of `!p`, which is no pattern.
template <typename T>
inline constexpr bool is_negative = false;

} // namespace oplift::pattern

#endif
