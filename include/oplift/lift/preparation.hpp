#ifndef OPLIFT_LIFT_PREPARATION_HPP
#define OPLIFT_LIFT_PREPARATION_HPP

#include <oplift/error.hpp>
#include <oplift/graph/find_output.hpp>
#include <oplift/graph/graph.hpp>
#include <oplift/graph/prune.hpp>
#include <oplift/infer/inference.hpp>
#include <oplift/lift/graph_knowledge.hpp>
#include <oplift/lift/inference_form.hpp>
#include <oplift/lift/prepared_graph.hpp>
#include <oplift/lift/request.hpp>
#include <oplift/weights/variable_source.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace oplift {

namespace detail {

/// The source of a lifted model, in the order in which its parts refer to each other.
struct lift_source {
    pruned_graph whole; ///< with both branches of each tf.cond
    std::optional<inference> whole_facts;
    pruned_graph part; ///< as it runs in inference
    std::optional<inference> facts;
    std::shared_ptr<const variable_source> variables;
    std::optional<graph_knowledge> knowledge;
    std::optional<subject> view;
};

/// The shapes that the user states, by node: for the inputs that the request names, or for the graph's placeholders in
/// the order in which the outputs need them.
inline input_shapes stated_shapes(const dataflow_graph& graph, const lift_request& request)
{
    std::vector<node_id> inputs;
    if (!request.inputs.empty()) {
        for (const std::string& name : request.inputs)
            for (node_id node = 0; node < num_vertices(graph); ++node)
                if (graph[node].name == parse_input(name).node)
                    inputs.push_back(node);
    } else {
        for (node_id node = 0; node < num_vertices(graph); ++node)
            if (graph[node].operator_name.starts_with("Placeholder"))
                inputs.push_back(node);
    }
    if (!request.input_shapes.empty() && inputs.size() != request.input_shapes.size())
        throw usage_error{"there are " + std::to_string(request.input_shapes.size()) + " input shapes for " +
                          std::to_string(inputs.size()) + " inputs"};
    input_shapes stated;
    for (std::size_t i = 0; i < request.input_shapes.size(); ++i)
        stated[inputs[i]] = request.input_shapes[i];
    return stated;
}

/// What no rule can change: loops, and contradictions in the graph itself.
inline std::vector<obstacle> obstacles_of(const dataflow_graph& graph, const inference& facts)
{
    std::vector<obstacle> found = facts.contradictions();
    for (node_id node = 0; node < num_vertices(graph); ++node)
        if (graph[node].operator_name == "Enter" || graph[node].operator_name == "RefEnter")
            found.push_back({std::string{graph[node].name}, std::string{graph[node].operator_name},
                             "it begins a loop (tf.while_loop), and loops are not converted yet"});
    return found;
}

} // namespace detail

/// The first half of lift(): prunes the graph and infers what is known of it by these tables. Throws usage_error for
/// names that no node bears, and input_error for a file that turns out corrupt.
inline prepared_graph prepare(const dataflow_graph& graph, std::shared_ptr<const variable_source> variables,
                              const lift_request& request, const inference_tables& tables)
{
    std::vector<tensor_reference> outputs;
    std::vector<node_id> inputs;
    try {
        for (const std::string& name : request.outputs)
            outputs.push_back(find_output(graph, name));
        for (const std::string& name : request.inputs)
            inputs.push_back(find_output(graph, name).node);
    } catch (const unknown_node& problem) {
        throw usage_error{problem.what()};
    }

    const auto source = std::make_shared<detail::lift_source>();
    source->variables = variables;
    source->whole     = prune(graph, outputs, {}, dependencies::data_and_control);
    // Without names, the shapes belong to the inputs that are left in inference.
    source->whole_facts.emplace(source->whole.graph, variables.get(), tables,
                                request.inputs.empty() ? input_shapes{}
                                                       : detail::stated_shapes(source->whole.graph, request));
    for (std::size_t i = 0; i < outputs.size(); ++i)
        if (const tensor_reference output = source->whole.outputs[i];
            output.output > 0 && output.output >= source->whole_facts->output_count(output.node))
            throw usage_error{"node '" + std::string{source->whole.graph[output.node].name} + "' has no output " +
                              std::to_string(output.output)};
    std::vector<bool> is_input(num_vertices(source->whole.graph));
    for (const node_id input : inputs)
        for (node_id node = 0; node < is_input.size(); ++node)
            if (source->whole.graph[node].name == graph[input].name)
                is_input[node] = true;
    source->part = inference_form(source->whole, *source->whole_facts, is_input);
    source->facts.emplace(source->part.graph, variables.get(), tables,
                          detail::stated_shapes(source->part.graph, request));
    source->knowledge.emplace(source->part.graph, *source->facts, variables);
    source->view = subject_of(source->part.graph, *source->facts, *source->knowledge);

    prepared_graph prepared;
    prepared.obstacles = detail::obstacles_of(source->part.graph, *source->facts);
    for (const tensor_reference output : source->part.outputs)
        prepared.outputs.push_back(source_of(source->part.graph, *source->facts, output));
    prepared.view = {source, &*source->view};
    return prepared;
}

} // namespace oplift

#endif
