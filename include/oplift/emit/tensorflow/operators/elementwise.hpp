#ifndef OPLIFT_EMIT_TENSORFLOW_OPERATORS_ELEMENTWISE_HPP
#define OPLIFT_EMIT_TENSORFLOW_OPERATORS_ELEMENTWISE_HPP

#include <oplift/emit/tensorflow/functions/activation.hpp>
#include <oplift/emit/tensorflow/functions/elementwise.hpp>
#include <oplift/emit/tensorflow/operator_emission.hpp>
#include <oplift/ir/operators/activation.hpp>
#include <oplift/ir/operators/elementwise.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace oplift::emit::tensorflow {

namespace detail {

template <ir::typed_operator Operator, const function& Function>
constexpr emission<program_writer> unary()
{
    return on<Operator>([](const auto& op, program_writer& to) { to.returns(Function, {to.input(op.input)}); });
}

template <ir::typed_operator Operator, const function& Function>
constexpr emission<program_writer> binary()
{
    return on<Operator>([](const auto& op, program_writer& to) {
        if constexpr (Function.parameters()[0].attribute.empty()) {
            to.require_type(op.left, data_type::boolean);
            to.require_type(op.right, data_type::boolean);
        } else {
            to.require_same_type(op.left, op.right);
        }
        to.returns(Function, {to.input(op.left), to.input(op.right)});
    });
}

/// Two operands or more, combined from the left.
template <ir::typed_operator Operator, const function& Function>
constexpr emission<program_writer> chain()
{
    return on<Operator>([](const auto& op, program_writer& to) {
        argument left  = to.input(op.left);
        argument right = to.input(op.right);
        to.require_same_type(op.left, op.right);
        for (const ir::operand& next : op.more) {
            to.require_same_type(op.left, next);
            left  = to.step(Function, {std::move(left), std::move(right)}, "part");
            right = to.input(next);
        }
        to.returns(Function, {std::move(left), std::move(right)});
    });
}

/// TensorFlow's operator runs along the last axis.
inline void check_last_axis(const auto& op, program_writer& to)
{
    const stated_shape shape = to.shape(op.input);
    const auto last          = shape ? static_cast<std::int64_t>(shape->size()) - 1 : -1;
    to.require(!shape || !shape->empty(), "its input is a single number");
    to.require(!op.dim || *op.dim == -1 || *op.dim == last, "softmax runs along the last axis, 'dim' is another");
}

/// A quotient; of integers it is rounded down, as the IR's consumers compute it.
struct write_quotient {
    void operator()(const auto& op, program_writer& to) const
    {
        to.require_same_type(op.left, op.right);
        to.returns(is_integer(to.type()) ? functions::floor_divide : functions::real_divide,
                   {to.input(op.left), to.input(op.right)});
    }
};

} // namespace detail

/// Activations and element-wise operators.
inline constexpr std::array elementwise_emissions{
    detail::unary<ir::relu, functions::relu>(),
    detail::unary<ir::relu6, functions::relu6>(),
    detail::unary<ir::sigmoid, functions::sigmoid>(),
    detail::unary<ir::tanh, functions::tanh>(),
    detail::unary<ir::selu, functions::selu>(),
    detail::unary<ir::softplus, functions::softplus>(),
    detail::unary<ir::softsign, functions::softsign>(),
    detail::unary<ir::swish, functions::swish>(),
    detail::unary<ir::crelu, functions::crelu>(),
    on<ir::elu>([](const auto& op, program_writer& to) {
        if (op.alpha.value_or(1) == 1)
            to.returns(functions::elu, {to.input(op.input)});
        else
            to.returns(functions::elu_alpha, {to.input(op.input), *op.alpha});
    }),
    on<ir::leaky_relu>([](const auto& op, program_writer& to) {
        to.returns(functions::leaky_relu, {to.input(op.input), op.alpha});
    }),
    on<ir::p_relu>([](const auto& op, program_writer& to) {
        const std::vector<std::int64_t> shape = op.gamma.shape();
        to.require(shape.size() < 2, "its gamma is neither one number nor one for each channel");
        if (shape.size() == 1 && shape.front() != 1)
            to.require_channels(op.input, shape.front());
        to.returns(functions::prelu, {to.input(op.input), to.parameter(op.gamma, "gamma")});
    }),
    on<ir::softmax>([](const auto& op, program_writer& to) {
        detail::check_last_axis(op, to);
        to.returns(functions::softmax, {to.input(op.input)});
    }),
    on<ir::log_softmax>([](const auto& op, program_writer& to) {
        detail::check_last_axis(op, to);
        to.returns(functions::log_softmax, {to.input(op.input)});
    }),

    detail::unary<ir::abs, functions::abs>(),
    detail::unary<ir::ceil, functions::ceil>(),
    detail::unary<ir::cos, functions::cos>(),
    detail::unary<ir::erf, functions::erf>(),
    detail::unary<ir::exp, functions::exp>(),
    detail::unary<ir::floor, functions::floor>(),
    detail::unary<ir::log, functions::log>(),
    detail::unary<ir::logical_not, functions::logical_not>(),
    detail::unary<ir::negative, functions::negative>(),
    detail::unary<ir::reciprocal, functions::reciprocal>(),
    detail::unary<ir::round, functions::round>(),
    detail::unary<ir::rsqrt, functions::rsqrt>(),
    detail::unary<ir::sign, functions::sign>(),
    detail::unary<ir::sin, functions::sin>(),
    detail::unary<ir::sqrt, functions::sqrt>(),
    detail::unary<ir::square, functions::square>(),

    detail::chain<ir::add, functions::add>(),
    detail::chain<ir::subtract, functions::subtract>(),
    detail::chain<ir::multiply, functions::multiply>(),
    on<ir::divide>(detail::write_quotient{}),
    on<ir::real_divide>(detail::write_quotient{}),
    detail::binary<ir::floor_divide, functions::floor_divide>(),
    detail::binary<ir::power, functions::power>(),
    detail::binary<ir::squared_difference, functions::squared_difference>(),
    detail::binary<ir::maximum, functions::maximum>(),
    detail::binary<ir::maxmum, functions::maximum>(),
    detail::binary<ir::minimum, functions::minimum>(),
    detail::binary<ir::greater, functions::greater>(),
    detail::binary<ir::greater_equal, functions::greater_equal>(),
    detail::binary<ir::less, functions::less>(),
    detail::binary<ir::less_equal, functions::less_equal>(),
    detail::binary<ir::equal, functions::equal>(),
    detail::binary<ir::not_equal, functions::not_equal>(),
    detail::binary<ir::logical_and, functions::logical_and>(),
    detail::binary<ir::logical_or, functions::logical_or>(),
    on<ir::add_n>([](const auto& op, program_writer& to) {
        to.require_same_type(op.inputs);
        to.returns(functions::add_n, {to.inputs(op.inputs)});
    }),
    on<ir::select>([](const auto& op, program_writer& to) {
        to.require_type(op.condition, data_type::boolean);
        to.require_same_type(op.chosen, op.otherwise);
        to.returns(functions::where, {to.input(op.condition), to.input(op.chosen), to.input(op.otherwise)});
    }),
    on<ir::cast>([](const auto& op, program_writer& to) {
        to.require(to.type() != data_type::invalid, "'dstType' " + op.dstType + " is no element type");
        to.returns(functions::cast, {to.input(op.input), to.type()});
    }),
};

} // namespace oplift::emit::tensorflow

#endif
