#ifndef OPLIFT_INFER_STRIDED_SLICE_HPP
#define OPLIFT_INFER_STRIDED_SLICE_HPP

#include <oplift/graph/attribute.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace oplift::infer {

/// StridedSlice's five masks; bit i belongs to entry i of begin, end and strides.
struct slice_masks {
    std::int64_t begin       = 0;
    std::int64_t end         = 0;
    std::int64_t ellipsis    = 0;
    std::int64_t new_axis    = 0;
    std::int64_t shrink_axis = 0;

    static slice_masks of(const attribute_map& attributes)
    {
        const auto get = [&](std::string_view name) { return attributes.get<std::int64_t>(name, 0); };
        return {get("begin_mask"), get("end_mask"), get("ellipsis_mask"), get("new_axis_mask"),
                get("shrink_axis_mask")};
    }
};

/// One axis of the result of a StridedSlice, or one axis of the operand that the result lacks.
struct slice_step {
    enum class kind { whole, entry, added, removed };

    kind what         = kind::whole;
    std::size_t axis  = 0; ///< of the operand; not for `added`
    std::size_t entry = 0; ///< of begin, end and strides; not for `whole`
};

/// What the entries of a StridedSlice do to an operand of that rank; nothing if they are more than it has axes, or if
/// there are two ellipses.
inline std::optional<std::vector<slice_step>> slice_steps(std::size_t rank, std::size_t entries,
                                                          const slice_masks& masks)
{
    const auto bit       = [](std::int64_t mask, std::size_t i) { return i < 63 && (mask >> i & 1) != 0; };
    std::size_t used     = 0;
    std::size_t ellipses = 0;
    for (std::size_t i = 0; i < entries; ++i)
        if (bit(masks.ellipsis, i))
            ++ellipses;
        else if (!bit(masks.new_axis, i))
            ++used;
    if (used > rank || ellipses > 1)
        return std::nullopt;
    std::vector<slice_step> steps;
    std::size_t axis = 0;
    for (std::size_t i = 0; i < entries; ++i)
        if (bit(masks.ellipsis, i))
            for (std::size_t k = 0; k < rank - used; ++k)
                steps.push_back({slice_step::kind::whole, axis++, i});
        else if (bit(masks.new_axis, i))
            steps.push_back({slice_step::kind::added, axis, i});
        else
            steps.push_back(
                {bit(masks.shrink_axis, i) ? slice_step::kind::removed : slice_step::kind::entry, axis++, i});
    while (axis < rank)
        steps.push_back({slice_step::kind::whole, axis++, entries});
    return steps;
}

/// The indices first, first + stride, ... of which there are `count`.
struct index_range {
    std::int64_t first  = 0;
    std::int64_t stride = 1;
    std::int64_t count  = 0;
};

/// What entry `i` takes from an extent; nothing if the stride is zero or if a single index is out of range.
inline std::optional<index_range> slice_range(std::int64_t size, std::int64_t begin, std::int64_t end,
                                              std::int64_t stride, std::size_t i, const slice_masks& masks, bool single)
{
    const auto bit = [i](std::int64_t mask) { return i < 63 && (mask >> i & 1) != 0; };
    if (stride == 0 || stride == INT64_MIN)
        return std::nullopt;
    if (single) {
        const std::int64_t index = bit(masks.begin) ? (stride > 0 ? 0 : size - 1) : begin < 0 ? begin + size : begin;
        if (index < 0 || index >= size)
            return std::nullopt;
        return index_range{index, 1, 1};
    }
    const std::int64_t lowest  = stride > 0 ? 0 : -1;
    const std::int64_t highest = stride > 0 ? size : size - 1;
    const auto place           = [&](std::int64_t x) { return std::clamp(x < 0 ? x + size : x, lowest, highest); };
    const std::int64_t from    = bit(masks.begin) ? (stride > 0 ? lowest : highest) : place(begin);
    const std::int64_t to      = bit(masks.end) ? (stride > 0 ? highest : lowest) : place(end);
    const std::int64_t span    = stride > 0 ? to - from : from - to;
    const std::int64_t step    = stride > 0 ? stride : -stride;
    return index_range{from, stride, span <= 0 ? 0 : (span - 1) / step + 1};
}

} // namespace oplift::infer

#endif
