#ifndef OPLIFT_WEIGHTS_WEIGHT_HPP
#define OPLIFT_WEIGHTS_WEIGHT_HPP

#include <oplift/weights/data_type.hpp>
#include <oplift/weights/value_reader.hpp>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace oplift {

/// A parameter of an IR operator: a tensor, seen through a reshape and a permutation of axes, neither of which is
/// carried out before the weight is written.
///
/// Without a checkpoint (structure only) there is no value, but type and shape are known.
struct weight {
    /// The value, or nothing where only the structure was read. Called when the bytes are needed, not before:
    /// a weight that has to be computed from others is computed then.
    value_reader read;

    data_type type = data_type::invalid;
    std::vector<std::int64_t> source_shape; ///< the extents in which the source's elements are numbered
    std::vector<std::size_t> permutation;   ///< axis i of the weight is axis permutation[i] of the source; empty: as is
    std::vector<std::int64_t> reshaped;     ///< extents after the permutation where they differ; empty: as permuted
    bool has_reshape = false;
    std::string variable; ///< the variable that the bytes come from; empty for constants and computed weights
    std::vector<std::int64_t> variable_shape; ///< in which the variable is stored

    bool has_value() const { return static_cast<bool>(read); }

    /// True if the weight is a variable exactly as it is stored: neither computed, nor permuted, nor reshaped.
    bool is_variable_as_stored() const { return !variable.empty() && permutation.empty() && shape() == variable_shape; }

    std::vector<std::int64_t> permuted_shape() const
    {
        if (permutation.empty())
            return source_shape;
        std::vector<std::int64_t> shape;
        for (std::size_t axis : permutation)
            shape.push_back(source_shape[axis]);
        return shape;
    }

    std::vector<std::int64_t> shape() const { return has_reshape ? reshaped : permuted_shape(); }

    std::int64_t element_count() const
    {
        std::int64_t count = 1;
        for (const std::int64_t extent : source_shape)
            count *= extent;
        return count;
    }
};

/// The same elements in other extents, whose product must be the same.
inline weight reshaped(weight w, std::vector<std::int64_t> shape)
{
    if (w.permutation.empty() && !w.has_reshape) {
        w.source_shape = std::move(shape);
    } else {
        w.reshaped    = std::move(shape);
        w.has_reshape = true;
    }
    return w;
}

/// Axis i of the result is axis axes[i] of `w`, as in numpy.transpose.
inline weight transposed(weight w, const std::vector<std::size_t>& axes)
{
    if (w.has_reshape)
        throw std::logic_error{"a weight that was permuted and then reshaped cannot be permuted again"};
    if (w.permutation.empty()) {
        w.permutation = axes;
    } else {
        std::vector<std::size_t> combined;
        for (std::size_t axis : axes)
            combined.push_back(w.permutation[axis]);
        w.permutation = std::move(combined);
    }
    return w;
}

} // namespace oplift

#endif
