#ifndef OPLIFT_RULES_CONVOLUTION_ATROUS_AMOUNTS_HPP
#define OPLIFT_RULES_CONVOLUTION_ATROUS_AMOUNTS_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/rules/support/known_integers.hpp>
#include <oplift/rules/support/layout.hpp>
#include <oplift/rules/support/windows.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::rule {

namespace detail {

/// The vector and the index that a scalar was taken from: vector[index].
struct indexed_element {
    tensor_reference vector{};
    std::int64_t index = 0;
};

inline std::optional<indexed_element> element_of_vector(const match_view& match, tensor_reference scalar)
{
    const auto operands = match.graph().operands_of(scalar.node);
    if (match.operator_name(scalar) != "StridedSlice" || operands.size() != 4 || match.rank(operands[0]) != 1 ||
        match.attribute<std::int64_t>(scalar, "shrink_axis_mask", 0) != 1)
        return std::nullopt;
    for (const std::string_view mask : {"begin_mask", "ellipsis_mask", "new_axis_mask"})
        if (match.attribute<std::int64_t>(scalar, mask, 0) != 0)
            return std::nullopt;
    const auto index = known_integer(match, operands[1]);
    if (!index || *index < 0)
        return std::nullopt;
    return indexed_element{operands[0], *index};
}

/// The difference of two scalars where it is known although they are not: constants, the very same tensor, or
/// elements of vectors one of which is the other plus a constant vector.
inline std::optional<std::int64_t> known_difference(const match_view& match, tensor_reference a, tensor_reference b)
{
    if (a == b)
        return 0;
    const auto number_a = known_integer(match, a), number_b = known_integer(match, b);
    if (number_a && number_b)
        return *number_a - *number_b; // both are int32: tensors of paddings are
    const auto from_a = element_of_vector(match, a), from_b = element_of_vector(match, b);
    if (!from_a || !from_b || from_a->index != from_b->index)
        return std::nullopt;
    if (from_a->vector == from_b->vector)
        return 0;
    const auto operands = match.graph().operands_of(from_a->vector.node);
    if (!match.operator_name(from_a->vector).starts_with("Add") || operands.size() != 2)
        return std::nullopt;
    for (const std::size_t other : {0u, 1u})
        if (operands[1 - other] == from_b->vector)
            if (const auto numbers = known_integers(match, operands[other]))
                if (static_cast<std::size_t>(from_a->index) < numbers->size() &&
                    match.same_shape(from_b->vector, operands[other]))
                    return (*numbers)[static_cast<std::size_t>(from_a->index)];
    return std::nullopt;
}

/// The scalars of a matrix [n, 2] that is put together by Pack, one row after the other.
inline std::optional<std::vector<tensor_reference>> packed_pairs(const match_view& match, tensor_reference matrix)
{
    const auto is_pack = [&](tensor_reference tensor) {
        return match.operator_name(tensor) == "Pack" && match.attribute<std::int64_t>(tensor, "axis", 0) == 0;
    };
    if (!is_pack(matrix))
        return std::nullopt;
    std::vector<tensor_reference> scalars;
    for (const tensor_reference row : match.graph().operands_of(matrix.node)) {
        const auto pair = match.graph().operands_of(row.node);
        if (!is_pack(row) || pair.size() != 2)
            return std::nullopt;
        scalars.insert(scalars.end(), pair.begin(), pair.end());
    }
    return scalars;
}

} // namespace detail

/// paddings - crops, two matrices of pairs. It is known also where both are calculated when the graph runs, as
/// tf.nn.convolution does for an image of unknown size: only what fills up the last blocks varies, and that is cropped.
inline std::optional<std::vector<std::int64_t>>
paddings_without_crops(const match_view& match, tensor_reference paddings, tensor_reference crops)
{
    std::vector<std::int64_t> result;
    const auto known_paddings = known_pairs(match, paddings), known_crops = known_pairs(match, crops);
    if (known_paddings && known_crops) {
        if (known_paddings->size() != known_crops->size())
            return std::nullopt;
        for (std::size_t i = 0; i < known_crops->size(); ++i) {
            const std::int64_t padding = (*known_paddings)[i], crop = (*known_crops)[i];
            if (padding < 0 || padding > largest_window || crop < 0 || crop > largest_window)
                return std::nullopt;
            result.push_back(padding - crop);
        }
        return result;
    }
    const auto packed_paddings = detail::packed_pairs(match, paddings),
               packed_crops    = detail::packed_pairs(match, crops);
    if (!packed_paddings || !packed_crops || packed_paddings->size() != packed_crops->size())
        return std::nullopt;
    for (std::size_t i = 0; i < packed_crops->size(); ++i) {
        const auto difference = detail::known_difference(match, (*packed_paddings)[i], (*packed_crops)[i]);
        if (!difference)
            return std::nullopt;
        result.push_back(*difference);
    }
    return result;
}

/// What SpaceToBatch and BatchToSpace around a convolution come to: blocks are its dilation, and the paddings that are
/// not cropped are its own. Spatial axes alone.
struct atrous_amounts {
    std::vector<std::int64_t> dilations{};
    std::vector<std::int64_t> begins{};
    std::vector<std::int64_t> ends{};
};

/// The block of a SpaceToBatchND, SpaceToBatch or their inverses.
inline std::optional<std::vector<std::int64_t>> block_of(const match_view& match, tensor_reference node)
{
    if (!match.operator_name(node).ends_with("ND"))
        return std::vector<std::int64_t>(2, match.attribute<std::int64_t>(node, "block_size", 0));
    const auto operands = match.graph().operands_of(node.node);
    return operands.size() == 3 ? known_integers(match, operands[1]) : std::nullopt;
}

/// Nothing where the numbers do not make one convolution. `inserted` is the number of axes of extent 1 that the image
/// got in front of its spatial axes for the convolution; `spatial` is the number of the convolution's spatial axes.
inline std::optional<atrous_amounts> atrous_amounts_of(const match_view& match, tensor_reference to_batch,
                                                       tensor_reference to_space, bool channels_first,
                                                       std::size_t spatial, std::size_t inserted)
{
    const auto block = block_of(match, to_batch);
    if (!block || block != block_of(match, to_space) || (channels_first && inserted != 0))
        return std::nullopt;
    const auto pads = paddings_without_crops(match, match.graph().operands_of(to_batch.node).back(),
                                             match.graph().operands_of(to_space.node).back());
    if (!pads || pads->size() != 2 * block->size())
        return std::nullopt;
    atrous_amounts result{std::vector<std::int64_t>(spatial, 1), std::vector<std::int64_t>(spatial, 0),
                          std::vector<std::int64_t>(spatial, 0)};
    for (std::size_t i = 0; i < block->size(); ++i) {
        const std::int64_t factor = (*block)[i], begin = (*pads)[2 * i], end = (*pads)[2 * i + 1];
        if (channels_first && i == 0) {
            if (factor != 1 || begin != 0 || end != 0)
                return std::nullopt;
            continue;
        }
        const std::size_t axis = i + inserted - (channels_first ? 1 : 0);
        if (axis >= spatial || factor < 1 || factor > largest_window || begin < 0 || begin > largest_window ||
            end < 0 || end > largest_window)
            return std::nullopt;
        result.dilations[axis] = factor;
        result.begins[axis]    = begin;
        result.ends[axis]      = end;
    }
    return result;
}

/// The windows of the one convolution. The amounts make it stride 1 everywhere.
inline window_attributes atrous_windows(const atrous_amounts& amounts, const std::vector<std::int64_t>& filter)
{
    const std::size_t spatial = amounts.dilations.size(), rank = spatial + 2;
    window_attributes result{.strides   = std::vector<std::int64_t>(rank, 1),
                             .pads      = std::vector<std::int64_t>(2 * rank, 0),
                             .auto_pad  = {},
                             .dilations = std::vector<std::int64_t>(rank, 1)};
    bool same = true, valid = true;
    for (std::size_t i = 0; i < spatial; ++i) {
        (*result.dilations)[i + 1] = amounts.dilations[i];
        result.pads[i + 1]         = amounts.begins[i];
        result.pads[rank + i + 1]  = amounts.ends[i];
        const std::pair<std::int64_t, std::int64_t> pads{amounts.begins[i], amounts.ends[i]};
        same  = same && pads == same_padding(-1, filter[i], 1, amounts.dilations[i]);
        valid = valid && pads == std::pair<std::int64_t, std::int64_t>{0, 0};
    }
    if (valid)
        result.auto_pad = "VALID";
    else if (same)
        result.auto_pad = "SAME_UPPER";
    if (*result.dilations == result.strides)
        result.dilations.reset();
    return result;
}

} // namespace oplift::rule

#endif
