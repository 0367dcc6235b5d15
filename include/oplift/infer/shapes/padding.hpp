#ifndef OPLIFT_INFER_SHAPES_PADDING_HPP
#define OPLIFT_INFER_SHAPES_PADDING_HPP

#include <oplift/infer/operation.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace oplift::infer {

/// The number of rows of an operand {rows, 2}, if it is known.
inline std::optional<std::size_t> pair_rows(const symbolic_shape& pairs)
{
    if (pairs && pairs->size() == 2 && pairs->front().known() && pairs->front().coefficient >= 0 &&
        pairs->front().coefficient <= most_elements)
        return static_cast<std::size_t>(pairs->front().coefficient);
    return std::nullopt;
}

/// Pad, PadV2 and MirrorPad: operand 1 has one row {before, after} for each axis.
inline void pad_shape(operation& node)
{
    node.demand_rank(1, 2);
    const auto& input = node.shape(0);
    const auto pads   = node.integers(1);
    const auto rows   = pads ? std::optional{pads->size() / 2} : pair_rows(node.shape(1));
    if (!input && !rows)
        return;
    const auto given = input ? *input : node.unknown(*rows);
    if (rows && *rows != given.size())
        throw contradiction{"it pads " + std::to_string(*rows) + " axes, but its operand has the shape " +
                            text_of(input)};
    std::vector<dimension> output;
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (!pads) {
            output.push_back(node.symbols.fresh());
            continue;
        }
        const std::int64_t before = (*pads)[2 * i];
        const std::int64_t after  = (*pads)[2 * i + 1];
        if (before < 0 || after < 0 || before > 0x7fffffff || after > 0x7fffffff)
            throw contradiction{"it pads by " + std::to_string(before) + " and " + std::to_string(after) +
                                ", which is not possible"};
        output.push_back(node.symbols.as_extent(node.symbols.add(given[i], extent(before + after))));
    }
    node.outputs[0].shape = std::move(output);
}

/// SpaceToBatchND and BatchToSpaceND: the block's extents move from the spatial axes to the batch, or back.
/// Operand 1 is the block, operand 2 the padding (or cropping).
template <bool ToBatch>
void blocks_shape(operation& node, const std::optional<std::vector<std::int64_t>>& block, std::size_t pairs_operand)
{
    const auto& input = node.shape(0);
    const auto pairs  = node.integers(pairs_operand);
    if (!input)
        return;
    if (!block) {
        node.outputs[0].shape = node.unknown(input->size());
        return;
    }
    if (input->size() < block->size() + 1 || (pairs && pairs->size() != 2 * block->size()))
        throw contradiction{"its block has " + std::to_string(block->size()) +
                            " axes, which does not go with its operand of the shape " + text_of(input)};
    std::vector<dimension> output = *input;
    dimension volume              = extent(1);
    for (std::size_t i = 0; i < block->size(); ++i) {
        const std::int64_t size = (*block)[i];
        if (size < 1 || size > 0x7fffffff)
            throw contradiction{"its block has an extent of " + std::to_string(size)};
        volume = node.symbols.multiply(volume, extent(size));
        if (!pairs) {
            output[i + 1] = node.symbols.fresh();
            continue;
        }
        const std::int64_t before = (*pairs)[2 * i];
        const std::int64_t after  = (*pairs)[2 * i + 1];
        if (before < 0 || after < 0 || before > 0x7fffffff || after > 0x7fffffff)
            throw contradiction{"it pads or crops by " + std::to_string(before) + " and " + std::to_string(after) +
                                ", which is not possible"};
        if (ToBatch) {
            const dimension padded = node.symbols.add((*input)[i + 1], extent(before + after));
            const auto part        = node.symbols.divide(padded, extent(size));
            if (!part && padded.known())
                throw contradiction{"an extent of " + std::to_string(padded.coefficient) +
                                    " cannot be divided into blocks of " + std::to_string(size)};
            output[i + 1] = part ? node.symbols.as_extent(*part) : node.symbols.fresh();
        } else {
            const dimension whole   = node.symbols.multiply((*input)[i + 1], extent(size));
            const dimension cropped = node.symbols.subtract(whole, extent(before + after));
            if (cropped.known() && cropped.coefficient < 0)
                throw contradiction{"it crops more than there is"};
            output[i + 1] = node.symbols.as_extent(cropped);
        }
    }
    if (ToBatch) {
        output[0] = node.symbols.as_extent(node.symbols.multiply(output[0], volume));
    } else {
        const auto part = node.symbols.divide(output[0], volume);
        if (!part && output[0].known())
            throw contradiction{"a batch of " + std::to_string(output[0].coefficient) +
                                " cannot be divided by the volume of its block"};
        output[0] = part ? node.symbols.as_extent(*part) : node.symbols.fresh();
    }
    node.outputs[0].shape = std::move(output);
}

template <bool ToBatch>
void blocks_nd_shape(operation& node)
{
    blocks_shape<ToBatch>(node, node.integers(1), 2);
}

/// The older operators, on two axes with blocks of one size.
template <bool ToBatch>
void square_blocks_shape(operation& node)
{
    node.demand_rank(0, 4);
    const std::int64_t size = node.attribute<std::int64_t>("block_size", 0);
    blocks_shape<ToBatch>(node, std::vector<std::int64_t>{size, size}, 1);
}

/// SpaceToDepth and DepthToSpace.
template <bool ToDepth>
void depth_shape(operation& node)
{
    node.demand_rank(0, 4);
    const std::int64_t size  = node.attribute<std::int64_t>("block_size", 0);
    const std::string format = node.attribute<std::string>("data_format", "NHWC");
    if (size < 1 || size > 0x7fff)
        throw contradiction{"its block_size is " + std::to_string(size)};
    if (format != "NHWC" && format != "NCHW")
        throw contradiction{"its data_format " + format + " is not supported"};
    if (!node.shape(0)) {
        node.outputs[0].shape = node.unknown(4);
        return;
    }
    const std::size_t channel     = format == "NCHW" ? 1 : 3;
    std::vector<dimension> output = *node.shape(0);
    for (std::size_t axis = 1; axis < 4; ++axis) {
        const dimension factor = extent(axis == channel ? size * size : size);
        if ((axis == channel) == ToDepth) {
            output[axis] = node.symbols.as_extent(node.symbols.multiply(output[axis], factor));
            continue;
        }
        const auto part = node.symbols.divide(output[axis], factor);
        if (!part && output[axis].known())
            throw contradiction{"an extent of " + std::to_string(output[axis].coefficient) +
                                " cannot be divided into " + std::to_string(factor.coefficient) + " parts"};
        output[axis] = part ? *part : node.symbols.fresh();
    }
    node.outputs[0].shape = std::move(output);
}

inline constexpr shape_rule padding_rules[] = {
    {"Pad", pad_shape},
    {"PadV2", pad_shape},
    {"MirrorPad", pad_shape},
    {"SpaceToBatchND", blocks_nd_shape<true>},
    {"BatchToSpaceND", blocks_nd_shape<false>},
    {"SpaceToBatch", square_blocks_shape<true>},
    {"BatchToSpace", square_blocks_shape<false>},
    {"SpaceToDepth", depth_shape<true>},
    {"DepthToSpace", depth_shape<false>},
};

} // namespace oplift::infer

#endif
