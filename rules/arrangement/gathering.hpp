#ifndef OPLIFT_RULES_ARRANGEMENT_GATHERING_HPP
#define OPLIFT_RULES_ARRANGEMENT_GATHERING_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/ir/operators/source.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/known_integers.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace oplift::rule {

/// The axis that a Gather (0), ResourceGather (0) or GatherV2 (its third operand) takes parts of.
inline std::optional<std::int64_t> gathered_axis(const match_view& match, std::optional<tensor_reference> axis,
                                                 int rank)
{
    return axis ? axis_from_front(known_integer(match, *axis), rank) : std::optional<std::int64_t>{0};
}

/// Whether there is one list of indices for the whole tensor, not one for each part of a batch.
inline bool gathers_without_batch(const match_view& match)
{
    return match.attribute<std::int64_t>(match.root(), "batch_dims", 0) == 0;
}

/// The parameters themselves, where what was found is a handle that refers to them (ResourceGather).
template <typename Found, typename Capture>
oplift::weight parameters_behind(const Found& found, Capture capture)
{
    oplift::weight parameters  = found[capture];
    const tensor_facts& handle = found.facts(found.tensor_of(capture));
    if (parameters.type != data_type::resource || handle.held.empty())
        return parameters;
    const tensor_facts& variable = handle.held[0];
    if (!variable.shape || !std::ranges::all_of(*variable.shape, &dimension::known))
        return parameters;
    parameters.type = variable.type;
    parameters.source_shape.clear();
    for (const dimension extent : *variable.shape)
        parameters.source_shape.push_back(extent.coefficient);
    return parameters;
}

/// Rows of a matrix of parameters, chosen by indices.
struct embedding {
    static constexpr std::string_view name = "embedding";
    static constexpr auto rows             = weight<"rows">;
    static constexpr auto indices          = tensor<"indices">;
    static constexpr auto axis             = tensor<"axis">;
    static constexpr auto pattern          = gather(rows, indices) || gather_v2(rows, indices, axis);
    static constexpr int priority          = 2;
    static constexpr auto conditions =
        condition<"the parameters are a matrix of floating-point numbers">([](const auto& found) {
            return parameters_behind(found, rows).shape().size() == 2 &&
                   is_floating(parameters_behind(found, rows).type);
        }) &
        condition<"rows are chosen, without batches">([](const auto& found) {
            return gathered_axis(found, found[axis], 2) == 0 && gathers_without_batch(found);
        }) &
        condition<"the indices are integers">([](const auto& found) { return is_integer(found.type(found[indices])); });

    static auto build(const auto& found)
    {
        const oplift::weight matrix = parameters_behind(found, rows);
        const auto shape            = matrix.shape();
        return ir::embedding{
            .indices = found[indices], .weights = matrix, .input_dim = shape[0], .output_dim = shape[1], .axis = 0};
    }
};

/// Parts of parameters that are no such matrix, or along another axis.
struct parameter_gathering {
    static constexpr std::string_view name = "parameter_gathering";
    static constexpr auto parameters       = weight<"parameters">;
    static constexpr auto indices          = tensor<"indices">;
    static constexpr auto axis             = tensor<"axis">;
    static constexpr auto pattern          = gather(parameters, indices) || gather_v2(parameters, indices, axis);
    static constexpr int priority          = 1;

    static std::optional<std::int64_t> axis_of(const auto& found)
    {
        return gathered_axis(found, found[axis], static_cast<int>(parameters_behind(found, parameters).shape().size()));
    }

    static constexpr auto conditions =
        condition<"the axis is known before the graph runs, and there are no batches">(
            [](const auto& found) { return axis_of(found).has_value() && gathers_without_batch(found); }) &
        condition<"the parameters are numbers">([](const auto& found) {
            return is_floating(parameters_behind(found, parameters).type) ||
                   is_integer(parameters_behind(found, parameters).type) ||
                   parameters_behind(found, parameters).type == data_type::boolean;
        }) &
        condition<"the indices are integers">([](const auto& found) { return is_integer(found.type(found[indices])); });

    static auto build(const auto& found)
    {
        return ir::gather{
            .indices = found[indices], .weights = parameters_behind(found, parameters), .axis = *axis_of(found)};
    }
};

/// Parts of a tensor that varies.
struct gathering {
    static constexpr std::string_view name = "gathering";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto indices          = tensor<"indices">;
    static constexpr auto axis             = tensor<"axis">;
    static constexpr auto pattern          = fixed_order<2, "Gather">(x, indices) || gather_v2(x, indices, axis);

    static std::optional<std::int64_t> axis_of(const auto& found)
    {
        return gathered_axis(found, found[axis], found.rank(found[x]));
    }

    static constexpr auto conditions =
        condition<"the axis is known before the graph runs, and there are no batches">(
            [](const auto& found) { return axis_of(found).has_value() && gathers_without_batch(found); }) &
        condition<"the indices are integers">([](const auto& found) { return is_integer(found.type(found[indices])); });

    static auto build(const auto& found)
    {
        return ir::gather{.source = found[x], .indices = found[indices], .axis = *axis_of(found)};
    }
};

} // namespace oplift::rule

#endif
