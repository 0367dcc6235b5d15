#ifndef OPLIFT_RULES_REDUCTION_REDUCTION_HPP
#define OPLIFT_RULES_REDUCTION_REDUCTION_HPP

#include <oplift/fixed_string.hpp>
#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators/elementwise.hpp>
#include <oplift/ir/operators/reduction.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/axes.hpp>
#include <oplift/rules/support/element_types.hpp>

#include <string_view>
#include <type_traits>

namespace oplift::rule {

/// Numbers whose sums and products keep their type in the IR, if need be with a cast.
struct summable_elements {
    static constexpr fixed_string sentence = "the elements are floating-point numbers, int32 or int64";

    static constexpr bool include(data_type type)
    {
        return floating_elements::include(type) || type == data_type::int32 || type == data_type::int64;
    }
};

/// All elements along constant axes combined to one: Mean, Sum, Max, Min, Prod, All, Any.
template <fixed_string Name, typename Operator, typename Elements, fixed_string TensorFlowName>
struct reduction_rule {
    static constexpr std::string_view name = Name.view();

    static constexpr auto input   = tensor<"input">;
    static constexpr auto axes    = integers<"axes">;
    static constexpr auto pattern = fixed_order<2, TensorFlowName>(input, axes);

    static constexpr auto conditions =
        condition<Elements::sentence>([](const auto& found) { return Elements::include(found.type(found[input])); }) &
        condition<"the axes are different axes of the input">(
            [](const auto& found) { return axes_from_front(found[axes], found.rank(found[input])).has_value(); });

    static auto build(const auto& found)
    {
        ir::built_operators operators{Operator{
            .input    = found[input],
            .axes     = *axes_from_front(found[axes], found.rank(found[input])),
            .keepdims = found.template attribute<bool>(found.root(), "keep_dims", false),
        }};
        // The IR's sums are as wide as its executor's integers.
        if (std::is_same_v<Elements, summable_elements> && found.type(found[input]) == data_type::int32)
            operators.then(ir::cast{.input = operators.last(), .dstType = "int"});
        return operators;
    }
};

} // namespace oplift::rule

#endif
