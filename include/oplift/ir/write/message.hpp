#ifndef OPLIFT_IR_WRITE_MESSAGE_HPP
#define OPLIFT_IR_WRITE_MESSAGE_HPP

#include <oplift/ir/operator_catalogue.hpp>
#include <oplift/ir/operator_graph.hpp>
#include <oplift/ir/record.hpp>
#include <oplift/ir/schema_type.hpp>
#include <oplift/schema/ir.pb.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace oplift::ir {

namespace detail {

inline void fill(schema::TensorShape& message, const stated_shape& shape)
{
    if (!shape)
        return message.set_unknown_rank(true);
    for (const std::int64_t extent : *shape)
        message.add_dim()->set_size(extent);
}

inline schema::AttrValue to_message(const attribute& value)
{
    schema::AttrValue message;
    struct {
        schema::AttrValue& message;

        void operator()(std::int64_t v) const { message.set_i(v); }
        void operator()(double v) const { message.set_f(static_cast<float>(v)); }
        void operator()(bool v) const { message.set_b(v); }
        void operator()(const std::string& v) const { message.set_s(v); }
        void operator()(data_type v) const { message.set_type(schema_type(v)); }
        void operator()(const stated_shape& v) const { fill(*message.mutable_shape(), v); }
        void operator()(const std::vector<std::int64_t>& v) const
        {
            message.mutable_list()->mutable_i()->Add(v.begin(), v.end());
        }
        void operator()(const std::vector<double>& v) const
        {
            auto* list = message.mutable_list();
            for (const double element : v)
                list->add_f(static_cast<float>(element));
        }
        void operator()(const std::vector<stated_shape>& v) const
        {
            auto* list = message.mutable_list();
            for (const stated_shape& shape : v)
                fill(*list->add_shape(), shape);
        }
    } const set{message};
    value.visit(set);
    return message;
}

/// The operators whose `data_format` MMdnn's parser copies.
inline bool has_data_format(std::string_view operator_name)
{
    static constexpr std::array names{"Conv", "DepthwiseConv", "ConvTranspose", "Pool", "BatchNorm"};
    return std::ranges::find(names, operator_name) != names.end();
}

/// The name of the channels-last layout of that rank; empty where there is none.
inline std::string_view data_format(const stated_shape& shape)
{
    switch (shape ? shape->size() : 0) {
    case 3:
        return "NWC";
    case 4:
        return "NHWC";
    case 5:
        return "NDHWC";
    default:
        return "";
    }
}

/// How an input is spelled: "name", and "name:N" where the operator is one of several outputs.
inline std::string spelling(const operator_graph& graph, operator_output value)
{
    const operator_node& node               = graph[value.node];
    const operator_description* description = find_operator(node.op.operator_name);
    return description && description->several_outputs ? node.name + ":" + std::to_string(value.output) : node.name;
}

/// Which outputs of the model an operator computes: for each output of its own the number of the model's output, or -1.
/// Without the note, an output that another operator uses as well would not be known as one.
inline std::map<operator_vertex, std::vector<std::int64_t>> output_numbers(const operator_graph& graph)
{
    std::map<operator_vertex, std::vector<std::int64_t>> numbers;
    std::int64_t next = 0;
    for (const model_output& output : outputs_of(graph)) {
        auto& of_operator = numbers[output.value.node];
        of_operator.resize(output_count(graph[output.value.node].op), -1);
        if (output.value.output < of_operator.size() && of_operator[output.value.output] < 0)
            of_operator[output.value.output] = next++;
    }
    return numbers;
}

} // namespace detail

/// The IR as MMdnn's message: the operators that the model's outputs need, each after its inputs. Each operator has the
/// attributes of its record, notes of our own (`oplift_output`, `oplift_variable_KEY`) and, as MMdnn's parser writes
/// them, `scope` (empty), `_output_shapes` and, on convolutions, pools and batch normalizations, `data_format`.
inline schema::GraphDef to_message(const operator_graph& graph)
{
    schema::GraphDef message;
    const auto output_numbers = detail::output_numbers(graph);
    for (const operator_vertex vertex : topological_order(graph)) {
        const operator_node& node = graph[vertex];
        schema::NodeDef& written  = *message.add_node();
        written.set_name(node.name);
        written.set_op(node.op.operator_name);
        for (const operator_output& input : inputs_of(graph, vertex))
            written.add_input(detail::spelling(graph, input));
        auto& attributes = *written.mutable_attr();
        for (const auto& [name, value] : node.op.attributes)
            attributes[name] = detail::to_message(value);
        // A model that is made from the IR can have variables of the same names.
        for (const auto& [name, value] : node.op.weights)
            if (value.is_variable_as_stored())
                attributes["oplift_variable_" + name].set_s(value.variable);
        if (const auto found = output_numbers.find(vertex); found != output_numbers.end())
            attributes["oplift_output"] = detail::to_message(attribute{found->second});
        attributes["scope"].set_s("");
        attributes["_output_shapes"] = detail::to_message(attribute{node.output_shapes});
        if (detail::has_data_format(node.op.operator_name) && !node.output_shapes.empty())
            if (const std::string_view format = detail::data_format(node.output_shapes[0]); !format.empty())
                attributes["data_format"].set_s(std::string{format});
    }
    return message;
}

} // namespace oplift::ir

#endif
