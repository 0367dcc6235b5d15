#ifndef OPLIFT_RULES_SUPPORT_UNARY_RULE_HPP
#define OPLIFT_RULES_SUPPORT_UNARY_RULE_HPP

#include <oplift/fixed_string.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/element_types.hpp>

#include <string_view>

namespace oplift::rule {

/// An operator of TensorFlow with one operand, which the IR has, too. `Elements` says for which element types both
/// mean the same.
template <fixed_string Name, typename Operator, typename Elements, fixed_string... TensorFlowNames>
struct unary_rule {
    static constexpr std::string_view name = Name.view();

    static constexpr auto input   = tensor<"input">;
    static constexpr auto pattern = fixed_order<1, TensorFlowNames...>(input);

    static constexpr auto conditions =
        condition<Elements::sentence>([](const auto& found) { return Elements::include(found.type(found[input])); });

    static auto build(const auto& found) { return Operator{.input = found[input]}; }
};

} // namespace oplift::rule

#endif
