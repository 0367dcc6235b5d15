#ifndef OPLIFT_GRAPH_PRUNE_HPP
#define OPLIFT_GRAPH_PRUNE_HPP

#include <oplift/error.hpp>
#include <oplift/graph/graph.hpp>
#include <oplift/graph/tensor_reference.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift {

/// A part of a graph, and where the outputs asked for are in it.
struct pruned_graph {
    dataflow_graph graph;
    std::vector<tensor_reference> outputs; ///< in the order asked for
};

/// Which edges decide what outputs need. Control dependencies matter for what runs, not for what is computed.
enum class dependencies : bool { data, data_and_control };

/// Whether the edge closes a loop: it leads from a Merge to the NextIteration that feeds it. TensorFlow allows cycles
/// through such edges alone.
inline bool is_back_edge(const dataflow_graph& graph, node_id user, node_id operand)
{
    const auto begins_with = [&](node_id node, std::string_view name) {
        const std::string_view type = graph[node].operator_name;
        return type == name || (type.starts_with("Ref") && type.substr(3) == name);
    };
    return begins_with(operand, "NextIteration") && begins_with(user, "Merge");
}

namespace detail {

/// Walks a graph depth-first along operands and lists the nodes after their operands. Back edges are followed last.
class post_order {
public:
    /// Where `stops` is set for a node, its operands are not visited. Control dependencies are followed if `control`.
    post_order(const dataflow_graph& graph, const std::vector<bool>& stops, bool control)
        : graph_{graph}, stops_{stops}, control_{control}, states_(num_vertices(graph), state::unseen)
    {
    }

    /// Visits a node and all it needs. Throws input_error at a cycle that is no loop.
    void visit(node_id root)
    {
        for (descend(root); next_loop_ < loops_.size(); ++next_loop_)
            descend(loops_[next_loop_]);
    }

    const std::vector<node_id>& nodes() const { return nodes_; }

private:
    enum class state : std::uint8_t { unseen, open, done };
    struct step {
        node_id node;
        std::uint32_t next; ///< the operand to visit next
    };

    void descend(node_id root)
    {
        if (states_[root] != state::unseen)
            return;
        enter(root);
        while (!path_.empty()) {
            const node_id node = path_.back().node;
            if (stops_[node] || path_.back().next == out_degree(node, graph_)) {
                states_[node] = state::done;
                nodes_.push_back(node);
                path_.pop_back();
                continue;
            }
            const auto edge       = *std::next(edges_of(graph_, node).begin(), static_cast<int>(path_.back().next++));
            const node_id operand = target(edge, graph_);
            if (graph_[edge].is_control() && !control_)
                continue;
            if (is_back_edge(graph_, node, operand))
                loops_.push_back(operand);
            else if (states_[operand] == state::unseen)
                enter(operand);
            else if (states_[operand] == state::open)
                fail(operand);
        }
    }

    void enter(node_id node)
    {
        states_[node] = state::open;
        path_.push_back({node, 0});
    }

    [[noreturn]] void fail(node_id repeated) const
    {
        constexpr std::size_t shown = 8;
        std::string text            = "its operands lead back to it: ";
        const auto start            = std::ranges::find(path_, repeated, &step::node);
        std::size_t count           = 0;
        for (auto at = start; at != path_.end() && count < shown; ++at, ++count)
            text += "'" + std::string{graph_[at->node].name} + "' <- ";
        text += path_.end() - start > static_cast<std::ptrdiff_t>(shown) ? "..." : "'" + name_of_node(repeated) + "'";
        throw input_error{graph_[boost::graph_bundle].file, "node '" + name_of_node(repeated) + "'",
                          text + "; TensorFlow allows that through a NextIteration only"};
    }

    std::string name_of_node(node_id node) const { return std::string{graph_[node].name}; }

    const dataflow_graph& graph_;
    const std::vector<bool>& stops_;
    bool control_;
    std::vector<state> states_;
    std::vector<node_id> nodes_;
    std::vector<step> path_;
    std::vector<node_id> loops_;
    std::size_t next_loop_ = 0;
};

} // namespace detail

/// The part of a graph that the outputs need: they and, by data edges, all operands. A node in `inputs` stays without
/// operands. Control dependencies between nodes that stay are kept.
///
/// The order of the nodes is that of a depth-first walk from the outputs in the order given, operands in operand order;
/// operands come before their users, and only the back edges of loops lead to later nodes. So the order does not depend
/// on the order of the file. Names and attributes are shared with the whole graph.
///
/// Throws input_error if there is a cycle that is not a loop of TensorFlow's.
inline pruned_graph prune(const dataflow_graph& graph, std::span<const tensor_reference> outputs,
                          std::span<const node_id> inputs = {}, dependencies followed = dependencies::data)
{
    std::vector<bool> stops(num_vertices(graph));
    for (const node_id input : inputs)
        stops[input] = true;
    detail::post_order order{graph, stops, followed == dependencies::data_and_control};
    for (const tensor_reference output : outputs)
        order.visit(output.node);

    constexpr node_id dropped = 0xffffffffu;
    std::vector<node_id> number(num_vertices(graph), dropped);
    node_id count = 0;
    for (const node_id node : order.nodes())
        number[node] = count++;

    std::vector<std::pair<node_id, node_id>> edges;
    std::vector<operand_edge> properties;
    for (const node_id node : order.nodes()) {
        if (stops[node])
            continue;
        for (const auto edge : edges_of(graph, node))
            if (const node_id operand = number[target(edge, graph)]; operand != dropped) {
                edges.emplace_back(number[node], operand);
                properties.push_back(graph[edge]);
            }
    }
    pruned_graph result;
    result.graph = dataflow_graph(boost::edges_are_sorted, edges.begin(), edges.end(), properties.begin(), count,
                                  static_cast<std::uint32_t>(edges.size()), graph[boost::graph_bundle]);
    for (const node_id node : order.nodes())
        result.graph[number[node]] = graph[node];
    for (const tensor_reference output : outputs)
        result.outputs.push_back({number[output.node], output.output});

    // Control dependencies do not decide what is needed, but they must not close a cycle either.
    const std::vector<bool> none(count);
    detail::post_order check{result.graph, none, true};
    for (node_id node = 0; node < count; ++node)
        check.visit(node);
    return result;
}

} // namespace oplift

#endif
