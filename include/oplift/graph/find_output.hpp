#ifndef OPLIFT_GRAPH_FIND_OUTPUT_HPP
#define OPLIFT_GRAPH_FIND_OUTPUT_HPP

#include <oplift/graph/graph.hpp>
#include <oplift/graph/graph_builder.hpp>
#include <oplift/graph/tensor_reference.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift {

/// A name that a user gave and that no node bears, with the nearest names there are.
class unknown_node : public std::invalid_argument {
public:
    unknown_node(const std::string& name, std::vector<std::string> nearest)
        : std::invalid_argument{sentence(name, nearest)}, nearest_{std::move(nearest)}
    {
    }

    const std::vector<std::string>& nearest() const noexcept { return nearest_; }

private:
    static std::string sentence(const std::string& name, const std::vector<std::string>& nearest)
    {
        std::string text = "there is no node '" + name + "'";
        for (std::size_t i = 0; i < nearest.size(); ++i)
            text += (i == 0 ? "; the nearest are: " : ", ") + nearest[i];
        return text;
    }

    std::vector<std::string> nearest_;
};

/// The number of characters to insert, delete or replace to make one text of the other; `limit` if it is that or more.
inline std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit)
{
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) >= limit)
        return limit;
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0]               = i + 1;
        std::size_t least    = row[0];
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal                   = row[j + 1];
            row[j + 1]                 = std::min({row[j] + 1, row[j + 1] + 1, replaced});
            least                      = std::min(least, row[j + 1]);
        }
        if (least >= limit)
            return limit;
    }
    return std::min(row.back(), limit);
}

/// The names most like a given one, nearest first: those with the same last component count as near, whatever their
/// scope; then those that differ in few characters.
inline std::vector<std::string> nearest_names(const dataflow_graph& graph, std::string_view name, std::size_t count = 3)
{
    const auto last = [](std::string_view path) { return path.substr(path.rfind('/') + 1); };
    std::vector<std::pair<std::size_t, std::string_view>> found; // sorted; at most `count`
    // A name that differs in more than half of its characters helps nobody.
    const std::size_t farthest = std::max<std::size_t>(name.size() / 2, 2) + 1;
    for (node_id node = 0; node < num_vertices(graph); ++node) {
        const std::string_view candidate = graph[node].name;
        const std::size_t limit          = found.size() == count ? found.back().first + 1 : farthest;
        std::size_t distance             = edit_distance(name, candidate, limit);
        if (last(candidate) == last(name))
            distance = std::min<std::size_t>(distance, 2);
        if (distance >= limit)
            continue;
        const std::pair entry{distance, candidate};
        found.insert(std::ranges::lower_bound(found, entry), entry);
        if (found.size() > count)
            found.pop_back();
    }
    std::vector<std::string> names;
    for (const auto& [distance, candidate] : found)
        names.emplace_back(candidate);
    return names;
}

/// The output that a user names as "node" or "node:1". Throws unknown_node.
inline tensor_reference find_output(const dataflow_graph& graph, std::string_view text)
{
    const input_spelling spelling = parse_input(text);
    if (spelling.output != operand_edge::control)
        for (node_id node = 0; node < num_vertices(graph); ++node)
            if (graph[node].name == spelling.node)
                return {node, spelling.output};
    throw unknown_node{std::string{spelling.node}, nearest_names(graph, spelling.node)};
}

} // namespace oplift

#endif
