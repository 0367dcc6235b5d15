#ifndef OPLIFT_RULES_CONVOLUTION_CONVOLUTION_HPP
#define OPLIFT_RULES_CONVOLUTION_CONVOLUTION_HPP

#include <oplift/ir/operators/convolution.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/channel_bias.hpp>
#include <oplift/rules/support/layout.hpp>
#include <oplift/rules/support/windows.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace oplift::rule {

/// Convolutions with a filter [spatial..., input channels, output channels].
inline constexpr auto any_convolution = fixed_order<2, "Conv2D", "Conv3D">;

/// The input channels of a convolution. Where they are not known there is one group: TensorFlow 1 has no others, and
/// elsewhere the IR would contradict its input, not change its meaning.
inline std::int64_t input_channels(const match_view& match, tensor_reference input, bool channels_first,
                                   const found_weight& filter)
{
    const std::int64_t channels = channel_extent(match, input, channels_first);
    return channels < 0 ? filter.extent(filter.rank() - 2) : channels;
}

/// A two- or three-dimensional convolution with a filter that is a parameter, and perhaps a bias. An input with k times
/// as many channels as the filter is convolved in k groups.
struct convolution {
    static constexpr std::string_view name = "convolution";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto filter           = weight<"filter">;
    static constexpr auto product          = named<"product">(any_convolution(x, filter));
    static constexpr auto pattern          = with_bias(product);
    static constexpr auto named_after      = product;
    static constexpr auto conditions =
        condition<"the elements are floating-point numbers">(
            [](const auto& found) { return is_floating(found[filter].type); }) &
        condition<"the filter has an axis for each axis of the image, none of them empty">([](const auto& found) {
            return is_possible_filter(found[filter], found.operator_name(found[product]) == "Conv2D" ? 4 : 5);
        }) &
        condition<"strides and dilations are those of height and width (and depth), and the layout is NHWC or NCHW">(
            [](const auto& found) { return has_possible_windows(found, found[product], found[filter].rank()); }) &
        condition<"the channels can be divided into groups of the filter's">([](const auto& found) {
            const found_weight kernel = found[filter];
            const auto total = input_channels(found, found[x], is_channels_first(found, found[product]), kernel);
            const auto own   = kernel.extent(kernel.rank() - 2);
            return total > 0 && total % own == 0 && kernel.extent(kernel.rank() - 1) % (total / own) == 0;
        }) &
        condition<"the bias, if any, has one number for each channel">([](const auto& found) {
            const auto rank = found[filter].rank();
            return bias_is_one_a_channel(found, found[filter].extent(rank - 1),
                                         is_channels_first(found, found[product]), rank);
        });

    static auto build(const auto& found)
    {
        const bool channels_first = is_channels_first(found, found[product]);
        const auto shape          = found[filter].shape();
        const auto inputs         = shape.size() - 2;
        const auto total          = input_channels(found, found[x], channels_first, found[filter]);
        ir::convolution op{.input = found[x], .weights = found[filter], .kernel_shape = shape};
        op.kernel_shape[inputs] = total;
        if (total != shape[inputs])
            op.group = total / shape[inputs];
        if (const auto bias = channel_bias(found, shape.back()))
            op.bias.emplace(*bias);
        set_windows(op, windows_of(found, found[product], found[x], shape));
        return on_channels_last(op, channels_first, shape.size());
    }
};

} // namespace oplift::rule

#endif
