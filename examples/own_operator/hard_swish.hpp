#ifndef HARD_SWISH_HPP
#define HARD_SWISH_HPP

// An operator of one's own: the struct that stands for it in the IR, the rule that recognises it, and what becomes of
// it in TensorFlow.
#include <oplift/ir/members.hpp>
#include <oplift/ir/operand.hpp>
#include <oplift/rule.hpp>

#include <string_view>

/// x * relu6(x + 3) / 6, from "Searching for MobileNetV3" (arXiv:1905.02244).
struct hard_swish {
    static constexpr std::string_view operator_name = "HardSwish";

    oplift::ir::operand input{};

    static constexpr oplift::ir::members<&hard_swish::input> members{{"input"}};
};

namespace oplift::rule {

struct hard_swish_of_relu6 {
    static constexpr std::string_view name = "hard_swish_of_relu6";

    static constexpr auto x       = tensor<"x">;
    static constexpr auto three   = scalar<"three">;
    static constexpr auto six     = scalar<"six">;
    static constexpr auto relu6   = fixed_order<1, "Relu6">;
    static constexpr auto gate    = relu6(add(x, three));
    static constexpr auto pattern = mul(x, div(gate, six)) || div(mul(x, gate), six);
    static constexpr int priority = 1; // before the rules of the library for single operators

    static constexpr auto conditions =
        condition<"the constants are 3 and 6">([](const auto& found) { return found[three] == 3 && found[six] == 6; }) &
        condition<"the constants are single numbers">([](const auto& found) {
            return found.rank(found.tensor_of(three)) == 0 && found.rank(found.tensor_of(six)) == 0;
        });

    static auto build(const auto& found) { return ::hard_swish{.input = found[x]}; }
};

} // namespace oplift::rule

#endif
