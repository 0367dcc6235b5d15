#ifndef OPLIFT_BENCHMARKS_MATCHING_RIVALS_HPP
#define OPLIFT_BENCHMARKS_MATCHING_RIVALS_HPP

#include "support/pattern_tree.hpp"
#include <oplift/match/subject.hpp>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/vf2_sub_graph_iso.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace oplift::benchmarks {

/// A graph and patterns as programs keep them that compare names: a string for each node, alternatives as "Add|AddV2",
/// "*" for anything. Operands are tried as they are written and exchanged; what stands twice is not compared.
struct named_node {
    std::string operator_name;
    std::vector<const named_node*> operands;
};

struct named_pattern {
    std::string operator_name;
    std::vector<named_pattern> operands;
    bool commutative = false;
};

inline std::vector<named_node> named_graph(const subject& graph)
{
    std::vector<named_node> nodes(graph.size());
    for (node_id node = 0; node < nodes.size(); ++node) {
        nodes[node].operator_name = graph.operator_names[node];
        for (const tensor_reference operand : graph.operands_of(node))
            nodes[node].operands.push_back(&nodes[operand.node]);
    }
    return nodes;
}

inline named_pattern named_form(const test::pattern_tree& tree)
{
    if (tree.kind == step_kind::capture)
        return {"*", {}};
    named_pattern pattern;
    for (const std::string_view name : tree.operators)
        pattern.operator_name.append(pattern.operator_name.empty() ? "" : "|").append(name);
    for (const test::pattern_tree& part : tree.parts)
        pattern.operands.push_back(named_form(part));
    pattern.commutative = tree.commutative;
    return pattern;
}

inline bool matches_by_name(const named_node& node, const named_pattern& pattern)
{
    if (pattern.operator_name == "*")
        return true;
    bool named = false;
    for (std::size_t begin = 0; begin <= pattern.operator_name.size() && !named;) {
        const std::size_t end = std::min(pattern.operator_name.find('|', begin), pattern.operator_name.size());
        named                 = pattern.operator_name.substr(begin, end - begin) == node.operator_name;
        begin                 = end + 1;
    }
    if (!named || node.operands.size() != pattern.operands.size())
        return false;
    bool straight = true;
    for (std::size_t i = 0; i < pattern.operands.size() && straight; ++i)
        straight = matches_by_name(*node.operands[i], pattern.operands[i]);
    return straight || (pattern.commutative && matches_by_name(*node.operands[0], pattern.operands[1]) &&
                        matches_by_name(*node.operands[1], pattern.operands[0]));
}

/// The operators of a pattern, without captures, as Boost.Graph's subgraph search wants them.
using plain_graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, std::uint64_t>;

inline plain_graph plain_form(const subject& graph)
{
    plain_graph plain(graph.size());
    for (node_id node = 0; node < graph.size(); ++node) {
        plain[node] = graph.operator_hash[node];
        for (const tensor_reference operand : graph.operands_of(node))
            if (!edge(node, operand.node, plain).second)
                add_edge(node, operand.node, plain);
    }
    return plain;
}

inline std::size_t add_plain(plain_graph& plain, const test::pattern_tree& tree)
{
    const auto self = add_vertex(hash_of(tree.operators.front()), plain);
    for (const test::pattern_tree& part : tree.parts)
        if (part.kind == step_kind::operation)
            add_edge(self, add_plain(plain, part), plain);
    return self;
}

/// How many matches vf2_subgraph_iso finds, of the first name of each operator, regardless of the order of operands.
inline std::size_t count_by_vf2(const plain_graph& pattern, const plain_graph& graph)
{
    std::size_t found   = 0;
    const auto callback = [&](auto, auto) {
        ++found;
        return true;
    };
    const auto same_operator = [&](auto a, auto b) { return pattern[a] == graph[b]; };
    boost::vf2_subgraph_iso(pattern, graph, callback, boost::vertex_order_by_mult(pattern),
                            boost::vertices_equivalent(same_operator));
    return found;
}

} // namespace oplift::benchmarks

#endif
