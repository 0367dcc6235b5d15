#ifndef OPLIFT_PATTERN_CUSTOM_OPERATOR_HPP
#define OPLIFT_PATTERN_CUSTOM_OPERATOR_HPP

#include <oplift/pattern/operation.hpp>

#include <cstddef>
#include <cstdint>

namespace oplift::pattern {

/// A family of operators that TensorFlow doesn't have, from a library that adds its own. Their names, operands and
/// attributes are not checked against the table of TensorFlow's operators.
template <std::size_t Arity, fixed_string... Names>
struct operator_of_a_library : tensorflow_operator<Arity, operand_order::as_written, Names...> {
    using named_operator = tensorflow_operator<Arity, operand_order::as_written, Names...>;

    template <typename... Operands>
    constexpr auto operator()(Operands... operands) const
    {
        return own(named_operator::operator()(operands...));
    }

    template <typename Lowering>
    static constexpr void lower_names(Lowering& to, std::size_t step)
    {
        named_operator::lower_names(to, step);
        to.steps[step].custom = true;
    }

private:
    template <std::uint8_t Output, typename Tests, typename... Operands>
    static constexpr auto own(operation<named_operator, Output, Tests, Operands...>)
    {
        return operation<operator_of_a_library, Output, Tests, Operands...>{};
    }
};

/// An operator that TensorFlow doesn't have, or one that oplift's table of TensorFlow's operators lacks, with a number
/// of operands (or any_number): custom_operator<2, "MyOperator">(x, w).
template <std::size_t Arity, fixed_string... Names>
inline constexpr operator_of_a_library<Arity, Names...> custom_operator{};

} // namespace oplift::pattern

#endif
