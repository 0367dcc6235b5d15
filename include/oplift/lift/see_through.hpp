#ifndef OPLIFT_LIFT_SEE_THROUGH_HPP
#define OPLIFT_LIFT_SEE_THROUGH_HPP

#include <oplift/graph/graph.hpp>
#include <oplift/graph/tensor_reference.hpp>
#include <oplift/infer/inference.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace oplift {

/// Whether a node passes an operand on unchanged, as far as inference goes; then which output of its operands
/// `output` is. Cast counts where it does not change the type.
inline std::optional<tensor_reference> passed_on(const dataflow_graph& graph, const inference& facts,
                                                 tensor_reference tensor)
{
    static constexpr std::array<std::string_view, 10> first_operand{
        "Identity", "StopGradient", "PreventGradient", "CheckNumerics", "Snapshot",
        "Print",    "PrintV2",      "EnsureShape",     "DebugIdentity", "RefIdentity"};
    const std::string_view name = graph[tensor.node].operator_name;
    const bool all              = name == "IdentityN";
    if (!all && name != "Cast" && std::ranges::find(first_operand, name) == first_operand.end())
        return std::nullopt;
    // An Identity that oplift has written in place of a dropout stands for it.
    if (name == "Identity" && graph[tensor.node].attributes.find<float>("_oplift_keep_prob"))
        return std::nullopt;
    std::uint32_t wanted = all ? tensor.output : 0;
    for (const auto edge : edges_of(graph, tensor.node))
        if (!graph[edge].is_control() && wanted-- == 0) {
            const tensor_reference operand{target(edge, graph), graph[edge].output};
            if (name == "Cast" && (facts.of(operand).type != facts.of(tensor).type || tensor.output != 0))
                return std::nullopt;
            return operand;
        }
    return std::nullopt;
}

/// Where a tensor really comes from: behind all nodes that only pass it on.
inline tensor_reference source_of(const dataflow_graph& graph, const inference& facts, tensor_reference tensor)
{
    while (const auto operand = passed_on(graph, facts, tensor))
        tensor = *operand;
    return tensor;
}

} // namespace oplift

#endif
