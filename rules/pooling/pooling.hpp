#ifndef OPLIFT_RULES_POOLING_POOLING_HPP
#define OPLIFT_RULES_POOLING_POOLING_HPP

#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators/pooling.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/known_integers.hpp>
#include <oplift/rules/support/layout.hpp>
#include <oplift/rules/support/windows.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::rule {

/// The operator of the IR for a pooling node whose windows have these extents and strides, in channels-last order.
inline ir::built_operators built_pool(const match_view& match, tensor_reference node, tensor_reference input,
                                      std::string pooling_type, const std::vector<std::int64_t>& window,
                                      std::vector<std::int64_t> strides)
{
    const std::size_t rank    = window.size();
    const bool channels_first = is_channels_first(match, node);
    auto windows =
        windows_on(match, node, spatial_extents(match, input, channels_first, rank),
                   {window.begin() + 1, window.end() - 1}, std::move(strides), std::vector<std::int64_t>(rank, 1));
    return on_channels_last(ir::pool{.input        = input,
                                     .pooling_type = std::move(pooling_type),
                                     .kernel_shape = window,
                                     .strides      = std::move(windows.strides),
                                     .pads         = std::move(windows.pads),
                                     .auto_pad     = std::move(windows.auto_pad)},
                            channels_first, rank);
}

/// Maximum or mean pooling of maps with two or three spatial axes. Padding does not count in a mean, in TensorFlow as
/// in the IR.
struct pooling {
    static constexpr std::string_view name = "pooling";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = fixed_order<1, "MaxPool", "AvgPool", "MaxPool3D", "AvgPool3D">(x);

    static std::size_t rank(const match_view& match)
    {
        return match.operator_name(match.root()).ends_with("3D") ? 5 : 4;
    }

    static constexpr auto conditions =
        condition<"the elements are floating-point numbers">(
            [](const auto& found) { return is_floating(found.type(found.root())); }) &
        condition<"windows and strides do not reach over the batch or the channels, and the layout is NHWC or NCHW">(
            [](const auto& found) {
                return has_possible_windows(found, found.root(), rank(found)) &&
                       has_spatial_numbers(found, found.root(), "ksize", rank(found));
            });

    static auto build(const auto& found)
    {
        const tensor_reference node = found.root();
        return built_pool(found, node, found[x], found.operator_name(node).starts_with("Max") ? "MAX" : "AVG",
                          numbers_of_axes(found, node, "ksize", rank(found)),
                          numbers_of_axes(found, node, "strides", rank(found)));
    }
};

/// Maximum pooling whose windows and strides are operands.
struct pooling_v2 {
    static constexpr std::string_view name = "pooling_v2";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto window           = tensor<"window">;
    static constexpr auto strides          = tensor<"strides">;
    static constexpr auto pattern          = max_pool_v2(x, window, strides);

    /// An operand's numbers in channels-last order; none if they are not known.
    static std::vector<std::int64_t> numbers(const match_view& match, tensor_reference operand)
    {
        return in_channels_last_order(known_integers(match, operand).value_or(std::vector<std::int64_t>{}),
                                      is_channels_first(match, match.root()));
    }

    static constexpr auto conditions =
        condition<"the elements are floating-point numbers">(
            [](const auto& found) { return is_floating(found.type(found.root())); }) &
        condition<"windows and strides are known, and do not reach over the batch or the channels">(
            [](const auto& found) {
                return are_spatial(numbers(found, found[window]), 4) && are_spatial(numbers(found, found[strides]), 4);
            }) &
        condition<"the padding is SAME or VALID, and the layout is NHWC or NCHW">([](const auto& found) {
            return has_plain_data_format(found, found.root()) && has_possible_padding(found, found.root(), 4);
        });

    static auto build(const auto& found)
    {
        return built_pool(found, found.root(), found[x], "MAX", numbers(found, found[window]),
                          numbers(found, found[strides]));
    }
};

} // namespace oplift::rule

#endif
