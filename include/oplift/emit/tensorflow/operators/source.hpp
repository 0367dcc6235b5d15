#ifndef OPLIFT_EMIT_TENSORFLOW_OPERATORS_SOURCE_HPP
#define OPLIFT_EMIT_TENSORFLOW_OPERATORS_SOURCE_HPP

#include <oplift/emit/tensorflow/functions/arrangement.hpp>
#include <oplift/emit/tensorflow/functions/elementwise.hpp>
#include <oplift/emit/tensorflow/functions/source.hpp>
#include <oplift/emit/tensorflow/operator_emission.hpp>
#include <oplift/ir/operators/source.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

namespace oplift::emit::tensorflow {

namespace detail {

/// Whether a number is one of a type's, or becomes one by rounding.
inline bool holds(data_type type, auto number)
{
    if (is_floating(type))
        return true;
    const auto within = [&](double least, double most) {
        const auto n = static_cast<double>(number);
        return n >= least && n <= most && n == std::floor(n);
    };
    switch (type) {
    case data_type::boolean:
        return true;
    case data_type::int8:
        return within(-0x1p7, 0x1p7 - 1);
    case data_type::uint8:
        return within(0, 0x1p8 - 1);
    case data_type::int16:
        return within(-0x1p15, 0x1p15 - 1);
    case data_type::int32:
        return within(-0x1p31, 0x1p31 - 1);
    case data_type::int64:
        return std::is_integral_v<decltype(number)> || within(-0x1p63, 0x1p62);
    default:
        return false;
    }
}

/// Types in which constants are written and to which TensorFlow's Cast leads.
inline bool is_castable(data_type type)
{
    static constexpr std::array types{data_type::float32, data_type::float64, data_type::int8,  data_type::uint8,
                                      data_type::int16,   data_type::int32,   data_type::int64, data_type::boolean};
    return std::ranges::find(types, type) != types.end();
}

inline void check_indices(const ir::operand& indices, program_writer& to)
{
    to.require(to.type(indices) == data_type::int32 || to.type(indices) == data_type::int64,
               "its indices are no integers");
}

/// A constant: numbers are written where they are used, a weight keeps its place in the weight file.
struct write_constant {
    void operator()(const auto& op, program_writer& to) const
    {
        if (const auto* value = std::get_if<weight>(&op.value)) {
            argument constant = to.constant(*value, "value");
            if (to.type() == value->type)
                return to.returns(functions::constant_weight, {std::move(constant)});
            to.require(is_castable(to.type()) && is_castable(value->type),
                       "its elements cannot become what 'dtype' says");
            const argument stored = to.step(functions::constant_weight, {std::move(constant)}, "stored");
            return to.returns(functions::cast, {stored, to.type()});
        }
        argument value;
        bool fits = is_castable(to.type());
        std::visit(
            [&](const auto& alternative) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(alternative)>, weight>) {
                    value = alternative;
                    if constexpr (requires { alternative.begin(); })
                        fits = fits && std::ranges::all_of(alternative, [&](auto n) { return holds(to.type(), n); });
                    else
                        fits = fits && holds(to.type(), alternative);
                }
            },
            op.value);
        to.require(fits, "its value is none of type " + std::string{name_of(to.type())});
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
        to.require(std::visit([&](auto number) { return detail::holds(to.type(), number); }, op.value),
                   "its value is too large");
        to.require(to.type(op.shape_tensor) == data_type::int32 || to.type(op.shape_tensor) == data_type::int64,
                   "the shape that it fills is no tensor of integers");
        to.returns(functions::fill, {to.input(op.shape_tensor), std::move(value)});
    }),
    on<ir::shape>([](const auto& op, program_writer& to) { to.returns(functions::shape, {to.input(op.input)}); }),
    on<ir::zeros_like>(
        [](const auto& op, program_writer& to) { to.returns(functions::zeros_like, {to.input(op.input)}); }),
    on<ir::embedding>([](const auto& op, program_writer& to) {
        to.require(op.axis.value_or(0) == 0, "an embedding chooses rows, 'axis' says otherwise");
        to.require(op.weights.shape() == integers{op.input_dim, op.output_dim},
                   "its weights are not [input_dim, output_dim]");
        detail::check_indices(op.indices, to);
        to.require(!op.mask_zero.value_or(false), "'mask_zero' has no counterpart in TensorFlow");
        to.returns(functions::gather, {to.parameter(op.weights, "weights"), to.input(op.indices), std::int64_t{0}});
    }),
    on<ir::gather>([](const auto& op, program_writer& to) {
        to.require(op.source.has_value() != op.weights.has_value(),
                   "it needs either a tensor or weights to choose from");
        detail::check_indices(op.indices, to);
        if (op.source)
            to.require_axis(op.axis, *op.source);
        else if (const auto rank = static_cast<std::int64_t>(op.weights ? op.weights->shape().size() : 0))
            to.require(op.axis >= -rank && op.axis < rank, "'axis' is none of its weights' axes");
        to.returns(functions::gather, {op.source ? to.input(*op.source) : to.parameter(op.weights, "weights"),
                                       to.input(op.indices), op.axis});
    }),
};

} // namespace oplift::emit::tensorflow

#endif
