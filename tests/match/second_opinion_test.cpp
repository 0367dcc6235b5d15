// The matcher against others on random graphs and patterns: a search through all ways to match, which has no order, no
// backtracking and no program; and, where Boost.Graph can express a pattern, its vf2_subgraph_iso.

#include "support/flat_graph.hpp"
#include "support/pattern_tree.hpp"
#include <oplift/match/candidates.hpp>
#include <oplift/match/matcher.hpp>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/vf2_sub_graph_iso.hpp>
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <random>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

using oplift::bindings;
using oplift::capture_kind;
using oplift::matcher;
using oplift::node_id;
using oplift::pattern_program;
using oplift::step_kind;
using oplift::subject;
using oplift::tensor_reference;
using oplift::test::flat_graph;
using oplift::test::pattern_tree;
using oplift::test::run_time_trie;
using oplift::test::tree_program;

namespace {

using random_numbers = std::mt19937;

std::size_t below(random_numbers& random, std::size_t limit)
{
    return random() % limit;
}

struct operator_kind {
    std::vector<std::string_view> names;
    std::size_t operands;
    bool commutative;
};

const std::vector<operator_kind> kinds{
    {{"Add", "AddV2"}, 2, true}, {{"Mul"}, 2, true}, {{"Sub"}, 2, false}, {{"Neg"}, 1, false}, {{"Select"}, 3, false}};

void fill(flat_graph& graph, random_numbers& random, std::size_t nodes, bool variadic)
{
    graph.add("Placeholder", {});
    graph.add("Placeholder", {});
    graph.add("Const", {});
    while (graph.size() < nodes) {
        const std::size_t kind = below(random, kinds.size() + (variadic ? 1 : 0));
        std::vector<node_id> operands(kind < kinds.size() ? kinds[kind].operands : 1 + below(random, 3));
        for (node_id& operand : operands)
            operand = static_cast<node_id>(graph.size() - 1 - below(random, std::min<std::size_t>(graph.size(), 5)));
        graph.add(kind == kinds.size() ? "AddN" : kinds[kind].names[below(random, kinds[kind].names.size())], operands);
        if (variadic && below(random, 4) == 0)
            graph.wait_for(operands[0]);
    }
}

/// Captures have the slots 0 to 3, named parts 4 and 5, lists 6, what is inside of lists 7, what is excluded alone 8.
/// With alternatives, slot 3 is for known values.
struct pattern_maker {
    random_numbers& random;
    bool alternatives;
    std::map<int, pattern_tree> named{};
    bool has_list = false;

    pattern_tree operation(int depth)
    {
        if (alternatives && depth > 0 && !has_list && below(random, 6) == 0) {
            has_list = true;
            std::vector<pattern_tree> part;
            if (below(random, 2) == 0)
                part.push_back(pattern_tree::operation({"Neg"}, {piece()}));
            std::vector<pattern_tree> operands;
            if (below(random, 3) == 0)
                operands.push_back(inner(depth - 1));
            operands.push_back(pattern_tree::each(6, part));
            if (below(random, 3) == 0)
                operands.push_back(inner(depth - 1));
            return pattern_tree::operation({"AddN"}, operands);
        }
        const operator_kind& kind = kinds[below(random, kinds.size())];
        std::vector<pattern_tree> operands;
        for (std::size_t i = 0; i < kind.operands; ++i)
            operands.push_back(inner(depth - 1));
        pattern_tree made = pattern_tree::operation(kind.names, operands, kind.commutative);
        if (alternatives && below(random, 6) == 0)
            made.control_inputs =
                below(random, 3) == 0 ? oplift::control_demand::some_input : oplift::control_demand::no_input;
        return made;
    }

    /// The operand of what stands inside of a list: anything, or anything but what a Neg yields.
    pattern_tree piece()
    {
        const pattern_tree any = pattern_tree::any(7);
        if (below(random, 2) == 0)
            return any;
        return pattern_tree::but_not(any, pattern_tree::operation({"Neg"}, {pattern_tree::any(9)}));
    }

    /// Excluded are patterns without lists and named parts, whose captures may be those of others.
    pattern_tree unwanted(int depth)
    {
        const std::size_t what = below(random, 6);
        if (depth <= 0 || what < 2)
            return pattern_tree::any(below(random, 3) > 0 ? 8 : static_cast<int>(below(random, 3)));
        if (what == 2)
            return pattern_tree::either(unwanted_operation(depth), unwanted(depth - 1));
        if (what == 3)
            return pattern_tree::but_not(unwanted_operation(depth), unwanted_operation(depth));
        return unwanted_operation(depth);
    }

    pattern_tree unwanted_operation(int depth)
    {
        const operator_kind& kind = kinds[below(random, kinds.size())];
        std::vector<pattern_tree> operands;
        for (std::size_t i = 0; i < kind.operands; ++i)
            operands.push_back(unwanted(depth - 1));
        return pattern_tree::operation(kind.names, operands, kind.commutative);
    }

    pattern_tree inner(int depth)
    {
        const std::size_t what = below(random, 10);
        if (alternatives && what == 0)
            return pattern_tree::known(3);
        if (alternatives && what == 9)
            return pattern_tree::but_not(inner(depth - 1), unwanted_operation(1));
        if (depth <= 0 || what < 3) {
            const auto any = pattern_tree::any(static_cast<int>(below(random, alternatives ? 3 : 4)));
            return alternatives && below(random, 4) == 0 ? pattern_tree::but_not(any, unwanted_operation(1)) : any;
        }
        if (what < 5) {
            const int slot = 4 + static_cast<int>(below(random, 2));
            if (!named.contains(slot)) {
                const pattern_tree part = operation(depth);
                named.emplace(slot, part); // unless a part of it has taken the name
            }
            return pattern_tree::named(slot, named.at(slot));
        }
        if (alternatives && what < 7) {
            pattern_tree first = operation(depth);
            return pattern_tree::either(first, inner(depth));
        }
        return operation(depth);
    }
};

using assignment = std::array<tensor_reference, 10>;

/// A way to match: what is bound, and what must not match once all is bound.
struct way {
    assignment bound{};
    std::set<std::pair<const pattern_tree*, tensor_reference>> excluded{};

    friend auto operator<=>(const way&, const way&) = default;
};

std::set<way> ways(const subject& graph, const pattern_tree& tree, tensor_reference tensor, const way& before);

/// Whether nothing matches that must not.
bool stands(const subject& graph, const way& match)
{
    return std::ranges::none_of(match.excluded, [&](const auto& excluded) {
        const std::set<way> all = ways(graph, *excluded.first, excluded.second, {match.bound, {}});
        return std::ranges::any_of(all, [&](const way& one) { return stands(graph, one); });
    });
}

/// All ways in which a tensor matches a pattern that agree with what is bound already.
std::set<way> ways(const subject& graph, const pattern_tree& tree, tensor_reference tensor, const way& before)
{
    const auto bind = [&] {
        std::set<way> result;
        way with   = before;
        auto& slot = with.bound[static_cast<std::size_t>(tree.slot)];
        if (slot == bindings::unbound || slot == tensor) {
            slot = tensor;
            result.insert(with);
        }
        return result;
    };
    switch (tree.kind) {
    case step_kind::capture:
        if (tree.captures == capture_kind::weight && graph.operator_names[tensor.node] != "Const")
            return {};
        return bind();
    case step_kind::named: {
        std::set<way> result;
        for (const way& with : bind())
            result.merge(ways(graph, tree.parts[0], tensor, with));
        return result;
    }
    case step_kind::choice: {
        auto result = ways(graph, tree.parts[0], tensor, before);
        result.merge(ways(graph, tree.parts[1], tensor, before));
        return result;
    }
    case step_kind::exclusion: {
        way with = before;
        with.excluded.emplace(&tree.parts[1], tensor);
        return ways(graph, tree.parts[0], tensor, with);
    }
    case step_kind::each:
        return {};
    case step_kind::operation:
        break;
    }
    const auto operands = graph.operands_of(tensor.node);
    const auto list     = std::ranges::find(tree.parts, step_kind::each, &pattern_tree::kind);
    const bool variadic = list != tree.parts.end();
    if (std::ranges::find(tree.operators, graph.operator_names[tensor.node]) == tree.operators.end() ||
        (variadic ? operands.size() < tree.parts.size() : operands.size() != tree.parts.size()))
        return {};
    if (tree.control_inputs != oplift::control_demand::none &&
        (tree.control_inputs == oplift::control_demand::some_input) == graph.control_inputs_of(tensor.node).empty())
        return {};
    std::set<way> result;
    for (const bool exchanged : {false, true}) {
        if (exchanged && !tree.commutative)
            continue;
        std::set<way> so_far{before};
        const auto go_on = [&](const pattern_tree& part, tensor_reference operand) {
            std::set<way> further;
            for (const way& with : so_far)
                further.merge(ways(graph, part, operand, with));
            so_far = further;
        };
        const auto first = static_cast<std::size_t>(list - tree.parts.begin());
        const auto after = variadic ? tree.parts.size() - first - 1 : 0;
        for (std::size_t i = 0; i < operands.size(); ++i) {
            if (!variadic || i < first) {
                go_on(tree.parts[i], operands[exchanged ? 1 - i : i]);
            } else if (i >= operands.size() - after) {
                go_on(tree.parts[tree.parts.size() - (operands.size() - i)], operands[i]);
            } else if (!list->parts.empty()) { // what is inside is bound for each operand anew
                std::set<way> freed;
                for (const way& with : so_far)
                    for (way one : ways(graph, list->parts[0], operands[i], {with.bound, {}}))
                        if (stands(graph, one)) {
                            one.bound[7] = bindings::unbound;
                            freed.insert({one.bound, with.excluded});
                        }
                so_far = freed;
            }
        }
        result.merge(so_far);
    }
    return result;
}

assignment nothing_bound()
{
    assignment none;
    none.fill(bindings::unbound);
    return none;
}

/// Vertices are nodes, and operands as vertices between user and used: their labels tell the position.
using labelled_graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, std::uint64_t>;
constexpr std::uint64_t any_node = 1, operand_of_commutative = 2, first_operand = 3; // no hash is that small

std::uint64_t operand_label(bool commutative, std::size_t position)
{
    return commutative ? operand_of_commutative : first_operand + position;
}

labelled_graph labelled(const subject& graph)
{
    labelled_graph result;
    for (node_id node = 0; node < graph.size(); ++node)
        add_vertex(graph.operator_hash[node], result);
    for (node_id node = 0; node < graph.size(); ++node) {
        const std::string_view name = graph.operator_names[node];
        const auto operands         = graph.operands_of(node);
        for (std::size_t i = 0; i < operands.size(); ++i) {
            const auto between = add_vertex(operand_label(name != "Sub" && name != "Select", i), result);
            add_edge(node, between, result);
            add_edge(between, operands[i].node, result);
        }
    }
    return result;
}

struct labelled_pattern {
    labelled_graph graph{};
    std::map<int, std::size_t> shared{};

    std::size_t add(const pattern_tree& tree)
    {
        if (tree.slot >= 0 && shared.contains(tree.slot))
            return shared[tree.slot];
        if (tree.kind == step_kind::named)
            return shared[tree.slot] = add(tree.parts[0]);
        if (tree.kind == step_kind::capture)
            return shared[tree.slot] = add_vertex(any_node, graph);
        const auto self = add_vertex(oplift::hash_of(tree.operators[0]), graph);
        for (std::size_t i = 0; i < tree.parts.size(); ++i) {
            const auto between =
                add_vertex(operand_label(tree.operators[0] != "Sub" && tree.operators[0] != "Select", i), graph);
            const auto operand = add(tree.parts[i]);
            add_edge(self, between, graph);
            add_edge(between, operand, graph);
        }
        return self;
    }
};

/// The nodes at which Boost.Graph finds the pattern, with another node for each of its parts.
std::set<std::size_t> roots_by_vf2(const pattern_tree& tree, const subject& graph)
{
    labelled_pattern pattern;
    const std::size_t root     = pattern.add(tree);
    const labelled_graph whole = labelled(graph);
    const auto equivalent      = [&](auto a, auto b) {
        if (pattern.graph[a] == any_node)
            return b < graph.size();
        if (pattern.graph[a] == oplift::hash_of("Add") && whole[b] == oplift::hash_of("AddV2"))
            return true;
        return pattern.graph[a] == whole[b];
    };
    std::set<std::size_t> roots;
    const auto note = [&](auto to_whole, auto) {
        roots.insert(get(to_whole, root));
        return true;
    };
    boost::vf2_subgraph_iso(pattern.graph, whole, note, boost::vertex_order_by_mult(pattern.graph),
                            boost::vertices_equivalent(equivalent));
    return roots;
}

/// Vf2 maps different parts to different nodes.
struct different_nodes final : oplift::match_acceptance {
    explicit different_nodes(const pattern_program& program)
        : captures{std::min<std::size_t>(4, program.captures.size())}
    {
    }

    bool accepts(const bindings& found) override
    {
        std::vector<node_id> nodes = found.covered;
        for (std::size_t slot = 0; slot < captures; ++slot)
            if (found.is_bound(slot))
                nodes.push_back(found.slots[slot].node);
        std::ranges::sort(nodes);
        return std::ranges::adjacent_find(nodes) == nodes.end();
    }

    std::size_t captures;
};

} // namespace

TEST_CASE("the matcher finds what a search through all ways to match finds, and binds what one of these ways binds")
{
    std::size_t matched = 0, unmatched = 0, excluded = 0;
    for (unsigned seed = 0; seed < 3000; ++seed) {
        random_numbers random{seed};
        flat_graph graph;
        fill(graph, random, 6 + below(random, 8), true);
        pattern_maker maker{random, true};
        pattern_tree tree = maker.operation(1 + static_cast<int>(below(random, 3)));
        if (below(random, 2) == 0) {
            pattern_tree unwanted = maker.unwanted_operation(2);
            for (int tries = 0; tries < 10 && unwanted.operators != tree.operators; ++tries)
                unwanted = maker.unwanted_operation(2);
            tree = pattern_tree::but_not(tree, unwanted);
        }
        const tree_program lowered{tree};
        const pattern_program program = lowered.program();
        if (program.steps.size() > 60)
            continue;
        matcher matching{graph.view()};
        bindings found;
        for (node_id node = 0; node < graph.size(); ++node) {
            std::set<assignment> expected;
            const std::set<way> all = ways(graph.view(), tree, {node, 0}, {nothing_bound(), {}});
            for (const way& one : all)
                if (stands(graph.view(), one))
                    expected.insert(one.bound);
            excluded += expected.empty() && !all.empty();
            const bool is_match = matching.match(program, {node, 0}, found);
            CAPTURE(seed);
            CAPTURE(node);
            REQUIRE(is_match == !expected.empty());
            ++(is_match ? matched : unmatched);
            if (!is_match)
                continue;
            assignment bound = nothing_bound();
            for (std::size_t slot = 0; slot < std::min<std::size_t>(6, program.captures.size()); ++slot)
                bound[slot] = found.slots[slot];
            REQUIRE(expected.contains(bound));
        }
    }
    CHECK(matched > 800);
    CHECK(unmatched > 2000);
    CHECK(excluded > 80);
}

TEST_CASE("rules matched together give the matches of one rule after the other")
{
    std::size_t matched = 0, kept_out = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
        random_numbers random{seed};
        flat_graph graph;
        fill(graph, random, 60, true);
        std::deque<tree_program> lowered;
        std::deque<pattern_program> programs;
        std::vector<const pattern_program*> table;
        while (table.size() < 50) {
            pattern_maker maker{random, true};
            lowered.emplace_back(maker.operation(1 + static_cast<int>(below(random, 3))));
            if (lowered.back().program().steps.size() > 200)
                continue;
            table.push_back(&programs.emplace_back(lowered.back().program()));
        }
        const run_time_trie trie{table};
        oplift::candidate_search search{graph.view(), trie.view(), table.size()};
        matcher matching{graph.view()};
        bindings found;
        for (node_id node = 0; node < graph.size(); ++node) {
            const auto candidates = search.at({node, 0});
            REQUIRE(std::ranges::is_sorted(candidates));
            REQUIRE(std::ranges::adjacent_find(candidates) == candidates.end());
            for (std::size_t rule = 0; rule < table.size(); ++rule) {
                const bool is_candidate = std::ranges::binary_search(candidates, rule);
                const bool is_match     = matching.match(*table[rule], {node, 0}, found);
                CAPTURE(seed);
                CAPTURE(rule);
                REQUIRE((is_candidate || !is_match));
                matched += is_match;
                kept_out += !is_candidate;
            }
        }
    }
    CHECK(matched > 1000);
    CHECK(kept_out > 50000);
}

TEST_CASE("vf2_subgraph_iso finds the same matches, where it can express the pattern")
{
    std::size_t matched = 0, unmatched = 0;
    for (unsigned seed = 0; seed < 2000; ++seed) {
        random_numbers random{seed};
        flat_graph graph;
        fill(graph, random, 6 + below(random, 6), false);
        pattern_maker maker{random, false};
        const pattern_tree tree = maker.operation(1 + static_cast<int>(below(random, 2)));
        const tree_program lowered{tree};
        const pattern_program program = lowered.program();
        const auto expected           = roots_by_vf2(tree, graph.view());
        matcher matching{graph.view()};
        bindings found;
        different_nodes different{program};
        for (node_id node = 0; node < graph.size(); ++node) {
            const bool is_match = matching.match(program, {node, 0}, found, &different);
            CAPTURE(seed);
            CAPTURE(node);
            REQUIRE(is_match == expected.contains(node));
            ++(is_match ? matched : unmatched);
        }
    }
    CHECK(matched > 700);
    CHECK(unmatched > 900);
}
