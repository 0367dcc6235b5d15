#ifndef OPLIFT_IR_OPERATORS_POOLING_HPP
#define OPLIFT_IR_OPERATORS_POOLING_HPP

#include <oplift/ir/members.hpp>
#include <oplift/ir/operand.hpp>

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

    static constexpr ir::members<&pool::input, &pool::pooling_type, &pool::kernel_shape, &pool::strides, &pool::pads,
                                 &pool::auto_pad, &pool::global_pooling, &pool::dilations>
        members{
            {"input", "pooling_type", "kernel_shape", "strides", "pads", "auto_pad", "global_pooling", "dilations"}};
};

/// Resizes maps to `size` by linear interpolation.
struct resize_bilinear {
    static constexpr std::string_view operator_name = "ResizeBilinear";

    operand input{};
    std::optional<std::vector<std::int64_t>> size{}; ///< [height, width]
    std::optional<bool> align_corners{};
    std::optional<bool> half_pixel_centers{};

    static constexpr ir::members<&resize_bilinear::input, &resize_bilinear::size, &resize_bilinear::align_corners,
                                 &resize_bilinear::half_pixel_centers>
        members{{"input", "size", "align_corners", "half_pixel_centers"}};
};

/// Resizes maps to `size` by the nearest element.
struct resize_nearest_neighbor {
    static constexpr std::string_view operator_name = "ResizeNearestNeighbor";

    operand input{};
    std::optional<std::vector<std::int64_t>> size{}; ///< [height, width]
    std::optional<bool> align_corners{};
    std::optional<bool> half_pixel_centers{};

    static constexpr ir::members<&resize_nearest_neighbor::input, &resize_nearest_neighbor::size,
                                 &resize_nearest_neighbor::align_corners, &resize_nearest_neighbor::half_pixel_centers>
        members{{"input", "size", "align_corners", "half_pixel_centers"}};
};

/// Enlarges maps by whole factors.
struct up_sampling_2d {
    static constexpr std::string_view operator_name = "UpSampling2D";

    operand input{};
    std::vector<std::int64_t> scales{};              ///< [height, width]
    std::optional<std::string> interpolation_type{}; ///< "nearest" or "bilinear"

    static constexpr ir::members<&up_sampling_2d::input, &up_sampling_2d::scales, &up_sampling_2d::interpolation_type>
        members{{"input", "scales", "interpolation_type"}};
};

} // namespace oplift::ir

#endif
