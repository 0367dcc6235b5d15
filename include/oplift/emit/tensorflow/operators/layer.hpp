#ifndef OPLIFT_EMIT_TENSORFLOW_OPERATORS_LAYER_HPP
#define OPLIFT_EMIT_TENSORFLOW_OPERATORS_LAYER_HPP

#include <oplift/emit/tensorflow/functions/elementwise.hpp>
#include <oplift/emit/tensorflow/functions/layer.hpp>
#include <oplift/emit/tensorflow/operator_emission.hpp>
#include <oplift/emit/tensorflow/operators/arrangement.hpp>
#include <oplift/emit/tensorflow/window.hpp>
#include <oplift/ir/operators/convolution.hpp>
#include <oplift/ir/operators/normalization.hpp>
#include <oplift/ir/operators/pooling.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow {

namespace detail {

inline argument dilations_argument(const std::optional<integers>& dilations)
{
    const bool none_needed = !dilations || std::ranges::all_of(*dilations, [](std::int64_t d) { return d == 1; });
    return none_needed ? argument{} : argument{*dilations};
}

template <typename Operator>
window window_of(const Operator& op)
{
    const std::size_t rank = op.kernel_shape.size();
    integers extents{1};
    extents.insert(extents.end(), op.kernel_shape.begin(),
                   op.kernel_shape.end() - static_cast<std::ptrdiff_t>(std::min<std::size_t>(rank, 2)));
    extents.push_back(1);
    return {.extents   = std::move(extents),
            .strides   = op.strides,
            .dilations = op.dilations.value_or(integers(rank, 1)),
            .pads      = op.pads,
            .auto_pad  = op.auto_pad};
}

/// The argument for the padding of a window; reports what contradicts itself. The pads belong to `map`.
inline argument padding_argument(const window& w, const stated_shape& map, program_writer& to)
{
    const checked_padding padding = check_padding(w, map);
    if (!padding.problem.empty())
        to.problem(padding.problem);
    if (padding.mode != padding_mode::explicit_pads)
        return padding.mode == padding_mode::same ? std::string{"SAME"} : std::string{"VALID"};
    return pairs_of_pads(w.pads);
}

/// Reports a bias that is not one number for each channel.
inline void check_bias(const std::optional<weight>& bias, std::int64_t channels, program_writer& to)
{
    to.require(!bias || bias->shape() == integers{channels}, "its bias is not a number for each output channel");
}

struct write_convolution {
    void operator()(const ir::convolution& op, program_writer& to) const
    {
        const integers& kernel   = op.kernel_shape;
        const std::int64_t group = op.group.value_or(1);
        if (kernel.size() < 3 || kernel.size() > 5)
            return to.problem("'kernel_shape' is not that of a convolution over one to three axes");
        integers expected           = kernel;
        const std::int64_t channels = kernel[kernel.size() - 2];
        if (channels < 1 || kernel.back() < 1)
            return to.problem("'kernel_shape' has no channels");
        if (group < 1 || channels % group != 0 || kernel.back() % group != 0)
            return to.problem("'group' does not divide the channels");
        to.require_channels(op.input, channels);
        expected[kernel.size() - 2] = channels / group;
        to.require(op.weights.shape() == expected,
                   "its weights are not of the shape that 'kernel_shape' and 'group' say");
        check_bias(op.bias, kernel.back(), to);
        argument padding = padding_argument(window_of(op), to.shape(op.input), to);
        to.returns(functions::convolution,
                   {to.input(op.input), to.parameter(op.weights, "weights"), to.parameter(op.bias, "bias"), op.strides,
                    std::move(padding), dilations_argument(op.dilations), group == 1 ? argument{} : argument{group}});
    }
};

struct write_depthwise_convolution {
    void operator()(const ir::depthwise_convolution& op, program_writer& to) const
    {
        if (op.kernel_shape.size() != 4 || !are_sizes(op.kernel_shape, 1))
            return to.problem("'kernel_shape' is not [height, width, channels, multiplier]");
        to.require(op.weights.shape() == op.kernel_shape, "its weights are not of the shape that 'kernel_shape' says");
        if (op.weights.shape() == op.kernel_shape)
            check_bias(op.bias, op.kernel_shape[2] * op.kernel_shape[3], to);
        to.require_channels(op.input, op.kernel_shape[2]);
        argument padding = padding_argument(window_of(op), to.shape(op.input), to);
        to.returns(functions::depthwise_convolution,
                   {to.input(op.input), to.parameter(op.weights, "weights"), to.parameter(op.bias, "bias"), op.strides,
                    std::move(padding), dilations_argument(op.dilations)});
    }
};

struct write_separable_convolution {
    void operator()(const ir::separable_convolution& op, program_writer& to) const
    {
        const integers depthwise = op.depthwise_filter.shape();
        const integers pointwise = op.pointwise_filter.shape();
        if (depthwise.size() != 4 || pointwise.size() != 4 || op.kernel_shape.size() != 4)
            return to.problem("its filters are not of rank 4");
        if (!are_sizes(depthwise, 1))
            return to.problem("its filters have no elements");
        to.require(pointwise[0] == 1 && pointwise[1] == 1 && pointwise[2] == depthwise[2] * depthwise[3],
                   "pointwise_filter is not [1, 1, channels * multiplier, output channels]");
        to.require(op.depth_multiplier.value_or(depthwise[3]) == depthwise[3],
                   "'depth_multiplier' is not that of depthwise_filter");
        to.require(depthwise[0] == op.kernel_shape[0] && depthwise[1] == op.kernel_shape[1],
                   "'kernel_shape' is not that of depthwise_filter");
        check_bias(op.bias, pointwise[3], to);
        to.require_channels(op.input, depthwise[2]);
        argument padding = padding_argument(window_of(op), to.shape(op.input), to);
        to.returns(functions::separable_convolution,
                   {to.input(op.input), to.parameter(op.depthwise_filter, "depthwise_filter"),
                    to.parameter(op.pointwise_filter, "pointwise_filter"), to.parameter(op.bias, "bias"), op.strides,
                    std::move(padding), dilations_argument(op.dilations)});
    }
};

struct write_transposed_convolution {
    void operator()(const ir::transposed_convolution& op, program_writer& to) const
    {
        const std::size_t rank = op.kernel_shape.size();
        if (rank < 3 || rank > 5)
            return to.problem("'kernel_shape' is not that of a convolution over one to three axes");
        to.require(op.weights.shape() == op.kernel_shape, "its weights are not of the shape that 'kernel_shape' says");
        check_bias(op.bias, op.kernel_shape[rank - 2], to);
        to.require_channels(op.input, op.kernel_shape[rank - 1]);
        const stated_shape input = to.shape(op.input);
        to.require(!input || input->size() == rank, "its window and its map have different numbers of axes");
        const stated_shape output = to.shape();
        if (!output || output->size() != rank ||
            std::any_of(output->begin() + 1, output->end() - 1, [](std::int64_t extent) { return extent < 0; }))
            return to.problem("the size of its result is not stated by '_output_shapes'");
        integers result  = *output;
        result.front()   = -1; // the batch is that of the input, also where an older IR says 1
        result.back()    = op.kernel_shape[rank - 2];
        argument padding = padding_argument(window_of(op), output, to);
        to.returns(functions::transposed_convolution,
                   {to.input(op.input), to.parameter(op.weights, "weights"), to.parameter(op.bias, "bias"),
                    std::move(result), op.strides, std::move(padding), dilations_argument(op.dilations)});
    }
};

struct write_pool {
    void operator()(const ir::pool& op, program_writer& to) const
    {
        const bool maximum = op.pooling_type == "MAX";
        to.require(maximum || op.pooling_type == "AVG", "'pooling_type' is neither MAX nor AVG");
        if (op.global_pooling.value_or(false))
            return to.returns(maximum ? functions::global_max_pool : functions::global_average_pool,
                              {to.input(op.input)});
        if (!op.kernel_shape || !op.strides || !op.pads)
            return to.problem("it lacks 'kernel_shape', 'strides' or 'pads'");
        const window w{.extents   = *op.kernel_shape,
                       .strides   = *op.strides,
                       .dilations = integers(op.kernel_shape->size(), 1),
                       .pads      = *op.pads,
                       .auto_pad  = op.auto_pad};
        const integers dilations = op.dilations.value_or(w.dilations);
        to.require(dilations == w.dilations, "a pool with dilations has no counterpart in TensorFlow 1");
        argument padding = padding_argument(w, to.shape(op.input), to);
        to.returns(maximum ? functions::max_pool : functions::average_pool,
                   {to.input(op.input), *op.kernel_shape, *op.strides, std::move(padding)});
    }
};

/// Size of a resized map: an attribute, or what the node's shape says.
inline argument resized(const std::optional<integers>& size, program_writer& to)
{
    if (size && size->size() == 2 && are_sizes(*size, 1))
        return *size;
    const stated_shape shape = to.shape();
    if (!size && shape && shape->size() == 4 && (*shape)[1] > 0 && (*shape)[2] > 0)
        return integers{(*shape)[1], (*shape)[2]};
    to.problem("the size of its result is not stated");
    return {};
}

/// Reports an input that is no batch of two-dimensional maps.
inline void require_map(const ir::operand& input, program_writer& to)
{
    const stated_shape shape = to.shape(input);
    to.require(!shape || shape->size() == 4, "its input is not [batch, height, width, channels]");
}

template <const function& Function>
struct write_resize {
    void operator()(const auto& op, program_writer& to) const
    {
        const bool half_pixel = op.half_pixel_centers.value_or(false);
        to.require(!half_pixel || !op.align_corners.value_or(false),
                   "'align_corners' and 'half_pixel_centers' contradict each other");
        require_map(op.input, to);
        to.returns(Function, {to.input(op.input), resized(op.size, to), op.align_corners.value_or(false),
                              half_pixel ? argument{true} : argument{}});
    }
};

/// Reports weights that are not one number for each channel.
inline void check_channels(const ir::operand& input, std::initializer_list<const weight*> weights, program_writer& to)
{
    const weight* first = nullptr;
    for (const weight* value : weights) {
        if (!value)
            continue;
        if (value->shape().size() != 1 || (first && first->shape() != value->shape()))
            return to.problem("its weights are not one number for each channel");
        first = value;
    }
    if (first)
        to.require_channels(input, first->shape().front());
}

inline const weight* pointer(const std::optional<weight>& value)
{
    return value ? &*value : nullptr;
}

/// Reports an axis of channels that is not the last one.
inline void check_channel_axis(const auto& op, program_writer& to)
{
    const stated_shape shape = to.shape(op.input);
    const std::int64_t last  = shape ? static_cast<std::int64_t>(shape->size()) - 1 : -1;
    to.require(!op.axis || *op.axis == -1 || *op.axis == last, "'axis' is not that of the channels");
}

} // namespace detail

/// Convolutions, dense layers, pools and normalizations.
inline constexpr std::array layer_emissions{
    on<ir::convolution>(detail::write_convolution{}),
    on<ir::depthwise_convolution>(detail::write_depthwise_convolution{}),
    on<ir::separable_convolution>(detail::write_separable_convolution{}),
    on<ir::transposed_convolution>(detail::write_transposed_convolution{}),
    on<ir::fully_connected>([](const auto& op, program_writer& to) {
        const integers shape = op.weights.shape();
        to.require(shape.size() == 2 && shape[1] == op.units, "its weights are not [inputs, units]");
        to.require(shape.size() != 2 || op.in_features.value_or(shape[0]) == shape[0],
                   "'in_features' is not what its weights say");
        detail::check_bias(op.bias, op.units, to);
        if (const stated_shape input = to.shape(op.input); input && shape.size() == 2) {
            std::int64_t joined = 1; // extents are checked when an IR is read: the product fits
            for (std::size_t axis = 1; axis < input->size(); ++axis)
                joined = joined < 0 || (*input)[axis] < 0 ? -1 : joined * (*input)[axis];
            to.require(input->size() > 1 && (joined < 0 || joined == shape[0]),
                       "its input has not the number of elements that its weights are for");
        }
        to.returns(functions::dense,
                   {to.input(op.input), to.parameter(op.weights, "weights"), to.parameter(op.bias, "bias")});
    }),
    on<ir::matrix_multiplication>([](const auto& op, program_writer& to) {
        to.require_same_type(op.left, op.right);
        const stated_shape left  = to.shape(op.left);
        const stated_shape right = to.shape(op.right);
        to.require((!left || left->size() > 1) && (!right || right->size() > 1) &&
                       (!left || !right || left->size() == right->size()),
                   "its operands are not of the same rank, which TensorFlow 1 needs, or no matrices");
        to.returns(functions::matmul, {to.input(op.left), to.input(op.right)});
    }),
    on<ir::pool>(detail::write_pool{}),
    on<ir::resize_bilinear>(detail::write_resize<functions::resize_bilinear>{}),
    on<ir::resize_nearest_neighbor>(detail::write_resize<functions::resize_nearest_neighbor>{}),
    on<ir::up_sampling_2d>([](const auto& op, program_writer& to) {
        std::string method = op.interpolation_type.value_or("nearest");
        for (char& letter : method)
            letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        if (method.empty())
            method = "nearest";
        to.require(method == "nearest" || method == "bilinear", "'interpolation_type' is neither nearest nor bilinear");
        to.require(op.scales.size() == 2 && detail::are_sizes(op.scales, 1), "'scales' is not [height, width]");
        detail::require_map(op.input, to);
        to.returns(functions::upsample, {to.input(op.input), op.scales, method});
    }),
    on<ir::batch_normalization>([](const auto& op, program_writer& to) {
        detail::check_channels(op.input, {&op.mean, &op.var, detail::pointer(op.scale), detail::pointer(op.bias)}, to);
        detail::check_channel_axis(op, to);
        to.returns(functions::batch_normalization,
                   {to.input(op.input), to.parameter(op.mean, "mean", false), to.parameter(op.var, "var", false),
                    to.parameter(op.bias, "bias"), to.parameter(op.scale, "scale"), op.epsilon,
                    op.momentum ? argument{*op.momentum} : argument{}});
    }),
    on<ir::instance_normalization>([](const auto& op, program_writer& to) {
        detail::check_channels(op.input, {detail::pointer(op.scale), detail::pointer(op.bias)}, to);
        detail::check_channel_axis(op, to);
        to.returns(functions::instance_normalization,
                   {to.input(op.input), to.parameter(op.bias, "bias"), to.parameter(op.scale, "scale"), op.epsilon});
    }),
    on<ir::scale>([](const auto& op, program_writer& to) {
        to.require(op.scale.has_value(), "it lacks the weight 'scale'");
        detail::check_channels(op.input, {detail::pointer(op.scale), detail::pointer(op.bias)}, to);
        detail::check_channel_axis(op, to);
        to.returns(functions::scale,
                   {to.input(op.input), to.parameter(op.scale, "scale"), to.parameter(op.bias, "bias")});
    }),
    on<ir::local_response_normalization>([](const auto& op, program_writer& to) {
        to.require(detail::are_sizes({op.size}, 1) && op.size % 2 == 1, "'size' is not odd");
        detail::require_map(op.input, to);
        to.returns(functions::local_response_normalization,
                   {to.input(op.input), op.size / 2, op.bias,
                    op.alpha / static_cast<double>(std::max<std::int64_t>(op.size, 1)), op.beta});
    }),
    on<ir::dropout>([](const auto& op, program_writer& to) {
        to.require(op.keep_prob > 0 && op.keep_prob <= 1, "'keep_prob' is not between 0 and 1");
        if (op.keep_prob == 1 && !op.seed && !to.has_note("oplift_keep_prob_input"))
            return to.returns(functions::identity, {to.input(op.input)});
        to.returns(functions::dropout, {to.input(op.input), op.keep_prob, op.seed ? argument{*op.seed} : argument{}});
    }),
};

} // namespace oplift::emit::tensorflow

#endif
