#include <oplift/weights/tensor.hpp>

#include <algorithm>
#include <meaning/array.hpp>
#include <meaning/variants.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::test::meaning {

namespace {

void exchange_operands(draft& graph, random_choice& random)
{
    static constexpr std::string_view commutative[] = {
        "Add",   "AddV2",    "Mul",        "Maximum",  "Minimum", "SquaredDifference",
        "Equal", "NotEqual", "LogicalAnd", "LogicalOr"};
    for (draft_node& node : graph.nodes)
        if (std::ranges::find(commutative, node.operator_name) != std::end(commutative) && random.one_in(2))
            std::swap(node.inputs.at(0), node.inputs.at(1));
}

void insert_passing_nodes(draft& graph, random_choice& random)
{
    static constexpr std::string_view passing[] = {"Identity", "StopGradient", "PreventGradient", "Snapshot"};
    const std::size_t count                     = graph.nodes.size();
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t k = 0; k < graph.nodes[i].inputs.size(); ++k)
            if (random.one_in(4)) {
                const std::string name = graph.unused("passed");
                graph.nodes.push_back({name, std::string{random.of(passing)}, {graph.nodes[i].inputs[k]}, {}});
                graph.nodes[i].inputs[k] = name;
            }
}

void rename_operators(draft& graph, random_choice& random)
{
    static constexpr std::pair<std::string_view, std::string_view> same[] = {
        {"Add", "AddV2"},
        {"AddV2", "Add"},
        {"RealDiv", "Div"},
        {"Div", "RealDiv"},
        {"Reciprocal", "Inv"},
        {"Round", "Rint"},
        {"Placeholder", "PlaceholderV2"},
        {"FusedBatchNorm", "FusedBatchNormV2"},
        {"FusedBatchNormV2", "FusedBatchNormV3"},
        {"BatchMatMul", "BatchMatMulV2"},
        {"VariableV2", "Variable"},
    };
    for (draft_node& node : graph.nodes)
        if (random.one_in(2))
            for (const auto& [from, to] : same)
                if (node.operator_name == from) {
                    node.operator_name = to;
                    break;
                }
}

/// A bias that is added along the last axis can be a BiasAdd, BiasAddV1 or an addition.
void respell_biases(draft& graph, random_choice& random)
{
    for (draft_node& node : graph.nodes)
        if (node.operator_name == "BiasAdd" && !node.get<std::string>("data_format", "").starts_with("NC") &&
            random.one_in(2)) {
            const std::string names[] = {"BiasAddV1", "Add", "AddV2"};
            node.operator_name        = random.of(names);
            node.remove("data_format");
        }
}

/// A variable is read by an Identity, or is a resource that is read.
void store_parameters(draft& graph, random_choice& random)
{
    const std::size_t count = graph.nodes.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (!graph.nodes[i].operator_name.starts_with("Variable") || random.one_in(3))
            continue;
        const std::string name = graph.nodes[i].name;
        const std::string read = graph.unused(name + "/read");
        const bool is_resource = random.one_in(2);
        if (is_resource)
            graph.nodes[i].operator_name = "VarHandleOp";
        for (draft_node& node : graph.nodes)
            std::ranges::replace(node.inputs, name, read);
        graph.nodes.push_back({read, is_resource ? "ReadVariableOp" : "Identity", {name}, {}});
    }
}

void shuffle(draft& graph, random_choice& random)
{
    for (std::size_t i = graph.nodes.size(); i > 1; --i)
        std::swap(graph.nodes[i - 1], graph.nodes[random.below(i)]);
}

} // namespace

void rewrite(draft& graph, random_choice& random)
{
    if (random.one_in(2))
        rename_operators(graph, random);
    if (random.one_in(2))
        respell_biases(graph, random);
    exchange_operands(graph, random);
    if (random.one_in(2))
        store_parameters(graph, random);
    if (random.one_in(2))
        insert_passing_nodes(graph, random);
    if (random.one_in(2))
        shuffle(graph, random);
}

bool widen_elements(draft& graph)
{
    bool any = false;
    for (draft_node& node : graph.nodes)
        for (auto& [name, value] : node.attributes) {
            const auto* type     = value.get_if<data_type>();
            const auto* constant = value.get_if<tensor>();
            if (type && *type == data_type::float32) {
                value = data_type::float64;
                any   = true;
            } else if (constant && constant->type == data_type::float32) {
                array wide = array_of(*constant);
                wide.type  = data_type::float64;
                value      = tensor_of(wide);
            }
        }
    return any;
}

} // namespace oplift::test::meaning
