#include <oplift/graph/graph_builder.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <meaning/array.hpp>
#include <meaning/draft.hpp>
#include <optional>
#include <support/graph_text.hpp>
#include <type_traits>

namespace oplift::test::meaning {

double draft_node::number(std::string_view attribute, double otherwise) const
{
    return get<float>(attribute, static_cast<float>(get<std::int64_t>(attribute, -77777))) == -77777.f
               ? otherwise
               : static_cast<double>(get<float>(attribute, static_cast<float>(get<std::int64_t>(attribute, 0))));
}

void draft_node::set(std::string_view attribute, attribute_value value)
{
    for (auto& [key, old] : attributes)
        if (key == attribute) {
            old = std::move(value);
            return;
        }
    attributes.emplace_back(attribute, std::move(value));
}

void draft_node::remove(std::string_view attribute)
{
    std::erase_if(attributes, [&](const auto& entry) { return entry.first == attribute; });
}

const draft_node* draft::find(std::string_view name) const
{
    const auto found = std::ranges::find(nodes, name, &draft_node::name);
    return found == nodes.end() ? nullptr : &*found;
}
draft_node* draft::find(std::string_view name)
{
    const auto found = std::ranges::find(nodes, name, &draft_node::name);
    return found == nodes.end() ? nullptr : &*found;
}

std::string draft::unused(const std::string& wanted) const
{
    std::string name = wanted;
    for (int number = 1; find(name); ++number)
        name = wanted + "_" + std::to_string(number);
    return name;
}

draft draft_of(const dataflow_graph& graph, std::vector<std::string> outputs)
{
    draft result{{}, std::move(outputs)};
    for (node_id node = 0; node < num_vertices(graph); ++node) {
        draft_node made{std::string{graph[node].name}, std::string{graph[node].operator_name}, {}, {}};
        for (const auto edge : edges_of(graph, node)) {
            const std::string operand{graph[target(edge, graph)].name};
            if (graph[edge].is_control())
                made.inputs.push_back("^" + operand);
            else
                made.inputs.push_back(graph[edge].output ? operand + ":" + std::to_string(graph[edge].output)
                                                         : operand);
        }
        for (const auto& [name, value] : graph[node].attributes)
            made.attributes.emplace_back(name, value);
        result.nodes.push_back(std::move(made));
    }
    return result;
}

draft draft_of(std::string_view text, std::vector<std::string> outputs)
{
    return draft_of(graph_text::parse(text), std::move(outputs));
}

dataflow_graph graph_of(const draft& made)
{
    graph_builder builder{"test"};
    for (const draft_node& node : made.nodes)
        builder.add(node.name, node.operator_name, node.inputs, attribute_map{node.attributes});
    return std::move(builder).finish();
}

namespace {

std::string text_of_number(float number)
{
    const std::string text = fmt::format("{:.9}", number);
    return text.find_first_of(".e") == std::string::npos ? fmt::format("{:.1f}", number) : text;
}

std::string text_of_shape(const stated_shape& shape)
{
    if (!shape)
        return "<*>";
    std::string text = "<";
    for (const std::int64_t extent : *shape)
        text += (text.size() > 1 ? "," : "") + (extent < 0 ? "?" : std::to_string(extent));
    return text + ">";
}

std::string text_of_tensor(const tensor& given)
{
    if (given.type == data_type::string)
        return "string<...>";
    const array all = array_of(given);
    std::vector<std::string> elements;
    for (const double element : all.elements)
        elements.push_back(given.type != data_type::boolean ? fmt::format("{:.9g}", element)
                           : element != 0                   ? "true"
                                                            : "false");
    return fmt::format("{}<{}>{{{}}}", name_of(given.type), fmt::join(given.shape, ","), fmt::join(elements, ","));
}

std::string text_of_value(const attribute_value& value)
{
    if (const auto* text = value.get_if<std::string>())
        return "\"" + *text + "\"";
    if (const auto* flag = value.get_if<bool>())
        return *flag ? "true" : "false";
    if (const auto* integer = value.get_if<std::int64_t>())
        return std::to_string(*integer);
    if (const auto* number = value.get_if<float>())
        return text_of_number(*number);
    if (const auto* type = value.get_if<data_type>())
        return std::string{name_of(*type)};
    if (const auto* integers = value.get_if<std::vector<std::int64_t>>())
        return fmt::format("[{}]", fmt::join(*integers, ","));
    if (const auto* numbers = value.get_if<std::vector<float>>())
        return fmt::format("[{}]", fmt::join(*numbers, ","));
    if (const auto* shape = value.get_if<stated_shape>())
        return text_of_shape(*shape);
    if (const auto* constant = value.get_if<tensor>())
        return text_of_tensor(*constant);
    return "?";
}

} // namespace

std::string text_of(const draft& shown)
{
    std::string text;
    for (const draft_node& node : shown.nodes) {
        text += fmt::format("{} = {}({})", node.name, node.operator_name, fmt::join(node.inputs, ", "));
        for (const auto& [name, value] : node.attributes)
            if (!(name == "dtype" && node.operator_name == "Const"))
                text += " " + name + "=" + text_of_value(value);
        text += '\n';
    }
    return text + fmt::format("outputs: {}\n", fmt::join(shown.outputs, ", "));
}

} // namespace oplift::test::meaning
