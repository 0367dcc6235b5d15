#ifndef OPLIFT_RULES_ELEMENTWISE_FILLED_LIKE_HPP
#define OPLIFT_RULES_ELEMENTWISE_FILLED_LIKE_HPP

#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators/elementwise.hpp>
#include <oplift/ir/operators/source.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/element_types.hpp>

#include <cstdint>
#include <string_view>

namespace oplift::rule {

/// Zeros in the shape of a tensor whose shape is not known before it runs.
struct zeros_like {
    static constexpr std::string_view name = "zeros_like";

    static constexpr auto input   = tensor<"input">;
    static constexpr auto pattern = fixed_order<1, "ZerosLike">(input);

    static constexpr auto conditions = condition<comparable_elements::sentence>(
        [](const auto& found) { return comparable_elements::include(found.type(found[input])); });

    static auto build(const auto& found) { return ir::zeros_like{.input = found[input]}; }
};

/// Ones in the shape of a tensor. The IR has no such operator: they are one more than zeros.
struct ones_like {
    static constexpr std::string_view name = "ones_like";

    static constexpr auto input   = tensor<"input">;
    static constexpr auto pattern = fixed_order<1, "OnesLike">(input);

    static constexpr auto conditions = condition<real_elements::sentence>(
        [](const auto& found) { return real_elements::include(found.type(found[input])); });

    static auto build(const auto& found)
    {
        const data_type type   = found.type(found[input]);
        ir::constant_value one = is_integer(type) ? ir::constant_value{std::int64_t{1}} : ir::constant_value{1.0};

        ir::built_operators operators;
        operators.then(ir::zeros_like{.input = found[input]});
        operators.then(ir::constant{.value = one, .dtype = type});
        operators.main(ir::add{.left = ir::built(0), .right = ir::built(1)});
        return operators;
    }
};

} // namespace oplift::rule

#endif
