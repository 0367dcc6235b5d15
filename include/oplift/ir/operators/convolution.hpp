#ifndef OPLIFT_IR_OPERATORS_CONVOLUTION_HPP
#define OPLIFT_IR_OPERATORS_CONVOLUTION_HPP

#include <oplift/ir/flagged_weight.hpp>
#include <oplift/ir/members.hpp>
#include <oplift/ir/operand.hpp>
#include <oplift/weights/weight.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace oplift::ir {

/// A convolution of a channels-last tensor. Weights: [spatial..., input channels / group, output channels].
struct convolution {
    static constexpr std::string_view operator_name = "Conv";

    operand input{};
    weight weights{};
    flagged_weight<"use_bias"> bias{};        ///< [output channels]
    std::vector<std::int64_t> kernel_shape{}; ///< [spatial..., all input channels, output channels]
    std::vector<std::int64_t> strides{};      ///< with a 1 for batch and channels
    std::vector<std::int64_t> pads{};         ///< all begins, then all ends, of all axes
    std::optional<std::string> auto_pad{};    ///< "SAME_UPPER" or "VALID"; agrees with pads; not written: pads alone
    std::optional<std::vector<std::int64_t>> dilations{}; ///< with a 1 for batch and channels; not written: all 1
    std::optional<std::int64_t> group{};                  ///< not written: 1

    static constexpr ir::members<&convolution::input, &convolution::weights, &convolution::bias,
                                 &convolution::kernel_shape, &convolution::strides, &convolution::pads,
                                 &convolution::auto_pad, &convolution::dilations, &convolution::group>
        members{{"input", "weights", "bias", "kernel_shape", "strides", "pads", "auto_pad", "dilations", "group"}};
};

/// A convolution of each channel by itself. Weights: [height, width, channels, multiplier].
struct depthwise_convolution {
    static constexpr std::string_view operator_name = "DepthwiseConv";

    operand input{};
    weight weights{};
    flagged_weight<"use_bias"> bias{};        ///< [channels * multiplier]
    std::vector<std::int64_t> kernel_shape{}; ///< the shape of the weights
    std::vector<std::int64_t> strides{};      ///< with a 1 for batch and channels
    std::vector<std::int64_t> pads{};         ///< all begins, then all ends, of all axes
    std::optional<std::string> auto_pad{};    ///< "SAME_UPPER" or "VALID"; agrees with pads; not written: pads alone
    std::optional<std::vector<std::int64_t>> dilations{}; ///< with a 1 for batch and channels; not written: all 1

    static constexpr ir::members<&depthwise_convolution::input, &depthwise_convolution::weights,
                                 &depthwise_convolution::bias, &depthwise_convolution::kernel_shape,
                                 &depthwise_convolution::strides, &depthwise_convolution::pads,
                                 &depthwise_convolution::auto_pad, &depthwise_convolution::dilations>
        members{{"input", "weights", "bias", "kernel_shape", "strides", "pads", "auto_pad", "dilations"}};
};

/// The transpose of a convolution. Weights: [spatial..., output channels, input channels]. The output shape is the
/// node's.
struct transposed_convolution {
    static constexpr std::string_view operator_name = "ConvTranspose";

    operand input{};
    weight weights{};
    flagged_weight<"use_bias"> bias{};        ///< [output channels]
    std::vector<std::int64_t> kernel_shape{}; ///< the shape of the weights
    std::vector<std::int64_t> strides{};      ///< with a 1 for batch and channels
    std::vector<std::int64_t> pads{};         ///< all begins, then all ends, of all axes
    std::optional<std::string> auto_pad{};    ///< "SAME_UPPER" or "VALID"; agrees with pads; not written: pads alone
    std::optional<std::vector<std::int64_t>> dilations{}; ///< with a 1 for batch and channels; not written: all 1

    static constexpr ir::members<&transposed_convolution::input, &transposed_convolution::weights,
                                 &transposed_convolution::bias, &transposed_convolution::kernel_shape,
                                 &transposed_convolution::strides, &transposed_convolution::pads,
                                 &transposed_convolution::auto_pad, &transposed_convolution::dilations>
        members{{"input", "weights", "bias", "kernel_shape", "strides", "pads", "auto_pad", "dilations"}};
};

/// A depthwise convolution followed by one of extent 1.
struct separable_convolution {
    static constexpr std::string_view operator_name = "SeparableConv";

    operand input{};
    weight depthwise_filter{};                ///< [height, width, channels, multiplier]
    weight pointwise_filter{};                ///< [1, 1, channels * multiplier, output channels]
    flagged_weight<"use_bias"> bias{};        ///< [output channels]
    std::vector<std::int64_t> kernel_shape{}; ///< the shape of depthwise_filter
    std::vector<std::int64_t> strides{};      ///< with a 1 for batch and channels
    std::vector<std::int64_t> pads{};         ///< all begins, then all ends, of all axes
    std::optional<std::string> auto_pad{};    ///< "SAME_UPPER" or "VALID"; agrees with pads; not written: pads alone
    std::optional<std::vector<std::int64_t>> dilations{}; ///< with a 1 for batch and channels; not written: all 1
    std::optional<std::int64_t> depth_multiplier{};

    static constexpr ir::members<&separable_convolution::input, &separable_convolution::depthwise_filter,
                                 &separable_convolution::pointwise_filter, &separable_convolution::bias,
                                 &separable_convolution::kernel_shape, &separable_convolution::strides,
                                 &separable_convolution::pads, &separable_convolution::auto_pad,
                                 &separable_convolution::dilations, &separable_convolution::depth_multiplier>
        members{{"input", "depthwise_filter", "pointwise_filter", "bias", "kernel_shape", "strides", "pads", "auto_pad",
                 "dilations", "depth_multiplier"}};
};

/// A dense layer: the input, its axes but the first flattened, times weights [inputs, units], plus bias [units].
struct fully_connected {
    static constexpr std::string_view operator_name = "FullyConnected";

    operand input{};
    weight weights{};
    flagged_weight<"use_bias"> bias{}; ///< [units]
    std::int64_t units{};
    std::optional<std::int64_t> in_features{};

    static constexpr ir::members<&fully_connected::input, &fully_connected::weights, &fully_connected::bias,
                                 &fully_connected::units, &fully_connected::in_features>
        members{{"input", "weights", "bias", "units", "in_features"}};
};

/// The product of two matrices, neither of them a weight.
struct matrix_multiplication {
    static constexpr std::string_view operator_name = "MatMul";

    operand left{};
    operand right{};

    static constexpr ir::members<&matrix_multiplication::left, &matrix_multiplication::right> members{
        {"left", "right"}};
};

} // namespace oplift::ir

#endif
