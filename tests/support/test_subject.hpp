#ifndef OPLIFT_TESTS_SUPPORT_TEST_SUBJECT_HPP
#define OPLIFT_TESTS_SUPPORT_TEST_SUBJECT_HPP

#include "support/graph_text.hpp"
#include <oplift/fixed_string.hpp>
#include <oplift/graph/find_output.hpp>
#include <oplift/graph/prune.hpp>
#include <oplift/match/subject.hpp>
#include <oplift/weights/tensor.hpp>
#include <oplift/weights/weight.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace oplift::test {

/// A graph in the notation of graph_text as the matcher sees it, without inference: Const is constant, VariableV2 is
/// variable, all else varies. A node's shape is its attribute `shape`, else unknown; its type is its `dtype`, else
/// float32. Nothing is seen through.
class test_subject {
public:
    /// `outputs` are names of nodes; the part of the graph that they need is numbered as prune() numbers it.
    test_subject(std::string_view text, const std::vector<std::string>& outputs)
    {
        const dataflow_graph whole = graph_text::parse(text);
        std::vector<tensor_reference> wanted;
        for (const std::string& output : outputs)
            wanted.push_back(find_output(whole, output));
        pruned_  = prune(whole, wanted);
        outputs_ = pruned_.outputs;
        flatten();
    }
    test_subject(const test_subject&)            = delete;
    test_subject& operator=(const test_subject&) = delete;

    const subject& view() const { return subject_; }
    const std::vector<tensor_reference>& outputs() const { return outputs_; }

    /// An output of the node of that name.
    tensor_reference operator[](std::string_view name) const { return {node_named(pruned_.graph, name), 0}; }

    /// The names of nodes, separated by spaces.
    std::string names(const std::vector<node_id>& nodes) const
    {
        std::string text;
        for (const node_id node : nodes)
            text.append(text.empty() ? "" : " ").append(subject_.names[node]);
        return text;
    }
    std::string names(const std::vector<tensor_reference>& tensors) const
    {
        std::vector<node_id> nodes;
        for (const tensor_reference tensor : tensors)
            nodes.push_back(tensor.node);
        return names(nodes);
    }

private:
    /// What is known of constants; see tensor_knowledge.
    struct knowledge_of_constants final : tensor_knowledge {
        struct known {
            tensor_facts facts;
            std::optional<tensor> value;
            std::optional<double> scalar;
            std::optional<std::vector<std::int64_t>> integers;
        };
        std::vector<known> nodes;

        const tensor_facts& facts(tensor_reference tensor) const override { return nodes[tensor.node].facts; }
        bool is_parameter(tensor_reference tensor) const override
        {
            return facts(tensor).when_known != constancy::varying && facts(tensor).shape;
        }
        std::optional<tensor> value(tensor_reference tensor) const override { return nodes[tensor.node].value; }
        std::optional<double> scalar(tensor_reference tensor) const override { return nodes[tensor.node].scalar; }
        const std::vector<std::int64_t>* integers(tensor_reference tensor) const override
        {
            const auto& elements = nodes[tensor.node].integers;
            return elements ? &*elements : nullptr;
        }
        weight parameter(tensor_reference reference) const override
        {
            weight result;
            result.type = facts(reference).type;
            for (const dimension extent : *facts(reference).shape)
                result.source_shape.push_back(extent.stated());
            if (const auto constant = value(reference))
                result.read = [constant] { return *constant; };
            return result;
        }
    };

    static double element(const tensor& constant, std::int64_t index)
    {
        switch (constant.type) {
        case data_type::float32:
            return static_cast<double>(constant.at<float>(index));
        case data_type::float64:
            return constant.at<double>(index);
        case data_type::int32:
            return constant.at<std::int32_t>(index);
        case data_type::int64:
            return static_cast<double>(constant.at<std::int64_t>(index));
        default:
            throw std::invalid_argument{"a test subject knows float32, float64, int32 and int64"};
        }
    }

    static knowledge_of_constants::known know(const graph_node& node, std::uint32_t number)
    {
        knowledge_of_constants::known known;
        const attribute_map& attributes = node.attributes;
        known.facts.type                = attributes.get("dtype", data_type::float32);
        stated_shape stated             = attributes.get("shape", stated_shape{});
        if (const auto* constant = attributes.find<tensor>("value"); constant && node.operator_name == "Const") {
            known.facts.when_known = constancy::constant;
            known.facts.type       = constant->type;
            known.value            = *constant;
            stated                 = constant->shape;
            std::vector<double> elements;
            for (std::int64_t i = 0; i < constant->element_count(); ++i)
                elements.push_back(element(*constant, i));
            if (!elements.empty() && std::ranges::count(elements, elements[0]) == std::ranges::ssize(elements))
                known.scalar = elements[0];
            if (is_integer(constant->type) && constant->shape.size() <= 1)
                known.integers.emplace(elements.begin(), elements.end());
        } else if (node.operator_name == "VariableV2") {
            known.facts.when_known = constancy::variable;
        }
        if (stated) {
            known.facts.shape.emplace();
            for (const std::int64_t extent : *stated) {
                const auto symbol = static_cast<std::uint32_t>(1000 * (number + 1) + known.facts.shape->size());
                known.facts.shape->push_back(extent < 0 ? dimension{1, symbol} : dimension{extent, 0});
            }
        }
        return known;
    }

    void flatten()
    {
        const dataflow_graph& graph = pruned_.graph;
        const auto count            = static_cast<node_id>(num_vertices(graph));
        std::vector<std::vector<tensor_use>> uses(count);
        subject_.first_operand.push_back(0);
        subject_.first_control_input.push_back(0);
        for (node_id node = 0; node < count; ++node) {
            subject_.operator_hash.push_back(hash_of(graph[node].operator_name));
            subject_.attributes.push_back(&graph[node].attributes);
            subject_.names.push_back(graph[node].name);
            subject_.operator_names.push_back(graph[node].operator_name);
            knowledge_.nodes.push_back(know(graph[node], node));
            for (const auto edge : edges_of(graph, node)) {
                const bool control = graph[edge].is_control();
                uses[target(edge, graph)].push_back({node, control ? 0 : graph[edge].output, control});
                if (control)
                    subject_.control_inputs.push_back({target(edge, graph), 0});
                else
                    subject_.operands.push_back({target(edge, graph), graph[edge].output});
            }
            subject_.first_operand.push_back(static_cast<std::uint32_t>(subject_.operands.size()));
            subject_.first_control_input.push_back(static_cast<std::uint32_t>(subject_.control_inputs.size()));
        }
        subject_.first_use.push_back(0);
        for (const auto& of_node : uses) {
            subject_.uses.insert(subject_.uses.end(), of_node.begin(), of_node.end());
            subject_.first_use.push_back(static_cast<std::uint32_t>(subject_.uses.size()));
        }
        subject_.knowledge = &knowledge_;
    }

    pruned_graph pruned_;
    std::vector<tensor_reference> outputs_;
    knowledge_of_constants knowledge_;
    subject subject_;
};

} // namespace oplift::test

#endif
