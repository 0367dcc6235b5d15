#ifndef OPLIFT_LIFT_INFERENCE_FORM_HPP
#define OPLIFT_LIFT_INFERENCE_FORM_HPP

#include <oplift/graph/graph.hpp>
#include <oplift/graph/graph_builder.hpp>
#include <oplift/graph/prune.hpp>
#include <oplift/infer/inference.hpp>
#include <oplift/lift/branches.hpp>
#include <oplift/lift/see_through.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift {

namespace detail {

/// Rewrites a graph as it runs in inference, see inference_form().
class inference_form_writer {
public:
    inference_form_writer(const dataflow_graph& graph, const inference& facts, const std::vector<bool>& inputs)
        : graph_{graph}, facts_{facts}, inputs_{inputs}, branches_{graph, facts}
    {
    }

    pruned_graph write(const std::vector<tensor_reference>& outputs)
    {
        for (node_id node = 0; node < num_vertices(graph_); ++node)
            visit(node);
        graph_builder builder{graph_[boost::graph_bundle].file};
        for (node_id node = 0; node < num_vertices(graph_); ++node)
            add(node, builder);
        for (auto& [tensor, name] : new_inputs_)
            builder.add(name, "Placeholder", {}, placeholder_attributes(tensor));
        const dataflow_graph rewritten = std::move(builder).finish();
        std::vector<tensor_reference> new_outputs;
        for (const tensor_reference output : outputs) {
            const auto [name, number] = spelling(resolve(output));
            new_outputs.push_back({*numbers_of(rewritten).find(name), number});
        }
        for (tensor_reference& output : new_outputs)
            output.node = node_of_name(rewritten, output.node);
        return prune(rewritten, new_outputs);
    }

    /// Whether the graph would be changed at all.
    bool changes() const
    {
        for (node_id node = 0; node < num_vertices(graph_); ++node) {
            const std::string_view name = graph_[node].operator_name;
            if (inputs_[node] || is_keep_probability(node) || name == "Switch" || name == "RefSwitch" ||
                name == "Merge" || name == "RefMerge" || name == "Select" || name == "SelectV2" ||
                name == "PlaceholderWithDefault" || is_input_pipeline(name))
                return true;
        }
        return false;
    }

private:
    static bool is_input_pipeline(std::string_view name)
    {
        return name == "IteratorGetNext" || name == "IteratorGetNextSync" || name.starts_with("QueueDequeue");
    }

    /// A placeholder of unknown rank that is compared with, or added to, random numbers: the probability of a dropout.
    /// It can only be a scalar; otherwise the shape of everything behind the dropout would be unknown.
    bool is_keep_probability(node_id node) const
    {
        if (graph_[node].operator_name != "Placeholder" || facts_.of({node, 0}).shape)
            return false;
        for (node_id user = node + 1; user < num_vertices(graph_); ++user) {
            const std::string_view name = graph_[user].operator_name;
            if (name != "Add" && name != "AddV2" && name != "GreaterEqual")
                continue;
            const auto operands = operands_of(graph_, user);
            if (operands.size() == 2 && ((is_from(operands[0], node) && is_random(operands[1])) ||
                                         (is_from(operands[1], node) && is_random(operands[0]))))
                return true;
        }
        return false;
    }

    /// Whether a tensor is the placeholder, or 1 minus it.
    bool is_from(tensor_reference tensor, node_id placeholder) const
    {
        tensor = source_of(graph_, facts_, tensor);
        if (graph_[tensor.node].operator_name == "Sub" && operands_of(graph_, tensor.node).size() == 2)
            tensor = source_of(graph_, facts_, operands_of(graph_, tensor.node)[1]);
        return tensor.node == placeholder;
    }

    /// Whether a tensor is random numbers, perhaps scaled and moved to another range.
    bool is_random(tensor_reference tensor) const
    {
        for (int depth = 0; depth < 4; ++depth) {
            tensor                      = source_of(graph_, facts_, tensor);
            const std::string_view name = graph_[tensor.node].operator_name;
            const auto operands         = operands_of(graph_, tensor.node);
            if (name == "RandomUniform")
                return true;
            if ((name != "Add" && name != "AddV2" && name != "Mul") || operands.size() != 2)
                return false;
            tensor = operands[0];
        }
        return false;
    }

    static const string_table& numbers_of(const dataflow_graph& graph) { return *graph[boost::graph_bundle].names; }

    /// The number of a name need not be its node:
    static node_id node_of_name(const dataflow_graph& graph, std::uint32_t number)
    {
        const std::string_view name = numbers_of(graph)[number];
        for (node_id node = 0; node < num_vertices(graph); ++node)
            if (graph[node].name == name)
                return node;
        return 0;
    }

    tensor_reference resolve(tensor_reference tensor) const
    {
        const auto alias = aliases_.find(tensor);
        return alias == aliases_.end() ? tensor : alias->second;
    }

    /// Decides what becomes of a node. Operands have been visited; only back edges of loops lead to later nodes.
    void visit(node_id node)
    {
        const std::string_view name = graph_[node].operator_name;
        const auto operands         = operands_of(graph_, node);
        if (inputs_[node])
            return;
        if (is_input_pipeline(name)) {
            for (std::uint32_t output = 0; output < facts_.output_count(node); ++output)
                if (is_used({node, output}))
                    make_input({node, output});
        } else if (name == "PlaceholderWithDefault" && operands.size() == 1) {
            // A default that comes from a queue or an iterator is what the model was trained on, not part of it; one
            // that is computed from an input is part of it, as in a network that was retrained.
            if (facts_.of(operands[0]).when_known == constancy::varying && !needs_an_input(operands[0].node))
                cut_.insert(node);
            else
                aliases_[{node, 0}] = resolve(operands[0]);
        } else if ((name == "Switch" || name == "RefSwitch") && operands.size() == 2) {
            if (const auto taken = branches_.taken(operands[1]))
                aliases_[{node, *taken ? 1u : 0u}] = resolve(operands[0]);
        } else if (name == "Merge" || name == "RefMerge") {
            if (const auto live = branches_.live_operand(node))
                aliases_[{node, 0}] = resolve(operands[*live]);
        } else if ((name == "Select" || name == "SelectV2") && operands.size() == 3) {
            if (const auto taken = branches_.taken(operands[0]))
                aliases_[{node, 0}] = resolve(operands[*taken ? 1 : 2]);
        }
    }

    /// Whether a node is computed from something that the user feeds.
    bool needs_an_input(node_id node) const
    {
        std::vector<bool> seen(num_vertices(graph_));
        std::vector<node_id> open{node};
        while (!open.empty()) {
            const node_id next = open.back();
            open.pop_back();
            if (seen[next])
                continue;
            seen[next] = true;
            if (inputs_[next] || graph_[next].operator_name == "Placeholder" ||
                graph_[next].operator_name == "PlaceholderV2")
                return true;
            for (const tensor_reference operand : operands_of(graph_, next))
                open.push_back(operand.node);
        }
        return false;
    }

    bool is_used(tensor_reference tensor)
    {
        if (uses_.empty()) {
            uses_.resize(num_vertices(graph_));
            for (node_id node = 0; node < num_vertices(graph_); ++node)
                for (const auto edge : edges_of(graph_, node))
                    if (!graph_[edge].is_control())
                        uses_[target(edge, graph_)].push_back(graph_[edge].output);
        }
        const auto& outputs = uses_[tensor.node];
        return std::ranges::find(outputs, tensor.output) != outputs.end();
    }

    /// The first input takes the name of the node that it replaces.
    void make_input(tensor_reference tensor)
    {
        std::string name{graph_[tensor.node].name};
        if (replaced_.insert(tensor.node).second) {
            new_inputs_.emplace(tensor, std::move(name));
            return;
        }
        name += "_" + std::to_string(tensor.output);
        while (numbers_of(graph_).find(name))
            name += "_";
        new_inputs_.emplace(tensor, std::move(name));
    }

    attribute_map placeholder_attributes(tensor_reference tensor) const
    {
        const tensor_facts& facts = facts_.of(tensor);
        stated_shape shape;
        if (facts.shape) {
            shape.emplace();
            for (const dimension& extent : *facts.shape)
                shape->push_back(extent.stated());
        }
        // Of an operator that is not known, the type is not known either: networks are fed with float32.
        const data_type type = facts.type == data_type::invalid ? data_type::float32 : facts.type;
        return attribute_map{{{"dtype", type}, {"shape", shape}}};
    }

    std::pair<std::string, std::uint32_t> spelling(tensor_reference tensor) const
    {
        if (const auto input = new_inputs_.find(tensor); input != new_inputs_.end())
            return {input->second, 0};
        return {std::string{graph_[tensor.node].name}, tensor.output};
    }

    void add(node_id node, graph_builder& builder) const
    {
        const graph_node& old = graph_[node];
        if (replaced_.contains(node))
            return;
        if (inputs_[node] || cut_.contains(node)) {
            builder.add(old.name, "Placeholder", {}, placeholder_attributes({node, 0}));
            return;
        }
        if (is_keep_probability(node)) {
            builder.add(old.name, "Placeholder", {},
                        attribute_map{{{"dtype", facts_.of({node, 0}).type}, {"shape", stated_shape{std::in_place}}}});
            return;
        }
        std::vector<std::string> inputs;
        for (const auto edge : edges_of(graph_, node)) {
            if (graph_[edge].is_control()) {
                inputs.push_back("^" + std::string{graph_[target(edge, graph_)].name});
            } else {
                const auto [name, output] = spelling(resolve({target(edge, graph_), graph_[edge].output}));
                inputs.push_back(name + ":" + std::to_string(output));
            }
        }
        builder.add(old.name, old.operator_name, inputs, old.attributes);
    }

    const dataflow_graph& graph_;
    const inference& facts_;
    const std::vector<bool>& inputs_;
    branches branches_;
    std::map<tensor_reference, tensor_reference> aliases_;
    std::map<tensor_reference, std::string> new_inputs_;
    std::set<node_id> cut_;      ///< becomes a placeholder
    std::set<node_id> replaced_; ///< stands for new placeholders, one for each output
    std::vector<std::vector<std::uint32_t>> uses_;
};

} // namespace detail

/// A graph as it runs in inference: branches that are taken only in training are gone, placeholders with a constant
/// default are their default, what an input pipeline yields is an input, and so are the nodes in `inputs`.
///
/// `graph` is pruned with control dependencies (they tell the branches of a tf.cond); the result is without those.
inline pruned_graph inference_form(const pruned_graph& graph, const inference& facts, const std::vector<bool>& inputs)
{
    detail::inference_form_writer writer{graph.graph, facts, inputs};
    return writer.changes() ? writer.write(graph.outputs) : prune(graph.graph, graph.outputs);
}

} // namespace oplift

#endif
