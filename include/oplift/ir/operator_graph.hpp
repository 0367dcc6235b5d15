#ifndef OPLIFT_IR_OPERATOR_GRAPH_HPP
#define OPLIFT_IR_OPERATOR_GRAPH_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/ir/record.hpp>
#include <oplift/weights/data_type.hpp>

#include <boost/graph/adjacency_list.hpp>
#include <boost/range/iterator_range.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace oplift::ir {

/// An operator of the IR in its graph.
struct operator_node {
    std::string name;
    record op;
    std::vector<stated_shape> output_shapes;
    data_type type = data_type::float32; ///< of the elements of all outputs
};

/// What an edge, from an operator to one of its inputs, carries.
struct input_edge {
    std::uint32_t position = 0; ///< which input of the operator
    std::uint32_t output   = 0; ///< which output of the other operator
};

/// The index of an operator in its graph.
using operator_vertex = std::size_t;

/// One output of one operator.
struct operator_output {
    operator_vertex node = 0;
    std::uint32_t output = 0;

    friend auto operator<=>(const operator_output&, const operator_output&) = default;
};

/// An output of the whole model.
struct model_output {
    std::string name; ///< as the user asked for it
    operator_output value;
};

/// What belongs to the IR as a whole.
struct model_outputs {
    std::vector<model_output> outputs; ///< in the order in which they were asked for
};

/// The IR as a Boost.Graph. An edge leads from an operator to one of its inputs, as in dataflow_graph; the edges of an
/// operator may be stored in any order, inputs_of sorts them. The model's outputs are
/// `graph[boost::graph_bundle].outputs`.
using operator_graph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, operator_node, input_edge, model_outputs>;

/// The outputs of the model.
inline std::vector<model_output>& outputs_of(operator_graph& graph)
{
    return graph[boost::graph_bundle].outputs;
}
inline const std::vector<model_output>& outputs_of(const operator_graph& graph)
{
    return graph[boost::graph_bundle].outputs;
}

/// The inputs of an operator, in operand order.
inline std::vector<operator_output> inputs_of(const operator_graph& graph, operator_vertex node)
{
    std::vector<std::pair<std::uint32_t, operator_output>> found;
    for (const auto edge : boost::make_iterator_range(out_edges(node, graph)))
        found.emplace_back(graph[edge].position, operator_output{target(edge, graph), graph[edge].output});
    std::ranges::sort(found);
    std::vector<operator_output> inputs;
    for (const auto& [position, input] : found)
        inputs.push_back(input);
    return inputs;
}

/// An input of an operator, seen from the operator that it comes from.
struct operator_use {
    operator_vertex user   = 0;
    std::uint32_t position = 0; ///< which input of the user
    std::uint32_t output   = 0; ///< which output is used

    friend auto operator<=>(const operator_use&, const operator_use&) = default;
};

/// Who uses an operator's outputs, sorted by user and position. Uses as outputs of the model are not among them.
inline std::vector<operator_use> uses_of(const operator_graph& graph, operator_vertex node)
{
    std::vector<operator_use> uses;
    for (const auto edge : boost::make_iterator_range(in_edges(node, graph)))
        uses.push_back({source(edge, graph), graph[edge].position, graph[edge].output});
    std::ranges::sort(uses);
    return uses;
}

/// Gives an operator new inputs in place of those it has.
inline void set_inputs(operator_graph& graph, operator_vertex node, const std::vector<operator_output>& inputs)
{
    clear_out_edges(node, graph);
    for (std::size_t i = 0; i < inputs.size(); ++i)
        add_edge(node, inputs[i].node, input_edge{static_cast<std::uint32_t>(i), inputs[i].output}, graph);
}

/// Adds an operator with its inputs.
inline operator_vertex add_operator(operator_graph& graph, operator_node node,
                                    const std::vector<operator_output>& inputs)
{
    const operator_vertex vertex = add_vertex(graph);
    graph[vertex]                = std::move(node); // add_vertex would copy it
    set_inputs(graph, vertex, inputs);
    return vertex;
}

/// Points one input of an operator at another tensor.
inline void set_input(operator_graph& graph, operator_vertex node, std::uint32_t position, operator_output input)
{
    remove_out_edge_if(
        node, [&](const auto& edge) { return graph[edge].position == position; }, graph);
    add_edge(node, input.node, input_edge{position, input.output}, graph);
}

/// Everything that used `old`, the outputs of the model among it, uses `replacement` from now on. Uses by `except`
/// stay: give the vertex of an operator that was inserted behind `old`.
inline void replace_uses(operator_graph& graph, operator_output old, operator_output replacement,
                         operator_vertex except = std::numeric_limits<operator_vertex>::max())
{
    for (const operator_use& use : uses_of(graph, old.node))
        if (use.output == old.output && use.user != except)
            set_input(graph, use.user, use.position, replacement);
    for (model_output& output : outputs_of(graph))
        if (output.value == old)
            output.value = replacement;
}

/// Inserts an operator with one input between `before` and all who use it.
inline operator_vertex insert_behind(operator_graph& graph, operator_output before, operator_node node)
{
    const operator_vertex inserted = add_operator(graph, std::move(node), {before});
    replace_uses(graph, before, {inserted, 0}, inserted);
    return inserted;
}

/// Takes an operator with one output out of the graph: its users use its first input. The vertex stays, without edges,
/// until compact.
inline void bypass(operator_graph& graph, operator_vertex node)
{
    replace_uses(graph, {node, 0}, inputs_of(graph, node).at(0));
    clear_out_edges(node, graph);
}

/// The operators that the model's outputs need, each after its inputs. The order depends on nothing but the outputs
/// and the order of inputs: depth first, from the first output.
inline std::vector<operator_vertex> topological_order(const operator_graph& graph)
{
    struct step {
        operator_vertex node;
        std::vector<operator_output> inputs;
        std::size_t next = 0;
    };
    std::vector<operator_vertex> order;
    std::vector<bool> seen(num_vertices(graph));
    std::vector<step> path;
    const auto enter = [&](operator_vertex node) {
        if (seen[node])
            return;
        seen[node] = true;
        path.push_back({node, inputs_of(graph, node)});
    };
    for (const model_output& output : outputs_of(graph)) {
        enter(output.value.node);
        while (!path.empty()) {
            if (path.back().next < path.back().inputs.size()) {
                enter(path.back().inputs[path.back().next++].node);
            } else {
                order.push_back(path.back().node);
                path.pop_back();
            }
        }
    }
    return order;
}

/// The graph without what no output of the model needs, its operators numbered in topological order. Nothing is left of
/// the graph that is given away.
inline operator_graph compacted(operator_graph&& graph)
{
    const std::vector<operator_vertex> order = topological_order(graph);
    std::vector<operator_vertex> position(num_vertices(graph));
    for (std::size_t i = 0; i < order.size(); ++i)
        position[order[i]] = i;
    operator_graph result;
    for (const operator_vertex node : order) {
        std::vector<operator_output> inputs = inputs_of(graph, node);
        for (operator_output& input : inputs)
            input.node = position[input.node];
        add_operator(result, std::move(graph[node]), inputs);
    }
    outputs_of(result) = std::move(outputs_of(graph));
    for (model_output& output : outputs_of(result))
        output.value.node = position[output.value.node];
    return result;
}

} // namespace oplift::ir

#endif
