#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_CONVOLUTION_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_CONVOLUTION_HPP

#include <oplift/emit/tensorflow/model/lowerings/parts.hpp>
#include <oplift/emit/tensorflow/model/lowerings/placed_window.hpp>
#include <oplift/emit/tensorflow/model/lowerings/product_names.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::model {

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
    const auto* group_count   = c.arguments[6].get_if<std::int64_t>();
    const std::int64_t groups = group_count ? *group_count : 1;
    const bool is_line        = window.strides.size() == 3;
    const bool is_volume      = window.strides.size() == 5;
    graph_tensor x            = to.tensor(c.arguments[0], "");
    graph_tensor filter       = to.tensor(c.arguments[1], "");

    const product_names names{to, c, is_volume ? "Conv3D" : "Conv2D", has_bias || is_line || groups > 1};
    if (is_line) {
        x      = add_expand_dims(to, names.unused("ExpandDims"), x, 1);
        filter = add_expand_dims(to, names.unused("ExpandDims_1"), filter, 0);
        window.widen();
    }
    if (window.explicit_pads)
        x = add_pad(to, names.unused("Pad"), x, *window.explicit_pads);
    graph_tensor product;
    if (groups > 1) {
        // A grouped convolution is called after its last part: only that one bears the call's name.
        const auto axis    = static_cast<std::int64_t>(window.strides.size()) - 1;
        const auto parts   = add_split(to, names.unused("split"), x, axis, groups);
        const auto filters = add_split(to, names.unused("split_1"), filter, axis, groups);
        std::vector<graph_tensor> products;
        for (std::size_t i = 0; i < parts.size(); ++i)
            products.push_back(
                add_convolution(to, names.unused(is_volume ? "Conv3D" : "Conv2D"), parts[i], filters[i], window));
        const bool last = !has_bias && !is_line;
        product         = add_concat(to, last ? c.name : names.unused("concat"), products, axis);
        if (is_line)
            product = add_squeeze(to, has_bias ? names.unused("Squeeze") : c.name, product, 1);
        if (has_bias)
            product = add_bias(to, c.name, product, to.tensor(c.arguments[2], ""));
        return to.set_result(c, {product});
    }
    product = add_convolution(to, names.product(), x, filter, window);
    if (is_line)
        product = add_squeeze(to, has_bias ? names.unused("Squeeze") : names.sum(), product, 1);
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
        const std::string name    = names.unused(part);
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
                                      : add_dilated(to, names, filter, window.dilations);
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
        return convolve(add_pad(to, names.unused("Pad"), x, *window.explicit_pads), "VALID");
    return convolve(x, window.padding);
}

inline void lower_depthwise_convolution(graph_writer& to, const call& c)
{
    const placed_window window{c.arguments[3], c.arguments[4], c.arguments[5]};
    const bool has_bias = is_given(c.arguments[2]);
    // On blocks the convolution is not the last operator, and an output needs one that bears its name.
    const bool is_followed = !has_bias && !window.dilations.empty() && to.is_output(c);
    const product_names names{to, c, "depthwise", has_bias || is_followed};
    const graph_tensor x      = to.tensor(c.arguments[0], "");
    const graph_tensor filter = to.tensor(c.arguments[1], "");
    graph_tensor product      = add_depthwise(to, names, names.product(), x, filter, window);
    if (is_followed)
        product = add_identity(to, names.sum(), product);
    to.set_result(c, {with_bias(to, names, product, c.arguments[2])});
}

inline void lower_separable_convolution(graph_writer& to, const call& c)
{
    const product_names names{to, c, "separable_conv2d", is_given(c.arguments[3])};
    const placed_window window{c.arguments[4], c.arguments[5], c.arguments[6]};
    const graph_tensor depthwise = add_depthwise(to, names, names.unused("depthwise"), to.tensor(c.arguments[0], ""),
                                                 to.tensor(c.arguments[1], ""), window);
    const placed_window point{integers{1, 1, 1, 1}, std::string{"VALID"}, argument{}};
    const graph_tensor product = add_convolution(to, names.product(), depthwise, to.tensor(c.arguments[2], ""), point);
    to.set_result(c, {with_bias(to, names, product, c.arguments[3])});
}

/// The gradient of a convolution, which TensorFlow calls its transpose: the extents of the result are an operand.
inline void lower_transposed_convolution(graph_writer& to, const call& c)
{
    const bool has_bias = is_given(c.arguments[2]);
    integers output     = c.arguments[3].get<integers>();
    placed_window window{c.arguments[4], c.arguments[5], c.arguments[6]};
    const bool is_line  = window.strides.size() == 3;
    graph_tensor x      = to.tensor(c.arguments[0], "");
    graph_tensor filter = to.tensor(c.arguments[1], "");
    const bool goes_on  = has_bias || is_line || window.explicit_pads;
    const product_names names{to, c, "conv2d_transpose", goes_on};

    const graph_tensor batch = add_batch_size(to, names, x);
    const integers wanted    = output;
    if (is_line) {
        x      = add_expand_dims(to, names.unused("ExpandDims"), x, 1);
        filter = add_expand_dims(to, names.unused("ExpandDims_1"), filter, 0);
        output = widened(std::move(output));
        window.widen();
    }
    // What explicit pads cut off is computed first.
    for (std::size_t axis = 1; window.explicit_pads && axis + 1 < output.size(); ++axis)
        output[axis] += (*window.explicit_pads)[axis][0] + (*window.explicit_pads)[axis][1];
    std::vector<graph_tensor> extents{batch};
    for (std::size_t axis = 1; axis < output.size(); ++axis)
        extents.push_back(to.integers_constant(names.beside("stack/" + std::to_string(axis)), {}, {output[axis]}));
    const graph_tensor sizes = add_stack(to, names.unused("stack"), extents);

    const bool volume = output.size() == 5;
    definition made{names.product(), volume ? "Conv3DBackpropInputV2" : "Conv2DBackpropInput"};
    // On processors TensorFlow 1 has no transposed convolution with dilations.
    if (!window.dilations.empty())
        filter = add_dilated(to, names, filter, window.dilations);
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
        product =
            add_strided_slice(to, is_last ? names.sum() : names.unused("crop"), product, begin, end, whole, whole, 0);
    }
    if (is_line) {
        product.shape.reset();
        product = add_squeeze(to, has_bias ? names.unused("Squeeze") : names.sum(), product, 1);
    }
    product.shape = wanted;
    to.set_result(c, {with_bias(to, names, product, c.arguments[2])});
}

} // namespace oplift::emit::tensorflow::model

#endif
