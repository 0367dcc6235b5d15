#ifndef OPLIFT_MATCH_DESCRIPTION_HPP
#define OPLIFT_MATCH_DESCRIPTION_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/infer/dimension.hpp>
#include <oplift/match/subject.hpp>
#include <oplift/weights/data_type.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace oplift {

/// "'conv1/add' (AddV2)".
inline std::string node_text(const subject& graph, node_id node)
{
    return "'" + std::string{graph.names[node]} + "' (" + std::string{graph.operator_names[node]} + ")";
}

/// "'a' (Add), 'b' (Mul) and 3 more".
inline std::string nodes_text(const subject& graph, const std::vector<node_id>& nodes, std::size_t most = 8)
{
    std::string text;
    for (std::size_t i = 0; i < nodes.size() && i < most; ++i)
        text += (i == 0 ? "" : ", ") + node_text(graph, nodes[i]);
    return nodes.size() > most ? text + " and " + std::to_string(nodes.size() - most) + " more" : text;
}

/// "<?,224,224,3>"; "of unknown shape".
inline std::string shape_text(const symbolic_shape& shape)
{
    if (!shape)
        return "of unknown shape";
    std::string text = "<";
    for (const dimension& extent : *shape)
        text += (text.size() > 1 ? "," : "") + (extent.known() ? std::to_string(extent.coefficient) : "?");
    return text + ">";
}

/// A number with six digits, as one writes it.
inline std::string number_text(double number)
{
    char text[32];
    return {text, static_cast<std::size_t>(std::snprintf(text, sizeof text, "%.6g", number))};
}

/// "[1,1,2,2]", at most 16 numbers.
inline std::string integers_text(const std::vector<std::int64_t>& integers)
{
    constexpr std::size_t most = 16;
    std::string text           = "[";
    for (std::size_t i = 0; i < integers.size() && i < most; ++i)
        text += (i == 0 ? "" : ",") + std::to_string(integers[i]);
    return text + (integers.size() > most ? ",...]" : "]");
}

/// "= 0.1", "= [0,3,1,2]", "= 0 everywhere"; empty where the value is not a constant, or is too large to be told.
inline std::string value_text(const subject& graph, tensor_reference tensor)
{
    const tensor_facts& facts = graph.knowledge->facts(tensor);
    if (facts.when_known != constancy::constant)
        return {};
    const bool is_list = facts.shape && !facts.shape->empty();
    if (const auto* integers = graph.knowledge->integers(tensor); integers && is_list)
        return "= " + integers_text(*integers);
    if (const auto number = graph.knowledge->scalar(tensor))
        return "= " + number_text(*number) + (is_list ? " everywhere" : "");
    return {};
}

/// What is known of a tensor: "'mul' (Mul), float32 <?,8>", "output 1 of 'split' (Split), ...", "... = 0.1".
inline std::string tensor_text(const subject& graph, tensor_reference tensor)
{
    const tensor_facts& facts = graph.knowledge->facts(tensor);
    std::string text = (tensor.output > 0 ? "output " + std::to_string(tensor.output) + " of " : std::string{}) +
                       node_text(graph, tensor.node) + ", " +
                       (facts.type == data_type::invalid ? std::string{} : std::string{name_of(facts.type)} + " ") +
                       shape_text(facts.shape);
    if (const std::string value = value_text(graph, tensor); !value.empty())
        text += " " + value;
    return text;
}

/// Who uses a tensor, or waits for its node: "'sum' is used by 'r' (Relu), and 's' (Sub) waits for it".
inline std::string users_text(const subject& graph, tensor_reference tensor)
{
    std::vector<node_id> users, waiting;
    for (const tensor_use& use : graph.uses_of(tensor.node)) {
        std::vector<node_id>& nodes = use.control ? waiting : users;
        if ((use.control || use.output == tensor.output) && (nodes.empty() || nodes.back() != use.user))
            nodes.push_back(use.user);
    }
    const std::string which = (tensor.output > 0 ? "output " + std::to_string(tensor.output) + " of " : std::string{}) +
                              "'" + std::string{graph.names[tensor.node]} + "'";
    return which + (users.empty() ? " is used by no other node" : " is used by " + nodes_text(graph, users)) +
           (waiting.empty()
                ? std::string{}
                : ", and " + nodes_text(graph, waiting) + (waiting.size() > 1 ? " wait" : " waits") + " for it");
}

/// The attributes of a node that say what it calculates, "padding=SAME, strides=[1,2,2,1]"; not its element types.
inline std::string attributes_text(const subject& graph, node_id node)
{
    const attribute_map& attributes = *graph.attributes[node];
    std::string text;
    const auto add = [&](std::string_view name, const std::string& value) {
        text.append(text.empty() ? "" : ", ").append(name).append("=").append(value);
    };
    for (const auto& [name, value] : attributes) {
        if (name.starts_with('_') || name == "N" || name.starts_with("Tn"))
            continue;
        if (const auto* word = attributes.find<std::string>(name))
            add(name, *word);
        else if (const auto* flag = attributes.find<bool>(name))
            add(name, *flag ? "true" : "false");
        else if (const auto* integer = attributes.find<std::int64_t>(name))
            add(name, std::to_string(*integer));
        else if (const auto* number = attributes.find<float>(name))
            add(name, number_text(static_cast<double>(*number)));
        else if (const auto* integers = attributes.find<std::vector<std::int64_t>>(name);
                 integers && !integers->empty())
            add(name, integers_text(*integers));
    }
    return text;
}

} // namespace oplift

#endif
