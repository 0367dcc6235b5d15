#ifndef OPLIFT_IR_OPERATORS_NORMALIZATION_HPP
#define OPLIFT_IR_OPERATORS_NORMALIZATION_HPP

#include <oplift/ir/flagged_weight.hpp>
#include <oplift/ir/operand.hpp>
#include <oplift/weights/weight.hpp>

#include <boost/hana/adapt_struct.hpp>

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
};

/// As batch normalization, with mean and variance of each map of the input itself.
struct instance_normalization {
    static constexpr std::string_view operator_name = "InstanceNorm";

    operand input{};
    std::optional<weight> scale{};
    std::optional<weight> bias{};
    double epsilon{};
    std::optional<std::int64_t> axis{};
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
};

/// input / (bias + alpha / size * the sum of squares over `size` neighbouring channels) ^ beta.
struct local_response_normalization {
    static constexpr std::string_view operator_name = "LRN";

    operand input{};
    std::int64_t size{}; ///< 2 * depth_radius + 1
    double alpha{};      ///< TensorFlow's alpha times size
    double beta{};
    double bias{};
};

/// Nothing but the input, outside training.
struct dropout {
    static constexpr std::string_view operator_name = "Dropout";

    operand input{};
    double keep_prob{};
    std::optional<std::int64_t> seed{};
};

} // namespace oplift::ir

BOOST_HANA_ADAPT_STRUCT(oplift::ir::batch_normalization, input, mean, var, scale, bias, epsilon, momentum, axis);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::instance_normalization, input, scale, bias, epsilon, axis);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::scale, input, scale, bias, scale_mean, scale_var, axis);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::local_response_normalization, input, size, alpha, beta, bias);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::dropout, input, keep_prob, seed);

#endif
