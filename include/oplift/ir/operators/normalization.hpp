#ifndef OPLIFT_IR_OPERATORS_NORMALIZATION_HPP
#define OPLIFT_IR_OPERATORS_NORMALIZATION_HPP

#include <oplift/ir/flagged_weight.hpp>
#include <oplift/ir/members.hpp>
#include <oplift/ir/operand.hpp>
#include <oplift/weights/weight.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace oplift::ir {

/// (input - mean) / sqrt(var + epsilon) * scale + bias, with one number for each channel. MMdnn's readers need a bias,
/// be it zeros.
struct batch_normalization {
    static constexpr std::string_view operator_name = "BatchNorm";

    operand input{};
    weight mean{};
    weight var{};
    flagged_weight<"scale"> scale{};
    flagged_weight<"bias"> bias{};
    double epsilon{};
    std::optional<double> momentum{};
    std::optional<std::int64_t> axis{};

    static constexpr ir::members<&batch_normalization::input, &batch_normalization::mean, &batch_normalization::var,
                                 &batch_normalization::scale, &batch_normalization::bias, &batch_normalization::epsilon,
                                 &batch_normalization::momentum, &batch_normalization::axis>
        members{{"input", "mean", "var", "scale", "bias", "epsilon", "momentum", "axis"}};
};

/// As batch normalization, with mean and variance of each map of the input itself.
struct instance_normalization {
    static constexpr std::string_view operator_name = "InstanceNorm";

    operand input{};
    std::optional<weight> scale{};
    std::optional<weight> bias{};
    double epsilon{};
    std::optional<std::int64_t> axis{};

    static constexpr ir::members<&instance_normalization::input, &instance_normalization::scale,
                                 &instance_normalization::bias, &instance_normalization::epsilon,
                                 &instance_normalization::axis>
        members{{"input", "scale", "bias", "epsilon", "axis"}};
};

/// input * scale + bias, with one number for each channel.
struct scale {
    static constexpr std::string_view operator_name = "Scale";

    operand input{};
    flagged_weight<"scale"> scale{}; ///< must be given
    flagged_weight<"use_bias"> bias{};
    weight scale_mean{}; ///< zeros: MMdnn writes this operator as a batch normalization
    weight scale_var{};  ///< ones
    std::optional<std::int64_t> axis{};

    static constexpr ir::members<&scale::input, &scale::scale, &scale::bias, &scale::scale_mean, &scale::scale_var,
                                 &scale::axis>
        members{{"input", "scale", "bias", "scale_mean", "scale_var", "axis"}};
};

/// input / (bias + alpha / size * the sum of squares over `size` neighbouring channels) ^ beta.
struct local_response_normalization {
    static constexpr std::string_view operator_name = "LRN";

    operand input{};
    std::int64_t size{}; ///< 2 * depth_radius + 1
    double alpha{};      ///< TensorFlow's alpha times size
    double beta{};
    double bias{};

    static constexpr ir::members<&local_response_normalization::input, &local_response_normalization::size,
                                 &local_response_normalization::alpha, &local_response_normalization::beta,
                                 &local_response_normalization::bias>
        members{{"input", "size", "alpha", "beta", "bias"}};
};

/// Nothing but the input, outside training.
struct dropout {
    static constexpr std::string_view operator_name = "Dropout";

    operand input{};
    double keep_prob{};
    std::optional<std::int64_t> seed{};

    static constexpr ir::members<&dropout::input, &dropout::keep_prob, &dropout::seed> members{
        {"input", "keep_prob", "seed"}};
};

} // namespace oplift::ir

#endif
