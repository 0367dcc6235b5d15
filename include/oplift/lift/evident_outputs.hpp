#ifndef OPLIFT_LIFT_EVIDENT_OUTPUTS_HPP
#define OPLIFT_LIFT_EVIDENT_OUTPUTS_HPP

#include <oplift/graph/graph.hpp>
#include <oplift/graph/shape_query.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace oplift {

/// A node that may be meant as an output.
struct output_candidate {
    std::string name;
    std::size_t size = 0; ///< how many nodes it is computed from
};

namespace detail {

/// How many nodes output_candidates() visits at most: its walks are as long as the sinks are many, and a graph made of
/// nothing but sinks is none of a model.
inline constexpr std::size_t most_visited_nodes = 20'000'000;

inline bool begins_with_one_of(std::string_view name, const auto& beginnings)
{
    return std::ranges::any_of(beginnings, [&](std::string_view text) { return name.starts_with(text); });
}

inline bool feeds_model(std::string_view operator_name)
{
    return begins_with_one_of(operator_name,
                              std::array<std::string_view, 3>{"Placeholder", "IteratorGetNext", "QueueDequeue"});
}

/// Saves, restores, trains or reports: neither it nor what follows from it is a result of the model.
inline bool serves_training(std::string_view operator_name)
{
    static constexpr std::array<std::string_view, 9> beginnings{"Assign",      "Save",          "Restore",
                                                                "Apply",       "Scatter",       "QueueEnqueue",
                                                                "SparseApply", "ResourceApply", "MergeV2Checkpoints"};
    return begins_with_one_of(operator_name, beginnings) || operator_name.ends_with("Grad") ||
           operator_name.ends_with("GradientArgs") || operator_name.find("BackpropFilter") != operator_name.npos;
}

/// Only looks on: a tensor that nobody else uses may be a result.
inline bool observes(std::string_view operator_name)
{
    return operator_name == "Assert" || operator_name.find("Summary") != operator_name.npos;
}

/// Has an effect or steers, and gives no tensor of the model's.
inline bool gives_nothing(std::string_view operator_name)
{
    return observes(operator_name) || operator_name == "NoOp" || operator_name == "Print" || operator_name == "Switch";
}

/// Names a branch, for others to wait for: tf.cond's switch_t and switch_f.
inline bool is_pivot(const dataflow_graph& graph, node_id node)
{
    if (graph[node].operator_name != "Identity")
        return false;
    const auto edges = edges_of(graph, node);
    return std::ranges::any_of(edges, [&](const auto edge) {
        return !graph[edge].is_control() && graph[target(edge, graph)].operator_name == "Switch";
    });
}

/// Whether the elements of its operands, and not their shapes alone, decide what it computes.
inline bool uses_elements(std::string_view operator_name)
{
    return !asks_only_for_shape(operator_name) && operator_name != "ZerosLike" && operator_name != "OnesLike";
}

} // namespace detail

/// The nodes that could be a model's outputs, the one that is computed from most nodes first: nobody uses their data,
/// and elements of an input decide theirs. What saves, assigns, updates or summarises is none, and neither is a
/// gradient.
inline std::vector<output_candidate> output_candidates(const dataflow_graph& graph)
{
    const std::size_t count = num_vertices(graph);
    std::vector<bool> used(count);
    for (node_id node = 0; node < count; ++node)
        for (const auto edge : edges_of(graph, node))
            if (!graph[edge].is_control() && !detail::observes(graph[node].operator_name))
                used[target(edge, graph)] = true;

    std::vector<output_candidate> candidates;
    std::vector<node_id> seen(count, 0); // by which sink, plus one
    std::size_t visited = 0;
    for (node_id sink = 0; sink < count && visited < detail::most_visited_nodes; ++sink) {
        const std::string_view name = graph[sink].operator_name;
        if (used[sink] || detail::gives_nothing(name) || detail::feeds_model(name) || detail::is_pivot(graph, sink))
            continue;
        std::vector<node_id> open{sink};
        std::size_t size   = 0;
        bool has_input     = false;
        bool from_training = false;
        seen[sink]         = sink + 1;
        while (!open.empty()) {
            const node_id node = open.back();
            open.pop_back();
            ++size;
            ++visited;
            has_input     = has_input || detail::feeds_model(graph[node].operator_name);
            from_training = from_training || detail::serves_training(graph[node].operator_name);
            if (!detail::uses_elements(graph[node].operator_name))
                continue;
            for (const auto edge : edges_of(graph, node))
                if (!graph[edge].is_control() && seen[target(edge, graph)] != sink + 1) {
                    seen[target(edge, graph)] = sink + 1;
                    open.push_back(target(edge, graph));
                }
        }
        if (has_input && !from_training)
            candidates.push_back({std::string{graph[sink].name}, size});
    }
    std::ranges::sort(candidates, [](const output_candidate& a, const output_candidate& b) {
        return a.size != b.size ? a.size > b.size : a.name < b.name;
    });
    return candidates;
}

} // namespace oplift

#endif
