#ifndef OPLIFT_RULES_REGULARIZATION_DROPOUT_HPP
#define OPLIFT_RULES_REGULARIZATION_DROPOUT_HPP

#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators/normalization.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/channels.hpp>
#include <oplift/rules/support/element_types.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

namespace oplift::rule {

/// What the forms of dropout have in common: random numbers between 0 and 1, one for each element or for a part of the
/// elements that is broadcast, decide which elements are kept; what is kept is divided by the probability of keeping.
struct dropout_parts {
    static constexpr auto low  = scalar<"low">;
    static constexpr auto span = scalar<"span">;

    /// TensorFlow scales random numbers to an interval, even if it is the one from 0 to 1.
    static constexpr auto noise = add(mul(random_uniform(tensor<"shape">), span), low) ||
                                  mul(random_uniform(tensor<"shape">), span) || random_uniform(tensor<"shape">);

    static bool noise_is_standard(const auto& found)
    {
        return found[low].value_or(0.0) == 0.0 && found[span].value_or(1.0) == 1.0;
    }

    /// Whether dropout leaves the shape of its input alone, as far as shapes are known: the noise must not widen it.
    /// TensorFlow's dropout states so itself, so that an extent that is not known does not stand against it; noise of
    /// an unknown rank does where the input's is known.
    static bool keeps_shape(const match_view& found, tensor_reference input)
    {
        const symbolic_shape& before = found.shape(input);
        const symbolic_shape& after  = found.shape(found.root());
        if (!before || !after)
            return !before;
        return std::ranges::equal(*before, *after, [](const dimension& was, const dimension& is) {
            return was == is || !was.known() || was != extent(1);
        });
    }
};

/// tf.nn.dropout up to TensorFlow 1.13: x / keep_prob * floor(keep_prob + noise), with a constant keep_prob.
struct dropout_by_floor {
    static constexpr std::string_view name = "dropout_by_floor";

    static constexpr auto input     = tensor<"input">;
    static constexpr auto keep_prob = scalar<"keep_prob">;
    static constexpr auto factor    = scalar<"factor">;
    static constexpr auto scaled    = named<"scaled">(div(input, keep_prob) || mul(input, factor));
    static constexpr auto pattern   = mul(scaled, floor(add(keep_prob, dropout_parts::noise)));

    static constexpr auto named_after = scaled;

    static constexpr auto conditions =
        condition<floating_elements::sentence>(
            [](const auto& found) { return floating_elements::include(found.type(found[input])); }) &
        condition<"keep_prob is greater than 0 and at most 1">(
            [](const auto& found) { return found[keep_prob] > 0 && found[keep_prob] <= 1; }) &
        condition<"what is kept is divided by keep_prob">([](const auto& found) {
            return std::abs(found[factor].value_or(1 / found[keep_prob]) * found[keep_prob] - 1) < 1e-5;
        }) &
        condition<"the random numbers lie between 0 and 1">(
            [](const auto& found) { return dropout_parts::noise_is_standard(found); }) &
        condition<"the noise does not widen the input">(
            [](const auto& found) { return dropout_parts::keeps_shape(found, found[input]); });

    static auto build(const auto& found) { return ir::dropout{.input = found[input], .keep_prob = found[keep_prob]}; }
};

/// tf.nn.dropout from TensorFlow 1.14 on: x / (1 - rate) where noise >= rate, else 0, with a constant rate.
struct dropout_by_comparison {
    static constexpr std::string_view name = "dropout_by_comparison";

    static constexpr auto input     = tensor<"input">;
    static constexpr auto rate      = scalar<"rate">;
    static constexpr auto factor    = scalar<"factor">;
    static constexpr auto keep_prob = scalar<"keep_prob">;
    static constexpr auto zero      = scalar<"zero">;
    static constexpr auto kept      = named<"kept">(greater_equal(dropout_parts::noise, rate));
    static constexpr auto scaled    = named<"scaled">(mul(input, factor) || div(input, keep_prob));
    static constexpr auto pattern   = mul(scaled, cast(kept)) || select(kept, scaled, zero);

    static constexpr auto named_after = scaled;

    static constexpr auto conditions =
        condition<floating_elements::sentence>(
            [](const auto& found) { return floating_elements::include(found.type(found[input])); }) &
        condition<"rate is at least 0 and less than 1">(
            [](const auto& found) { return found[rate] >= 0 && found[rate] < 1; }) &
        condition<"what is kept is divided by 1 - rate, what is dropped becomes 0">([](const auto& found) {
            const double keep = 1 - found[rate];
            return std::abs(found[factor].value_or(1 / keep) * keep - 1) < 1e-5 &&
                   std::abs(found[keep_prob].value_or(keep) - keep) < 1e-5 && found[zero].value_or(0.0) == 0.0;
        }) &
        condition<"the random numbers lie between 0 and 1">(
            [](const auto& found) { return dropout_parts::noise_is_standard(found); }) &
        condition<"the noise does not widen the input">(
            [](const auto& found) { return dropout_parts::keeps_shape(found, found[input]); });

    static auto build(const auto& found) { return ir::dropout{.input = found[input], .keep_prob = 1 - found[rate]}; }
};

} // namespace oplift::rule

#endif
