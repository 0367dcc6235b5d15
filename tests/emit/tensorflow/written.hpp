#ifndef OPLIFT_TESTS_EMIT_TENSORFLOW_WRITTEN_HPP
#define OPLIFT_TESTS_EMIT_TENSORFLOW_WRITTEN_HPP

#include <oplift/error.hpp>
#include <oplift/ir/operator_graph.hpp>
#include <oplift/ir/operators.hpp>
#include <oplift/ir/to_record.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow {
struct graph;
struct program;
} // namespace oplift::emit::tensorflow

namespace oplift::test {

/// The nodes of a TensorFlow graph, a line for each. Parameters and weights are a shape; the attribute "T" is left out:
///
///     name = Operator(input, input) attribute=value
std::string text_of(const emit::tensorflow::graph& graph);

/// The operators of such a text, without their operands and attributes.
inline std::string operators_of(const std::string& text)
{
    std::string names;
    for (std::size_t at = text.find(" = "); at != std::string::npos; at = text.find(" = ", at + 3))
        if (const std::size_t end = text.find_first_of("({", at); text[end] == '(')
            names += (names.empty() ? "" : " ") + text.substr(at + 3, end - at - 3);
    return names;
}

/// An IR that is put together operator by operator, and what becomes of it: by the emission as it is compiled in
/// examples/compiled, so that the tests of operators/ need not compile it again.
class ir_model {
public:
    ir::operator_graph graph;

    tensor_reference input(std::string name, std::vector<std::int64_t> shape, data_type type = data_type::float32)
    {
        return add(std::move(name), ir::data_input{.shape = stated_shape{shape}, .dtype = type}, {stated_shape{shape}});
    }

    template <ir::typed_operator Operator>
    tensor_reference add(std::string name, const Operator& op, std::vector<stated_shape> shapes = {})
    {
        std::vector<tensor_reference> operands;
        ir::operator_node node{std::move(name), ir::to_record(op, operands), std::move(shapes)};
        std::vector<ir::operator_output> inputs;
        for (const tensor_reference operand : operands)
            inputs.push_back({operand.node, operand.output});
        return {static_cast<node_id>(ir::add_operator(graph, std::move(node), inputs)), 0};
    }

    void output(tensor_reference tensor)
    {
        outputs_of(graph).push_back({graph[tensor.node].name, {tensor.node, tensor.output}});
    }

    emit::tensorflow::program program(std::vector<obstacle>& problems);

    /// The nodes of the graph, without inputs and parameters; else what is wrong, a line for each problem.
    std::string text();
};

/// The graph of a single operator "y" whose input is "x", as ir_model::text writes it.
template <ir::typed_operator Operator>
std::string text_of(Operator op, std::vector<std::int64_t> shape = {-1, 4, 4, 2}, data_type type = data_type::float32)
{
    ir_model model;
    op.input = model.input("x", std::move(shape), type);
    model.add("y", op);
    return model.text();
}

/// The text of an operator that another one follows.
template <typename Operator>
std::string text_of_followed(Operator op, const std::string& name,
                             const std::vector<std::int64_t>& shape = {-1, 4, 4, 2})
{
    ir_model model;
    op.input = model.input("x", shape);
    model.add("next", ir::relu{model.add(name, op)});
    return model.text();
}

/// The same for an operator with two operands, "x" and "z".
template <ir::typed_operator Operator>
std::string text_of_two(Operator op, data_type type = data_type::float32)
{
    ir_model model;
    op.left  = model.input("x", {-1, 2}, type);
    op.right = model.input("z", {-1, 2}, type);
    model.add("y", op);
    return model.text();
}

/// A weight of zeros.
weight zeros(std::vector<std::int64_t> shape);

} // namespace oplift::test

#endif
