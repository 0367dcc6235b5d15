#ifndef OPLIFT_LIFT_BRANCHES_HPP
#define OPLIFT_LIFT_BRANCHES_HPP

#include <oplift/graph/graph.hpp>
#include <oplift/infer/inference.hpp>
#include <oplift/lift/see_through.hpp>
#include <oplift/weights/elements.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift {

/// Which way the branches of a graph (tf.cond, tf.where with one predicate) go in inference.
///
/// A predicate that is constant decides for itself. A predicate that is an input, such as is_training, is decided by
/// what stands on its two sides: the side for training draws random numbers, normalises with the statistics of the
/// batch, or updates variables. Names play no part. Where the sides do not tell, nothing is decided.
class branches {
public:
    branches(const dataflow_graph& graph, const inference& facts) : graph_{graph}, facts_{facts}
    {
        mark_sides();
        find_votes();
        mark_dead();
    }

    /// The value of a condition in inference, if it is known.
    std::optional<bool> taken(tensor_reference condition) const
    {
        const auto [source, negated] = source_of_predicate(condition);
        if (const auto constant = constant_scalar(source))
            return (*constant != 0) != negated;
        const auto found = votes_.find(source);
        if (found == votes_.end() || found->second.contradictory || !found->second.training_when)
            return std::nullopt;
        return *found->second.training_when == negated;
    }

    /// Which operand of a Merge is the only one that can arrive.
    std::optional<std::size_t> live_operand(node_id merge) const
    {
        std::optional<std::size_t> live;
        const auto operands = operands_of(graph_, merge);
        for (std::size_t i = 0; i < operands.size(); ++i)
            if (!is_dead(operands[i])) {
                if (live)
                    return std::nullopt;
                live = i;
            }
        return live;
    }

private:
    struct predicate {
        tensor_reference source;
        bool negated;
    };
    struct vote {
        std::optional<bool> training_when; ///< the predicate's value in training
        bool contradictory = false;

        void cast(bool value)
        {
            contradictory = contradictory || (training_when && *training_when != value);
            training_when = value;
        }
    };
    /// On which side of a predicate a node stands.
    struct side {
        tensor_reference source;
        bool value;

        friend bool operator==(const side&, const side&) = default;
    };

    /// Where a predicate comes from, behind what passes it on, negates it or gives it another shape.
    predicate source_of_predicate(tensor_reference tensor) const
    {
        bool negated = false;
        while (true) {
            tensor                      = source_of(graph_, facts_, tensor);
            const std::string_view name = graph_[tensor.node].operator_name;
            const auto operands         = operands_of(graph_, tensor.node);
            if (operands.empty())
                return {tensor, negated};
            if (name == "LogicalNot")
                negated = !negated;
            else if (name == "PlaceholderWithDefault") {
                if (facts_.of(operands[0]).when_known != constancy::constant)
                    return {tensor, negated};
            } else if (name == "Switch" || name == "RefSwitch") {
                // tf.cond passes the predicate itself through a Switch.
            } else if (name != "ExpandDims" && name != "Squeeze" && name != "Reshape")
                return {tensor, negated};
            tensor = operands[0];
        }
    }

    std::optional<double> constant_scalar(tensor_reference tensor) const
    {
        if (facts_.of(tensor).when_known != constancy::constant)
            return std::nullopt;
        const auto value = facts_.value(tensor);
        return value ? uniform_value(*value) : std::nullopt;
    }

    bool is_switch(node_id node) const
    {
        const std::string_view name = graph_[node].operator_name;
        return (name == "Switch" || name == "RefSwitch") && operands_of(graph_, node).size() == 2;
    }
    bool is_merge(node_id node) const
    {
        return graph_[node].operator_name == "Merge" || graph_[node].operator_name == "RefMerge";
    }

    side side_of_switch(tensor_reference output) const
    {
        const auto [source, negated] = source_of_predicate(operands_of(graph_, output.node)[1]);
        return {source, (output.output == 1) != negated};
    }

    static void include(std::vector<side>& sides, const side& one)
    {
        if (std::ranges::find(sides, one) == sides.end())
            sides.push_back(one);
    }

    /// On which sides each node stands; nodes behind a Merge stand on none.
    void mark_sides()
    {
        sides_.resize(num_vertices(graph_));
        for (node_id node = 0; node < num_vertices(graph_); ++node)
            if (!is_merge(node))
                for (const auto edge : edges_of(graph_, node)) {
                    const node_id operand = target(edge, graph_);
                    for (const side& one : sides_[operand])
                        include(sides_[node], one);
                    if (is_switch(operand) && !graph_[edge].is_control())
                        include(sides_[node], side_of_switch({operand, graph_[edge].output}));
                }
    }

    /// Whether a node does what only training asks for.
    bool is_training_operator(node_id node) const
    {
        const std::string_view name = graph_[node].operator_name;
        if (name.starts_with("FusedBatchNorm"))
            return graph_[node].attributes.get("is_training", true);
        return name.starts_with("RandomUniform") || name.starts_with("RandomStandardNormal") ||
               name.starts_with("TruncatedNormal") || name.starts_with("StatelessRandom") || name.starts_with("Assign");
    }

    void find_votes()
    {
        for (node_id node = 0; node < num_vertices(graph_); ++node) {
            if (is_training_operator(node))
                for (const side& one : sides_[node])
                    if (!stands_on_both(node, one))
                        votes_[one.source].cast(one.value);
            const auto operands = operands_of(graph_, node);
            if (is_merge(node) && operands.size() == 2) {
                for (const std::size_t i : {std::size_t{0}, std::size_t{1}})
                    if (const auto value = side_of_operand(operands[i]))
                        compare(operands[1 - i], operands[i], *value);
            } else if (graph_[node].operator_name.starts_with("Select") && operands.size() == 3) {
                const auto [source, negated] = source_of_predicate(operands[0]);
                compare(operands[2], operands[1], {source, !negated});
                compare(operands[1], operands[2], {source, negated});
            }
        }
    }

    /// The side on which an operand of a Merge arrives, if it is one alone.
    std::optional<side> side_of_operand(tensor_reference operand) const
    {
        if (is_switch(operand.node))
            return side_of_switch(operand);
        const auto& sides = sides_[operand.node];
        return sides.size() == 1 ? std::optional{sides[0]} : std::nullopt;
    }

    bool stands_on_both(node_id node, const side& one) const
    {
        return std::ranges::find(sides_[node], side{one.source, !one.value}) != sides_[node].end();
    }

    /// Of two alternatives for one tensor: statistics of the batch against a variable, a probability against 1 or 0.
    void compare(tensor_reference other, tensor_reference tensor, const side& where)
    {
        const tensor_reference here  = behind_switch(tensor);
        const tensor_reference there = behind_switch(other);
        if (is_statistic(here) && facts_.of(there).when_known == constancy::variable)
            votes_[where.source].cast(where.value);
        const auto a = constant_scalar(here);
        const auto b = constant_scalar(there);
        if (a && b && *a > 0 && *a < 1 && (*b == 0 || *b == 1))
            votes_[where.source].cast(where.value);
    }

    /// Whether a tensor is a mean (or a variance, which is one) over an input's elements, perhaps in another shape. Any
    /// other tensor beside a variable is an alternative that inference may take as well.
    bool is_statistic(tensor_reference tensor) const
    {
        while (true) {
            tensor                      = behind_switch(tensor);
            const std::string_view name = graph_[tensor.node].operator_name;
            const auto operands         = operands_of(graph_, tensor.node);
            if (name == "Mean")
                return facts_.of(tensor).when_known == constancy::varying;
            if (name.starts_with("FusedBatchNorm"))
                return tensor.output > 0;
            if ((name != "Squeeze" && name != "ExpandDims" && name != "Reshape") || operands.empty())
                return false;
            tensor = operands[0];
        }
    }

    tensor_reference behind_switch(tensor_reference tensor) const
    {
        tensor = source_of(graph_, facts_, tensor);
        while (is_switch(tensor.node))
            tensor = source_of(graph_, facts_, operands_of(graph_, tensor.node)[0]);
        return tensor;
    }

    /// What cannot be computed because it lies on a side that is not taken.
    void mark_dead()
    {
        dead_.assign(num_vertices(graph_), false);
        for (node_id node = 0; node < num_vertices(graph_); ++node) {
            const auto edges = edges_of(graph_, node);
            if (is_merge(node)) {
                const auto operands = operands_of(graph_, node);
                dead_[node]         = !operands.empty() &&
                              std::ranges::all_of(operands, [&](tensor_reference operand) { return is_dead(operand); });
            } else {
                dead_[node] = std::any_of(edges.begin(), edges.end(), [&](const auto edge) {
                    const node_id operand = target(edge, graph_);
                    return graph_[edge].is_control() ? dead_[operand] : is_dead({operand, graph_[edge].output});
                });
            }
        }
    }

    bool is_dead(tensor_reference tensor) const
    {
        if (dead_[tensor.node])
            return true;
        if (!is_switch(tensor.node))
            return false;
        const auto taken_side = taken(operands_of(graph_, tensor.node)[1]);
        return taken_side && *taken_side != (tensor.output == 1);
    }

    const dataflow_graph& graph_;
    const inference& facts_;
    std::vector<std::vector<side>> sides_;
    std::vector<bool> dead_;
    std::map<tensor_reference, vote> votes_;
};

} // namespace oplift

#endif
