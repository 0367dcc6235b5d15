#ifndef OPLIFT_RULES_ACTIVATION_SWISH_HPP
#define OPLIFT_RULES_ACTIVATION_SWISH_HPP

#include <oplift/ir/operators/activation.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/element_types.hpp>

#include <string_view>

namespace oplift::rule {

/// x * sigmoid(x).
struct swish {
    static constexpr std::string_view name = "swish";

    static constexpr auto input   = tensor<"input">;
    static constexpr auto pattern = mul(input, sigmoid(input));

    static constexpr auto conditions = condition<floating_elements::sentence>(
        [](const auto& found) { return floating_elements::include(found.type(found[input])); });

    static auto build(const auto& found) { return ir::swish{.input = found[input]}; }
};

} // namespace oplift::rule

#endif
