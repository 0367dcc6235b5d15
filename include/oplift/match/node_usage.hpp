#ifndef OPLIFT_MATCH_NODE_USAGE_HPP
#define OPLIFT_MATCH_NODE_USAGE_HPP

#include <oplift/graph/shape_query.hpp>
#include <oplift/match/bindings.hpp>
#include <oplift/match/subject.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace oplift {

/// Which tensors of a graph are needed, and by whom: what decides whether a node can be inside of a match.
class node_usage {
public:
    /// Stands for a user: the tensor is an output that was asked for.
    static constexpr node_id requested = 0xffffffffu;
    /// Stands for a user: the node was found to be needed in an earlier pass of a covering.
    static constexpr node_id earlier = 0xfffffffeu;

    struct need {
        std::uint32_t output = 0;
        node_id by           = 0;
    };

    explicit node_usage(const subject& graph) : graph_{&graph}, needs_(graph.size()), kept_apart_(graph.size()) {}

    /// Usage without a covering: every node uses its operands.
    static node_usage of_all_nodes(const subject& graph)
    {
        node_usage usage{graph};
        for (node_id node = 0; node < graph.size(); ++node)
            if (!asks_only_for_shape(graph.operator_names[node]))
                for (const tensor_reference operand : graph.operands_of(node))
                    usage.add(operand, node);
        return usage;
    }

    void add(tensor_reference tensor, node_id by) { needs_[tensor.node].push_back({tensor.output, by}); }

    /// Keeps a node out of all matches, except as their root.
    void keep_apart(node_id node) { kept_apart_[node] = true; }

    /// Forgets what is needed; what is kept apart stays so.
    void clear_needs() { needs_.assign(graph_->size(), {}); }

    const std::vector<need>& needs(node_id node) const { return needs_[node]; }
    bool is_needed(node_id node) const { return !needs_[node].empty(); }

    /// The first output that is needed.
    std::uint32_t first_output(node_id node) const
    {
        return std::ranges::min_element(needs_[node], {}, &need::output)->output;
    }

    /// A tensor whose value is known becomes a constant wherever it is needed: it can be inside of a match all the
    /// same.
    bool is_known(node_id node) const { return graph_->knowledge->facts({node, 0}).when_known != constancy::varying; }

    /// A use of an inner node of a match by something outside of it.
    std::optional<tensor_use> outside_use(node_id node, const bindings& found) const
    {
        if (is_known(node))
            return std::nullopt;
        // Who comes later in the graph has said what it needs; what comes before the root may be undone.
        for (const need& n : needs_[node])
            if (n.by > found.root.node)
                return tensor_use{n.by, n.output, false};
        if (kept_apart_[node])
            return tensor_use{earlier, 0, false};
        for (const tensor_use& use : graph_->uses_of(node)) {
            if (std::ranges::find(found.covered, use.user) != found.covered.end())
                continue;
            if (!use.control && use.user > found.root.node)
                continue;
            // Who asks for the shape alone does not need the tensor. Should the shape be needed after all, the match
            // is undone.
            if (use.control || !asks_only_for_shape(graph_->operator_names[use.user]))
                return use;
        }
        return std::nullopt;
    }

private:
    const subject* graph_;
    std::vector<std::vector<need>> needs_;
    std::vector<bool> kept_apart_;
};

} // namespace oplift

#endif
