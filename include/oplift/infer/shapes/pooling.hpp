#ifndef OPLIFT_INFER_SHAPES_POOLING_HPP
#define OPLIFT_INFER_SHAPES_POOLING_HPP

#include <oplift/infer/shapes/window.hpp>

namespace oplift::infer {

/// Pooling: ksize and strides have a number for each axis, the channel's and the batch's among them.
template <std::size_t SpatialAxes>
void pooling_shape(operation& node)
{
    const image_layout layout = image_layout::of(node, SpatialAxes);
    node.demand_rank(0, layout.rank);
    const auto sizes          = per_axis(node, "ksize", layout.rank);
    const auto strides        = per_axis(node, "strides", layout.rank);
    const std::string padding = node.attribute<std::string>("padding", "");
    auto output               = node.shape(0) ? *node.shape(0) : node.unknown(layout.rank);
    for (std::size_t axis = 0; axis < layout.rank; ++axis) {
        if (sizes[axis] == 1 && strides[axis] == 1)
            continue;
        window w{extent(sizes[axis]), strides[axis]};
        if (padding == "EXPLICIT")
            explicit_padding(node, axis, layout.rank, w);
        output[axis] = window_places(node, output[axis], w, padding);
    }
    node.outputs[0].shape = std::move(output);
}

/// MaxPoolV2 takes sizes and strides as operands.
inline void pooling_v2_shape(operation& node)
{
    node.demand_rank(0, 4);
    const auto sizes          = node.integers(1);
    const auto strides        = node.integers(2);
    const std::string padding = node.attribute<std::string>("padding", "");
    auto output               = node.shape(0) ? *node.shape(0) : node.unknown(4);
    if (!sizes || !strides || sizes->size() != 4 || strides->size() != 4 ||
        std::ranges::any_of(*strides, [](std::int64_t s) { return s < 1; })) {
        node.outputs[0].shape = node.unknown(4);
        return;
    }
    for (std::size_t axis = 0; axis < 4; ++axis)
        output[axis] = window_places(node, output[axis], {extent((*sizes)[axis]), (*strides)[axis]}, padding);
    node.outputs[0].shape = std::move(output);
}

inline void pooling_with_argmax_shape(operation& node)
{
    pooling_shape<2>(node);
    const data_type type = node.attribute("Targmax", data_type::int64);
    node.outputs.push_back(node.outputs[0]);
    node.outputs[1].type = type;
}

inline constexpr shape_rule pooling_rules[] = {
    {"MaxPool", pooling_shape<2>},   {"AvgPool", pooling_shape<2>},   {"MaxPool3D", pooling_shape<3>},
    {"AvgPool3D", pooling_shape<3>}, {"MaxPoolV2", pooling_v2_shape}, {"MaxPoolWithArgmax", pooling_with_argmax_shape},
};

} // namespace oplift::infer

#endif
