#ifndef OPLIFT_LIFT_EVIDENT_OUTPUTS_HPP
#define OPLIFT_LIFT_EVIDENT_OUTPUTS_HPP

#include <oplift/graph/graph.hpp>

#include <algorithm>
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

/// How many nodes output_candidates() visits at most.
inline constexpr std::size_t most_steps = 20'000'000;

/// The nodes that could be a model's outputs, the one that is computed from most nodes first: nobody uses their data,
/// and they are computed from an input. What saves, assigns, updates or summarises is none,
/// and neither is a gradient.
inline std::vector<output_candidate> output_candidates(const dataflow_graph& graph)
{
    const std::size_t count = num_vertices(graph);
    std::vector<bool> used(count);
    for (node_id node = 0; node < count; ++node)
        for (const auto edge : edges_of(graph, node))
            if (!graph[edge].is_control())
                used[target(edge, graph)] = true;

    const auto is_input = [&](std::string_view name) {
        return name.starts_with("Placeholder") || name.starts_with("IteratorGetNext") ||
               name.starts_with("QueueDequeue");
    };
    const auto is_no_result = [&](std::string_view name) {
        return name.starts_with("Assign") || name.starts_with("Save") || name.starts_with("Restore") ||
               name.starts_with("Apply") || name.starts_with("ResourceApply") || name.starts_with("SparseApply") ||
               name.starts_with("Scatter") || name.starts_with("QueueEnqueue") || name.find("Summary") != name.npos ||
               name.ends_with("Grad") || name == "BroadcastGradientArgs" || name.find("BackpropFilter") != name.npos ||
               name == "NoOp" || name == "Assert" || name == "Print" || name == "Switch" ||
               name == "MergeV2Checkpoints";
    };
    std::vector<output_candidate> candidates;
    std::vector<node_id> seen(count, 0); // by which sink, plus one
    std::size_t steps =
        0; // the walk is as long as the sinks are many: a graph made of nothing but sinks is none of a model
    for (node_id sink = 0; sink < count && steps < most_steps; ++sink) {
        if (used[sink] || is_no_result(graph[sink].operator_name) || is_input(graph[sink].operator_name))
            continue;
        std::vector<node_id> open{sink};
        std::size_t size = 0;
        bool has_input   = false;
        bool is_update   = false;
        seen[sink]       = sink + 1;
        while (!open.empty()) {
            const node_id node = open.back();
            open.pop_back();
            ++size;
            ++steps;
            has_input = has_input || is_input(graph[node].operator_name);
            is_update = is_update || is_no_result(graph[node].operator_name);
            for (const auto edge : edges_of(graph, node))
                if (!graph[edge].is_control() && seen[target(edge, graph)] != sink + 1) {
                    seen[target(edge, graph)] = sink + 1;
                    open.push_back(target(edge, graph));
                }
        }
        if (has_input && !is_update)
            candidates.push_back({std::string{graph[sink].name}, size});
    }
    std::ranges::sort(candidates, [](const output_candidate& a, const output_candidate& b) {
        return a.size != b.size ? a.size > b.size : a.name < b.name;
    });
    return candidates;
}

} // namespace oplift

#endif
