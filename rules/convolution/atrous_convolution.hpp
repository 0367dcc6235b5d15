#ifndef OPLIFT_RULES_CONVOLUTION_ATROUS_CONVOLUTION_HPP
#define OPLIFT_RULES_CONVOLUTION_ATROUS_CONVOLUTION_HPP

#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators/arrangement.hpp>
#include <oplift/ir/operators/convolution.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/convolution/atrous_amounts.hpp>
#include <oplift/rules/convolution/convolution.hpp>
#include <oplift/rules/support/channel_bias.hpp>
#include <oplift/rules/support/layout.hpp>
#include <oplift/rules/support/windows.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <vector>

namespace oplift::rule {

namespace detail {

// Blocks, paddings and crops are operands or attributes: see atrous_amounts.hpp.
inline constexpr auto space_to_batch =
    pattern::named<"to_batch">(pattern::fixed_order<pattern::any_number, "SpaceToBatchND", "SpaceToBatch">(
        pattern::tensor<"x">, pattern::each<"spreading">));

template <typename Inner>
constexpr auto batch_to_space(Inner inner)
{
    return pattern::named<"to_space">(
        pattern::fixed_order<pattern::any_number, "BatchToSpaceND", "BatchToSpace">(inner, pattern::each<"gathering">));
}

/// A bias stands behind BatchToSpace, or before it ("inner_bias").
template <typename Inner>
constexpr auto atrous_pattern(Inner inner)
{
    return with_bias(batch_to_space(with_bias<"inner_biased", "inner_bias">(inner)));
}

/// What atrous convolutions of all kinds have in common. `InsertedAxes` counts the axes of extent 1 that the image gets
/// in front of its own spatial axes.
template <bool Depthwise, std::size_t InsertedAxes>
struct atrous {
    static constexpr auto x      = tensor<"x">;
    static constexpr auto filter = weight<"filter">;

    static auto amounts(const auto& found)
    {
        const auto convolution = found[tensor<"product">];
        const auto spatial     = found[filter].rank() - 2;
        return atrous_amounts_of(found, found[tensor<"to_batch">], found[tensor<"to_space">],
                                 is_channels_first(found, convolution), spatial, InsertedAxes);
    }
    /// The channels of the result.
    static std::int64_t channels(const auto& found)
    {
        const auto shape = found[filter].shape();
        return Depthwise ? shape[shape.size() - 2] * shape.back() : shape.back();
    }

    static constexpr auto conditions =
        condition<"the elements are floating-point numbers">(
            [](const auto& found) { return is_floating(found[filter].type); }) &
        condition<"the filter has an axis for each axis of the image, none of them empty">([](const auto& found) {
            return is_possible_filter(found[filter], found.operator_name(found[tensor<"product">]) == "Conv3D" ? 5 : 4);
        }) &
        condition<"the convolution inside has no padding, no strides and no dilation">([](const auto& found) {
            const auto node = found[tensor<"product">];
            const auto rank = found[filter].rank();
            const std::vector<std::int64_t> ones(rank, 1);
            return has_plain_data_format(found, node) && numbers_of_axes(found, node, "strides", rank) == ones &&
                   numbers_of_axes(found, node, "dilations", rank) == ones &&
                   found.template attribute<std::string>(node, "padding", "") == "VALID";
        }) &
        condition<"the filter has as many input channels as the image">([](const auto& found) {
            const auto shape    = found[filter].shape();
            const auto channels = channel_extent(found, found[x], is_channels_first(found, found[tensor<"product">]));
            return channels < 0 || channels == shape[shape.size() - 2];
        }) &
        condition<"blocks are the same on both sides, and paddings less crops are known and not negative">(
            [](const auto& found) { return amounts(found).has_value(); }) &
        condition<"the bias, if any, has one number for each channel">([](const auto& found) {
            const bool channels_first = is_channels_first(found, found[tensor<"product">]);
            const auto rank           = found[filter].rank() - InsertedAxes;
            return bias_is_one_a_channel(found, channels(found), channels_first, rank) &&
                   bias_is_one_a_channel<"inner_biased", "inner_bias">(found, channels(found), channels_first, rank);
        }) &
        condition<"there is one bias at most">(
            [](const auto& found) { return !found[weight<"bias">] || !found[weight<"inner_bias">]; });

    static auto build(const auto& found)
    {
        using operation  = std::conditional_t<Depthwise, ir::depthwise_convolution, ir::convolution>;
        const auto shape = found[filter].shape();
        operation op{.input = found[x], .weights = found[filter], .kernel_shape = shape};
        if (const auto bias = channel_bias(found, channels(found)))
            op.bias.emplace(*bias);
        else if (const auto inner_bias = channel_bias<"inner_bias">(found, channels(found)))
            op.bias.emplace(*inner_bias);
        set_windows(op, atrous_windows(*amounts(found), shape));
        if constexpr (InsertedAxes == 0) {
            return on_channels_last(op, is_channels_first(found, found[tensor<"product">]), shape.size());
        } else {
            ir::built_operators operators;
            operators.then(ir::unsqueeze{.input = op.input, .axes = {1}});
            op.input = operators.last();
            operators.main(op);
            operators.then(ir::squeeze{.input = operators.last(), .axes = {1}});
            return operators;
        }
    }
};

} // namespace detail

/// A dilated convolution as TensorFlow 1 writes it: SpaceToBatchND, a convolution without padding, BatchToSpaceND.
struct atrous_convolution : detail::atrous<false, 0> {
    static constexpr std::string_view name = "atrous_convolution";
    static constexpr auto product     = named<"product">(any_convolution(detail::space_to_batch, weight<"filter">));
    static constexpr auto pattern     = detail::atrous_pattern(product);
    static constexpr auto named_after = product;
    static constexpr int priority     = 10;
};

/// A dilated depthwise convolution, written in the same way.
struct atrous_depthwise_convolution : detail::atrous<true, 0> {
    static constexpr std::string_view name = "atrous_depthwise_convolution";
    static constexpr auto product     = named<"product">(depthwise_conv2d(detail::space_to_batch, weight<"filter">));
    static constexpr auto pattern     = detail::atrous_pattern(product);
    static constexpr auto named_after = product;
    static constexpr int priority     = 10;
};

/// A dilated convolution of sequences [batch, length, channels]: inside, the length becomes the width of an image of
/// height 1.
struct atrous_convolution_1d : detail::atrous<false, 1> {
    static constexpr std::string_view name = "atrous_convolution_1d";
    static constexpr auto axis             = integers<"axis">;
    static constexpr auto product =
        named<"product">(conv2d(expand_dims(detail::space_to_batch, axis), weight<"filter">));
    static constexpr auto squeezed    = named<"squeezed">(squeeze(product));
    static constexpr auto pattern     = detail::atrous_pattern(squeezed);
    static constexpr auto named_after = product;
    static constexpr int priority     = 10;
    static constexpr auto conditions =
        detail::atrous<false, 1>::conditions &
        condition<"an axis for the height is inserted before the length, and removed again">([](const auto& found) {
            auto removed = found.template attribute<std::vector<std::int64_t>>(found[squeezed], "squeeze_dims", {});
            if (removed.empty())
                removed = found.template attribute<std::vector<std::int64_t>>(found[squeezed], "axis", {});
            const auto& inserted = found[axis];
            return found.rank(found[tensor<"x">]) == 3 && !is_channels_first(found, found[product]) &&
                   inserted.size() == 1 && (inserted[0] == 1 || inserted[0] == -3) && removed.size() == 1 &&
                   (removed[0] == 1 || removed[0] == -3) && found[weight<"filter">].shape()[0] == 1;
        });
};

} // namespace oplift::rule

#endif
