#ifndef OPLIFT_INFER_SHAPES_CONVOLUTION_HPP
#define OPLIFT_INFER_SHAPES_CONVOLUTION_HPP

#include <oplift/infer/shapes/window.hpp>

namespace oplift::infer {

/// Conv2D and Conv3D; filters are {spatial..., input channels, output channels}.
template <std::size_t SpatialAxes>
void convolution_shape(operation& node)
{
    const image_layout layout = image_layout::of(node, SpatialAxes);
    node.demand_rank(0, layout.rank);
    node.demand_rank(1, layout.rank);
    const auto strides        = per_axis(node, "strides", layout.rank);
    const auto dilations      = per_axis(node, "dilations", layout.rank);
    const std::string padding = node.attribute<std::string>("padding", "");
    const auto input          = node.shape(0) ? *node.shape(0) : node.unknown(layout.rank);
    const auto filter         = node.shape(1) ? *node.shape(1) : node.unknown(layout.rank);
    const dimension taken     = filter[SpatialAxes];
    const dimension offered   = input[layout.channel];
    // A filter with fewer channels than the input makes a grouped convolution.
    if (taken.known() && offered.known() && (taken.coefficient == 0 || offered.coefficient % taken.coefficient != 0))
        throw contradiction{"its input has " + std::to_string(offered.coefficient) +
                            " channels, but its filter takes " + std::to_string(taken.coefficient)};
    std::vector<dimension> output = input;
    output[layout.channel]        = filter[SpatialAxes + 1];
    for (std::size_t i = 0; i < SpatialAxes; ++i) {
        const std::size_t axis = layout.spatial[i];
        window w{filter[i], strides[axis], dilations[axis]};
        if (padding == "EXPLICIT")
            explicit_padding(node, axis, layout.rank, w);
        output[axis] = window_places(node, input[axis], w, padding);
    }
    node.outputs[0].shape = std::move(output);
}

/// DepthwiseConv2dNative; filters are {height, width, input channels, multiplier}.
inline void depthwise_convolution_shape(operation& node)
{
    const image_layout layout = image_layout::of(node, 2);
    node.demand_rank(0, 4);
    node.demand_rank(1, 4);
    const auto strides            = per_axis(node, "strides", 4);
    const auto dilations          = per_axis(node, "dilations", 4);
    const std::string padding     = node.attribute<std::string>("padding", "");
    const auto input              = node.shape(0) ? *node.shape(0) : node.unknown(4);
    const auto filter             = node.shape(1) ? *node.shape(1) : node.unknown(4);
    const dimension channels      = operation::same(filter[2], input[layout.channel], "the number of channels");
    std::vector<dimension> output = input;
    output[layout.channel]        = node.symbols.multiply(channels, filter[3]);
    for (std::size_t i = 0; i < 2; ++i) {
        const std::size_t axis = layout.spatial[i];
        window w{filter[i], strides[axis], dilations[axis]};
        if (padding == "EXPLICIT")
            explicit_padding(node, axis, 4, w);
        output[axis] = window_places(node, input[axis], w, padding);
    }
    node.outputs[0].shape = std::move(output);
}

/// The gradients of convolutions, transposed convolutions among them: the shape is what operand `Sizes` says.
template <std::size_t Sizes, std::size_t Rank>
void sizes_shape(operation& node)
{
    std::vector<dimension> output = node.unknown(Rank);
    if (const auto& elements = node.operand(Sizes).elements) {
        // A list of two sizes is completed with batch and channels of the other operands.
        if (elements->size() != Rank && !(Rank == 4 && elements->size() == 2))
            throw contradiction{"its operand " + std::to_string(Sizes) + " states " + std::to_string(elements->size()) +
                                " extents, but must state " + std::to_string(Rank)};
        if (elements->size() == Rank)
            for (std::size_t i = 0; i < Rank; ++i)
                output[i] = node.symbols.as_extent((*elements)[i]);
    }
    // What TensorFlow checks when it runs: the gradient's batch is the output's.
    if (Sizes == 0 && node.operands.size() > 2 && node.shape(2) && node.shape(2)->size() == Rank)
        output[0] = operation::same(output[0], node.shape(2)->front(), "the batch");
    node.outputs[0].shape = std::move(output);
}

/// Dilation2D: a window like a depthwise convolution's, whose filter has three axes.
inline void dilation_shape(operation& node)
{
    node.demand_rank(0, 4);
    node.demand_rank(1, 3);
    const auto strides        = per_axis(node, "strides", 4);
    const auto rates          = per_axis(node, "rates", 4);
    const std::string padding = node.attribute<std::string>("padding", "");
    auto output               = node.shape(0) ? *node.shape(0) : node.unknown(4);
    const auto filter         = node.shape(1) ? *node.shape(1) : node.unknown(3);
    for (std::size_t i = 0; i < 2; ++i)
        output[i + 1] = window_places(node, output[i + 1], {filter[i], strides[i + 1], rates[i + 1]}, padding);
    output[3]             = operation::same(output[3], filter[2], "the number of channels");
    node.outputs[0].shape = std::move(output);
}

inline constexpr shape_rule convolution_rules[] = {
    {"Conv2D", convolution_shape<2>},
    {"Conv3D", convolution_shape<3>},
    {"DepthwiseConv2dNative", depthwise_convolution_shape},
    {"Conv2DBackpropInput", sizes_shape<0, 4>},
    {"Conv2DBackpropFilter", sizes_shape<1, 4>},
    {"Conv3DBackpropInputV2", sizes_shape<0, 5>},
    {"Conv3DBackpropFilterV2", sizes_shape<1, 5>},
    {"DepthwiseConv2dNativeBackpropInput", sizes_shape<0, 4>},
    {"DepthwiseConv2dNativeBackpropFilter", sizes_shape<1, 4>},
    {"Dilation2D", dilation_shape},
};

} // namespace oplift::infer

#endif
