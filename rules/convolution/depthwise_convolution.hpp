#ifndef OPLIFT_RULES_CONVOLUTION_DEPTHWISE_CONVOLUTION_HPP
#define OPLIFT_RULES_CONVOLUTION_DEPTHWISE_CONVOLUTION_HPP

#include <oplift/ir/operators/convolution.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/channel_bias.hpp>
#include <oplift/rules/support/layout.hpp>
#include <oplift/rules/support/windows.hpp>

#include <cstdint>
#include <string_view>

namespace oplift::rule {

/// A convolution of each channel by itself, with a filter [height, width, channels, multiplier] that is a parameter,
/// and perhaps a bias.
struct depthwise_convolution {
    static constexpr std::string_view name = "depthwise_convolution";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto filter           = weight<"filter">;
    static constexpr auto product          = named<"product">(depthwise_conv2d(x, filter));
    static constexpr auto pattern          = with_bias(product);
    static constexpr auto named_after      = product;

    /// The channels of the result.
    static std::int64_t channels(const auto& found) { return found[filter].extent(2) * found[filter].extent(3); }

    static constexpr auto conditions =
        condition<"the elements are floating-point numbers">(
            [](const auto& found) { return is_floating(found[filter].type); }) &
        condition<"the filter has four axes, none of them empty">(
            [](const auto& found) { return is_possible_filter(found[filter], 4); }) &
        condition<"strides and dilations are those of height and width, and the layout is NHWC or NCHW">(
            [](const auto& found) { return has_possible_windows(found, found[product], 4); }) &
        condition<"the bias, if any, has one number for each channel">([](const auto& found) {
            return bias_is_one_a_channel(found, channels(found), is_channels_first(found, found[product]), 4);
        });

    static auto build(const auto& found)
    {
        ir::depthwise_convolution op{
            .input = found[x], .weights = found[filter], .kernel_shape = found[filter].shape()};
        if (const auto bias = channel_bias(found, channels(found)))
            op.bias.emplace(*bias);
        set_windows(op, windows_of(found, found[product], found[x], op.kernel_shape));
        return on_channels_last(op, is_channels_first(found, found[product]), 4);
    }
};

} // namespace oplift::rule

#endif
