#ifndef OPLIFT_RULES_ACTIVATION_PARAMETRIC_RELU_HPP
#define OPLIFT_RULES_ACTIVATION_PARAMETRIC_RELU_HPP

#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators/activation.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/channels.hpp>
#include <oplift/rules/support/element_types.hpp>
#include <oplift/rules/support/layout.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace oplift::rule {

/// A rectifier that lets negative numbers pass, multiplied by alpha, as it is put together where TensorFlow has no
/// operator for it: the positive part plus alpha times the negative part.
struct rectifier_of_parts {
    static constexpr auto zero = scalar<"zero">;
    static constexpr auto half = scalar<"half">;

    static constexpr auto pattern_of(auto input, auto alpha)
    {
        auto positive = relu(input) || maximum(input, zero);
        auto mirrored = relu(neg(input));       // minus the negative part
        auto twice    = sub(input, abs(input)); // two times the negative part
        auto negative = mul(alpha, minimum(input, zero) || neg(mirrored)) || mul(neg(alpha), mirrored) ||
                        mul(mul(alpha, twice), half) || mul(alpha, mul(twice, half)) || mul(mul(alpha, half), twice);
        return add(positive, negative) || sub(positive, mul(alpha, mirrored));
    }

    static bool constants_fit(const auto& found)
    {
        return found[zero].value_or(0.0) == 0.0 && found[half].value_or(0.5) == 0.5;
    }

    /// Whether none of the constants widens the input by broadcasting.
    static bool keep_shape(const auto& found, tensor_reference input)
    {
        for (const std::optional<tensor_reference> each : {found.tensor_of(zero), found.tensor_of(half)})
            if (each && !broadcasts_into(found, *each, input))
                return false;
        return true;
    }
};

/// A rectifier with one constant alpha.
struct leaky_relu_of_parts {
    static constexpr std::string_view name = "leaky_relu_of_parts";

    static constexpr auto input   = tensor<"input">;
    static constexpr auto alpha   = scalar<"alpha">;
    static constexpr auto pattern = rectifier_of_parts::pattern_of(input, alpha);

    static constexpr auto conditions =
        condition<floating_elements::sentence>(
            [](const auto& found) { return floating_elements::include(found.type(found[input])); }) &
        condition<"the bound of the parts is 0, and a half is 0.5">(
            [](const auto& found) { return rectifier_of_parts::constants_fit(found); }) &
        condition<"the constants do not change the shape of the input, and alpha is a single number">(
            [](const auto& found) {
                return rectifier_of_parts::keep_shape(found, found[input]) &&
                       holds_one_number(found, found.tensor_of(alpha)) &&
                       broadcasts_into(found, found.tensor_of(alpha), found[input]);
            });

    static auto build(const auto& found) { return ir::leaky_relu{.input = found[input], .alpha = found[alpha]}; }
};

/// A rectifier with a learned alpha: one number for each channel, or one for all.
struct parametric_relu {
    static constexpr std::string_view name = "parametric_relu";

    static constexpr auto input   = tensor<"input">;
    static constexpr auto alpha   = weight<"alpha">;
    static constexpr auto pattern = rectifier_of_parts::pattern_of(input, alpha);

    static std::optional<std::size_t> axis(const auto& found)
    {
        return channel_axis(found, found[input], {found.tensor_of(alpha)});
    }

    static constexpr auto conditions =
        condition<"the input and alpha have the same floating-point type">([](const auto& found) {
            return all_have<floating_elements>(found, {found[input], found.tensor_of(alpha)});
        }) &
        condition<"the bound of the parts is 0, and a half is 0.5">(
            [](const auto& found) { return rectifier_of_parts::constants_fit(found); }) &
        condition<"the constants do not change the shape of the input">([](const auto& found) {
            return rectifier_of_parts::keep_shape(found, found[input]) &&
                   broadcasts_into(found, found.tensor_of(alpha), found[input]);
        }) &
        condition<"alpha is one number, or has one for each channel of the input">([](const auto& found) {
            return holds_one_number(found, found.tensor_of(alpha)) || axis(found).has_value();
        });

    static ir::built_operators build(const auto& found)
    {
        oplift::weight gamma        = found[alpha];
        const std::int64_t elements = gamma.element_count();
        ir::p_relu op{.input = found[input], .gamma = channel_vector(std::move(gamma), elements)};
        if (elements == 1)
            return op;
        const auto rank = static_cast<std::size_t>(found.rank(found[input]));
        return on_channels_last(op, *axis(found) + 1 != rank, rank);
    }
};

} // namespace oplift::rule

#endif
