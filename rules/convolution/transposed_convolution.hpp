#ifndef OPLIFT_RULES_CONVOLUTION_TRANSPOSED_CONVOLUTION_HPP
#define OPLIFT_RULES_CONVOLUTION_TRANSPOSED_CONVOLUTION_HPP

#include <oplift/ir/operators/convolution.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/channel_bias.hpp>
#include <oplift/rules/support/layout.hpp>
#include <oplift/rules/support/windows.hpp>

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace oplift::rule {

/// A transposed convolution (tf.nn.conv2d_transpose, conv3d_transpose): the gradient of a convolution with a filter
/// [spatial..., output channels, input channels] that is a parameter, and perhaps a bias. The pads are those of the
/// convolution whose gradient it is: they belong to the output.
struct transposed_convolution {
    static constexpr std::string_view name = "transposed_convolution";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto filter           = weight<"filter">;
    static constexpr auto sizes            = tensor<"sizes">;
    static constexpr auto product =
        named<"product">(fixed_order<3, "Conv2DBackpropInput", "Conv3DBackpropInputV2">(sizes, filter, x));
    static constexpr auto pattern     = with_bias(product);
    static constexpr auto named_after = product;

    /// The channels of the result.
    static std::int64_t channels(const auto& found) { return found[filter].extent(found[filter].rank() - 2); }
    /// The spatial extents of the result.
    static auto extents(const auto& found)
    {
        return spatial_extents(found, found[product], is_channels_first(found, found[product]), found[filter].rank());
    }

    static constexpr auto conditions =
        condition<"the elements are floating-point numbers">(
            [](const auto& found) { return is_floating(found[filter].type); }) &
        condition<"the filter has an axis for each axis of the image, none of them empty">([](const auto& found) {
            return is_possible_filter(found[filter],
                                      found.operator_name(found[product]) == "Conv2DBackpropInput" ? 4 : 5);
        }) &
        condition<"strides and dilations are those of height and width (and depth), and the layout is NHWC or NCHW">(
            [](const auto& found) { return has_possible_windows(found, found[product], found[filter].rank()); }) &
        condition<"the height and width (and depth) of the result are known before the graph runs">(
            [](const auto& found) {
                return std::ranges::all_of(extents(found), [](std::int64_t extent) { return extent > 0; });
            }) &
        condition<"the channels of the result are the filter's">([](const auto& found) {
            const std::int64_t stated = channel_extent(found, found[product], is_channels_first(found, found[product]));
            return stated < 0 || stated == channels(found);
        }) &
        condition<"the bias, if any, has one number for each channel">([](const auto& found) {
            return bias_is_one_a_channel(found, channels(found), is_channels_first(found, found[product]),
                                         found[filter].rank());
        });

    static auto build(const auto& found)
    {
        const auto shape = found[filter].shape();
        ir::transposed_convolution op{.input = found[x], .weights = found[filter], .kernel_shape = shape};
        if (const auto bias = channel_bias(found, channels(found)))
            op.bias.emplace(*bias);
        set_windows(op, windows_on(found, found[product], extents(found), shape,
                                   numbers_of_axes(found, found[product], "strides", shape.size()),
                                   numbers_of_axes(found, found[product], "dilations", shape.size())));
        return on_channels_last(op, is_channels_first(found, found[product]), shape.size());
    }
};

} // namespace oplift::rule

#endif
