#ifndef OPLIFT_GRAPH_GRAPH_HPP
#define OPLIFT_GRAPH_GRAPH_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/graph/tensor_reference.hpp>

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/range/iterator_range.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace oplift {

/// The number that one graph gives to an operator type such as "Conv2D"; see string_table.
using operator_id = std::uint32_t;

/// Texts, each stored once and known by a number. Views into the table stay valid as long as it lives.
class string_table {
public:
    std::uint32_t intern(std::string_view text)
    {
        if (const auto known = numbers_.find(text); known != numbers_.end())
            return known->second;
        auto* stored      = static_cast<char*>(memory_.allocate(text.size(), 1));
        const auto number = static_cast<std::uint32_t>(texts_.size());
        std::ranges::copy(text, stored);
        texts_.emplace_back(stored, text.size());
        numbers_.emplace(texts_.back(), number);
        return number;
    }

    /// The number of a text that is in the table.
    std::optional<std::uint32_t> find(std::string_view text) const
    {
        const auto known = numbers_.find(text);
        return known == numbers_.end() ? std::nullopt : std::optional{known->second};
    }

    std::string_view operator[](std::uint32_t number) const { return texts_[number]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }

private:
    // One block after the other: a graph has thousands of names, which are given back together.
    std::pmr::monotonic_buffer_resource memory_{std::size_t{1} << 14};
    std::vector<std::string_view> texts_;
    std::pmr::unordered_map<std::string_view, std::uint32_t> numbers_{&memory_};
};

/// A node of a TensorFlow graph. The texts belong to the graph's string tables.
struct graph_node {
    std::string_view name;
    std::string_view operator_name;
    operator_id operator_type = 0;
    attribute_map attributes;
};

/// What an edge, from a node to one of its operands, carries.
struct operand_edge {
    static constexpr std::uint32_t control = 0xffffffffu;

    std::uint32_t output = 0; ///< which output of the operand; `control` for a control dependency

    bool is_control() const { return output == control; }
};

/// What belongs to the graph as a whole.
struct graph_tables {
    std::shared_ptr<const string_table> names; ///< node names; the number of a name need not be its node
    std::shared_ptr<const string_table> operator_names;
    std::string file; ///< where the graph was read from, for error messages
};

/// A TensorFlow graph as a Boost.Graph. An edge leads from a node to an operand: the out-edges of a node are its
/// data operands in operand order, then its control dependencies. Boost.Graph's algorithms run on it as it is;
/// topological_sort yields operands before their users.
using dataflow_graph = boost::compressed_sparse_row_graph<boost::directedS, graph_node, operand_edge, graph_tables,
                                                          node_id, std::uint32_t>;

/// The edges to data operands, then those to control dependencies.
inline auto edges_of(const dataflow_graph& graph, node_id node)
{
    return boost::make_iterator_range(out_edges(node, graph));
}

/// The data operands of a node, in operand order.
inline std::vector<tensor_reference> operands_of(const dataflow_graph& graph, node_id node)
{
    std::vector<tensor_reference> operands;
    for (const auto edge : edges_of(graph, node))
        if (!graph[edge].is_control())
            operands.push_back({target(edge, graph), graph[edge].output});
    return operands;
}

} // namespace oplift

#endif
