#ifndef OPLIFT_PATTERN_CAPTURE_HPP
#define OPLIFT_PATTERN_CAPTURE_HPP

#include <oplift/fixed_string.hpp>
#include <oplift/pattern/expression.hpp>
#include <oplift/pattern/lowering.hpp>
#include <oplift/pattern/program.hpp>

#include <cstddef>

namespace oplift::pattern {

/// A pattern that remembers what it matched, under a name. A name that occurs twice in a pattern means the very same
/// tensor (one output of one node) each time; for scalars and integers, an equal value is enough.
template <fixed_string Name, capture_kind Kind>
struct capture : expression {
    static constexpr bool irrefutable     = Kind == capture_kind::tensor;
    static constexpr std::size_t size     = 1;
    static constexpr std::size_t names    = 0;
    static constexpr std::size_t tests    = 0;
    static constexpr std::size_t captures = 1;

    static constexpr void lower(oplift::detail::lowering& to)
    {
        if (Kind == capture_kind::tensor && to.frame->replacement_count > 0 && to.lower_replacement(Name.view()))
            return;
        to.bind(to.open(step_kind::capture, 0), Name.view(), Kind);
    }
};

/// Any tensor. `found[...]` gives a tensor_reference.
template <fixed_string Name>
inline constexpr capture<Name, capture_kind::tensor> tensor{};

/// A tensor whose value is known with a checkpoint, however it is stored: a constant, a variable (behind `read`,
/// ReadVariableOp, Identity, Enter), or a calculation on such. `found[...]` gives an oplift::weight.
template <fixed_string Name>
inline constexpr capture<Name, capture_kind::weight> weight{};

/// A constant that holds one value, in any numeric type and perhaps repeated over a shape. `found[...]` gives a double.
template <fixed_string Name>
inline constexpr capture<Name, capture_kind::scalar> scalar{};

/// A constant of integers, of rank 0 or 1. `found[...]` gives a std::vector<std::int64_t>.
template <fixed_string Name>
inline constexpr capture<Name, capture_kind::integers> integers{};

/// Its address tells types apart.
template <typename>
inline constexpr char identity = 0;

/// Gives a sub-pattern a name: `found[...]` then gives the tensor that it matched, conditions can ask for its
/// attributes, and naming it twice in one pattern means the very same tensor. One name cannot be given to two
/// different sub-patterns.
template <fixed_string Name, pattern_expression Inner>
struct named_pattern : expression {
    static constexpr std::size_t size     = 1 + Inner::size;
    static constexpr std::size_t names    = Inner::names;
    static constexpr std::size_t tests    = Inner::tests;
    static constexpr std::size_t captures = 1 + Inner::captures;

    static_assert(!Inner::variadic, "an each<> has a name already");

    static constexpr void lower(oplift::detail::lowering& to)
    {
        to.bind(to.open(step_kind::named, 1), Name.view(), capture_kind::tensor, &identity<Inner>);
        to.sibling_of(0);
        Inner::lower(to);
    }
};

/// See named_pattern.
template <fixed_string Name, pattern_expression Inner>
constexpr auto named(Inner)
{
    return named_pattern<Name, Inner>{};
}

} // namespace oplift::pattern

#endif
