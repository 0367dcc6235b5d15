#ifndef OPLIFT_RULES_SUPPORT_BINARY_RULE_HPP
#define OPLIFT_RULES_SUPPORT_BINARY_RULE_HPP

#include <oplift/fixed_string.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/element_types.hpp>

#include <string_view>

namespace oplift::rule {

/// An operator of TensorFlow with two operands that are broadcast, which the IR has, too. `Elements` says for which
/// element types both mean the same.
template <fixed_string Name, typename Operator, typename Elements, fixed_string... TensorFlowNames>
struct binary_rule {
    static constexpr std::string_view name = Name.view();

    static constexpr auto left    = tensor<"left">;
    static constexpr auto right   = tensor<"right">;
    static constexpr auto pattern = fixed_order<2, TensorFlowNames...>(left, right);

    static constexpr auto conditions = condition<Elements::sentence>([](const auto& found) {
        return all_have<Elements>(found, {found[left], found[right]});
    });

    static auto build(const auto& found) { return Operator{.left = found[left], .right = found[right]}; }
};

} // namespace oplift::rule

#endif
