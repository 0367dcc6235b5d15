#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_POOLING_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_POOLING_HPP

#include <oplift/emit/tensorflow/model/lowerings/parts.hpp>
#include <oplift/emit/tensorflow/model/lowerings/placed_window.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::model {

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
    if (maximum) {
        const graph_tensor padded =
            add_pad(to, names.unused("Pad"), x, *window.explicit_pads, -std::numeric_limits<float>::max());
        return add_pool(to, name, "MaxPool", padded, extents, window);
    }
    const graph_tensor ones = add_unary(to, names.unused("ones_like"), "OnesLike", x);
    const graph_tensor sum  = add_pool(to, names.unused("AvgPool"), "AvgPool",
                                       add_pad(to, names.unused("Pad"), x, *window.explicit_pads), extents, window);
    const graph_tensor count =
        add_pool(to, names.unused("AvgPool_1"), "AvgPool",
                 add_pad(to, names.unused("Pad_1"), ones, *window.explicit_pads), extents, window);
    return add_binary(to, name, "RealDiv", sum, count);
}

inline void lower_pool(graph_writer& to, const call& c, bool maximum)
{
    const std::string_view operator_name = maximum ? "MaxPool" : "AvgPool";
    graph_tensor x                       = to.tensor(c.arguments[0], "");
    integers extents                     = c.arguments[1].get<integers>();
    placed_window window{c.arguments[2], c.arguments[3], argument{}};
    const part_names names{to, c, operator_name};
    const bool is_line = extents.size() == 3;
    if (is_line) {
        x       = add_expand_dims(to, names.unused("ExpandDims"), x, 1);
        extents = widened(std::move(extents));
        window.widen();
    }
    const std::string name = is_line ? names.unused(operator_name) : c.name;
    graph_tensor pooled    = window.explicit_pads ? add_padded_pool(to, names, name, maximum, x, extents, window)
                                                  : add_pool(to, name, operator_name, x, extents, window);
    if (is_line)
        pooled = add_squeeze(to, c.name, pooled, 1);
    to.set_result(c, {pooled});
}

inline void lower_global_pool(graph_writer& to, const call& c, std::string_view operator_name)
{
    to.set_result(c, {add_map_reduction(to, c, c.name, operator_name, to.tensor(c.arguments[0], ""))});
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
    const integers scales                = c.arguments[1].get<integers>();
    const bool bilinear                  = c.arguments[2].get<std::string>() == "bilinear";
    const std::string_view operator_name = bilinear ? "ResizeBilinear" : "ResizeNearestNeighbor";
    const part_names names{to, c, operator_name};
    graph_tensor size;
    if (x.shape && x.shape->size() == 4 && (*x.shape)[1] >= 0 && (*x.shape)[2] >= 0) {
        size = to.integers_constant(names.beside("size"), {2}, {(*x.shape)[1] * scales[0], (*x.shape)[2] * scales[1]});
    } else {
        const graph_tensor shape  = add_shape(to, names.unused("Shape"), x);
        const graph_tensor map    = add_strided_slice(to, names.unused("strided_slice"), shape, {1}, {3}, 0, 0, 0);
        const graph_tensor factor = to.integers_constant(names.beside("scales"), {2}, scales);
        size                      = add_binary(to, names.unused("size"), "Mul", map, factor);
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
