#ifndef OPLIFT_LIFT_GRAPH_KNOWLEDGE_HPP
#define OPLIFT_LIFT_GRAPH_KNOWLEDGE_HPP

#include <oplift/fixed_string.hpp>
#include <oplift/graph/graph.hpp>
#include <oplift/infer/inference.hpp>
#include <oplift/lift/see_through.hpp>
#include <oplift/match/subject.hpp>
#include <oplift/weights/elements.hpp>
#include <oplift/weights/tensor.hpp>
#include <oplift/weights/variable_source.hpp>
#include <oplift/weights/weight.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift {

/// What an inference knows, as the matcher and the rules ask for it. Answers are remembered: a rule table asks the
/// same questions again and again.
class graph_knowledge final : public tensor_knowledge {
public:
    /// All must live as long as the knowledge and the weights that it gives out.
    graph_knowledge(const dataflow_graph& graph, const inference& facts,
                    std::shared_ptr<const variable_source> variables)
        : graph_{graph}, facts_{facts}, variables_{std::move(variables)}
    {
    }

    const tensor_facts& facts(tensor_reference tensor) const override { return facts_.of(tensor); }

    bool is_parameter(tensor_reference tensor) const override
    {
        const tensor_facts& known = facts_.of(tensor);
        if (known.when_known == constancy::varying || !known.shape)
            return false;
        for (const dimension& extent : *known.shape)
            if (!extent.known())
                return false;
        return true;
    }

    std::optional<tensor> value(tensor_reference tensor) const override { return facts_.value(tensor); }

    std::optional<double> scalar(tensor_reference tensor) const override
    {
        return remembered(scalars_, tensor, [](const oplift::tensor& value) { return uniform_value(value); });
    }

    const std::vector<std::int64_t>* integers(tensor_reference tensor) const override
    {
        const auto& elements =
            remembered(integers_, tensor, [](const oplift::tensor& value) { return integer_elements(value); });
        return elements ? &*elements : nullptr;
    }

    weight parameter(tensor_reference tensor) const override
    {
        tensor                    = source_of(graph_, facts_, tensor);
        const tensor_facts& known = facts_.of(tensor);
        weight result;
        result.type     = known.type;
        result.variable = variable_behind(tensor);
        for (const dimension& extent : *known.shape)
            result.source_shape.push_back(extent.stated());
        const auto stored =
            variables_ && !result.variable.empty() ? variables_->describe(result.variable) : std::nullopt;
        if (!result.variable.empty())
            result.variable_shape = stored ? stored->shape : result.source_shape;
        if (known.when_known != constancy::constant && !variables_)
            return result;
        result.read = [this, tensor, variable = result.variable] { return read(tensor, variable); };
        // Where the bytes are a variable's, nothing has to be computed, and so they need not be in memory all at once.
        if (stored && stored->type == result.type)
            if (value_reader reader = variables_->reader(result.variable); reader.is_in_order())
                result.read = {std::move(result.read), [reader = std::move(reader)](const byte_consumer& consumer) {
                                   reader.in_order(consumer);
                               }};
        return result;
    }

private:
    template <typename Answers, typename Read>
    const typename Answers::mapped_type& remembered(Answers& answers, tensor_reference tensor, Read read) const
    {
        const auto [answer, is_new] = answers.try_emplace(tensor);
        if (is_new && facts_.of(tensor).when_known == constancy::constant)
            if (const auto value = facts_.value(tensor))
                answer->second = read(*value);
        return answer->second;
    }

    /// The value of a parameter, which has the bytes of `variable` if that is not empty. Throws refusal if there is
    /// none, or one that is too large to be written out.
    oplift::tensor read(tensor_reference tensor, const std::string& variable) const
    {
        const auto refuse = [&](std::string reason) {
            throw refusal{{{std::string{graph_[tensor.node].name}, std::string{graph_[tensor.node].operator_name},
                            std::move(reason)}}};
        };
        auto value = facts_.value(tensor);
        if (!value && !variable.empty())
            return variables_->read(variable); // which says why there is no value
        if (!value)
            refuse("its value is needed and cannot be computed");
        if (value->uniform && value->element_count() > most_repetitions)
            refuse("a constant of " + std::to_string(value->element_count()) + " equal elements is not written out");
        return *std::move(value);
    }

    /// The variable whose bytes a tensor has, in whatever shape; empty if it is a constant or computed.
    std::string variable_behind(tensor_reference tensor) const
    {
        std::string_view name = graph_[tensor.node].operator_name;
        while ((name == "Reshape" || name == "ExpandDims" || name == "Squeeze") &&
               out_degree(tensor.node, graph_) > 0) {
            tensor = source_of(graph_, facts_, operands_of(graph_, tensor.node)[0]);
            name   = graph_[tensor.node].operator_name;
        }
        if (name == "ReadVariableOp" && out_degree(tensor.node, graph_) > 0) {
            tensor = source_of(graph_, facts_, operands_of(graph_, tensor.node)[0]);
            name   = graph_[tensor.node].operator_name;
        }
        const bool is_variable = name == "VariableV2" || name == "Variable" || name == "VarHandleOp" ||
                                 name == "AutoReloadVariable" || name == "TemporaryVariable";
        return is_variable ? std::string{graph_[tensor.node].name} : std::string{};
    }

    /// A file can state an enormous constant in a few bytes, as one element that stands for all.
    static constexpr std::int64_t most_repetitions = std::int64_t{1} << 28;

    const dataflow_graph& graph_;
    const inference& facts_;
    std::shared_ptr<const variable_source> variables_;

    mutable std::map<tensor_reference, std::optional<double>> scalars_;
    mutable std::map<tensor_reference, std::optional<std::vector<std::int64_t>>> integers_;
};

/// A graph as the matcher sees it. `graph` must be pruned. The subject refers to the graph and the knowledge.
inline subject subject_of(const dataflow_graph& graph, const inference& facts, const tensor_knowledge& knowledge)
{
    subject result;
    const std::size_t count = num_vertices(graph);
    result.knowledge        = &knowledge;

    std::vector<std::uint64_t> hashes; // per operator type, since hashing costs more than the look-up
    const string_table& operators = *graph[boost::graph_bundle].operator_names;
    for (operator_id type = 0; type < operators.size(); ++type)
        hashes.push_back(hash_of(operators[type]));

    // Operands come first, so that a node's source is one step behind its operand's.
    std::vector<tensor_reference> sources(count);
    const auto source = [&](tensor_reference tensor) {
        return tensor.output == 0 ? sources[tensor.node] : source_of(graph, facts, tensor);
    };
    for (node_id node = 0; node < count; ++node) {
        const auto operand = passed_on(graph, facts, {node, 0});
        sources[node]      = !operand               ? tensor_reference{node, 0}
                             : operand->node < node ? source(*operand)
                                                    : source_of(graph, facts, *operand);
    }

    result.first_operand.push_back(0);
    result.first_control_input.push_back(0);
    std::vector<std::vector<tensor_use>> uses(count);
    for (node_id node = 0; node < count; ++node) {
        const graph_node& properties = graph[node];
        result.operator_hash.push_back(hashes[properties.operator_type]);
        result.attributes.push_back(&properties.attributes);
        result.names.push_back(properties.name);
        result.operator_names.push_back(properties.operator_name);
        const bool is_passed_on = passed_on(graph, facts, {node, 0}).has_value();
        for (const auto edge : edges_of(graph, node)) {
            const bool control            = graph[edge].is_control();
            const tensor_reference origin = source({target(edge, graph), control ? 0 : graph[edge].output});
            if (!control)
                result.operands.push_back(origin);
            else
                result.control_inputs.push_back({origin.node, 0});
            if (!is_passed_on || control) // who passes a tensor on does not use it
                uses[origin.node].push_back({node, origin.output, control});
        }
        result.first_operand.push_back(static_cast<std::uint32_t>(result.operands.size()));
        result.first_control_input.push_back(static_cast<std::uint32_t>(result.control_inputs.size()));
    }
    if (result.control_inputs.empty())
        result.first_control_input.clear();
    result.first_use.push_back(0);
    for (const auto& of_node : uses) {
        result.uses.insert(result.uses.end(), of_node.begin(), of_node.end());
        result.first_use.push_back(static_cast<std::uint32_t>(result.uses.size()));
    }
    return result;
}

} // namespace oplift

#endif
