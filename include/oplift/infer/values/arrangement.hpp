#ifndef OPLIFT_INFER_VALUES_ARRANGEMENT_HPP
#define OPLIFT_INFER_VALUES_ARRANGEMENT_HPP

#include <oplift/infer/strided_slice.hpp>
#include <oplift/infer/values/strided_copy.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <utility>
#include <vector>

namespace oplift::infer {

inline std::vector<tensor> reshaped_value(const evaluation& node)
{
    std::vector<std::int64_t> shape = node.integers(1);
    const auto total                = element_count_of(node.operand(0).shape);
    const auto open                 = std::ranges::find(shape, -1);
    if (open != shape.end()) {
        *open           = 1;
        const auto rest = element_count_of(shape);
        if (!total || !rest || *rest == 0 || *total % *rest != 0)
            throw cannot_evaluate{};
        *open = *total / *rest;
    }
    return view(node.operand(0), std::move(shape));
}

inline std::vector<tensor> expanded_value(const evaluation& node)
{
    std::vector<std::int64_t> shape = node.operand(0).shape;
    const std::size_t axis          = evaluation::axis(node.integer(1), shape.size() + 1);
    shape.insert(shape.begin() + static_cast<std::ptrdiff_t>(axis), 1);
    return view(node.operand(0), std::move(shape));
}

inline std::vector<tensor> squeezed_value(const evaluation& node)
{
    const auto& given = node.operand(0).shape;
    auto axes         = node.attributes.get<std::vector<std::int64_t>>("squeeze_dims", {});
    if (axes.empty())
        axes = node.attributes.get<std::vector<std::int64_t>>("axis", {});
    std::vector<bool> gone(given.size(), false);
    for (const std::int64_t stated : axes)
        gone[evaluation::axis(stated, given.size())] = true;
    std::vector<std::int64_t> shape;
    for (std::size_t i = 0; i < given.size(); ++i)
        if (axes.empty() ? given[i] != 1 : !gone[i])
            shape.push_back(given[i]);
    return view(node.operand(0), std::move(shape));
}

inline std::vector<tensor> transposed_value(const evaluation& node)
{
    const tensor& value = node.operand(0);
    const auto order    = node.integers(1);
    const auto own      = row_major_strides(value.shape);
    std::vector<bool> used(value.shape.size(), false);
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides;
    if (order.size() != value.shape.size())
        throw cannot_evaluate{};
    for (const std::int64_t stated : order) {
        const std::size_t axis = evaluation::axis(stated, value.shape.size());
        if (used[axis])
            throw cannot_evaluate{};
        used[axis] = true;
        shape.push_back(value.shape[axis]);
        strides.push_back(own[axis]);
    }
    return {strided_copy(node, value, std::move(shape), strides, 0)};
}

inline std::vector<tensor> broadcast_value(const evaluation& node)
{
    return {broadcast_to(node, node.operand(0), node.integers(1))};
}

/// Copies the parts one behind the other along an axis. All have the rank of the first.
inline tensor joined(const evaluation& node, std::span<const tensor> parts, std::int64_t stated)
{
    if (parts.empty() || parts[0].shape.empty())
        throw cannot_evaluate{};
    std::vector<std::int64_t> shape = parts[0].shape;
    const std::size_t axis          = evaluation::axis(stated, shape.size());
    shape[axis]                     = 0;
    for (const tensor& part : parts) {
        if (part.shape.size() != shape.size() || part.type != parts[0].type)
            throw cannot_evaluate{};
        for (std::size_t i = 0; i < shape.size(); ++i)
            if (i != axis && part.shape[i] != shape[i])
                throw cannot_evaluate{};
        const auto sum = checked_sum(shape[axis], part.shape[axis]);
        if (!sum)
            throw cannot_evaluate{};
        shape[axis] = *sum;
    }
    fresh_tensor joint{node, parts[0].type, shape};
    if (joint.storage->empty())
        return std::move(joint.value);
    const auto split = shape.begin() + static_cast<std::ptrdiff_t>(axis);
    const auto rows  = *element_count_of(std::vector<std::int64_t>(shape.begin(), split));
    const auto inner = *element_count_of(std::vector<std::int64_t>(split + 1, shape.end()));
    std::byte* to    = joint.storage->data();
    for (std::int64_t row = 0; row < rows; ++row)
        for (const tensor& part : parts) {
            const std::int64_t length = part.shape[axis] * inner;
            if (part.uniform) {
                for (std::int64_t i = 0; i < length; ++i, to += joint.size)
                    std::memcpy(to, part.bytes.data(), joint.size);
            } else if (length > 0) {
                const auto bytes = static_cast<std::size_t>(length) * joint.size;
                std::memcpy(to, part.bytes.data() + static_cast<std::size_t>(row) * bytes, bytes);
                to += bytes;
            }
        }
    return std::move(joint.value);
}

inline std::vector<tensor> concat_value(const evaluation& node)
{
    return {joined(node, node.operands.subspan(1), node.integer(0))};
}

inline std::vector<tensor> concat_v2_value(const evaluation& node)
{
    if (node.operands.size() < 2)
        throw cannot_evaluate{};
    return {joined(node, node.operands.first(node.operands.size() - 1), node.integer(node.operands.size() - 1))};
}

inline std::vector<tensor> packed_value(const evaluation& node)
{
    std::vector<tensor> parts(node.operands.begin(), node.operands.end());
    if (parts.empty())
        throw cannot_evaluate{};
    const std::size_t axis = evaluation::axis(node.attributes.get<std::int64_t>("axis", 0), parts[0].shape.size() + 1);
    for (tensor& part : parts) {
        if (part.shape.size() < axis)
            throw cannot_evaluate{};
        part.shape.insert(part.shape.begin() + static_cast<std::ptrdiff_t>(axis), 1);
    }
    return {joined(node, parts, static_cast<std::int64_t>(axis))};
}

/// The part of a tensor that begins at `first` along an axis and is `length` long.
inline tensor part_of(const evaluation& node, const tensor& value, std::size_t axis, std::int64_t first,
                      std::int64_t length)
{
    if (first < 0 || length < 0 || first > value.shape[axis] - length)
        throw cannot_evaluate{};
    const auto strides              = row_major_strides(value.shape);
    std::vector<std::int64_t> shape = value.shape;
    shape[axis]                     = length;
    return strided_copy(node, value, std::move(shape), strides, first * strides[axis]);
}

inline std::vector<tensor> unpacked_value(const evaluation& node)
{
    const tensor& value    = node.operand(0);
    const std::size_t axis = evaluation::axis(node.attributes.get<std::int64_t>("axis", 0), value.shape.size());
    if (value.shape[axis] > operation::most_outputs)
        throw cannot_evaluate{};
    std::vector<tensor> parts;
    for (std::int64_t i = 0; i < value.shape[axis]; ++i) {
        parts.push_back(part_of(node, value, axis, i, 1));
        parts.back().shape.erase(parts.back().shape.begin() + static_cast<std::ptrdiff_t>(axis));
    }
    return parts;
}

inline std::vector<tensor> split_value(const evaluation& node)
{
    const tensor& value      = node.operand(1);
    const std::size_t axis   = evaluation::axis(node.integer(0), value.shape.size());
    const std::int64_t count = node.attributes.get<std::int64_t>("num_split", 0);
    if (count < 1 || count > operation::most_outputs || value.shape[axis] % count != 0)
        throw cannot_evaluate{};
    std::vector<tensor> parts;
    for (std::int64_t i = 0; i < count; ++i)
        parts.push_back(part_of(node, value, axis, i * (value.shape[axis] / count), value.shape[axis] / count));
    return parts;
}

inline std::vector<tensor> split_v_value(const evaluation& node)
{
    const tensor& value    = node.operand(0);
    auto sizes             = node.integers(1);
    const std::size_t axis = evaluation::axis(node.integer(2), value.shape.size());
    std::int64_t rest      = value.shape[axis];
    for (const std::int64_t size : sizes) {
        if (size < -1 || size > rest)
            throw cannot_evaluate{};
        rest -= std::max<std::int64_t>(size, 0);
    }
    if (const auto open = std::ranges::find(sizes, -1); open != sizes.end())
        *open = rest;
    std::vector<tensor> parts;
    std::int64_t first = 0;
    for (const std::int64_t size : sizes) {
        parts.push_back(part_of(node, value, axis, first, size));
        first += size;
    }
    return parts;
}

inline std::vector<tensor> slice_value(const evaluation& node)
{
    const tensor& value = node.operand(0);
    const auto begin    = node.integers(1);
    auto shape          = node.integers(2);
    const auto own      = row_major_strides(value.shape);
    if (begin.size() != value.shape.size() || shape.size() != value.shape.size())
        throw cannot_evaluate{};
    std::int64_t first = 0;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (begin[i] < 0 || begin[i] > value.shape[i])
            throw cannot_evaluate{};
        if (shape[i] == -1)
            shape[i] = value.shape[i] - begin[i];
        if (shape[i] < 0 || shape[i] > value.shape[i] - begin[i])
            throw cannot_evaluate{};
        first += begin[i] * own[i];
    }
    return {strided_copy(node, value, std::move(shape), own, first)};
}

inline std::vector<tensor> strided_slice_value(const evaluation& node)
{
    const tensor& value     = node.operand(0);
    const auto begin        = node.integers(1);
    const auto end          = node.integers(2);
    const auto by           = node.integers(3);
    const slice_masks masks = slice_masks::of(node.attributes);
    const auto steps        = slice_steps(value.shape.size(), begin.size(), masks);
    if (!steps || begin.size() != end.size() || begin.size() != by.size())
        throw cannot_evaluate{};
    const auto own     = row_major_strides(value.shape);
    std::int64_t first = 0;
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides;
    for (const slice_step& step : *steps) {
        if (step.what == slice_step::kind::added) {
            shape.push_back(1);
            strides.push_back(0);
            continue;
        }
        const std::int64_t size = value.shape[step.axis];
        if (step.what == slice_step::kind::whole) {
            shape.push_back(size);
            strides.push_back(own[step.axis]);
            continue;
        }
        const bool single = step.what == slice_step::kind::removed;
        const auto range =
            slice_range(size, begin[step.entry], end[step.entry], by[step.entry], step.entry, masks, single);
        if (!range)
            throw cannot_evaluate{};
        if (range->count > 0)
            first += range->first * own[step.axis];
        if (!single) {
            shape.push_back(range->count);
            strides.push_back(range->count > 1 ? range->stride * own[step.axis] : 0);
        }
    }
    return {strided_copy(node, value, std::move(shape), strides, first)};
}

/// Gather, GatherV2 and ResourceGather, which read along axis 0.
inline std::vector<tensor> gathered_value(const evaluation& node)
{
    const tensor& value    = node.operand(0);
    const tensor& indices  = node.operand(1);
    const std::size_t axis = evaluation::axis(node.operands.size() > 2 ? node.integer(2) : 0, value.shape.size());
    if (node.attributes.get<std::int64_t>("batch_dims", 0) != 0 ||
        (indices.type != data_type::int32 && indices.type != data_type::int64))
        throw cannot_evaluate{};
    const auto split = value.shape.begin() + static_cast<std::ptrdiff_t>(axis);
    std::vector<std::int64_t> shape(value.shape.begin(), split);
    const auto rows  = element_count_of(shape);
    const auto inner = element_count_of(std::vector<std::int64_t>(split + 1, value.shape.end()));
    const auto total = element_count_of(indices.shape);
    shape.insert(shape.end(), indices.shape.begin(), indices.shape.end());
    shape.insert(shape.end(), split + 1, value.shape.end());
    fresh_tensor picked{node, value.type, std::move(shape)};
    if (!rows || !inner || !total || picked.storage->empty())
        return {std::move(picked.value)};
    std::byte* to    = picked.storage->data();
    const auto bytes = static_cast<std::size_t>(*inner) * picked.size;
    for (std::int64_t row = 0; row < *rows; ++row)
        for (std::int64_t i = 0; i < *total; ++i) {
            const std::int64_t index =
                indices.type == data_type::int32 ? indices.at<std::int32_t>(i) : indices.at<std::int64_t>(i);
            if (index < 0 || index >= *split)
                throw cannot_evaluate{};
            if (value.uniform)
                for (std::int64_t k = 0; k < *inner; ++k, to += picked.size)
                    std::memcpy(to, value.bytes.data(), picked.size);
            else {
                std::memcpy(to, value.bytes.data() + static_cast<std::size_t>(row * *split + index) * bytes, bytes);
                to += bytes;
            }
        }
    return {std::move(picked.value)};
}

/// Tile: each axis becomes two, of which the first repeats the second.
inline std::vector<tensor> tiled_value(const evaluation& node)
{
    const tensor& value = node.operand(0);
    const auto times    = node.integers(1);
    const auto own      = row_major_strides(value.shape);
    if (times.size() != value.shape.size())
        throw cannot_evaluate{};
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> doubled;
    std::vector<std::int64_t> strides;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const auto size = checked_product(times[i], value.shape[i]);
        if (times[i] < 0 || !size)
            throw cannot_evaluate{};
        shape.push_back(*size);
        doubled.insert(doubled.end(), {times[i], value.shape[i]});
        strides.insert(strides.end(), {0, own[i]});
    }
    tensor repeated = strided_copy(node, value, std::move(doubled), strides, 0);
    repeated.shape  = std::move(shape);
    return {std::move(repeated)};
}

/// Pad and PadV2, whose operand 2 is what to pad with.
inline std::vector<tensor> padded_value(const evaluation& node)
{
    const tensor& value = node.operand(0);
    const auto pads     = node.integers(1);
    if (pads.size() != 2 * value.shape.size() || !element_count_of(value.shape))
        throw cannot_evaluate{};
    std::vector<std::int64_t> shape;
    for (std::size_t i = 0; i < value.shape.size(); ++i) {
        const auto pad  = checked_sum(pads[2 * i], pads[2 * i + 1]);
        const auto size = pad ? checked_sum(*pad, value.shape[i]) : std::nullopt;
        if (pads[2 * i] < 0 || pads[2 * i + 1] < 0 || !size)
            throw cannot_evaluate{};
        shape.push_back(*size);
    }
    fresh_tensor padded{node, value.type, std::move(shape)};
    if (node.operands.size() > 2 && !padded.storage->empty()) {
        const tensor& with = node.operand(2);
        if (with.type != value.type || with.bytes.size() != padded.size)
            throw cannot_evaluate{};
        for (std::size_t i = 0; i < padded.storage->size(); i += padded.size)
            std::memcpy(padded.storage->data() + i, with.bytes.data(), padded.size);
    }
    const auto strides = row_major_strides(padded.value.shape);
    std::int64_t first = 0;
    std::int64_t next  = 0;
    for (std::size_t i = 0; i < strides.size(); ++i)
        first += pads[2 * i] * strides[i];
    walk(value.shape, strides, first, [&](std::int64_t place) {
        const auto from = value.uniform ? 0 : static_cast<std::size_t>(next++) * padded.size;
        std::memcpy(padded.at(place), value.bytes.data() + from, padded.size);
    });
    return {std::move(padded.value)};
}

/// ReverseV2.
inline std::vector<tensor> reversed_value(const evaluation& node)
{
    const tensor& value = node.operand(0);
    auto strides        = row_major_strides(value.shape);
    std::int64_t first  = 0;
    for (const std::int64_t stated : node.integers(1)) {
        const std::size_t axis = evaluation::axis(stated, value.shape.size());
        if (strides[axis] < 0)
            throw cannot_evaluate{};
        first += (value.shape[axis] - 1) * strides[axis];
        strides[axis] = -strides[axis];
    }
    return {strided_copy(node, value, value.shape, strides, first)};
}

inline std::vector<tensor> filled_value(const evaluation& node)
{
    const tensor& element = node.operand(1);
    auto shape            = node.integers(0);
    node.count(element.type, shape);
    if (!is_uniform(element) || element.bytes.empty())
        throw cannot_evaluate{};
    tensor all  = element;
    all.shape   = std::move(shape);
    all.uniform = true;
    return {std::move(all)};
}

} // namespace oplift::infer

#endif
