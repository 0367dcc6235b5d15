#ifndef OPLIFT_RULES_SUPPORT_WINDOWS_HPP
#define OPLIFT_RULES_SUPPORT_WINDOWS_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/rules/support/layout.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::rule {

/// How windows lie on a map: what the IR's convolutions and pooling have in common. All lists are in channels-last
/// order and have an entry for each axis, the batch and the channels among them.
struct window_attributes {
    std::vector<std::int64_t> strides{};
    std::vector<std::int64_t> pads{};                     ///< all begins, then all ends
    std::optional<std::string> auto_pad{};                ///< nothing where the pads are neither of SAME nor of VALID
    std::optional<std::vector<std::int64_t>> dilations{}; ///< nothing where all are 1
};

/// No stride, dilation or window may be larger, so that calculations on them cannot overflow.
inline constexpr std::int64_t largest_window = 0x7fffffff;

/// A list attribute with a number for each axis, in channels-last order; all 1 where the node lacks it.
inline std::vector<std::int64_t> numbers_of_axes(const match_view& match, tensor_reference node,
                                                 std::string_view attribute, std::size_t rank)
{
    const attribute_map& attributes = *match.graph().attributes[node.node];
    const bool is_stated =
        std::any_of(attributes.begin(), attributes.end(), [&](const auto& entry) { return entry.first == attribute; });
    auto numbers = match.attribute<std::vector<std::int64_t>>(node, attribute, {});
    if (!is_stated && attribute == "dilations") // the only one with a default: graphs before TensorFlow 1.6 lack it
        numbers.assign(rank, 1);
    return in_channels_last_order(std::move(numbers), is_channels_first(match, node));
}

/// Whether a list has a possible number for each axis, and 1 for the batch and the channels, which are last or first.
inline bool are_spatial(const std::vector<std::int64_t>& numbers, std::size_t rank, bool channels_first = false)
{
    return rank > 2 && numbers.size() == rank && numbers.front() == 1 &&
           (channels_first ? numbers[1] : numbers.back()) == 1 &&
           std::ranges::all_of(numbers, [](std::int64_t number) { return number >= 1 && number <= largest_window; });
}

/// The same of a list attribute, as numbers_of_axes() reads it. Takes no memory.
inline bool has_spatial_numbers(const match_view& match, tensor_reference node, std::string_view attribute,
                                std::size_t rank)
{
    if (const auto* numbers = match.find_attribute<std::vector<std::int64_t>>(node, attribute))
        return are_spatial(*numbers, rank, is_channels_first(match, node));
    return are_spatial(numbers_of_axes(match, node, attribute, rank), rank);
}

/// Whether the data format is one that the IR can express, possibly between transposes: channels last or first.
inline bool has_plain_data_format(const match_view& match, tensor_reference node)
{
    constexpr std::array<std::string_view, 6> plain{"NHWC", "NCHW", "NDHWC", "NCDHW", "NWC", "NCW"};
    return std::ranges::find(plain, match.attribute<std::string>(node, "data_format", "NHWC")) != plain.end();
}

/// Padding as the attribute explicit_paddings gives it (a begin and an end for each axis), in the IR's order.
inline std::vector<std::int64_t> explicit_pads(const match_view& match, tensor_reference node)
{
    const auto pairs = match.attribute<std::vector<std::int64_t>>(node, "explicit_paddings", {});
    std::vector<std::int64_t> begins, ends;
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
        begins.push_back(pairs[i]);
        ends.push_back(pairs[i + 1]);
    }
    begins = in_channels_last_order(std::move(begins), is_channels_first(match, node));
    ends   = in_channels_last_order(std::move(ends), is_channels_first(match, node));
    begins.insert(begins.end(), ends.begin(), ends.end());
    return begins;
}

/// Whether the padding of a node with windows is one that window_attributes can state.
inline bool has_possible_padding(const match_view& match, tensor_reference node, std::size_t rank)
{
    const auto padding = match.attribute<std::string>(node, "padding", "");
    if (padding == "SAME" || padding == "VALID")
        return true;
    const std::vector<std::int64_t> pads = explicit_pads(match, node);
    return padding == "EXPLICIT" && rank > 2 && pads.size() == 2 * rank && pads[0] == 0 && pads[rank - 1] == 0 &&
           pads[rank] == 0 && pads[2 * rank - 1] == 0 &&
           std::ranges::all_of(pads, [](std::int64_t pad) { return pad >= 0 && pad <= largest_window; });
}

/// Whether strides, dilations, padding and layout of a node with windows are such as the IR can express.
inline bool has_possible_windows(const match_view& match, tensor_reference node, std::size_t rank)
{
    return has_plain_data_format(match, node) && has_spatial_numbers(match, node, "strides", rank) &&
           has_spatial_numbers(match, node, "dilations", rank) && has_possible_padding(match, node, rank);
}

/// The spatial extents of a map; -1 for what is not known.
inline std::vector<std::int64_t> spatial_extents(const match_view& match, tensor_reference map, bool channels_first,
                                                 std::size_t rank)
{
    std::vector<std::int64_t> extents(rank - 2, -1);
    const symbolic_shape& shape = match.shape(map);
    if (shape && shape->size() == rank)
        for (std::size_t i = 0; i < extents.size(); ++i)
            extents[i] = (*shape)[i + (channels_first ? 2 : 1)].stated();
    return extents;
}

/// The number of channels of a map; -1 if it is not known.
inline std::int64_t channel_extent(const match_view& match, tensor_reference map, bool channels_first)
{
    const symbolic_shape& shape = match.shape(map);
    if (!shape || shape->size() < 2)
        return -1;
    return (channels_first ? (*shape)[1] : shape->back()).stated();
}

/// Padding before and behind an axis, as TensorFlow's GetWindowedOutputSize calculates it for SAME.
///
/// Of an axis whose extent is not known (-1), the stride is taken to divide the extent; with a stride of 1 that is no
/// assumption.
inline std::pair<std::int64_t, std::int64_t> same_padding(std::int64_t extent, std::int64_t window, std::int64_t stride,
                                                          std::int64_t dilation)
{
    const std::int64_t covered = (window - 1) * dilation + 1;
    const std::int64_t rest    = extent < 0 || extent % stride == 0 ? stride : extent % stride;
    const std::int64_t total   = std::max<std::int64_t>(0, covered - rest);
    return {total / 2, total - total / 2};
}

/// The windows of a node on a map whose padded side has these spatial extents: a convolution's input, a transposed
/// convolution's output. `window` has the spatial extents of the window; strides and dilations have one for each axis.
inline window_attributes windows_on(const match_view& match, tensor_reference node,
                                    const std::vector<std::int64_t>& extents, const std::vector<std::int64_t>& window,
                                    std::vector<std::int64_t> strides, std::vector<std::int64_t> dilations)
{
    const std::size_t rank = extents.size() + 2;
    const auto padding     = match.attribute<std::string>(node, "padding", "");
    window_attributes result;
    result.pads.assign(2 * rank, 0);
    if (padding == "SAME") {
        result.auto_pad = "SAME_UPPER";
        for (std::size_t i = 0; i < extents.size(); ++i) {
            const auto [begin, end]   = same_padding(extents[i], window[i], strides[i + 1], dilations[i + 1]);
            result.pads[i + 1]        = begin;
            result.pads[rank + i + 1] = end;
        }
    } else if (padding == "VALID") {
        result.auto_pad = "VALID";
    } else {
        result.pads = explicit_pads(match, node);
    }
    result.strides = std::move(strides);
    if (std::ranges::any_of(dilations, [](std::int64_t dilation) { return dilation != 1; }))
        result.dilations = std::move(dilations);
    return result;
}

/// The windows of a convolution that slides a filter [spatial..., x, y] over its input.
inline window_attributes windows_of(const match_view& match, tensor_reference node, tensor_reference input,
                                    const std::vector<std::int64_t>& filter)
{
    const std::size_t rank = filter.size();
    return windows_on(match, node, spatial_extents(match, input, is_channels_first(match, node), rank), filter,
                      numbers_of_axes(match, node, "strides", rank), numbers_of_axes(match, node, "dilations", rank));
}

/// Writes the windows into an operator of the IR.
template <typename Operator>
void set_windows(Operator& op, window_attributes windows)
{
    op.strides   = std::move(windows.strides);
    op.pads      = std::move(windows.pads);
    op.auto_pad  = std::move(windows.auto_pad);
    op.dilations = std::move(windows.dilations);
}

/// Whether all extents of a filter of that rank are such that windows can be calculated from them.
inline bool is_possible_filter(const found_weight& filter, std::size_t rank)
{
    if (filter.rank() != rank || rank <= 2)
        return false;
    for (std::size_t axis = 0; axis < rank; ++axis)
        if (filter.extent(axis) < 1 || filter.extent(axis) > largest_window)
            return false;
    return true;
}

} // namespace oplift::rule

#endif
