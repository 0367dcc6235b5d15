#ifndef OPLIFT_EMIT_TENSORFLOW_OPERATORS_SOURCE_HPP
#define OPLIFT_EMIT_TENSORFLOW_OPERATORS_SOURCE_HPP

#include <oplift/emit/tensorflow/functions/arrangement.hpp>
#include <oplift/emit/tensorflow/functions/source.hpp>
#include <oplift/emit/tensorflow/operators/elementwise.hpp>
#include <oplift/ir/operators/source.hpp>

#include <array>
#include <cstdint>
#include <variant>
#include <vector>

namespace oplift::emit::tensorflow {

namespace detail {

/// A constant: numbers are written where they are used, a weight keeps its place in the weight file.
struct write_constant {
    void operator()(const auto& op, program_writer& to) const
    {
        if (const auto* value = std::get_if<weight>(&op.value)) {
            to.require(!op.dtype || *op.dtype == value->type || value->is_variable_as_stored() == false,
                       "its variable has another type than 'dtype' says");
            argument constant = to.constant(*value, "value");
            if (op.dtype && *op.dtype != value->type)
                constant = to.step(functions::cast, {std::move(constant), *op.dtype}, "value");
            return to.returns(functions::constant_weight, {std::move(constant)});
        }
        argument value;
        std::visit(
            [&](const auto& alternative) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(alternative)>, weight>)
                    value = alternative;
            },
            op.value);
        to.returns(functions::constant, {std::move(value), to.type()});
    }
};

} // namespace detail

inline constexpr std::array source_emissions{
    on<ir::data_input>([](const auto& op, program_writer& to) {
        to.require(op.dtype != data_type::invalid, "its element type is not known");
        to.returns(functions::placeholder, {op.dtype, op.shape.value});
    }),
    on<ir::constant>(detail::write_constant{}),
    on<ir::const_>(detail::write_constant{}),
    on<ir::fill>([](const auto& op, program_writer& to) {
        argument value;
        std::visit([&](auto number) { value = number; }, op.value);
        to.returns(functions::fill, {to.input(op.shape_tensor), std::move(value)});
    }),
    on<ir::shape>([](const auto& op, program_writer& to) { to.returns(functions::shape, {to.input(op.input)}); }),
    on<ir::zeros_like>(
        [](const auto& op, program_writer& to) { to.returns(functions::zeros_like, {to.input(op.input)}); }),
    on<ir::embedding>([](const auto& op, program_writer& to) {
        to.require(op.axis.value_or(0) == 0, "an embedding chooses rows, 'axis' says otherwise");
        to.require(op.weights.shape() == integers{op.input_dim, op.output_dim},
                   "its weights are not [input_dim, output_dim]");
        to.require(!op.mask_zero.value_or(false), "'mask_zero' has no counterpart in TensorFlow");
        to.returns(functions::gather, {to.parameter(op.weights, "weights"), to.input(op.indices), std::int64_t{0}});
    }),
    on<ir::gather>([](const auto& op, program_writer& to) {
        to.require(op.source.has_value() != op.weights.has_value(),
                   "it needs either a tensor or weights to choose from");
        to.returns(functions::gather, {op.source ? to.input(*op.source) : to.parameter(op.weights, "weights"),
                                       to.input(op.indices), op.axis});
    }),
};

} // namespace oplift::emit::tensorflow

#endif
