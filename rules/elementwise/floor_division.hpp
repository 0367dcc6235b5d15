#ifndef OPLIFT_RULES_ELEMENTWISE_FLOOR_DIVISION_HPP
#define OPLIFT_RULES_ELEMENTWISE_FLOOR_DIVISION_HPP

#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators/elementwise.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/element_types.hpp>

#include <string_view>

namespace oplift::rule {

/// A quotient rounded down. Floating-point numbers are divided and then rounded, as TensorFlow does: other libraries'
/// floor division rounds once and can differ by one.
struct floor_division {
    static constexpr std::string_view name = "floor_division";

    static constexpr auto left    = tensor<"left">;
    static constexpr auto right   = tensor<"right">;
    static constexpr auto pattern = fixed_order<2, "FloorDiv">(left, right);

    static constexpr auto conditions = condition<real_elements::sentence>([](const auto& found) {
        return all_have<real_elements>(found, {found[left], found[right]});
    });

    static ir::built_operators build(const auto& found)
    {
        if (is_integer(found.type(found[left])))
            return ir::floor_divide{.left = found[left], .right = found[right]};
        ir::built_operators operators;
        operators.then(ir::divide{.left = found[left], .right = found[right]});
        operators.main(ir::floor{.input = operators.last()});
        return operators;
    }
};

/// What a floor division of integers leaves over: left - floor(left / right) * right.
struct floor_remainder {
    static constexpr std::string_view name = "floor_remainder";

    static constexpr auto left    = tensor<"left">;
    static constexpr auto right   = tensor<"right">;
    static constexpr auto pattern = fixed_order<2, "FloorMod">(left, right);

    static constexpr auto conditions = condition<integer_elements::sentence>([](const auto& found) {
        return all_have<integer_elements>(found, {found[left], found[right]});
    });

    static auto build(const auto& found)
    {
        ir::built_operators operators;
        operators.then(ir::floor_divide{.left = found[left], .right = found[right]});
        operators.then(ir::multiply{.left = operators.last(), .right = found[right]});
        operators.main(ir::subtract{.left = found[left], .right = operators.last()});
        return operators;
    }
};

} // namespace oplift::rule

#endif
