#ifndef OPLIFT_RULES_ARRANGEMENT_BLOCKS_HPP
#define OPLIFT_RULES_ARRANGEMENT_BLOCKS_HPP

#include <oplift/ir/operators/arrangement.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/known_integers.hpp>
#include <oplift/rules/support/layout.hpp>
#include <oplift/rules/support/windows.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::rule {

/// Moves blocks of a map into channels. In both layouts, the place in the block is the high-order part of the number of
/// the channel.
struct blocks_to_channels {
    static constexpr std::string_view name = "blocks_to_channels";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = fixed_order<1, "SpaceToDepth">(x);
    static constexpr auto conditions =
        condition<"the layout is NHWC or NCHW">(
            [](const auto& found) { return has_plain_data_format(found, found.root()); }) &
        condition<"blocks have an extent of at least 2">([](const auto& found) {
            return found.template attribute<std::int64_t>(found.root(), "block_size", 0) >= 2;
        });

    static auto build(const auto& found)
    {
        return on_channels_last(
            ir::space_to_depth{.input     = found[x],
                               .blocksize = found.template attribute<std::int64_t>(found.root(), "block_size", 0)},
            is_channels_first(found, found.root()), 4);
    }
};

/// Moves channels into blocks of a map.
struct channels_to_blocks {
    static constexpr std::string_view name = "channels_to_blocks";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = fixed_order<1, "DepthToSpace">(x);
    static constexpr auto conditions =
        condition<"the layout is NHWC or NCHW">(
            [](const auto& found) { return has_plain_data_format(found, found.root()); }) &
        condition<"blocks have an extent of at least 2">([](const auto& found) {
            return found.template attribute<std::int64_t>(found.root(), "block_size", 0) >= 2;
        });

    static auto build(const auto& found)
    {
        return on_channels_last(
            ir::depth_to_space{.input     = found[x],
                               .blocksize = found.template attribute<std::int64_t>(found.root(), "block_size", 0)},
            is_channels_first(found, found.root()), 4);
    }
};

/// The block and its paddings or crops, begin and end of each axis in turn; nothing if they are not known.
inline std::optional<std::pair<std::vector<std::int64_t>, std::vector<std::int64_t>>>
block_and_margins(const match_view& match, tensor_reference block, tensor_reference margins)
{
    auto extents = known_integers(match, block);
    auto pairs   = known_pairs(match, margins);
    if (!extents || !pairs || pairs->size() != 2 * extents->size() ||
        std::ranges::any_of(*extents, [](std::int64_t extent) { return extent < 1; }) ||
        std::ranges::any_of(*pairs, [](std::int64_t margin) { return margin < 0; }))
        return std::nullopt;
    return std::pair{std::move(*extents), std::move(*pairs)};
}

/// Moves blocks of a map into the batch, where that is no part of a dilated convolution.
struct blocks_to_batch {
    static constexpr std::string_view name = "blocks_to_batch";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto block            = tensor<"block">;
    static constexpr auto paddings         = tensor<"paddings">;
    static constexpr auto pattern          = space_to_batch_nd(x, block, paddings);
    static constexpr auto conditions       = condition<"the blocks and their paddings are known before the graph runs">(
        [](const auto& found) { return block_and_margins(found, found[block], found[paddings]).has_value(); });

    static auto build(const auto& found)
    {
        const auto amounts = *block_and_margins(found, found[block], found[paddings]);
        return ir::space_to_batch_nd{.input = found[x], .block_shape = amounts.first, .paddings = amounts.second};
    }
};

/// Moves the batch into blocks of a map, where that is no part of a dilated convolution.
struct batch_to_blocks {
    static constexpr std::string_view name = "batch_to_blocks";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto block            = tensor<"block">;
    static constexpr auto crops            = tensor<"crops">;
    static constexpr auto pattern          = batch_to_space_nd(x, block, crops);
    static constexpr auto conditions       = condition<"the blocks and their crops are known before the graph runs">(
        [](const auto& found) { return block_and_margins(found, found[block], found[crops]).has_value(); });

    static auto build(const auto& found)
    {
        const auto amounts = *block_and_margins(found, found[block], found[crops]);
        return ir::batch_to_space_nd{.input = found[x], .block_shape = amounts.first, .crops = amounts.second};
    }
};

} // namespace oplift::rule

#endif
