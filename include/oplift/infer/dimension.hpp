#ifndef OPLIFT_INFER_DIMENSION_HPP
#define OPLIFT_INFER_DIMENSION_HPP

#include <cstdint>
#include <optional>
#include <vector>

namespace oplift {

/// An extent, or an element of a shape vector: a whole number times a symbol.
///
/// Symbol 0 stands for 1, so {7, 0} is the known number 7. Any other symbol is one number that is not known before
/// the graph runs, such as the batch size; two dimensions with the same symbol are known to be proportional.
/// An extent about which nothing is known has a symbol of its own.
struct dimension {
    std::int64_t coefficient = 0;
    std::uint32_t symbol     = 0;

    constexpr bool known() const { return symbol == 0 || coefficient == 0; }
    /// The number if it is known, -1 otherwise: how TensorFlow and the IR write extents.
    constexpr std::int64_t stated() const { return known() ? coefficient : -1; }

    friend constexpr bool operator==(const dimension& a, const dimension& b)
    {
        return a.coefficient == b.coefficient && (a.symbol == b.symbol || a.coefficient == 0);
    }
};

/// A known extent.
constexpr dimension extent(std::int64_t value)
{
    return {value, 0};
}

/// The extents of a tensor; no value where the rank is not known.
using symbolic_shape = std::optional<std::vector<dimension>>;

} // namespace oplift

#endif
