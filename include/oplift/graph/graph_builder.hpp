#ifndef OPLIFT_GRAPH_GRAPH_BUILDER_HPP
#define OPLIFT_GRAPH_GRAPH_BUILDER_HPP

#include <oplift/error.hpp>
#include <oplift/graph/graph.hpp>

#include <charconv>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift {

/// An input as TensorFlow spells it: "node", "node:2" or "^node".
struct input_spelling {
    std::string_view node;
    std::uint32_t output = 0; ///< operand_edge::control for "^node"
};

/// Parses an input's spelling. A suffix that is not ":" and digits belongs to the name.
inline input_spelling parse_input(std::string_view text)
{
    if (text.starts_with('^'))
        return {text.substr(1), operand_edge::control};
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return {text, 0};
    std::uint32_t output          = 0;
    const char* end               = text.data() + text.size();
    const auto [stopped, problem] = std::from_chars(text.data() + colon + 1, end, output);
    if (problem != std::errc{} || stopped != end || output == operand_edge::control)
        return {text, 0};
    return {text.substr(0, colon), output};
}

/// Collects nodes in any order, forward references included, and makes a graph of them.
class graph_builder {
public:
    /// `file` is what error messages name.
    explicit graph_builder(std::string file) : file_{std::move(file)} {}

    /// Adds a node. Inputs are spelled as in TensorFlow's files: data inputs first, then control inputs.
    /// Throws input_error if the name is empty or has been used.
    void add(std::string_view name, std::string_view operator_name, std::vector<std::string> inputs,
             attribute_map attributes)
    {
        if (name.empty())
            throw input_error{file_, "node number " + std::to_string(nodes_.size()), "the node has no name"};
        const std::uint32_t number = names_->intern(name);
        if (number >= node_of_name_.size())
            node_of_name_.resize(number + 1);
        if (node_of_name_[number])
            throw input_error{file_, "node '" + std::string{name} + "'", "two nodes bear this name"};
        node_of_name_[number] = static_cast<node_id>(nodes_.size());
        graph_node node;
        node.name          = (*names_)[number];
        node.operator_type = operators_->intern(operator_name);
        node.operator_name = (*operators_)[node.operator_type];
        node.attributes    = std::make_shared<const attribute_map>(std::move(attributes));
        nodes_.push_back(std::move(node));
        inputs_.push_back(std::move(inputs));
    }

    /// The graph of all nodes added. Throws input_error if an input names a node that does not exist.
    dataflow_graph finish() &&
    {
        std::vector<std::pair<node_id, node_id>> edges;
        std::vector<operand_edge> properties;
        for (node_id node = 0; node < nodes_.size(); ++node)
            for (const bool control : {false, true})
                for (const std::string& input : inputs_[node]) {
                    const input_spelling spelling = parse_input(input);
                    if ((spelling.output == operand_edge::control) != control)
                        continue;
                    edges.emplace_back(node, node_named(spelling.node, node, input));
                    properties.push_back({spelling.output});
                }
        dataflow_graph graph(boost::edges_are_sorted, edges.begin(), edges.end(), properties.begin(),
                             static_cast<node_id>(nodes_.size()), static_cast<std::uint32_t>(edges.size()),
                             graph_tables{names_, operators_, file_});
        for (node_id node = 0; node < nodes_.size(); ++node)
            graph[node] = std::move(nodes_[node]);
        return graph;
    }

private:
    node_id node_named(std::string_view name, node_id user, const std::string& input) const
    {
        const auto number = names_->find(name);
        if (!number || *number >= node_of_name_.size() || !node_of_name_[*number])
            throw input_error{file_, "node '" + std::string{nodes_[user].name} + "'",
                              "its input '" + input + "' does not exist"};
        return *node_of_name_[*number];
    }

    std::string file_;
    std::shared_ptr<string_table> names_     = std::make_shared<string_table>();
    std::shared_ptr<string_table> operators_ = std::make_shared<string_table>();
    std::vector<graph_node> nodes_;
    std::vector<std::vector<std::string>> inputs_;
    std::vector<std::optional<node_id>> node_of_name_;
};

} // namespace oplift

#endif
