#ifndef OPLIFT_RULES_NORMALIZATION_BATCH_NORMALIZATION_HPP
#define OPLIFT_RULES_NORMALIZATION_BATCH_NORMALIZATION_HPP

#include <oplift/rule.hpp>
#include <oplift/rules/support/batch_statistics.hpp>

#include <string_view>

namespace oplift::rule {

/// tf.nn.batch_normalization with stored statistics, as TensorFlow writes it when it is not fused:
///
///     x * scale + (beta - mean * scale), where scale = gamma / sqrt(variance + epsilon)
///
/// with or without gamma and beta.
struct batch_normalization {
    static constexpr std::string_view name = "batch_normalization";

    static constexpr auto input    = tensor<"input">;
    static constexpr auto mean     = weight<"mean">;
    static constexpr auto variance = weight<"variance">;
    static constexpr auto gamma    = weight<"gamma">;
    static constexpr auto beta     = weight<"beta">;
    static constexpr auto epsilon  = scalar<"epsilon">;

    static constexpr auto offset_variance = named<"offset_variance">(add(variance, epsilon));
    static constexpr auto inverse         = named<"inverse">(rsqrt(offset_variance));
    static constexpr auto scale           = named<"scale">(mul(inverse, gamma) || rsqrt(offset_variance));
    static constexpr auto offset  = sub(beta, mul(mean, scale)) || mul(neg(mean), scale) || neg(mul(mean, scale));
    static constexpr auto pattern = add(mul(input, scale), offset) || sub(mul(input, scale), mul(mean, scale));

    static constexpr auto named_after = offset_variance;

    static batch_statistics statistics(const auto& found)
    {
        return {found[input], found.tensor_of(mean), found.tensor_of(variance), found.tensor_of(gamma),
                found.tensor_of(beta)};
    }

    static constexpr auto conditions =
        condition<"epsilon is not negative, and does not widen the input">([](const auto& found) {
            return found[epsilon] >= 0 && broadcasts_into(found, found.tensor_of(epsilon), found[input]);
        }) &
        condition<"the input and the weights have the same floating-point type">(
            [](const auto& found) { return statistics(found).have_one_type(found); }) &
        condition<"mean, variance, gamma and beta have one number for each channel of the input">(
            [](const auto& found) { return statistics(found).are_per_channel(found); });

    static auto build(const auto& found) { return statistics(found).build(found, found[epsilon]); }
};

} // namespace oplift::rule

#endif
