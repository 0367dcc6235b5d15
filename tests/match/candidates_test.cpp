#include "support/flat_graph.hpp"
#include "support/pattern_tree.hpp"
#include <oplift/match/candidates.hpp>
#include <oplift/match/matcher.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdlib>
#include <deque>
#include <new>
#include <string>
#include <vector>

using oplift::node_id;
using oplift::test::flat_graph;
using oplift::test::pattern_tree;
using oplift::test::run_time_trie;
using oplift::test::tree_program;

namespace {
std::size_t allocations = 0;
}

void* operator new(std::size_t size)
{
    ++allocations;
    if (void* const memory = std::malloc(size == 0 ? 1 : size))
        return memory;
    throw std::bad_alloc{};
}
// The standard library's temporary buffers take this one, and give back by the next.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    ++allocations;
    return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}

namespace {

pattern_tree any()
{
    return pattern_tree::any(0);
}
pattern_tree neg(const pattern_tree& operand)
{
    return pattern_tree::operation({"Neg"}, {operand});
}
pattern_tree add(const pattern_tree& a, const pattern_tree& b)
{
    return pattern_tree::operation({"Add", "AddV2"}, {a, b}, true);
}
pattern_tree sub(const pattern_tree& a, const pattern_tree& b)
{
    return pattern_tree::operation({"Sub"}, {a, b});
}
pattern_tree pack(const std::vector<pattern_tree>& operands)
{
    return pattern_tree::operation({"Pack"}, operands);
}

struct table {
    explicit table(const std::vector<pattern_tree>& trees)
    {
        for (const pattern_tree& tree : trees) {
            lowered.emplace_back(tree);
            all.push_back(&programs.emplace_back(lowered.back().program()));
        }
    }
    std::deque<tree_program> lowered;
    std::deque<oplift::pattern_program> programs;
    std::vector<const oplift::pattern_program*> all;
};

/// The candidates at a node, as text.
std::string at(const flat_graph& graph, node_id node, const std::vector<pattern_tree>& rules, std::uint32_t output = 0)
{
    const table made{rules};
    const run_time_trie trie{made.all};
    oplift::candidate_search search{graph.view(), trie.view(), made.all.size()};
    std::string text;
    for (const std::uint16_t rule : search.at({node, output}))
        text += std::to_string(rule);
    return text;
}

} // namespace

TEST_CASE("candidates are the rules whose operators are there, in the order of the table")
{
    flat_graph graph;
    const node_id x = graph.add("Placeholder", {});
    const node_id n = graph.add("Neg", {x});
    const node_id s = graph.add("Sub", {n, x});
    CHECK(at(graph, s, {sub(any(), any()), sub(neg(any()), any()), sub(any(), neg(any())), neg(any())}) == "01");
    CHECK(at(graph, n, {sub(any(), any()), neg(any()), neg(neg(any()))}) == "1");
    CHECK(at(graph, x, {sub(any(), any()), neg(any())}).empty());
}

TEST_CASE("operands of commutative operators are exchanged at every level")
{
    flat_graph graph;
    const node_id x     = graph.add("Placeholder", {});
    const node_id n     = graph.add("Neg", {x});
    const node_id inner = graph.add("AddV2", {x, n});
    const node_id outer = graph.add("Add", {x, inner});
    CHECK(at(graph, outer,
             {add(add(neg(any()), any()), any()), add(any(), add(any(), neg(any()))), add(neg(any()), any())}) == "01");
}

TEST_CASE("a rule that captures a weight is a candidate where the value is known")
{
    flat_graph graph;
    const node_id x      = graph.add("Placeholder", {});
    const node_id w      = graph.add("Const", {});
    const node_id biased = graph.add("Add", {w, x});
    const node_id sum    = graph.add("Add", {x, x});
    const std::vector<pattern_tree> rules{add(any(), pattern_tree::known(1)), add(any(), pattern_tree::any(1))};
    CHECK(at(graph, biased, rules) == "01");
    CHECK(at(graph, sum, rules) == "1");
}

TEST_CASE("a rule that two ways lead to is a candidate once")
{
    flat_graph graph;
    const node_id x = graph.add("Placeholder", {});
    const node_id n = graph.add("Neg", {x});
    const node_id a = graph.add("Add", {n, n});
    CHECK(at(graph, a, {add(neg(any()), any()), pattern_tree::either(add(neg(any()), any()), add(any(), any()))}) ==
          "01");
}

TEST_CASE("the number of operands counts, the output as well")
{
    flat_graph graph;
    const node_id x   = graph.add("Placeholder", {});
    const node_id one = graph.add("Pack", {x});
    const node_id two = graph.add("Pack", {x, x});
    const std::vector<pattern_tree> rules{pack({any()}), pack({any(), any()}), pack({pattern_tree::each(1, {})}),
                                          pack({pattern_tree::each(1, {}), any()})};
    CHECK(at(graph, one, rules) == "02");
    CHECK(at(graph, two, rules) == "123");
    CHECK(at(graph, two, rules, 1).empty());
}

TEST_CASE("an attempt takes no memory from the heap, whether it succeeds or not")
{
    flat_graph graph;
    std::vector<node_id> nodes{graph.add("Placeholder", {}), graph.add("Placeholder", {})};
    for (int i = 0; i < 200; ++i) {
        nodes.push_back(graph.add("Neg", {nodes[nodes.size() - 2]}));
        nodes.push_back(graph.add(i % 3 == 0 ? "Sub" : "Add", {nodes[nodes.size() - 1], nodes[nodes.size() - 3]}));
    }
    nodes.push_back(graph.add("Pack", {nodes[5], nodes[7], nodes[9]}));
    const table made{{add(neg(any()), pattern_tree::any(1)),
                      pattern_tree::operation({"Add"}, {pattern_tree::any(1), add(any(), neg(any()))}, true),
                      add(any(), any()), sub(neg(pattern_tree::either(add(any(), any()), neg(any()))), any()),
                      pack({pattern_tree::each(2, {neg(pattern_tree::any(3))})})}};
    const run_time_trie trie{made.all};
    oplift::candidate_search search{graph.view(), trie.view(), made.all.size()};
    oplift::matcher matching{graph.view()};
    oplift::bindings found;
    std::size_t matched = 0, refused = 0;
    const auto pass = [&] {
        matched = refused = 0;
        for (const node_id node : nodes)
            for (const std::uint16_t rule : search.at({node, 0}))
                ++(matching.match(*made.all[rule], {node, 0}, found) ? matched : refused);
    };
    pass(); // the lists of the bindings grow once
    const std::size_t before = allocations;
    pass();
    const std::size_t taken = allocations - before;
    CHECK(taken == 0);
    CHECK(matched > 100);
    CHECK(refused > 10);
}
