#ifndef OPLIFT_WEIGHTS_SHAPE_ARITHMETIC_HPP
#define OPLIFT_WEIGHTS_SHAPE_ARITHMETIC_HPP

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace oplift {

/// The number of elements of a shape; nothing where an extent is negative or the number does not fit.
inline std::optional<std::int64_t> checked_element_count(const std::vector<std::int64_t>& shape)
{
    std::int64_t count = 1;
    bool empty         = false;
    for (const std::int64_t extent : shape) {
        if (extent < 0)
            return std::nullopt;
        empty = empty || extent == 0;
    }
    for (const std::int64_t extent : shape) {
        if (empty)
            return 0;
        if (count > std::numeric_limits<std::int64_t>::max() / extent)
            return std::nullopt;
        count *= extent;
    }
    return count;
}

} // namespace oplift

#endif
