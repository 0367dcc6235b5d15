#include "support/pattern_tree.hpp"
#include <oplift/match/rule_trie.hpp>
#include <oplift/rule_table.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <vector>

using oplift::test::pattern_tree;
using oplift::test::run_time_trie;
using oplift::test::tree_program;

namespace {

std::size_t edges_of(oplift::rule_trie_view trie)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(trie.edges, [](const oplift::trie_edge& edge) { return edge.target != 0; }));
}

pattern_tree rule(std::string_view inner)
{
    return pattern_tree::operation(
        {"Add", "AddV2"}, {pattern_tree::operation({"Mul"}, {pattern_tree::operation({inner}, {pattern_tree::any(0)}),
                                                             pattern_tree::any(1)}),
                           pattern_tree::any(2)});
}

} // namespace

namespace oplift::rule {
namespace {
struct built {};
struct scaled_relu {
    static constexpr std::string_view name = "scaled_relu";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = mul(relu(x), tensor<"scale">);
    static auto build(const auto&) { return built{}; }
};
struct plain_relu {
    static constexpr std::string_view name = "plain_relu";
    static constexpr auto pattern          = relu(tensor<"x">);
    static auto build(const auto&) { return built{}; }
};
} // namespace
} // namespace oplift::rule

TEST_CASE("what patterns have in common is in the trie once")
{
    std::deque<tree_program> lowered;
    std::deque<oplift::pattern_program> programs;
    std::vector<const oplift::pattern_program*> table;
    for (const std::string_view inner : {"A", "B", "C", "D"}) {
        lowered.emplace_back(rule(inner));
        table.push_back(&programs.emplace_back(lowered.back().program()));
    }
    const run_time_trie trie{table};
    CHECK(trie.view().nodes.size() == 1 + 2 + 4); // the root, Add and Mul, and the four that differ
    CHECK(edges_of(trie.view()) == 2 + 1 + 4);    // Add has two names
    CHECK(trie.view().ends.size() == 4);
}

TEST_CASE("a rule two of whose alternatives end alike is there once")
{
    const tree_program lowered{pattern_tree::either(pattern_tree::operation({"Neg"}, {pattern_tree::any(0)}),
                                                    pattern_tree::operation({"Neg"}, {pattern_tree::any(1)}))};
    const auto program = lowered.program();
    const run_time_trie trie{{&program}};
    CHECK(trie.view().nodes.size() == 2);
    CHECK(trie.view().ends.size() == 1);
}

TEST_CASE("operators that share a name but are not the same set are told apart")
{
    const tree_program both{pattern_tree::operation({"Add", "AddV2"}, {pattern_tree::any(0)})};
    const tree_program one{pattern_tree::operation({"Add"}, {pattern_tree::any(0)})};
    const auto program_of_both = both.program();
    const auto program_of_one  = one.program();
    const run_time_trie trie{{&program_of_both, &program_of_one}};
    CHECK(trie.view().nodes.size() == 3);
    CHECK(edges_of(trie.view()) == 3);
}

TEST_CASE("the trie of a rule table is made at compile time and takes no spare room")
{
    using namespace oplift;
    static constexpr auto table = make_rule_table<rule::built>(rules<rule::scaled_relu, rule::plain_relu>);
    static_assert(table.index.trie.nodes.size() == 4); // the root, Mul, the Relu below it, and Relu
    static_assert(table.index.trie.ends.size() == 2);
    static_assert(table.index.trie.edges.size() == 8); // three, in a table that is at most half full
    CHECK(edges_of(table.index.trie.view()) == 3);
}
