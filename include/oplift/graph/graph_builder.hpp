#ifndef OPLIFT_GRAPH_GRAPH_BUILDER_HPP
#define OPLIFT_GRAPH_GRAPH_BUILDER_HPP

#include <oplift/error.hpp>
#include <oplift/graph/graph.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <ranges>
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
    template <std::ranges::forward_range Inputs = std::initializer_list<std::string_view>>
    void add(std::string_view name, std::string_view operator_name, const Inputs& inputs, attribute_map attributes)
    {
        if (name.empty())
            throw input_error{file_, "node number " + std::to_string(nodes_.size()), "the node has no name"};
        const std::uint32_t number = number_of(name);
        if (node_of_name_[number] != none)
            throw input_error{file_, "node '" + std::string{name} + "'", "two nodes bear this name"};
        node_of_name_[number] = static_cast<node_id>(nodes_.size());
        graph_node node;
        node.name          = (*names_)[number];
        node.operator_type = operators_->intern(operator_name);
        node.operator_name = (*operators_)[node.operator_type];
        node.attributes    = std::move(attributes);
        nodes_.push_back(std::move(node));
        for (const auto& input : inputs) {
            const input_spelling spelling = parse_input(input);
            inputs_.push_back({number_of(spelling.node), spelling.output});
        }
        inputs_end_.push_back(inputs_.size());
    }

    /// The graph of all nodes added. Throws input_error if an input names a node that does not exist.
    dataflow_graph finish() &&
    {
        std::vector<std::pair<node_id, node_id>> edges;
        std::vector<operand_edge> properties;
        edges.reserve(inputs_.size());
        properties.reserve(inputs_.size());
        for (node_id node = 0; node < nodes_.size(); ++node)
            for (const bool control : {false, true})
                for (std::size_t i = node == 0 ? 0 : inputs_end_[node - 1]; i < inputs_end_[node]; ++i) {
                    if ((inputs_[i].output == operand_edge::control) != control)
                        continue;
                    if (node_of_name_[inputs_[i].name] == none)
                        throw input_error{file_, "node '" + std::string{nodes_[node].name} + "'",
                                          "its input '" + text_of(inputs_[i]) + "' does not exist"};
                    edges.emplace_back(node, node_of_name_[inputs_[i].name]);
                    properties.push_back({inputs_[i].output});
                }
        dataflow_graph graph(boost::edges_are_sorted, edges.begin(), edges.end(), properties.begin(),
                             static_cast<node_id>(nodes_.size()), static_cast<std::uint32_t>(edges.size()),
                             graph_tables{names_, operators_, file_});
        for (node_id node = 0; node < nodes_.size(); ++node)
            graph[node] = std::move(nodes_[node]);
        return graph;
    }

private:
    /// No node bears the name, as yet.
    static constexpr node_id none = 0xffffffffu;

    struct named_input {
        std::uint32_t name   = 0; ///< its number in the table
        std::uint32_t output = 0; ///< operand_edge::control for a control dependency
    };

    /// The number of a name, of a node that was added or will be.
    std::uint32_t number_of(std::string_view name)
    {
        const std::uint32_t number = names_->intern(name);
        if (number == node_of_name_.size())
            node_of_name_.push_back(none);
        return number;
    }

    /// The input as TensorFlow writes it: of output 0 there is the name alone.
    std::string text_of(const named_input& spelled) const
    {
        const std::string name{(*names_)[spelled.name]};
        if (spelled.output == operand_edge::control)
            return "^" + name;
        return spelled.output == 0 ? name : name + ":" + std::to_string(spelled.output);
    }

    std::string file_;
    std::shared_ptr<string_table> names_     = std::make_shared<string_table>();
    std::shared_ptr<string_table> operators_ = std::make_shared<string_table>();
    std::vector<graph_node> nodes_;
    std::vector<named_input> inputs_;     ///< of all nodes, one after the other
    std::vector<std::size_t> inputs_end_; ///< where those of each node end
    std::vector<node_id> node_of_name_;   ///< by the number of its name, or `none`
};

} // namespace oplift

#endif
