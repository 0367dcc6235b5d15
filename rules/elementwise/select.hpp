#ifndef OPLIFT_RULES_ELEMENTWISE_SELECT_HPP
#define OPLIFT_RULES_ELEMENTWISE_SELECT_HPP

#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators/arrangement.hpp>
#include <oplift/ir/operators/elementwise.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/element_types.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace oplift::rule {

/// Elements of one tensor or another, by a condition for each element, for each element of the batch, or for all.
/// TensorFlow's Select takes a vector as a condition for the batch; SelectV2 broadcasts it as any other tensor. The
/// IR's broadcasts no other condition than these: one that has to be is repeated before it.
struct selection {
    static constexpr std::string_view name = "select";

    static constexpr auto choice    = tensor<"choice">;
    static constexpr auto chosen    = tensor<"chosen">;
    static constexpr auto otherwise = tensor<"otherwise">;
    static constexpr auto pattern   = select(choice, chosen, otherwise);

    /// How often the condition is repeated along each axis to have the alternatives' shape. Nothing if it has another
    /// rank, or if that is not known.
    static std::optional<std::vector<std::int64_t>> repeats(const match_view& match, tensor_reference condition,
                                                            tensor_reference alternative)
    {
        const symbolic_shape& from = match.shape(condition);
        const symbolic_shape& to   = match.shape(alternative);
        if (!from || !to || from->size() != to->size())
            return std::nullopt;
        std::vector<std::int64_t> result;
        for (std::size_t axis = 0; axis < to->size(); ++axis)
            if ((*from)[axis] == (*to)[axis])
                result.push_back(1);
            else if ((*from)[axis] == extent(1) && (*to)[axis].known())
                result.push_back((*to)[axis].coefficient);
            else
                return std::nullopt;
        return result;
    }

    /// Whether the IR takes the condition as it is.
    static bool fits(const auto& found)
    {
        const int rank = found.rank(found[choice]);
        return rank == 0 || found.same_shape(found[choice], found[chosen]) ||
               (found.operator_name(found.root()) == "Select" && rank == 1 && found.rank(found[chosen]) > 1);
    }

    static constexpr auto conditions =
        condition<"both alternatives have real numbers or truth values as elements">([](const auto& found) {
            return all_have<comparable_elements>(found, {found[chosen], found[otherwise]});
        }) &
        condition<"both alternatives have the same shape">(
            [](const auto& found) { return found.same_shape(found[chosen], found[otherwise]); }) &
        condition<
            "the condition has the alternatives' shape, or is one value for all or for each element of the batch, "
            "or can be repeated to have that shape">([](const auto& found) {
            return fits(found) || (found.operator_name(found.root()) != "Select" &&
                                   repeats(found, found[choice], found[chosen]).has_value());
        });

    static ir::built_operators build(const auto& found)
    {
        ir::select op{.condition = found[choice], .chosen = found[chosen], .otherwise = found[otherwise]};
        if (fits(found))
            return op;
        ir::built_operators operators;
        operators.then(ir::tile{.input = op.condition, .multiples = *repeats(found, found[choice], found[chosen])});
        op.condition = operators.last();
        operators.main(op);
        return operators;
    }
};

} // namespace oplift::rule

#endif
