#ifndef OPLIFT_RULES_ELEMENTWISE_SELECT_HPP
#define OPLIFT_RULES_ELEMENTWISE_SELECT_HPP

#include <oplift/ir/operators/elementwise.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/channels.hpp>
#include <oplift/rules/support/element_types.hpp>

#include <string_view>

namespace oplift::rule {

/// Elements of one tensor or another, by a condition for each element, for each element of the batch, or for all.
/// TensorFlow's Select takes a vector as a condition for the batch; SelectV2 broadcasts it as any other tensor.
struct selection {
    static constexpr std::string_view name = "select";

    static constexpr auto choice    = tensor<"choice">;
    static constexpr auto chosen    = tensor<"chosen">;
    static constexpr auto otherwise = tensor<"otherwise">;
    static constexpr auto pattern   = select(choice, chosen, otherwise);

    static constexpr auto conditions =
        condition<"both alternatives have real numbers or truth values as elements">([](const auto& found) {
            return all_have<comparable_elements>(found, {found[chosen], found[otherwise]});
        }) &
        condition<"both alternatives have the same shape">(
            [](const auto& found) { return found.same_shape(found[chosen], found[otherwise]); }) &
        condition<
            "the condition has the alternatives' shape, or is one value for all or for each element of the batch">(
            [](const auto& found) {
                const int rank = found.rank(found[choice]);
                if (rank == 0 || found.same_shape(found[choice], found[chosen]))
                    return true;
                if (found.operator_name(found.root()) == "Select")
                    return rank == 1 && found.rank(found[chosen]) > 1;
                return rank > 1 && broadcasts_into(found, found[choice], found[chosen]);
            });

    static auto build(const auto& found)
    {
        return ir::select{
            .condition = found[choice],
            .chosen    = found[chosen],
            .otherwise = found[otherwise],
        };
    }
};

} // namespace oplift::rule

#endif
