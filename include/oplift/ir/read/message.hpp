#ifndef OPLIFT_IR_READ_MESSAGE_HPP
#define OPLIFT_IR_READ_MESSAGE_HPP

#include <oplift/error.hpp>
#include <oplift/ir/element_types.hpp>
#include <oplift/ir/operator_catalogue.hpp>
#include <oplift/ir/operator_graph.hpp>
#include <oplift/ir/record.hpp>
#include <oplift/ir/schema_type.hpp>
#include <oplift/schema/ir.pb.h>
#include <oplift/weights/shape_arithmetic.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::ir {

namespace detail {

/// The shortest decimal number that is this float, as a double: 0.001 stays 0.001.
inline double shortest_double(float value)
{
    char text[32];
    const auto written = std::to_chars(std::begin(text), std::end(text), value);
    double result      = value;
    std::from_chars(std::begin(text), written.ptr, result);
    return result;
}

inline stated_shape shape_of(const schema::TensorShape& message)
{
    if (message.unknown_rank())
        return std::nullopt;
    std::vector<std::int64_t> shape;
    for (const auto& dim : message.dim())
        shape.push_back(dim.size());
    return shape;
}

/// An attribute; nothing if it is of a kind that no operator of the IR has.
inline std::optional<attribute> attribute_of(const schema::AttrValue& message)
{
    using schema_value = schema::AttrValue;
    switch (message.value_case()) {
    case schema_value::kS:
        return message.s();
    case schema_value::kI:
        return message.i();
    case schema_value::kF:
        return shortest_double(message.f());
    case schema_value::kB:
        return message.b();
    case schema_value::kType:
        return type_of_schema(message.type());
    case schema_value::kShape:
        return shape_of(message.shape());
    case schema_value::kList:
        break;
    default:
        return std::nullopt;
    }
    const auto& list = message.list();
    const bool mixed = (list.i_size() > 0) + (list.f_size() > 0) + (list.shape_size() > 0) > 1;
    if (mixed || list.s_size() + list.b_size() + list.type_size() + list.tensor_size() > 0)
        return std::nullopt;
    if (list.f_size() > 0) {
        std::vector<double> numbers;
        for (const float element : list.f())
            numbers.push_back(shortest_double(element));
        return numbers;
    }
    if (list.shape_size() > 0) {
        std::vector<stated_shape> shapes;
        for (const auto& shape : list.shape())
            shapes.push_back(shape_of(shape));
        return shapes;
    }
    return std::vector<std::int64_t>(list.i().begin(), list.i().end());
}

/// What MMdnn's parsers note on any operator, and what readers don't need.
inline bool is_note(std::string_view attribute_name)
{
    static constexpr std::array names{"scope",      "data_format", "feed_weights", "num_units",
                                      "input_size", "fill_size",   "fill_value",   "_output_shapes"};
    return std::ranges::find(names, attribute_name) != names.end();
}

class graph_reader {
public:
    /// The graph is empty at first.
    graph_reader(const schema::GraphDef& message, std::vector<obstacle>& problems, operator_graph& graph)
        : message_{message}, graph_{graph}, problems_{problems}
    {
    }

    void read(weight_table weights)
    {
        for (const schema::NodeDef& node : message_.node())
            add(node);
        for (auto& [name, entries] : weights)
            give(name, std::move(entries));
        for (std::size_t i = 0; i < static_cast<std::size_t>(message_.node_size()); ++i)
            connect(i, message_.node(static_cast<int>(i)));
        find_outputs();
        check_flow();
        settle_shapes();
        set_element_types(graph_);
    }

private:
    void report(operator_vertex vertex, std::string reason)
    {
        problems_.push_back({graph_[vertex].name, graph_[vertex].op.operator_name, std::move(reason)});
    }

    void add(const schema::NodeDef& node)
    {
        const operator_vertex vertex = add_vertex(operator_node{node.name(), {node.op(), {}, {}}, {}}, graph_);
        if (node.name().empty())
            report(vertex, "an operator has no name");
        else if (!vertices_.emplace(node.name(), vertex).second)
            report(vertex, "another operator has the same name");
        operator_node& read = graph_[vertex];
        std::map<std::string_view, const schema::AttrValue*> attributes; // protobuf's map has no order
        for (const auto& [name, value] : node.attr())
            attributes.emplace(name, &value);
        for (const auto& [name, value] : attributes) {
            if (name == "_output_shapes") {
                for (const auto& shape : value->list().shape())
                    read.output_shapes.push_back(shape_of(shape));
            } else if (name == "oplift_output") {
                const auto& numbers = value->list().i();
                for (int output = 0; output < numbers.size(); ++output)
                    if (numbers[output] >= 0)
                        marked_.push_back({numbers[output], {vertex, static_cast<std::uint32_t>(output)}});
            } else if (is_note(name)) {
                continue;
            } else if (auto known = attribute_of(*value)) {
                read.op.attributes.emplace_back(name, std::move(*known));
            } else {
                report(vertex, "its attribute '" + std::string{name} + "' is of a kind that no operator has");
            }
        }
    }

    void give(const std::string& node, named_weights entries)
    {
        const auto found = vertices_.find(node);
        if (found == vertices_.end()) {
            if (!entries.empty())
                problems_.push_back({node, "", "there are weights for it, but no such operator"});
            return;
        }
        auto& weights = graph_[found->second].op.weights;
        weights       = std::move(entries);
        std::ranges::sort(weights, {}, &std::pair<std::string, weight>::first);
        for (auto& [name, value] : weights)
            if (const auto* variable =
                    find_attribute<std::string>(graph_[found->second].op, "oplift_variable_" + name)) {
                value.variable       = *variable;
                value.variable_shape = value.shape();
            }
    }

    void connect(operator_vertex vertex, const schema::NodeDef& node)
    {
        std::vector<operator_output> inputs;
        for (const std::string& text : node.input()) {
            const auto input = find_input(text);
            if (!input)
                report(vertex, "its input '" + text + "' does not exist");
            else if (input->output >= output_count(graph_[input->node].op))
                report(vertex, "its input '" + text + "' does not exist: '" + graph_[input->node].name + "' has " +
                                   std::to_string(output_count(graph_[input->node].op)) + " outputs");
            else
                inputs.push_back(*input);
        }
        set_inputs(graph_, vertex, inputs);
    }

    /// An input is the name of an operator, or "name:N" for one of several outputs.
    std::optional<operator_output> find_input(const std::string& text) const
    {
        if (const auto found = vertices_.find(text); found != vertices_.end())
            return operator_output{found->second, 0};
        const std::size_t colon = text.rfind(':');
        if (colon == std::string::npos)
            return std::nullopt;
        std::uint32_t output  = 0;
        const char* const end = text.data() + text.size();
        const auto number     = std::from_chars(text.data() + colon + 1, end, output);
        const auto found      = vertices_.find(text.substr(0, colon));
        if (number.ec != std::errc{} || number.ptr != end || found == vertices_.end())
            return std::nullopt;
        return operator_output{found->second, output};
    }

    /// The outputs that oplift has marked, in their order; then all outputs of the operators that no other uses. One
    /// that has neither inputs nor users is left out, as MMdnn's reader does, unless it is the whole model.
    void find_outputs()
    {
        std::ranges::stable_sort(marked_, {}, &std::pair<std::int64_t, operator_output>::first);
        std::set<operator_vertex> known;
        for (const auto& [number, value] : marked_) {
            known.insert(value.node);
            if (value.output < output_count(graph_[value.node].op))
                add_output(value);
            else
                report(value.node, "'oplift_output' names an output that it does not have");
        }
        for (operator_vertex vertex = 0; vertex < num_vertices(graph_); ++vertex)
            if (in_degree(vertex, graph_) == 0 && !known.contains(vertex) && !is_isolated(vertex))
                add_all_outputs(vertex);
    }

    void add_all_outputs(operator_vertex vertex)
    {
        std::size_t count = output_count(graph_[vertex].op);
        if (count > most_outputs - std::min(most_outputs, outputs_of(graph_).size())) {
            report(vertex, "its " + std::to_string(count) + " outputs are more than a model has");
            count = 1; // so that no further problem follows
        }
        for (std::uint32_t output = 0; output < count; ++output)
            add_output({vertex, output});
    }

    /// Outputs of one operator are told from each other as TensorFlow does: "split", "split:1".
    void add_output(operator_output value)
    {
        const std::string number = value.output == 0 ? "" : ":" + std::to_string(value.output);
        outputs_of(graph_).push_back({graph_[value.node].name + number, value});
    }

    bool is_isolated(operator_vertex vertex) const { return degree(vertex, graph_) == 0 && num_vertices(graph_) > 1; }

    void check_flow()
    {
        if (num_vertices(graph_) == 0)
            problems_.push_back({"", "", "the IR has no operators"});
        const std::vector<operator_vertex> order = topological_order(graph_);
        std::vector<std::size_t> position(num_vertices(graph_), order.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            position[order[i]] = i;
        for (operator_vertex vertex = 0; vertex < num_vertices(graph_); ++vertex) {
            // Each operator leads to one that no other uses, unless its way ends in a cycle.
            const bool leads_to_an_output = position[vertex] < order.size() || is_isolated(vertex);
            const auto inputs             = inputs_of(graph_, vertex);
            if (!leads_to_an_output || std::ranges::any_of(inputs, [&](const auto& input) {
                    return position[input.node] >= position[vertex];
                }))
                report(vertex, "it is part of a cycle, or leads to nothing but a cycle");
        }
    }

    /// Shapes that the file states in another place, or as those of another tensor.
    void settle_shapes()
    {
        for (operator_vertex vertex = 0; vertex < num_vertices(graph_); ++vertex) {
            operator_node& node = graph_[vertex];
            if (node.op.operator_name == "DataInput") {
                const auto* stated = find_attribute<stated_shape>(node.op, "shape");
                if (stated && !is_possible(*stated))
                    report(vertex, "'shape' has an impossible extent");
                else if (stated && node.output_shapes.empty())
                    node.output_shapes = {*stated};
            }
            if (node.output_shapes.empty() && (node.op.operator_name == "Constant" || node.op.operator_name == "Const"))
                if (auto shape = shape_of_value(node.op))
                    node.output_shapes = {std::move(*shape)};
            for (stated_shape& shape : node.output_shapes)
                if (!is_possible(shape)) {
                    report(vertex, "'_output_shapes' has an impossible extent");
                    shape.reset();
                }
        }
        // MMdnn states the shape of the variance where a batch normalization is not fused.
        for (const operator_vertex vertex : topological_order(graph_))
            if (operator_node& node = graph_[vertex]; node.op.operator_name == "BatchNorm") {
                const auto inputs = inputs_of(graph_, vertex);
                if (inputs.size() != 1)
                    continue;
                const auto& before = graph_[inputs.front().node].output_shapes;
                const stated_shape shape =
                    inputs.front().output < before.size() ? before[inputs.front().output] : stated_shape{};
                const bool of_variance = !node.output_shapes.empty() && node.output_shapes.front() &&
                                         node.output_shapes.front()->size() == 1;
                if (shape ? node.output_shapes.empty() || of_variance : of_variance)
                    node.output_shapes = {shape};
            }
    }

    static std::optional<std::vector<std::int64_t>> shape_of_value(const record& op)
    {
        if (const weight* held = find_weight(op, "value"))
            return held->shape();
        const attribute* value = find_attribute(op, "value");
        if (!value)
            return std::nullopt;
        std::vector<std::int64_t> shape;
        if (const auto* whole = value->get_if<std::vector<std::int64_t>>())
            shape = {static_cast<std::int64_t>(whole->size())};
        else if (const auto* numbers = value->get_if<std::vector<double>>())
            shape = {static_cast<std::int64_t>(numbers->size())};
        return shape;
    }

    /// Whether a tensor can have the shape; -1 is an extent that is not known. Products of extents fit in 64 bits.
    static bool is_possible(const stated_shape& shape)
    {
        std::vector<std::int64_t> known;
        for (const std::int64_t extent : shape.value_or(std::vector<std::int64_t>{})) {
            if (extent < -1 || extent > std::numeric_limits<std::int32_t>::max())
                return false;
            if (extent > 0)
                known.push_back(extent);
        }
        return checked_element_count(known).has_value();
    }

    const schema::GraphDef& message_;
    operator_graph& graph_;
    std::map<std::string, operator_vertex, std::less<>> vertices_;
    std::vector<std::pair<std::int64_t, operator_output>> marked_;
    std::vector<obstacle>& problems_;
};

} // namespace detail

/// The operator graph of MMdnn's message, with the weights of its .npy file. Element types are inferred, shapes are
/// those that the file states, if any.
///
/// What is wrong with the graph as such is added to `problems`: names that are there twice, inputs that do not exist,
/// cycles, weights for no operator. What is wrong with single operators, from_record says.
inline operator_graph from_message(const schema::GraphDef& message, weight_table weights,
                                   std::vector<obstacle>& problems)
{
    operator_graph graph; // Boost's graphs are copied where others are moved
    detail::graph_reader{message, problems, graph}.read(std::move(weights));
    return graph;
}

} // namespace oplift::ir

#endif
