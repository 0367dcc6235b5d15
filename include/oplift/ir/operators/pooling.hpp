#ifndef OPLIFT_IR_OPERATORS_POOLING_HPP
#define OPLIFT_IR_OPERATORS_POOLING_HPP

#include <oplift/ir/operand.hpp>

#include <boost/hana/adapt_struct.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace oplift::ir {

/// The maximum or mean of each window. Padding does not count in a mean.
struct pool {
    static constexpr std::string_view operator_name = "Pool";

    operand input{};
    std::string pooling_type{};                              ///< "MAX" or "AVG"
    std::optional<std::vector<std::int64_t>> kernel_shape{}; ///< [1, height, width, 1]; not for global pooling
    std::optional<std::vector<std::int64_t>> strides{};
    std::optional<std::vector<std::int64_t>> pads{}; ///< all begins, then all ends, of all axes
    std::optional<std::string> auto_pad{};           ///< "SAME_UPPER" or "VALID"; agrees with pads
    std::optional<bool> global_pooling{};            ///< the window is the whole map
    std::optional<std::vector<std::int64_t>> dilations{};
};

/// Resizes maps to `size` by linear interpolation.
struct resize_bilinear {
    static constexpr std::string_view operator_name = "ResizeBilinear";

    operand input{};
    std::optional<std::vector<std::int64_t>> size{}; ///< [height, width]
    std::optional<bool> align_corners{};
    std::optional<bool> half_pixel_centers{};
};

/// Resizes maps to `size` by the nearest element.
struct resize_nearest_neighbor {
    static constexpr std::string_view operator_name = "ResizeNearestNeighbor";

    operand input{};
    std::optional<std::vector<std::int64_t>> size{}; ///< [height, width]
    std::optional<bool> align_corners{};
    std::optional<bool> half_pixel_centers{};
};

/// Enlarges maps by whole factors.
struct up_sampling_2d {
    static constexpr std::string_view operator_name = "UpSampling2D";

    operand input{};
    std::vector<std::int64_t> scales{};              ///< [height, width]
    std::optional<std::string> interpolation_type{}; ///< "nearest" or "bilinear"
};

} // namespace oplift::ir

BOOST_HANA_ADAPT_STRUCT(oplift::ir::pool, input, pooling_type, kernel_shape, strides, pads, auto_pad, global_pooling,
                        dilations);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::resize_bilinear, input, size, align_corners, half_pixel_centers);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::resize_nearest_neighbor, input, size, align_corners, half_pixel_centers);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::up_sampling_2d, input, scales, interpolation_type);

#endif
