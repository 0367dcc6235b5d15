#ifndef OPLIFT_EMIT_TENSORFLOW_WINDOW_HPP
#define OPLIFT_EMIT_TENSORFLOW_WINDOW_HPP

#include <oplift/graph/attribute.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow {

/// A window that slides over a map, as the IR describes it: a number for each axis, channels last.
struct window {
    std::vector<std::int64_t> extents;
    std::vector<std::int64_t> strides;
    std::vector<std::int64_t> dilations;
    std::vector<std::int64_t> pads;      ///< all begins, then all ends
    std::optional<std::string> auto_pad; ///< "SAME_UPPER", "SAME_LOWER" or "VALID"
};

enum class padding_mode { valid, same, explicit_pads };

struct checked_padding {
    padding_mode mode = padding_mode::valid;
    std::string problem; ///< why the window cannot be used; empty if it can
};

namespace detail {

/// What TensorFlow's SAME adds to one axis: the smaller half in front.
inline std::pair<std::int64_t, std::int64_t> same_pads(std::int64_t extent, std::int64_t window_extent,
                                                       std::int64_t stride, std::int64_t dilation)
{
    const std::int64_t reach = (window_extent - 1) * dilation + 1;
    const std::int64_t total =
        std::max<std::int64_t>(0, ((extent + stride - 1) / stride - 1) * stride + reach - extent);
    return {total / 2, total - total / 2};
}

} // namespace detail

/// How TensorFlow pads what the IR says. `pads` and `auto_pad` must agree where the map's extents are known: readers
/// of the IR use either.
inline checked_padding check_padding(const window& w, const stated_shape& map)
{
    const std::size_t rank = w.extents.size();
    const auto positive    = [](const std::vector<std::int64_t>& numbers) {
        return std::ranges::all_of(numbers, [](std::int64_t number) { return number > 0; });
    };
    const auto small = [](const std::vector<std::int64_t>& numbers) {
        return std::ranges::all_of(
            numbers, [](std::int64_t number) { return number <= std::numeric_limits<std::int32_t>::max(); });
    };
    if (rank < 3 || w.strides.size() != rank || w.dilations.size() != rank || w.pads.size() != 2 * rank)
        return {{}, "its strides, pads or dilations have not one number for each axis"};
    if (!positive(w.extents) || !positive(w.strides) || !positive(w.dilations))
        return {{}, "its window, strides or dilations are not positive"};
    if (!small(w.extents) || !small(w.strides) || !small(w.dilations) || !small(w.pads) || (map && !small(*map)))
        return {{}, "its window, strides, dilations or pads are larger than TensorFlow's operators take"};
    if (w.strides.front() != 1 || w.strides.back() != 1 || w.extents.front() != 1 || w.extents.back() != 1 ||
        w.dilations.front() != 1 || w.dilations.back() != 1)
        return {{}, "its window moves along the batch or the channels"};
    if (std::ranges::any_of(w.pads, [](std::int64_t amount) { return amount < 0; }))
        return {{}, "'pads' has a negative number"};
    if (w.pads[0] + w.pads[rank - 1] + w.pads[rank] + w.pads[2 * rank - 1] != 0)
        return {{}, "'pads' pads the batch or the channels"};
    if (map && map->size() != rank)
        return {{}, "its window and its map have different numbers of axes"};

    const bool no_pads = std::ranges::all_of(w.pads, [](std::int64_t amount) { return amount == 0; });
    if (!w.auto_pad || w.auto_pad->empty() || *w.auto_pad == "NOTSET")
        return {no_pads ? padding_mode::valid : padding_mode::explicit_pads, {}};
    if (*w.auto_pad == "VALID")
        return {padding_mode::valid, no_pads ? "" : "'auto_pad' is VALID, but 'pads' is not zero"};
    if (*w.auto_pad != "SAME_UPPER" && *w.auto_pad != "SAME_LOWER" && *w.auto_pad != "SAME")
        return {{}, "'auto_pad' is none of SAME_UPPER, SAME_LOWER and VALID"};
    for (std::size_t axis = 1; axis + 1 < rank; ++axis) {
        const std::int64_t begin = w.pads[axis];
        const std::int64_t end   = w.pads[rank + axis];
        if (map && (*map)[axis] > 0) {
            const auto same = detail::same_pads((*map)[axis], w.extents[axis], w.strides[axis], w.dilations[axis]);
            if (same != std::pair{begin, end})
                return {{}, "'pads' are not what 'auto_pad' means for a map of this size"};
        } else if (*w.auto_pad == "SAME_LOWER" && begin != end) {
            return {{}, "'auto_pad' is SAME_LOWER, which TensorFlow does not have"};
        }
    }
    return {padding_mode::same, {}};
}

} // namespace oplift::emit::tensorflow

#endif
