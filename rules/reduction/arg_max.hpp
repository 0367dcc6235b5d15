#ifndef OPLIFT_RULES_REDUCTION_ARG_MAX_HPP
#define OPLIFT_RULES_REDUCTION_ARG_MAX_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators/elementwise.hpp>
#include <oplift/ir/operators/reduction.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/axes.hpp>
#include <oplift/rules/support/element_types.hpp>

#include <string_view>

namespace oplift::rule {

/// The index of the largest element along a constant axis. The IR's indices are int64; a cast follows where
/// TensorFlow's are int32.
struct arg_max {
    static constexpr std::string_view name = "arg_max";

    static constexpr auto input   = tensor<"input">;
    static constexpr auto axis    = integers<"axis">;
    static constexpr auto pattern = fixed_order<2, "ArgMax">(input, axis);

    static data_type index_type(const match_view& found)
    {
        return found.attribute(found.root(), "output_type", data_type::int64);
    }

    static constexpr auto conditions =
        condition<real_elements::sentence>(
            [](const auto& found) { return real_elements::include(found.type(found[input])); }) &
        condition<"the indices are int32 or int64">([](const auto& found) {
            const data_type type = index_type(found);
            return type == data_type::int32 || type == data_type::int64;
        }) &
        condition<"there is one axis, an axis of the input">([](const auto& found) {
            return found[axis].size() == 1 && axes_from_front(found[axis], found.rank(found[input])).has_value();
        });

    static auto build(const auto& found)
    {
        ir::built_operators operators{ir::arg_max{
            .input = found[input],
            .axis  = axes_from_front(found[axis], found.rank(found[input]))->front(),
        }};
        if (index_type(found) == data_type::int32)
            operators.then(ir::cast{.input = operators.last(), .dstType = "int"});
        return operators;
    }
};

} // namespace oplift::rule

#endif
