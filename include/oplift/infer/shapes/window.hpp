#ifndef OPLIFT_INFER_SHAPES_WINDOW_HPP
#define OPLIFT_INFER_SHAPES_WINDOW_HPP

#include <oplift/infer/operation.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace oplift::infer {

/// Where an operator on images keeps its batch, channel and spatial axes.
struct image_layout {
    std::size_t batch   = 0;
    std::size_t channel = 0;
    std::vector<std::size_t> spatial;
    std::size_t rank = 0;

    /// From the attribute data_format. The default is channels last. NCHW_VECT_C is not supported.
    static image_layout of(const operation& node, std::size_t spatial_axes)
    {
        const std::string format = node.attribute<std::string>("data_format", "NHWC");
        image_layout layout;
        layout.rank = spatial_axes + 2;
        if (format == "NHWC" || format == "NDHWC" || format == "NWC")
            layout.channel = spatial_axes + 1;
        else if (format == "NCHW" || format == "NCDHW" || format == "NCW")
            layout.channel = 1;
        else
            throw contradiction{"its data_format " + format + " is not supported"};
        for (std::size_t axis = 1; axis <= spatial_axes; ++axis)
            layout.spatial.push_back(layout.channel == 1 ? axis + 1 : axis);
        return layout;
    }
};

/// A window that moves along one axis.
struct window {
    dimension size;
    std::int64_t stride   = 1;
    std::int64_t dilation = 1;
    std::int64_t before   = 0; ///< explicit padding
    std::int64_t after    = 0;
};

/// A list attribute with one number for each axis; 1 for all where it is absent.
inline std::vector<std::int64_t> per_axis(const operation& node, std::string_view attribute, std::size_t rank)
{
    std::vector<std::int64_t> list = node.integer_list(attribute);
    if (list.empty())
        list.assign(rank, 1);
    if (list.size() != rank)
        throw contradiction{"its attribute " + std::string{attribute} + " has " + std::to_string(list.size()) +
                            " numbers, but must have " + std::to_string(rank)};
    for (const std::int64_t number : list)
        if (number < 1 || number > 0x7fffffff)
            throw contradiction{"its attribute " + std::string{attribute} + " has the number " +
                                std::to_string(number) + ", which is not possible"};
    return list;
}

/// How many places a window has along an axis, as TensorFlow's GetWindowedOutputSize.
inline dimension window_places(operation& node, dimension input, const window& w, const std::string& padding)
{
    if (padding == "SAME") {
        if (w.stride == 1)
            return input;
        if (input.known())
            return extent(input.coefficient / w.stride + (input.coefficient % w.stride != 0 ? 1 : 0));
        if (input.coefficient > 0 && input.coefficient % w.stride == 0)
            return {input.coefficient / w.stride, input.symbol};
        return node.symbols.derived({1, input.coefficient, input.symbol, w.stride, 0, 0});
    }
    if (padding != "VALID" && padding != "EXPLICIT")
        throw contradiction{"its padding " + padding + " does not exist"};
    if (!w.size.known())
        return node.symbols.fresh();
    const auto covered = checked_product(w.size.coefficient - 1, w.dilation);
    const auto padded =
        input.known() ? checked_sum(input.coefficient, w.before + w.after) : std::optional<std::int64_t>{0};
    if (!covered || !padded || *covered > 0x7fffffff)
        return node.symbols.fresh();
    const std::int64_t missing = *covered - (w.before + w.after);
    if (!input.known())
        return missing == 0 && w.stride == 1
                   ? input
                   : node.symbols.derived({2, input.coefficient, input.symbol, w.stride, missing, 0});
    const std::int64_t places = *padded - *covered;
    if (places < 1)
        throw contradiction{"its window of " + std::to_string(*covered + 1) + " is larger than its input of " +
                            std::to_string(*padded)};
    return extent((places - 1) / w.stride + 1);
}

/// Padding given as one pair of numbers an axis.
inline void explicit_padding(const operation& node, std::size_t axis, std::size_t rank, window& w)
{
    const auto pads = node.integer_list("explicit_paddings");
    if (pads.size() != 2 * rank)
        throw contradiction{"its attribute explicit_paddings must have " + std::to_string(2 * rank) + " numbers"};
    w.before = pads[2 * axis];
    w.after  = pads[2 * axis + 1];
    if (w.before < 0 || w.after < 0 || w.before > 0x7fffffff || w.after > 0x7fffffff)
        throw contradiction{"its attribute explicit_paddings has numbers that are not possible"};
}

} // namespace oplift::infer

#endif
