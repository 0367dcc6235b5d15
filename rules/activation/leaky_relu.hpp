#ifndef OPLIFT_RULES_ACTIVATION_LEAKY_RELU_HPP
#define OPLIFT_RULES_ACTIVATION_LEAKY_RELU_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/ir/operators/activation.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/channels.hpp>
#include <oplift/rules/support/element_types.hpp>

#include <cmath>
#include <string_view>

namespace oplift::rule {

/// TensorFlow's own LeakyRelu.
struct leaky_rectifier {
    static constexpr std::string_view name = "leaky_relu";

    static constexpr auto input   = tensor<"input">;
    static constexpr auto pattern = fixed_order<1, "LeakyRelu">(input);

    static constexpr auto conditions = condition<floating_elements::sentence>(
        [](const auto& found) { return floating_elements::include(found.type(found[input])); });

    static auto build(const auto& found)
    {
        return ir::leaky_relu{
            .input = found[input],
            .alpha = static_cast<double>(found.attribute(found.root(), "alpha", 0.2f)),
        };
    }
};

/// max(x, alpha * x), as tf.nn.leaky_relu was before it became an operator.
struct leaky_relu_of_maximum {
    static constexpr std::string_view name = "leaky_relu_of_maximum";

    static constexpr auto input   = tensor<"input">;
    static constexpr auto alpha   = scalar<"alpha">;
    static constexpr auto pattern = maximum(input, mul(input, alpha));

    static constexpr auto conditions = condition<floating_elements::sentence>([](const auto& found) {
                                           return floating_elements::include(found.type(found[input]));
                                       }) &
                                       condition<"alpha is greater than 0 and less than 1">(
                                           [](const auto& found) { return found[alpha] > 0 && found[alpha] < 1; }) &
                                       condition<"alpha does not change the shape of the input">([](const auto& found) {
                                           return broadcasts_into(found, found.tensor_of(alpha), found[input]);
                                       });

    static auto build(const auto& found) { return ir::leaky_relu{.input = found[input], .alpha = found[alpha]}; }
};

/// mean * x + difference * |x|, where mean = (1 + alpha) / 2 and difference = (1 - alpha) / 2.
struct leaky_relu_of_abs {
    static constexpr std::string_view name = "leaky_relu_of_abs";

    static constexpr auto input      = tensor<"input">;
    static constexpr auto mean       = scalar<"mean">;
    static constexpr auto difference = scalar<"difference">;
    static constexpr auto pattern    = add(mul(input, mean), mul(abs(input), difference));

    static constexpr auto conditions =
        condition<floating_elements::sentence>(
            [](const auto& found) { return floating_elements::include(found.type(found[input])); }) &
        condition<"the factors of x and |x| add up to 1, so that positive numbers are left alone">(
            [](const auto& found) { return std::abs(found[mean] + found[difference] - 1) < 1e-6; }) &
        condition<"the factors do not change the shape of the input">([](const auto& found) {
            return broadcasts_into(found, found.tensor_of(mean), found[input]) &&
                   broadcasts_into(found, found.tensor_of(difference), found[input]);
        });

    static auto build(const auto& found)
    {
        return ir::leaky_relu{.input = found[input], .alpha = found[mean] - found[difference]};
    }
};

} // namespace oplift::rule

#endif
