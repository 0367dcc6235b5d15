#ifndef OPLIFT_BENCHMARKS_MATCHING_SYNTHETIC_HPP
#define OPLIFT_BENCHMARKS_MATCHING_SYNTHETIC_HPP

#include "support/flat_graph.hpp"
#include "support/pattern_tree.hpp"
#include <oplift/rule_table.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::benchmarks {

/// Names "A0", "A1", ... that live for ever.
inline std::string_view numbered(char letter, std::size_t number)
{
    static std::deque<std::string> kept;
    static std::vector<std::vector<std::string_view>> names(128);
    auto& of_letter = names[static_cast<std::size_t>(letter)];
    while (of_letter.size() <= number)
        of_letter.push_back(kept.emplace_back(letter + std::to_string(of_letter.size())));
    return of_letter[number];
}

/// The rules of the synthetic tables all begin with an addition and differ in two inner operators of twenty each:
/// add(mul(A(x), y), sub(B(z), mul(x, u))).
inline test::pattern_tree synthetic_pattern(std::size_t rule)
{
    using test::pattern_tree;
    return pattern_tree::operation(
        {"Add", "AddV2"},
        {pattern_tree::operation(
             {"Mul"},
             {pattern_tree::operation({numbered('A', rule % 20)}, {pattern_tree::any(0)}), pattern_tree::any(1)}, true),
         pattern_tree::operation(
             {"Sub"}, {pattern_tree::operation({numbered('B', rule / 20)}, {pattern_tree::any(2)}),
                       pattern_tree::operation({"Mul"}, {pattern_tree::any(0), pattern_tree::any(3)}, true)})},
        true);
}

/// A quarter of the nodes are matches of the first rule, a quarter near misses that differ from all rules in the last
/// operator, the rest belongs to no rule. So tables of any size find the same matches. Operands are among the last
/// `reach` nodes before.
inline void fill(test::flat_graph& graph, std::size_t nodes, std::size_t reach)
{
    std::mt19937 random{7};
    const auto any = [&] { return static_cast<node_id>(graph.size() - 1 - random() % std::min(graph.size(), reach)); };
    for (int i = 0; i < 4; ++i)
        graph.add("Placeholder", {});
    while (graph.size() < nodes) {
        for (const bool miss : {false, true}) {
            const node_id x = any(), y = any(), z = any(), u = any();
            const node_id a       = graph.add(numbered('A', miss ? random() % 20 : 0), {x});
            const node_id scaled  = random() % 2 ? graph.add("Mul", {a, y}) : graph.add("Mul", {y, a});
            const node_id b       = graph.add(numbered('B', miss ? 20 + random() % 20 : 0), {z});
            const node_id product = random() % 2 ? graph.add("Mul", {x, u}) : graph.add("Mul", {u, x});
            const node_id rest    = graph.add("Sub", {b, product});
            random() % 2 ? graph.add("AddV2", {scaled, rest}) : graph.add("Add", {rest, scaled});
        }
        for (int i = 0; i < 4; ++i) {
            graph.add("Relu", {any()});
            graph.add("Conv2D", {any(), any()});
            graph.add("Identity", {any()});
        }
    }
}

/// A table that is made at run time.
class run_time_table {
public:
    explicit run_time_table(const std::vector<const pattern_program*>& programs) : programs_{programs}, trie_{programs}
    {
        for (std::size_t rule = 0; rule < programs_.size(); ++rule)
            detail::for_each_root(*programs_[rule], [&](std::string_view, std::uint64_t hash) {
                dispatch_.push_back({hash, static_cast<std::uint16_t>(rule)});
            });
        std::ranges::sort(dispatch_, [](const dispatch_entry& a, const dispatch_entry& b) {
            return std::pair{a.operator_hash, a.rule} < std::pair{b.operator_hash, b.rule};
        });
    }

    /// The rules that begin with an operator.
    std::span<const dispatch_entry> rules_for(std::uint64_t operator_hash) const
    {
        return rule_table_view<int>{{}, dispatch_, {}}.rules_for(operator_hash);
    }
    const std::vector<const pattern_program*>& programs() const { return programs_; }
    rule_trie_view trie() const { return trie_.view(); }

private:
    std::vector<const pattern_program*> programs_;
    test::run_time_trie trie_;
    std::vector<dispatch_entry> dispatch_;
};

/// The first so many synthetic rules.
inline const run_time_table& synthetic_table(std::size_t rules)
{
    static std::deque<test::tree_program> trees;
    static std::deque<pattern_program> programs;
    static std::map<std::size_t, run_time_table> tables;
    while (programs.size() < rules) {
        trees.emplace_back(synthetic_pattern(programs.size()));
        programs.push_back(trees.back().program());
    }
    if (const auto made = tables.find(rules); made != tables.end())
        return made->second;
    std::vector<const pattern_program*> chosen;
    for (std::size_t rule = 0; rule < rules; ++rule)
        chosen.push_back(&programs[rule]);
    return tables.emplace(rules, chosen).first->second;
}

} // namespace oplift::benchmarks

#endif
