#ifndef OPLIFT_RULES_NORMALIZATION_GLOBAL_BATCH_NORMALIZATION_HPP
#define OPLIFT_RULES_NORMALIZATION_GLOBAL_BATCH_NORMALIZATION_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/batch_statistics.hpp>

#include <optional>
#include <string_view>

namespace oplift::rule {

/// tf.nn.batch_norm_with_global_normalization, one node in TensorFlow's oldest graphs.
struct global_batch_normalization {
    static constexpr std::string_view name = "global_batch_normalization";

    static constexpr auto input    = tensor<"input">;
    static constexpr auto mean     = weight<"mean">;
    static constexpr auto variance = weight<"variance">;
    static constexpr auto beta     = weight<"beta">;
    static constexpr auto gamma    = weight<"gamma">;
    static constexpr auto pattern =
        fixed_order<5, "BatchNormWithGlobalNormalization">(input, mean, variance, beta, gamma);

    static float epsilon(const match_view& found) { return found.attribute(found.root(), "variance_epsilon", 0.0f); }

    static batch_statistics statistics(const auto& found)
    {
        const bool scaled = found.template attribute<bool>(found.root(), "scale_after_normalization", false);
        return {found[input], found.tensor_of(mean), found.tensor_of(variance),
                scaled ? std::optional{found.tensor_of(gamma)} : std::nullopt, found.tensor_of(beta)};
    }

    static constexpr auto conditions =
        condition<"epsilon is not negative">([](const auto& found) { return epsilon(found) >= 0; }) &
        condition<"the input and the weights have the same floating-point type">(
            [](const auto& found) { return statistics(found).have_one_type(found); }) &
        condition<"mean, variance, gamma and beta have one number for each channel, the input's last axis">(
            [](const auto& found) {
                const auto parts = statistics(found);
                return parts.are_per_channel(found) && *parts.axis(found) + 1 == found.shape(found[input])->size();
            });

    static auto build(const auto& found) { return statistics(found).build(found, static_cast<double>(epsilon(found))); }
};

} // namespace oplift::rule

#endif
