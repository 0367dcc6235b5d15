#ifndef OPLIFT_RULES_NORMALIZATION_FUSED_BATCH_NORMALIZATION_HPP
#define OPLIFT_RULES_NORMALIZATION_FUSED_BATCH_NORMALIZATION_HPP

#include <oplift/rule.hpp>
#include <oplift/rules/support/batch_statistics.hpp>

#include <string_view>

namespace oplift::rule {

/// tf.nn.fused_batch_norm with stored statistics. TensorFlow's default is training: a node that does not say
/// is_training = false normalises with the statistics of the batch at hand.
struct fused_batch_normalization {
    static constexpr std::string_view name = "fused_batch_normalization";

    static constexpr auto input    = tensor<"input">;
    static constexpr auto gamma    = tensor<"gamma">;
    static constexpr auto beta     = tensor<"beta">;
    static constexpr auto mean     = tensor<"mean">;
    static constexpr auto variance = tensor<"variance">;
    static constexpr auto pattern  = fused_batch_norm(input, gamma, beta, mean, variance);

    static batch_statistics statistics(const auto& found)
    {
        return {found[input], found[mean], found[variance], found[gamma], found[beta]};
    }

    /// TensorFlow's default, where the attribute is left out, is 0.0001.
    static double epsilon(const auto& found)
    {
        return static_cast<double>(found.template attribute<float>(found.root(), "epsilon", 0.0001f));
    }

    static constexpr auto conditions =
        condition<"it normalises with stored statistics, not with those of the batch (is_training is false)">(
            [](const auto& found) { return !found.template attribute<bool>(found.root(), "is_training", true); }) &
        condition<"gamma, beta, mean and variance are constants or variables, vectors of the same length">(
            [](const auto& found) {
                const tensor_knowledge& knowledge = *found.graph().knowledge;
                for (const tensor_reference each : {found[gamma], found[beta], found[mean], found[variance]})
                    if (!knowledge.is_parameter(each) || found.rank(each) != 1 ||
                        !found.same_shape(each, found[mean]) || !found.shape(each)->front().known())
                        return false;
                return true;
            }) &
        condition<"the input and the weights have the same floating-point type">(
            [](const auto& found) { return statistics(found).have_one_type(found); }) &
        condition<"the number of axes is known">([](const auto& found) { return found.rank(found[input]) >= 3; }) &
        condition<"epsilon is not negative">([](const auto& found) { return epsilon(found) >= 0; });

    static auto build(const auto& found)
    {
        return statistics(found).build(found, epsilon(found), is_channels_first(found, found.root()),
                                       found.shape(found[mean])->front().stated());
    }
};

} // namespace oplift::rule

#endif
