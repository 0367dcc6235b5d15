#ifndef OPLIFT_TESTS_SUPPORT_FLAT_GRAPH_HPP
#define OPLIFT_TESTS_SUPPORT_FLAT_GRAPH_HPP

#include <oplift/fixed_string.hpp>
#include <oplift/graph/attribute.hpp>
#include <oplift/match/subject.hpp>
#include <oplift/weights/tensor.hpp>
#include <oplift/weights/weight.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace oplift::test {

/// A graph as the matcher sees it, made node by node, of any size: what Const yields is known, all other tensors vary;
/// no node has attributes, and users are not listed.
class flat_graph {
public:
    flat_graph()
    {
        subject_.first_operand.push_back(0);
        subject_.first_control_input.push_back(0);
        subject_.knowledge = &knowledge_;
    }
    flat_graph(const flat_graph&)            = delete;
    flat_graph& operator=(const flat_graph&) = delete;

    /// The name must live as long as the graph.
    node_id add(std::string_view operator_name, const std::vector<node_id>& operands)
    {
        subject_.operator_hash.push_back(hash_of(operator_name));
        subject_.operator_names.push_back(operator_name);
        subject_.names.push_back(operator_name);
        subject_.attributes.push_back(&none_);
        knowledge_.known.push_back(operator_name == "Const");
        for (const node_id operand : operands)
            subject_.operands.push_back({operand, 0});
        subject_.first_operand.push_back(static_cast<std::uint32_t>(subject_.operands.size()));
        subject_.first_control_input.push_back(static_cast<std::uint32_t>(subject_.control_inputs.size()));
        return static_cast<node_id>(subject_.size() - 1);
    }

    /// The node added last waits for another one.
    void wait_for(node_id node)
    {
        subject_.control_inputs.push_back({node, 0});
        ++subject_.first_control_input.back();
    }

    const subject& view() const { return subject_; }
    std::size_t size() const { return subject_.size(); }

private:
    struct constants_known final : tensor_knowledge {
        constants_known() { constant.when_known = constancy::constant; }
        const tensor_facts& facts(tensor_reference tensor) const override
        {
            return known[tensor.node] ? constant : varying;
        }
        bool is_parameter(tensor_reference tensor) const override { return known[tensor.node]; }
        std::optional<tensor> value(tensor_reference) const override { return {}; }
        std::optional<double> scalar(tensor_reference) const override { return {}; }
        const std::vector<std::int64_t>* integers(tensor_reference) const override { return nullptr; }
        weight parameter(tensor_reference) const override { return {}; }
        tensor_facts varying, constant;
        std::vector<bool> known;
    };

    attribute_map none_;
    constants_known knowledge_;
    subject subject_;
};

} // namespace oplift::test

#endif
