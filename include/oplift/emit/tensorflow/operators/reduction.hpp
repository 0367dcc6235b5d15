#ifndef OPLIFT_EMIT_TENSORFLOW_OPERATORS_REDUCTION_HPP
#define OPLIFT_EMIT_TENSORFLOW_OPERATORS_REDUCTION_HPP

#include <oplift/emit/tensorflow/functions/elementwise.hpp>
#include <oplift/emit/tensorflow/functions/reduction.hpp>
#include <oplift/emit/tensorflow/operator_emission.hpp>
#include <oplift/ir/operators/reduction.hpp>

#include <array>
#include <cstdint>

namespace oplift::emit::tensorflow {

namespace detail {

template <ir::typed_operator Operator, const function& Function>
constexpr emission<program_writer> reduce()
{
    return on<Operator>([](const auto& op, program_writer& to) {
        // Without axes nothing is combined, where TensorFlow's None would combine everything.
        if (op.axes.empty())
            return to.returns(functions::identity, {to.input(op.input)});
        if constexpr (Function.parameters()[0].attribute.empty())
            to.require_type(op.input, data_type::boolean);
        for (const std::int64_t axis : op.axes)
            to.require_axis(axis, op.input);
        to.returns(Function, {to.input(op.input), op.axes, op.keepdims});
    });
}

} // namespace detail

inline constexpr std::array reduction_emissions{
    detail::reduce<ir::reduce_all, functions::reduce_all>(),
    detail::reduce<ir::reduce_any, functions::reduce_any>(),
    detail::reduce<ir::reduce_max, functions::reduce_max>(),
    detail::reduce<ir::reduce_mean, functions::reduce_mean>(),
    detail::reduce<ir::reduce_min, functions::reduce_min>(),
    detail::reduce<ir::reduce_prod, functions::reduce_prod>(),
    detail::reduce<ir::reduce_sum, functions::reduce_sum>(),
    on<ir::arg_max>([](const auto& op, program_writer& to) {
        to.require_axis(op.axis, op.input);
        to.returns(functions::argmax, {to.input(op.input), op.axis});
    }),
};

} // namespace oplift::emit::tensorflow

#endif
