#ifndef OPLIFT_RULES_NORMALIZATION_TEXTBOOK_BATCH_NORMALIZATION_HPP
#define OPLIFT_RULES_NORMALIZATION_TEXTBOOK_BATCH_NORMALIZATION_HPP

#include <oplift/fixed_string.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/batch_statistics.hpp>

#include <string_view>

namespace oplift::rule {

// Batch normalization with stored statistics as people write it by hand:
//
//     (x - mean) / sqrt(variance + epsilon) * gamma + beta
//
// with gamma at any place, and with or without gamma and beta. A form says how the centred input is divided by the
// standard deviation: `scaled(centred, offset_variance, gamma)` is a pattern, and `constants_fit` is what its constant
// must be, if it has one.

/// By a division.
struct divided_by_deviation {
    static constexpr fixed_string name = "textbook_batch_normalization";
    static constexpr auto half         = scalar<"half">;

    static constexpr auto scaled(auto centred, auto offset_variance, auto gamma)
    {
        auto deviation = named<"deviation">(sqrt(offset_variance) || pow(offset_variance, half));
        return mul(div(centred, deviation), gamma) || mul(centred, div(gamma, deviation)) ||
               div(mul(centred, gamma), deviation) || div(centred, deviation);
    }

    static bool constants_fit(const auto& found) { return found[half].value_or(0.5) == 0.5; }
    static auto constant(const auto& found) { return found.tensor_of(half); }
};

/// By a multiplication with one over the standard deviation, written `Inverse`.
template <fixed_string Name, typename Inverse>
struct multiplied_by_inverse {
    static constexpr fixed_string name = Name;

    static constexpr auto scaled(auto centred, auto offset_variance, auto gamma)
    {
        auto inverse = named<"inverse">(Inverse::of(offset_variance));
        return mul(mul(centred, inverse), gamma) || mul(centred, mul(inverse, gamma)) ||
               mul(mul(centred, gamma), inverse) || mul(centred, inverse);
    }

    static bool constants_fit(const auto& found) { return Inverse::constants_fit(found); }
    static auto constant(const auto& found) { return Inverse::constant(found); }
};

/// One over the square root, in one step.
struct reciprocal_root {
    static constexpr auto minus_half = scalar<"minus_half">;

    static constexpr auto of(auto offset_variance)
    {
        return rsqrt(offset_variance) || pow(offset_variance, minus_half);
    }
    static bool constants_fit(const auto& found) { return found[minus_half].value_or(-0.5) == -0.5; }
    static auto constant(const auto& found) { return found.tensor_of(minus_half); }
};

/// One over the square root, in two steps.
struct reciprocal_of_root {
    static constexpr auto one = scalar<"one">;

    static constexpr auto of(auto offset_variance)
    {
        return reciprocal(sqrt(offset_variance)) || div(one, sqrt(offset_variance));
    }
    static bool constants_fit(const auto& found) { return found[one].value_or(1.0) == 1.0; }
    static auto constant(const auto& found) { return found.tensor_of(one); }
};

/// See above. The operator takes the name of the node that adds epsilon to the variance.
template <typename Form>
struct textbook_batch_normalization {
    static constexpr std::string_view name = Form::name.view();

    static constexpr auto input    = tensor<"input">;
    static constexpr auto mean     = weight<"mean">;
    static constexpr auto variance = weight<"variance">;
    static constexpr auto gamma    = weight<"gamma">;
    static constexpr auto beta     = weight<"beta">;
    static constexpr auto epsilon  = scalar<"epsilon">;

    static constexpr auto offset_variance = named<"offset_variance">(add(variance, epsilon));
    static constexpr auto scaled          = Form::scaled(sub(input, mean), offset_variance, gamma);
    static constexpr auto pattern         = add(scaled, beta) || scaled;

    static constexpr auto named_after = offset_variance;

    static batch_statistics statistics(const auto& found)
    {
        return {found[input], found.tensor_of(mean), found.tensor_of(variance), found.tensor_of(gamma),
                found.tensor_of(beta)};
    }

    static constexpr auto conditions =
        condition<"epsilon is not negative">([](const auto& found) { return found[epsilon] >= 0; }) &
        condition<"the deviation is a square root: exponents are 0.5 or -0.5, a numerator is 1">(
            [](const auto& found) { return Form::constants_fit(found); }) &
        condition<"the constants do not widen the input">([](const auto& found) {
            return all_broadcast_into(found, {found.tensor_of(epsilon), Form::constant(found)}, found[input]);
        }) &
        condition<"the input and the weights have the same floating-point type">(
            [](const auto& found) { return statistics(found).have_one_type(found); }) &
        condition<"mean, variance, gamma and beta have one number for each channel of the input">(
            [](const auto& found) { return statistics(found).are_per_channel(found); });

    static auto build(const auto& found) { return statistics(found).build(found, found[epsilon]); }
};

using divided_batch_normalization = textbook_batch_normalization<divided_by_deviation>;
using multiplied_batch_normalization =
    textbook_batch_normalization<multiplied_by_inverse<"multiplied_batch_normalization", reciprocal_root>>;
using twice_inverted_batch_normalization =
    textbook_batch_normalization<multiplied_by_inverse<"twice_inverted_batch_normalization", reciprocal_of_root>>;

} // namespace oplift::rule

#endif
