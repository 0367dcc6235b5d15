#ifndef OPLIFT_TESTS_EMIT_TENSORFLOW_WRITTEN_HPP
#define OPLIFT_TESTS_EMIT_TENSORFLOW_WRITTEN_HPP

#include <oplift/emit/tensorflow/model/to_graph.hpp>
#include <oplift/emit/tensorflow/to_program.hpp>
#include <oplift/error.hpp>
#include <oplift/ir/element_types.hpp>
#include <oplift/ir/operator_graph.hpp>
#include <oplift/ir/to_record.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <emit/tensorflow/model/small_graph.hpp>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace oplift::test {

/// The nodes of a TensorFlow graph, a line for each. Parameters and weights are a shape; the attribute "T" is left out:
///
///     name = Operator(input, input) attribute=value
inline std::string text_of(const emit::tensorflow::graph& graph)
{
    const auto list = [](const auto& numbers) {
        std::string text;
        for (const auto number : numbers)
            text += (text.empty() ? "" : ",") + std::to_string(number);
        return text;
    };
    const auto type = [](oplift::tensorflow::DataType number) {
        std::string name = oplift::tensorflow::DataType_Name(number).substr(3);
        for (char& c : name)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        return name;
    };
    std::string text;
    for (const emit::tensorflow::node& node : graph.nodes) {
        text += node.definition.name() + " = ";
        if (node.is_parameter || node.definition.op() == "Const") {
            if (node.value) {
                text +=
                    std::string{node.is_parameter ? "Parameter" : "Const"} + "<" + list(node.value->shape()) + ">\n";
                continue;
            }
            const auto& value = node.definition.attr().at("value").tensor();
            text += type(value.dtype()) + "{";
            if (value.dtype() == oplift::tensorflow::DT_INT32) {
                std::vector<std::int32_t> numbers(value.tensor_content().size() / sizeof(std::int32_t));
                std::memcpy(numbers.data(), value.tensor_content().data(), value.tensor_content().size());
                text += list(numbers);
            } else if (value.dtype() == oplift::tensorflow::DT_FLOAT) {
                std::vector<float> numbers(value.tensor_content().size() / sizeof(float));
                std::memcpy(numbers.data(), value.tensor_content().data(), value.tensor_content().size());
                text += list(numbers);
            }
            text += "}\n";
            continue;
        }
        text += node.definition.op() + "(";
        for (int i = 0; i < node.definition.input_size(); ++i)
            text += (i == 0 ? "" : ", ") + node.definition.input(i);
        text += ")";
        for (const auto& [name, value] : std::map(node.definition.attr().begin(), node.definition.attr().end())) {
            if (name == "T")
                continue;
            text += " " + name + "=";
            if (value.has_b())
                text += value.b() ? "true" : "false";
            else if (value.has_i())
                text += std::to_string(value.i());
            else if (value.has_f())
                text += std::to_string(value.f());
            else if (value.has_s())
                text += value.s();
            else if (value.has_type())
                text += type(value.type());
            else if (value.has_list())
                text += "[" + list(value.list().i()) + "]";
            else
                text += "?";
        }
        text += "\n";
    }
    return text;
}

/// An IR that is put together operator by operator, and what becomes of it.
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

    emit::tensorflow::program program(std::vector<obstacle>& problems)
    {
        if (outputs_of(graph).empty())
            output({static_cast<node_id>(num_vertices(graph) - 1), 0});
        ir::set_element_types(graph);
        return emit::tensorflow::to_program(graph, problems);
    }

    /// The nodes of the graph, without inputs and parameters; else what is wrong, a line for each problem.
    std::string text()
    {
        std::vector<obstacle> problems;
        const emit::tensorflow::program made = program(problems);
        try {
            if (!problems.empty())
                throw refusal{problems};
            std::string lines;
            for (std::string rest = text_of(to_graph(made)); !rest.empty(); rest.erase(0, rest.find('\n') + 1)) {
                const std::string line = rest.substr(0, rest.find('\n') + 1);
                if (line.find("= Parameter<") == std::string::npos && line.find("= Placeholder(") == std::string::npos)
                    lines += line;
            }
            return lines;
        } catch (const refusal& refused) {
            std::string lines;
            for (const obstacle& o : refused.obstacles())
                lines += o.node + ": " + o.reason + "\n";
            return lines;
        }
    }
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
inline weight zeros(std::vector<std::int64_t> shape)
{
    return uniform_floats(std::move(shape), 0);
}

} // namespace oplift::test

#endif
