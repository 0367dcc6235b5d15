#ifndef OPLIFT_RULES_ACTIVATION_SOFTMAX_HPP
#define OPLIFT_RULES_ACTIVATION_SOFTMAX_HPP

#include <oplift/fixed_string.hpp>
#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators/activation.hpp>
#include <oplift/ir/operators/arrangement.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/axes.hpp>
#include <oplift/rules/support/element_types.hpp>

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::rule {

/// Softmax or LogSoftmax of a tensor with more than two axes, as TensorFlow 1 writes it: the operator itself works on
/// rows, a reshape before it makes them and one behind it restores the shape. The shapes are taken from inference; how
/// the graph calculates them does not matter.
template <fixed_string Name, typename Operator, fixed_string TensorFlowName>
struct softmax_of_rows {
    static constexpr std::string_view name = Name.view();

    static constexpr auto input   = tensor<"input">;
    static constexpr auto rows    = named<"rows">(reshape(input, tensor<"shape_of_rows">));
    static constexpr auto pattern = reshape(fixed_order<1, TensorFlowName>(rows), tensor<"shape">);

    static constexpr auto conditions =
        condition<floating_elements::sentence>(
            [](const auto& found) { return floating_elements::include(found.type(found[input])); }) &
        condition<"the rows are those of the input: the last axis has the same extent">([](const auto& found) {
            return found.rank(found[input]) >= 1 && found.rank(found[rows]) >= 1 &&
                   found.shape(found[rows])->back() == found.shape(found[input])->back();
        }) &
        condition<"the result has the shape of the input">(
            [](const auto& found) { return found.same_shape(found.root(), found[input]); });

    static auto build(const auto& found) { return Operator{.input = found[input]}; }
};

/// exp(x) / sum(exp(x)), or with x - max(x) for x, as Keras and people write it.
struct softmax_of_exponentials {
    static constexpr std::string_view name = "softmax_of_exponentials";

    static constexpr auto input       = tensor<"input">;
    static constexpr auto axes        = integers<"axes">;
    static constexpr auto axes_of_max = integers<"axes_of_max">;
    static constexpr auto exponentials =
        named<"exponentials">(exp(sub(input, max(input, axes_of_max).with<"keep_dims", true>())) || exp(input));
    static constexpr auto pattern = div(exponentials, sum(exponentials, axes).with<"keep_dims", true>());

    static constexpr auto conditions =
        condition<floating_elements::sentence>(
            [](const auto& found) { return floating_elements::include(found.type(found[input])); }) &
        condition<"sum and maximum are taken along one and the same axis, and the number of axes is known">(
            [](const auto& found) {
                const int rank  = found.rank(found[input]);
                const auto axis = axes_from_front(found[axes], rank);
                return rank >= 1 && axis && axis->size() == 1 &&
                       axes_from_front(found[axes_of_max].value_or(found[axes]), rank) == axis;
            });

    static ir::built_operators build(const auto& found)
    {
        const int rank  = found.rank(found[input]);
        const auto axis = static_cast<std::size_t>(axes_from_front(found[axes], rank)->front());
        const auto last = static_cast<std::size_t>(rank) - 1;
        if (axis == last)
            return ir::softmax{.input = found[input]};
        std::vector<std::int64_t> exchanged(last + 1);
        std::iota(exchanged.begin(), exchanged.end(), 0);
        std::swap(exchanged[axis], exchanged[last]);
        ir::built_operators operators;
        operators.then(ir::transpose{.input = found[input], .perm = exchanged});
        operators.main(ir::softmax{.input = operators.last()});
        operators.then(ir::transpose{.input = operators.last(), .perm = exchanged});
        return operators;
    }
};

} // namespace oplift::rule

#endif
