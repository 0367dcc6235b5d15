#ifndef OPLIFT_RULES_ELEMENTWISE_ADD_N_HPP
#define OPLIFT_RULES_ELEMENTWISE_ADD_N_HPP

#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators/arrangement.hpp>
#include <oplift/ir/operators/elementwise.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/element_types.hpp>

#include <cstdint>
#include <numeric>
#include <string_view>
#include <vector>

namespace oplift::rule {

/// The sum of any number of tensors of one shape.
struct sum_of_tensors {
    static constexpr std::string_view name = "add_n";

    static constexpr auto terms   = each<"terms">;
    static constexpr auto pattern = fixed_order<any_number, "AddN", "AccumulateNV2">(terms);

    static constexpr auto conditions =
        condition<real_elements::sentence>(
            [](const auto& found) { return real_elements::include(found.type(found.root())); }) &
        condition<"the number of axes is known where there is but one term">(
            [](const auto& found) { return found[terms].size() > 1 || found.rank(found[terms].front()) >= 0; });

    static ir::built_operators build(const auto& found)
    {
        const std::vector<tensor_reference> tensors = found[terms];
        if (tensors.size() > 1)
            return ir::add_n{.inputs = {tensors.begin(), tensors.end()}};
        // The IR cannot say that one tensor is another: the axes are put into the order in which they are.
        std::vector<std::int64_t> axes(found.shape(tensors.front())->size());
        std::iota(axes.begin(), axes.end(), 0);
        return ir::transpose{.input = tensors.front(), .perm = axes};
    }
};

} // namespace oplift::rule

#endif
