#ifndef OPLIFT_RULES_SUPPORT_AXES_HPP
#define OPLIFT_RULES_SUPPORT_AXES_HPP

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace oplift::rule {

/// Axes counted from the front, in the order given. Nothing if one is given twice or there is no such axis, or if an
/// axis is counted from the end of a tensor whose rank is not known (-1).
inline std::optional<std::vector<std::int64_t>> axes_from_front(std::vector<std::int64_t> axes, int rank)
{
    for (std::int64_t& axis : axes) {
        if (rank >= 0 ? axis < -rank || axis >= rank : axis < 0)
            return std::nullopt;
        if (axis < 0)
            axis += rank;
    }
    std::vector<std::int64_t> sorted = axes;
    std::ranges::sort(sorted);
    if (std::ranges::adjacent_find(sorted) != sorted.end())
        return std::nullopt;
    return axes;
}

} // namespace oplift::rule

#endif
