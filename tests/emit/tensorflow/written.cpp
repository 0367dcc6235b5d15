#include <oplift/emit/tensorflow/model/graph.hpp>
#include <oplift/emit/tensorflow/program.hpp>
#include <oplift/ir/element_types.hpp>

#include <cstring>
#include <emit/tensorflow/model/small_graph.hpp>
#include <emit/tensorflow/written.hpp>
#include <emitting/emitting.hpp>
#include <map>

namespace oplift::test {

std::string text_of(const emit::tensorflow::graph& graph)
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

weight zeros(std::vector<std::int64_t> shape)
{
    return uniform_floats(std::move(shape), 0);
}

emit::tensorflow::program ir_model::program(std::vector<obstacle>& problems)
{
    if (outputs_of(graph).empty())
        output({static_cast<node_id>(num_vertices(graph) - 1), 0});
    ir::set_element_types(graph);
    return compiled::program_of(graph, problems);
}

std::string ir_model::text()
{
    std::vector<obstacle> problems;
    const emit::tensorflow::program made = program(problems);
    try {
        if (!problems.empty())
            throw refusal{problems};
        std::string lines;
        for (std::string rest = text_of(compiled::graph_of(made)); !rest.empty(); rest.erase(0, rest.find('\n') + 1)) {
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

} // namespace oplift::test
