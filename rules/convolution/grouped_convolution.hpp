#ifndef OPLIFT_RULES_CONVOLUTION_GROUPED_CONVOLUTION_HPP
#define OPLIFT_RULES_CONVOLUTION_GROUPED_CONVOLUTION_HPP

#include <oplift/ir/operators/convolution.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/channel_bias.hpp>
#include <oplift/rules/support/known_integers.hpp>
#include <oplift/rules/support/layout.hpp>
#include <oplift/rules/support/windows.hpp>
#include <oplift/weights/join.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace oplift::rule {

/// A grouped convolution by hand: the channels are split, each part is convolved with a filter of its own, and the
/// results are joined again. Each part has a bias, or the whole has one, or there is none.
struct grouped_convolution {
    static constexpr std::string_view name = "grouped_convolution";
    static constexpr auto filter           = weight<"filter">;
    static constexpr auto part_bias        = weight<"part_bias">;
    static constexpr auto x                = tensor<"x">;
    static constexpr auto part             = named<"part">(split(tensor<"split_axis">, x).any_output());
    static constexpr auto product          = named<"product">(conv2d(part, filter));
    static constexpr auto part_sum         = named<"part_sum">(bias_add(product, part_bias) || add(product, part_bias));
    static constexpr auto axis             = tensor<"axis">;
    static constexpr auto pieces           = each<"pieces">;
    static constexpr auto joined_parts     = concat(pieces(part_sum), axis) || concat(pieces(product), axis);
    static constexpr auto pattern          = with_bias(joined_parts);
    static constexpr int priority          = 10;

    static std::vector<oplift::weight> as_weights(const std::vector<found_weight>& found)
    {
        return {found.begin(), found.end()};
    }

    /// The shape of each group's filter.
    static std::vector<std::int64_t> filter_shape(const auto& found) { return found[filter].front().shape(); }
    static bool channels_first(const auto& found) { return is_channels_first(found, found[product_of].front()); }
    static constexpr auto product_of = tensor<"product">;
    static constexpr auto part_of    = tensor<"part">;
    static std::int64_t output_channels(const auto& found)
    {
        return filter_shape(found).back() * static_cast<std::int64_t>(found[filter].size());
    }

    /// Whether two convolutions differ in nothing but their operands.
    static bool are_alike(const auto& found, tensor_reference a, tensor_reference b)
    {
        const auto numbers = [&](tensor_reference node, std::string_view attribute) {
            return found.template attribute<std::vector<std::int64_t>>(node, attribute, {});
        };
        const auto text = [&](tensor_reference node, std::string_view attribute, std::string otherwise) {
            return found.template attribute<std::string>(node, attribute, std::move(otherwise));
        };
        return numbers(a, "strides") == numbers(b, "strides") &&
               numbers_of_axes(found, a, "dilations", 4) == numbers_of_axes(found, b, "dilations", 4) &&
               numbers(a, "explicit_paddings") == numbers(b, "explicit_paddings") &&
               text(a, "padding", "") == text(b, "padding", "") &&
               text(a, "data_format", "NHWC") == text(b, "data_format", "NHWC");
    }

    static constexpr auto conditions =
        condition<"the parts are all outputs of one Split, in order">([](const auto& found) {
            const std::vector<tensor_reference> parts = found[part_of];
            for (std::size_t i = 0; i < parts.size(); ++i)
                if (parts[i] != tensor_reference{parts[0].node, static_cast<std::uint32_t>(i)})
                    return false;
            return found.template attribute<std::int64_t>(parts[0], "num_split", 0) ==
                   static_cast<std::int64_t>(parts.size());
        }) &
        condition<"the elements are floating-point numbers">(
            [](const auto& found) { return is_floating(found[filter].front().type); }) &
        condition<"all filters have the same shape of four axes, none of them empty">([](const auto& found) {
            const std::vector<oplift::weight> filters = as_weights(found[filter]);
            return is_possible_filter(found[filter].front(), 4) && can_be_joined(filters, 3) &&
                   std::ranges::all_of(filters, [&](const auto& one) { return one.shape() == filter_shape(found); });
        }) &
        condition<"the convolutions have the same strides, dilations, padding and layout">([](const auto& found) {
            const std::vector<tensor_reference> products = found[product_of];
            return has_possible_windows(found, products.front(), 4) &&
                   std::ranges::all_of(products, [&](tensor_reference product_i) {
                       return are_alike(found, products.front(), product_i);
                   });
        }) &
        condition<"channels are what is split and joined, and the filters take all channels of their part">(
            [](const auto& found) {
                const std::int64_t channel_axis = channels_first(found) ? 1 : 3;
                for (const tensor_reference split_axis : found[tensor<"split_axis">])
                    if (axis_from_front(known_integer(found, split_axis), 4) != channel_axis)
                        return false;
                const std::int64_t part_channels = channel_extent(found, found[part_of].front(), channels_first(found));
                return axis_from_front(known_integer(found, found[axis]), 4) == channel_axis &&
                       (part_channels < 0 || part_channels == filter_shape(found)[2]);
            }) &
        condition<"the bias of each part, if any, has one number for each channel">([](const auto& found) {
            const std::vector<found_weight> biases   = found[part_bias];
            const std::vector<tensor_reference> sums = found[tensor<"part_sum">];
            for (std::size_t i = 0; i < biases.size(); ++i)
                if (!is_channel_bias(found, sums[i], biases[i], filter_shape(found).back(), channels_first(found), 4) ||
                    biases[i].type != biases[0].type)
                    return false;
            return biases.empty() || !found[weight<"bias">];
        }) &
        condition<"the bias, if any, has one number for each channel">([](const auto& found) {
            return bias_is_one_a_channel(found, output_channels(found), channels_first(found), 4);
        });

    static auto build(const auto& found)
    {
        const std::vector<oplift::weight> filters = as_weights(found[filter]);
        const auto shape                          = filter_shape(found);
        const auto groups                         = static_cast<std::int64_t>(filters.size());
        ir::convolution op{.input        = found[x].front(),
                           .weights      = joined(filters, 3),
                           .kernel_shape = {shape[0], shape[1], shape[2] * groups, shape[3] * groups}};
        if (groups > 1)
            op.group = groups;
        std::vector<oplift::weight> biases = as_weights(found[part_bias]);
        for (oplift::weight& bias : biases)
            bias = reshaped(bias, {shape[3]});
        if (!biases.empty())
            op.bias.emplace(joined(biases, 0));
        else if (const auto bias = channel_bias(found, output_channels(found)))
            op.bias.emplace(*bias);
        set_windows(op, windows_of(found, found[product_of].front(), found[part_of].front(), shape));
        return on_channels_last(op, channels_first(found), 4);
    }
};

} // namespace oplift::rule

#endif
