#include <oplift/ir/operators.hpp>
#include <oplift/ir/to_record.hpp>

#include <ir/small_model.hpp>
#include <string>
#include <utility>

namespace oplift::test {
namespace {

/// Adds a typed operator. Its operands name vertices of the graph.
template <ir::typed_operator Operator>
ir::operator_vertex add(ir::operator_graph& graph, std::string name, const Operator& op,
                        std::vector<stated_shape> shapes)
{
    std::vector<tensor_reference> operands;
    ir::operator_node node{std::move(name), ir::to_record(op, operands), std::move(shapes)};
    std::vector<ir::operator_output> inputs;
    for (const tensor_reference operand : operands)
        inputs.push_back({operand.node, operand.output});
    return ir::add_operator(graph, std::move(node), inputs);
}

} // namespace

ir::operator_graph small_model()
{
    ir::operator_graph graph;
    add(graph, "x", ir::data_input{.shape = stated_shape{{-1, 2, 2, 1}}, .dtype = data_type::float32},
        {stated_shape{{-1, 2, 2, 1}}});
    add(graph, "net/conv",
        ir::convolution{.input        = tensor_reference{0, 0},
                        .weights      = floats({1, 1, 1, 2}, {1, -2}),
                        .bias         = {floats({2}, {0.5, 0.25})},
                        .kernel_shape = {1, 1, 1, 2},
                        .strides      = {1, 1, 1, 1},
                        .pads         = {0, 0, 0, 0, 0, 0, 0, 0},
                        .auto_pad     = "VALID"},
        {stated_shape{{-1, 2, 2, 2}}});
    add(graph, "parts", ir::split{.input = tensor_reference{1, 0}, .axis = 3, .split = std::int64_t{2}},
        {stated_shape{{-1, 2, 2, 1}}, stated_shape{{-1, 2, 2, 1}}});
    add(graph, "y", ir::leaky_relu{.input = tensor_reference{2, 1}, .alpha = 0.1}, {stated_shape{{-1, 2, 2, 1}}});
    outputs_of(graph).push_back({"y", {3, 0}});
    return graph;
}

} // namespace oplift::test
