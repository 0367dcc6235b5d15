#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_LAYERS_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_LAYERS_HPP

#include <oplift/emit/tensorflow/model/lowerings/parts.hpp>
#include <oplift/error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace oplift::emit::tensorflow::model {

/// The operators of a layer that adds a bias to a product. If there is one, the product bears the layer's name, as in
/// the source graph, unless the layer computes an output of the model.
class product_names {
public:
    product_names(graph_writer& to, const call& c, std::string_view product, bool has_bias) : names_{c, product}
    {
        if (!has_bias) {
            product_ = names_.own();
        } else if (to.is_output(c)) {
            const part_names as_output{c, "BiasAdd"};
            product_ = to.unused(as_output.beside(product));
            sum_     = c.name;
        } else {
            product_ = names_.own();
            sum_     = to.unused(names_.beside("BiasAdd"));
        }
    }

    const std::string& product() const { return product_; }
    const std::string& sum() const { return sum_; }
    /// A name for a further part.
    std::string beside(graph_writer& to, std::string_view part) const { return to.unused(names_.beside(part)); }
    const part_names& parts() const { return names_; }

private:
    part_names names_;
    std::string product_;
    std::string sum_;
};

inline graph_tensor with_bias(graph_writer& to, const product_names& names, const graph_tensor& product,
                              const argument& bias)
{
    if (std::holds_alternative<none>(bias))
        return product;
    return add_bias(to, names.sum(), product, to.tensor(bias, ""));
}

inline bool is_given(const argument& value)
{
    return !std::holds_alternative<none>(value);
}

/// Strides, windows and dilations of a map whose rows are its only axis, with an axis of extent 1 in front of them.
inline integers widened(integers numbers)
{
    numbers.insert(numbers.begin() + 1, 1);
    return numbers;
}

inline std::vector<integers> widened(std::vector<integers> pads)
{
    pads.insert(pads.begin() + 1, {0, 0});
    return pads;
}

/// How a window is placed: strides, dilations and padding as operators take them; the map is padded beforehand where
/// the amounts are explicit.
struct placed_window {
    integers strides;
    integers dilations; ///< empty where there are none
    std::string padding;
    std::optional<std::vector<integers>> explicit_pads;

    placed_window(const argument& stride_argument, const argument& padding_argument, const argument& dilation_argument)
        : strides{std::get<integers>(stride_argument)}
    {
        if (const auto* given = std::get_if<integers>(&dilation_argument))
            dilations = *given;
        if (const auto* mode = std::get_if<std::string>(&padding_argument)) {
            padding = *mode;
        } else {
            padding       = "VALID";
            explicit_pads = std::get<std::vector<integers>>(padding_argument);
        }
    }

    /// The same for a map with a further axis of extent 1.
    void widen()
    {
        strides = widened(std::move(strides));
        if (!dilations.empty())
            dilations = widened(std::move(dilations));
        if (explicit_pads)
            explicit_pads = widened(std::move(*explicit_pads));
    }
};

/// The operator of a convolution over two or three axes.
inline graph_tensor add_convolution(graph_writer& to, const std::string& name, const graph_tensor& x,
                                    const graph_tensor& filter, const placed_window& window)
{
    const bool volume = window.strides.size() == 5;
    definition made{name, volume ? "Conv3D" : "Conv2D"};
    made.operand(x.name).operand(filter.name).type("T", x.type).numbers("strides", window.strides);
    made.text("padding", window.padding).text("data_format", volume ? "NDHWC" : "NHWC");
    // The attribute is younger than the operator: older versions read graphs without it.
    if (!window.dilations.empty())
        made.numbers("dilations", window.dilations);
    return to.add(std::move(made), x.type);
}

inline void lower_convolution(graph_writer& to, const call& c)
{
    const bool has_bias = is_given(c.arguments[2]);
    placed_window window{c.arguments[3], c.arguments[4], c.arguments[5]};
    const auto* group_count   = std::get_if<std::int64_t>(&c.arguments[6]);
    const std::int64_t groups = group_count ? *group_count : 1;
    const bool is_line        = window.strides.size() == 3;
    const bool is_volume      = window.strides.size() == 5;
    graph_tensor x            = to.tensor(c.arguments[0], "");
    graph_tensor filter       = to.tensor(c.arguments[1], "");

    const product_names names{to, c, is_volume ? "Conv3D" : "Conv2D", has_bias || is_line || groups > 1};
    if (is_line) {
        x      = add_expand_dims(to, names.beside(to, "ExpandDims"), x, 1);
        filter = add_expand_dims(to, names.beside(to, "ExpandDims_1"), filter, 0);
        window.widen();
    }
    if (window.explicit_pads)
        x = add_pad(to, names.beside(to, "Pad"), x, *window.explicit_pads);
    graph_tensor product;
    if (groups > 1) {
        // A grouped convolution is called after its last part: only that one bears the call's name.
        const auto axis    = static_cast<std::int64_t>(window.strides.size()) - 1;
        const auto parts   = add_split(to, names.beside(to, "split"), x, axis, groups);
        const auto filters = add_split(to, names.beside(to, "split_1"), filter, axis, groups);
        std::vector<graph_tensor> products;
        for (std::size_t i = 0; i < parts.size(); ++i)
            products.push_back(
                add_convolution(to, names.beside(to, is_volume ? "Conv3D" : "Conv2D"), parts[i], filters[i], window));
        const bool last = !has_bias && !is_line;
        product         = add_concat(to, last ? c.name : names.beside(to, "concat"), products, axis);
        if (is_line)
            product = add_squeeze(to, has_bias ? names.beside(to, "Squeeze") : c.name, product, 1);
        if (has_bias)
            product = add_bias(to, c.name, product, to.tensor(c.arguments[2], ""));
        return to.set_result(c, {product});
    }
    product = add_convolution(to, names.product(), x, filter, window);
    if (is_line)
        product = add_squeeze(to, has_bias ? names.beside(to, "Squeeze") : names.sum(), product, 1);
    to.set_result(c, {with_bias(to, names, product, c.arguments[2])});
}

/// Runs `convolve` on blocks of a map, as TensorFlow's functions do where their operator knows no dilations: elements
/// that are `dilations` apart become neighbours. The map's extents have to be known, and all strides are 1.
inline graph_tensor on_blocks(graph_writer& to, const product_names& names, const graph_tensor& x,
                              const graph_tensor& filter, const placed_window& window,
                              const std::function<graph_tensor(const graph_tensor&)>& convolve)
{
    const integers block{window.dilations[1], window.dilations[2]};
    std::vector<integers> pads, crops;
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const std::int64_t extent = (*x.shape)[axis + 1];
        integers pad{0, 0};
        if (window.explicit_pads) {
            pad = (*window.explicit_pads)[axis + 1];
        } else if (window.padding == "SAME") {
            const std::int64_t total = ((*filter.shape)[axis] - 1) * block[axis];
            pad                      = {total / 2, total - total / 2};
        }
        const std::int64_t full  = extent + pad[0] + pad[1];
        const std::int64_t extra = (block[axis] - full % block[axis]) % block[axis];
        pads.push_back({pad[0], pad[1] + extra});
        crops.push_back({0, extra});
    }
    const auto blocks = [&](std::string_view operator_name, std::string_view part, const graph_tensor& map,
                            std::string_view amounts_name, std::string_view type,
                            const std::vector<integers>& amounts) {
        const std::string name    = names.beside(to, part);
        const graph_tensor shape  = to.integers_constant(name + "/block_shape", {2}, block);
        const graph_tensor amount = to.tensor(amounts, name + "/" + std::string{amounts_name});
        return to.add(definition{name, operator_name}
                          .operand(map.name)
                          .operand(shape.name)
                          .operand(amount.name)
                          .type("T", map.type)
                          .type("Tblock_shape", data_type::int32)
                          .type(std::string{type}, data_type::int32),
                      map.type);
    };
    const graph_tensor spread = blocks("SpaceToBatchND", "SpaceToBatchND", x, "paddings", "Tpaddings", pads);
    return blocks("BatchToSpaceND", "BatchToSpaceND", convolve(spread), "crops", "Tcrops", crops);
}

/// Whether a convolution with dilations can run on blocks.
inline bool has_blocks(const graph_tensor& x, const placed_window& window)
{
    return x.shape && x.shape->size() == 4 && (*x.shape)[1] >= 0 && (*x.shape)[2] >= 0 &&
           window.strides == integers{1, 1, 1, 1};
}

/// A convolution of each channel by itself, without bias.
inline graph_tensor add_depthwise(graph_writer& to, const product_names& names, const std::string& name,
                                  const graph_tensor& x, const graph_tensor& filter, const placed_window& window)
{
    const auto convolve = [&](const graph_tensor& map, const std::string& padding) {
        const graph_tensor used = window.dilations.empty() || has_blocks(x, window)
                                      ? filter
                                      : add_dilated(to, names.parts(), filter, window.dilations);
        return to.add(definition{name, "DepthwiseConv2dNative"}
                          .operand(map.name)
                          .operand(used.name)
                          .type("T", map.type)
                          .numbers("strides", window.strides)
                          .text("padding", padding)
                          .text("data_format", "NHWC"),
                      map.type);
    };
    if (!window.dilations.empty() && has_blocks(x, window))
        return on_blocks(to, names, x, filter, window,
                         [&](const graph_tensor& blocks) { return convolve(blocks, "VALID"); });
    if (window.explicit_pads)
        return convolve(add_pad(to, names.beside(to, "Pad"), x, *window.explicit_pads), "VALID");
    return convolve(x, window.padding);
}

inline void lower_depthwise_convolution(graph_writer& to, const call& c)
{
    const placed_window window{c.arguments[3], c.arguments[4], c.arguments[5]};
    const bool several = is_given(c.arguments[2]) || (!window.dilations.empty() && to.is_output(c));
    const product_names names{to, c, "depthwise", is_given(c.arguments[2]) || several};
    const graph_tensor x      = to.tensor(c.arguments[0], "");
    const graph_tensor filter = to.tensor(c.arguments[1], "");
    graph_tensor product      = add_depthwise(to, names, names.product(), x, filter, window);
    if (several && !is_given(c.arguments[2]))
        product = add_identity(to, names.sum(), product);
    to.set_result(c, {with_bias(to, names, product, c.arguments[2])});
}

inline void lower_separable_convolution(graph_writer& to, const call& c)
{
    const product_names names{to, c, "separable_conv2d", is_given(c.arguments[3])};
    const placed_window window{c.arguments[4], c.arguments[5], c.arguments[6]};
    const graph_tensor depthwise = add_depthwise(to, names, names.beside(to, "depthwise"),
                                                 to.tensor(c.arguments[0], ""), to.tensor(c.arguments[1], ""), window);
    const placed_window point{integers{1, 1, 1, 1}, std::string{"VALID"}, none{}};
    const graph_tensor product = add_convolution(to, names.product(), depthwise, to.tensor(c.arguments[2], ""), point);
    to.set_result(c, {with_bias(to, names, product, c.arguments[3])});
}

/// The gradient of a convolution, which TensorFlow calls its transpose: the extents of the result are an operand.
inline void lower_transposed_convolution(graph_writer& to, const call& c)
{
    const bool has_bias = is_given(c.arguments[2]);
    integers output     = std::get<integers>(c.arguments[3]);
    placed_window window{c.arguments[4], c.arguments[5], c.arguments[6]};
    const bool is_line  = window.strides.size() == 3;
    graph_tensor x      = to.tensor(c.arguments[0], "");
    graph_tensor filter = to.tensor(c.arguments[1], "");
    const bool goes_on  = has_bias || is_line || window.explicit_pads;
    const product_names names{to, c, "conv2d_transpose", goes_on};

    const graph_tensor batch = add_batch_size(to, names.parts(), x);
    const integers wanted    = output;
    if (is_line) {
        x      = add_expand_dims(to, names.beside(to, "ExpandDims"), x, 1);
        filter = add_expand_dims(to, names.beside(to, "ExpandDims_1"), filter, 0);
        output = widened(std::move(output));
        window.widen();
    }
    // What explicit pads cut off is computed first.
    for (std::size_t axis = 1; window.explicit_pads && axis + 1 < output.size(); ++axis)
        output[axis] += (*window.explicit_pads)[axis][0] + (*window.explicit_pads)[axis][1];
    std::vector<graph_tensor> extents{batch};
    for (std::size_t axis = 1; axis < output.size(); ++axis)
        extents.push_back(
            to.integers_constant(names.parts().beside("stack/" + std::to_string(axis)), {}, {output[axis]}));
    const graph_tensor sizes = add_stack(to, names.beside(to, "stack"), extents);

    const bool volume = output.size() == 5;
    definition made{names.product(), volume ? "Conv3DBackpropInputV2" : "Conv2DBackpropInput"};
    // On processors TensorFlow 1 has no transposed convolution with dilations.
    if (!window.dilations.empty())
        filter = add_dilated(to, names.parts(), filter, window.dilations);
    made.operand(sizes.name).operand(filter.name).operand(x.name).type("T", x.type);
    if (volume)
        made.type("Tshape", data_type::int32);
    made.numbers("strides", window.strides).text("padding", window.padding);
    made.text("data_format", volume ? "NDHWC" : "NHWC");
    graph_tensor product = to.add(std::move(made), x.type);
    if (window.explicit_pads) {
        integers begin(output.size(), 0), end(output.size(), 0);
        for (std::size_t axis = 1; axis + 1 < output.size(); ++axis) {
            begin[axis] = (*window.explicit_pads)[axis][0];
            end[axis]   = output[axis] - (*window.explicit_pads)[axis][1];
        }
        const std::int64_t whole = 1 | std::int64_t{1} << (output.size() - 1);
        const bool is_last       = !has_bias && !is_line;
        product = add_strided_slice(to, is_last ? names.sum() : names.beside(to, "crop"), product, begin, end, whole,
                                    whole, 0);
    }
    if (is_line) {
        product.shape.reset();
        product = add_squeeze(to, has_bias ? names.beside(to, "Squeeze") : names.sum(), product, 1);
    }
    product.shape = wanted;
    to.set_result(c, {with_bias(to, names, product, c.arguments[2])});
}

inline void lower_dense(graph_writer& to, const call& c)
{
    const product_names names{to, c, "MatMul", is_given(c.arguments[2])};
    graph_tensor x            = to.tensor(c.arguments[0], "");
    const graph_tensor matrix = to.tensor(c.arguments[1], "");
    if (!x.shape || x.shape->size() != 2)
        x = add_reshape(to, names.beside(to, "Reshape"), x, integers{-1, matrix.shape->front()});
    const graph_tensor product = to.add(definition{names.product(), "MatMul"}
                                            .operand(x.name)
                                            .operand(matrix.name)
                                            .type("T", x.type)
                                            .flag("transpose_a", false)
                                            .flag("transpose_b", false),
                                        x.type);
    to.set_result(c, {with_bias(to, names, product, c.arguments[2])});
}

inline void lower_matmul(graph_writer& to, const call& c)
{
    const graph_tensor left  = to.tensor(c.arguments[0], "");
    const graph_tensor right = to.tensor(c.arguments[1], "");
    if (!left.shape && !right.shape)
        throw refusal{{{c.origin, "MatMul", "the ranks of its operands are not stated"}}};
    const bool batched = (left.shape && left.shape->size() > 2) || (right.shape && right.shape->size() > 2);
    definition made{c.name, batched ? "BatchMatMul" : "MatMul"};
    made.operand(left.name).operand(right.name).type("T", left.type);
    made.flag(batched ? "adj_x" : "transpose_a", false).flag(batched ? "adj_y" : "transpose_b", false);
    to.set_result(c, {to.add(std::move(made), left.type)});
}

/// Batch normalization outside training: the fused operator where it fits, else TensorFlow's formula.
inline void lower_batch_normalization(graph_writer& to, const call& c)
{
    const graph_tensor x        = to.tensor(c.arguments[0], "");
    const graph_tensor mean     = to.tensor(c.arguments[1], "");
    const graph_tensor variance = to.tensor(c.arguments[2], "");
    const double epsilon        = std::get<double>(c.arguments[5]);
    const bool has_offset       = is_given(c.arguments[3]);
    const bool has_scale        = is_given(c.arguments[4]);
    if (x.shape && x.shape->size() == 4 && x.type == data_type::float32 && has_offset && has_scale) {
        return to.set_result(c, {to.add(definition{c.name, "FusedBatchNorm"}
                                            .operand(x.name)
                                            .operand(to.tensor(c.arguments[4], "").name)
                                            .operand(to.tensor(c.arguments[3], "").name)
                                            .operand(mean.name)
                                            .operand(variance.name)
                                            .type("T", x.type)
                                            .real("epsilon", epsilon)
                                            .text("data_format", "NHWC")
                                            .flag("is_training", false),
                                        x.type, x.shape)});
    }
    // x * factor + (offset - mean * factor), with the names that tf.nn.batch_normalization gives.
    const part_names names{c, to.is_output(c) ? "add_1" : "add"};
    const auto part             = [&](std::string_view name) { return to.unused(names.beside(name)); };
    const std::string sum_name  = to.is_output(c) ? part("add") : c.name;
    const std::string last_name = to.is_output(c) ? c.name : part("add_1");
    const graph_tensor constant = to.number_constant(names.beside("add/y"), x.type, epsilon);
    const graph_tensor sum      = add_binary(to, sum_name, "Add", variance, constant);
    graph_tensor factor         = add_unary(to, part("Rsqrt"), "Rsqrt", sum);
    if (has_scale)
        factor = add_binary(to, part("mul"), "Mul", factor, to.tensor(c.arguments[4], ""));
    const graph_tensor scaled = add_binary(to, part("mul_1"), "Mul", x, factor);
    const graph_tensor moved  = add_binary(to, part("mul_2"), "Mul", mean, factor);
    const graph_tensor offset = has_offset ? add_binary(to, part("sub"), "Sub", to.tensor(c.arguments[3], ""), moved)
                                           : add_unary(to, part("Neg"), "Neg", moved);
    to.set_result(c, {add_binary(to, last_name, "Add", scaled, offset)});
}

/// As batch normalization, with mean and variance of each map.
inline void lower_instance_normalization(graph_writer& to, const call& c)
{
    const graph_tensor x = to.tensor(c.arguments[0], "");
    if (!x.shape || x.shape->size() < 3)
        throw refusal{{{c.origin, "", "the rank of its input is not stated, or has no maps"}}};
    const part_names names{c, "add_1"};
    const auto part = [&](std::string_view name) { return to.unused(names.beside(name)); };
    integers axes;
    for (std::size_t axis = 1; axis + 1 < x.shape->size(); ++axis)
        axes.push_back(static_cast<std::int64_t>(axis));
    const auto mean_of = [&](const graph_tensor& of, std::string_view name) {
        const std::string own    = part(name);
        const graph_tensor along = to.tensor(axes, own + "/reduction_indices");
        return to.add(definition{own, "Mean"}
                          .operand(of.name)
                          .operand(along.name)
                          .type("T", of.type)
                          .type("Tidx", data_type::int32)
                          .flag("keep_dims", true),
                      of.type);
    };
    const graph_tensor mean      = mean_of(x, "mean");
    const graph_tensor distances = add_binary(to, part("SquaredDifference"), "SquaredDifference", x, mean);
    const graph_tensor variance  = mean_of(distances, "variance");
    const graph_tensor epsilon   = to.number_constant(names.beside("add/y"), x.type, std::get<double>(c.arguments[3]));
    graph_tensor factor = add_unary(to, part("Rsqrt"), "Rsqrt", add_binary(to, part("add"), "Add", variance, epsilon));
    if (is_given(c.arguments[2]))
        factor = add_binary(to, part("mul"), "Mul", factor, to.tensor(c.arguments[2], ""));
    const graph_tensor centred = add_binary(to, part("sub"), "Sub", x, mean);
    if (!is_given(c.arguments[1]))
        return to.set_result(c, {add_binary(to, c.name, "Mul", centred, factor)});
    const graph_tensor scaled = add_binary(to, part("mul_1"), "Mul", centred, factor);
    to.set_result(c, {add_binary(to, c.name, "Add", scaled, to.tensor(c.arguments[1], ""))});
}

/// Along the last axis: older versions of TensorFlow take matrices alone.
inline void lower_softmax_as(graph_writer& to, const call& c, std::string_view operator_name)
{
    const graph_tensor x = to.tensor(c.arguments[0], "");
    if (!x.shape || x.shape->size() == 2)
        return to.set_result(c, {add_unary(to, c.name, operator_name, x)});
    const part_names names{c, "Reshape_1"};
    const auto part          = [&](std::string_view name) { return to.unused(names.beside(name)); };
    const graph_tensor shape = add_shape(to, part("Shape"), x);
    const std::string rows   = part("Reshape");
    graph_tensor matrix;
    if (!x.shape->empty() && x.shape->back() > 0) {
        matrix = add_reshape(to, rows, x, integers{-1, x.shape->back()});
    } else {
        const graph_tensor last = add_strided_slice(to, part("strided_slice"), shape, {-1}, {0}, 0, 1, 0);
        const graph_tensor rest = to.integers_constant(names.beside("concat/values_0"), {1}, {-1});
        matrix                  = add_reshape(to, rows, x, add_concat(to, part("concat"), {rest, last}, 0));
    }
    to.set_result(c, {add_reshape(to, c.name, add_unary(to, part(operator_name), operator_name, matrix), shape)});
}
inline void lower_softmax(graph_writer& to, const call& c)
{
    lower_softmax_as(to, c, "Softmax");
}
inline void lower_log_softmax(graph_writer& to, const call& c)
{
    lower_softmax_as(to, c, "LogSoftmax");
}

inline void lower_scale(graph_writer& to, const call& c)
{
    const product_names names{to, c, "mul", is_given(c.arguments[2])};
    const graph_tensor x       = to.tensor(c.arguments[0], "");
    const graph_tensor product = add_binary(to, names.product(), "Mul", x, to.tensor(c.arguments[1], ""));
    to.set_result(c, {with_bias(to, names, product, c.arguments[2])});
}

/// Outside training dropout does nothing. What it does in training is noted, so that it is not lost: TensorFlow
/// ignores attributes whose names begin with an underscore.
inline void lower_dropout(graph_writer& to, const call& c)
{
    const graph_tensor x = to.tensor(c.arguments[0], "");
    definition made{c.name, "Identity"};
    made.operand(x.name).type("T", x.type).real("_oplift_keep_prob", std::get<double>(c.arguments[1]));
    if (const auto* seed = std::get_if<std::int64_t>(&c.arguments[2]))
        made.number("_oplift_seed", *seed);
    for (const auto& [name, value] : c.notes)
        made.text("_" + name, value);
    to.set_result(c, {to.add(std::move(made), x.type, x.shape)});
}

namespace detail {

inline graph_tensor add_pool(graph_writer& to, const std::string& name, std::string_view operator_name,
                             const graph_tensor& x, const integers& extents, const placed_window& window)
{
    const bool volume = extents.size() == 5;
    return to.add(definition{name, std::string{operator_name} + (volume ? "3D" : "")}
                      .operand(x.name)
                      .type("T", x.type)
                      .numbers("ksize", extents)
                      .numbers("strides", window.strides)
                      .text("padding", window.padding)
                      .text("data_format", volume ? "NDHWC" : "NHWC"),
                  x.type);
}

/// A pool with explicit pads: the largest element never comes from the padding, and a mean does not count it.
inline graph_tensor add_padded_pool(graph_writer& to, const part_names& names, const std::string& name, bool maximum,
                                    const graph_tensor& x, const integers& extents, const placed_window& window)
{
    const auto part = [&](std::string_view wanted) { return to.unused(names.beside(wanted)); };
    if (maximum) {
        const graph_tensor padded =
            add_pad(to, part("Pad"), x, *window.explicit_pads, -std::numeric_limits<float>::max());
        return add_pool(to, name, "MaxPool", padded, extents, window);
    }
    const graph_tensor ones = add_unary(to, part("ones_like"), "OnesLike", x);
    const graph_tensor sum =
        add_pool(to, part("AvgPool"), "AvgPool", add_pad(to, part("Pad"), x, *window.explicit_pads), extents, window);
    const graph_tensor count = add_pool(to, part("AvgPool_1"), "AvgPool",
                                        add_pad(to, part("Pad_1"), ones, *window.explicit_pads), extents, window);
    return add_binary(to, name, "RealDiv", sum, count);
}

inline void lower_pool(graph_writer& to, const call& c, bool maximum)
{
    const std::string_view operator_name = maximum ? "MaxPool" : "AvgPool";
    graph_tensor x                       = to.tensor(c.arguments[0], "");
    integers extents                     = std::get<integers>(c.arguments[1]);
    placed_window window{c.arguments[2], c.arguments[3], none{}};
    const part_names names{c, operator_name};
    const bool is_line = extents.size() == 3;
    if (is_line) {
        x       = add_expand_dims(to, to.unused(names.beside("ExpandDims")), x, 1);
        extents = widened(std::move(extents));
        window.widen();
    }
    const std::string name = is_line ? to.unused(names.beside(operator_name)) : c.name;
    graph_tensor pooled    = window.explicit_pads ? add_padded_pool(to, names, name, maximum, x, extents, window)
                                                  : add_pool(to, name, operator_name, x, extents, window);
    if (is_line)
        pooled = add_squeeze(to, c.name, pooled, 1);
    to.set_result(c, {pooled});
}

inline void lower_global_pool(graph_writer& to, const call& c, std::string_view operator_name)
{
    const graph_tensor x = to.tensor(c.arguments[0], "");
    if (!x.shape || x.shape->size() < 3)
        throw refusal{{{c.origin, "", "the rank of its input is not stated, or has no maps"}}};
    integers axes;
    for (std::size_t axis = 1; axis + 1 < x.shape->size(); ++axis)
        axes.push_back(static_cast<std::int64_t>(axis));
    const graph_tensor along = to.tensor(axes, c.name + "/reduction_indices");
    to.set_result(c, {to.add(definition{c.name, operator_name}
                                 .operand(x.name)
                                 .operand(along.name)
                                 .type("T", x.type)
                                 .type("Tidx", data_type::int32)
                                 .flag("keep_dims", true),
                             x.type)});
}

} // namespace detail

inline void lower_max_pool(graph_writer& to, const call& c)
{
    detail::lower_pool(to, c, true);
}
inline void lower_average_pool(graph_writer& to, const call& c)
{
    detail::lower_pool(to, c, false);
}
inline void lower_global_max_pool(graph_writer& to, const call& c)
{
    detail::lower_global_pool(to, c, "Max");
}
inline void lower_global_average_pool(graph_writer& to, const call& c)
{
    detail::lower_global_pool(to, c, "Mean");
}

/// The map's extents times whole numbers; they are computed when the model runs where they are not known.
inline void lower_upsample(graph_writer& to, const call& c)
{
    const graph_tensor x                 = to.tensor(c.arguments[0], "");
    const integers scales                = std::get<integers>(c.arguments[1]);
    const bool bilinear                  = std::get<std::string>(c.arguments[2]) == "bilinear";
    const std::string_view operator_name = bilinear ? "ResizeBilinear" : "ResizeNearestNeighbor";
    const part_names names{c, operator_name};
    graph_tensor size;
    if (x.shape && x.shape->size() == 4 && (*x.shape)[1] >= 0 && (*x.shape)[2] >= 0) {
        size = to.integers_constant(names.beside("size"), {2}, {(*x.shape)[1] * scales[0], (*x.shape)[2] * scales[1]});
    } else {
        const graph_tensor shape = add_shape(to, to.unused(names.beside("Shape")), x);
        const graph_tensor map =
            add_strided_slice(to, to.unused(names.beside("strided_slice")), shape, {1}, {3}, 0, 0, 0);
        const graph_tensor factor = to.integers_constant(names.beside("scales"), {2}, scales);
        size                      = add_binary(to, to.unused(names.beside("size")), "Mul", map, factor);
    }
    to.set_result(c, {to.add(definition{c.name, operator_name}
                                 .operand(x.name)
                                 .operand(size.name)
                                 .type("T", x.type)
                                 .flag("align_corners", false),
                             bilinear ? data_type::float32 : x.type)});
}

} // namespace oplift::emit::tensorflow::model

#endif
