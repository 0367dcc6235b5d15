#ifndef OPLIFT_PATTERN_AS_WRITTEN_HPP
#define OPLIFT_PATTERN_AS_WRITTEN_HPP

#include <oplift/pattern/operation.hpp>

#include <cstdint>

namespace oplift::pattern {

/// An operator whose operands are matched in the order in which the pattern writes them.
template <typename Operator>
struct operator_as_written : Operator {
    static constexpr bool commutative = false;
};

/// The operands of this operator are not exchanged: as_written(add(x, weight<"bias">)). What is below is not concerned.
template <typename Operator, std::uint8_t Output, typename Tests, typename... Operands>
constexpr auto as_written(operation<Operator, Output, Tests, Operands...>)
{
    static_assert(Operator::commutative, "as_written(): the operands of this operator are never exchanged");
    return operation<operator_as_written<Operator>, Output, Tests, Operands...>{};
}

} // namespace oplift::pattern

#endif
