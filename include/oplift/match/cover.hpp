#ifndef OPLIFT_MATCH_COVER_HPP
#define OPLIFT_MATCH_COVER_HPP

#include <oplift/match/bindings.hpp>
#include <oplift/match/candidates.hpp>
#include <oplift/match/description.hpp>
#include <oplift/match/embedded_match.hpp>
#include <oplift/match/explanation.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/match/matcher.hpp>
#include <oplift/match/nearness.hpp>
#include <oplift/match/node_usage.hpp>
#include <oplift/match/subject.hpp>
#include <oplift/rule_table.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift {

/// One recognised operator: what the rule built, and the nodes that it stands for.
template <typename Result>
struct recognised {
    const rule_entry<Result>* rule = nullptr;
    tensor_reference root{};
    node_id named_after = 0;      ///< the node whose name the operator takes
    std::vector<node_id> covered; ///< the root first
    Result result;
};

/// A node that is needed and that no rule recognises.
struct unrecognised {
    tensor_reference tensor{};
    std::string nearest_rule;     ///< the rule that came furthest; empty if no rule begins with the operator
    std::string reason;           ///< why that rule did not match
    std::vector<node_id> matched; ///< the nodes that matched all the same
};

/// The result of covering a graph: operators in the order of their roots, users before operands.
template <typename Result>
struct covering {
    std::vector<recognised<Result>> operators;
    std::vector<unrecognised> gaps;
};

/// Covers what the outputs of a graph need by matches of the rules.
///
/// Nodes are visited users first, so that it is known what a node's users ask for when its turn comes. At each needed
/// node the rules of the highest priority that match are compared, and the one that covers most nodes is taken, or
/// the first of them in the table. Nothing depends on the order of nodes in a file, since the subject's does not.
///
/// A node inside a match (all but the root) must not be used from outside, by data or by control, unless the pattern
/// says used_elsewhere(). What a later operator turns out to need is never hidden in a match: the match is undone, and
/// the covering begins anew with the node kept out of all matches. What is used elsewhere is an operator of its own
/// too.
///
/// So no two operators need each other. Nodes are numbered after their operands, and an operator may only take what is
/// numbered before its root, or known: each operator's inputs stem from roots before its own. This is checked of what a
/// rule builds, since build() can name any tensor; of captures, which are operands of the match, it holds anyway. A
/// match without parts that are used elsewhere is convex as well: a way out of it begins at its root, on which no node
/// of the match depends, or at a constant, or with a question for a shape alone, and that undoes the match where it
/// matters.
template <typename Result>
class coverer {
public:
    /// The tensors that an operator takes as inputs.
    using inputs_of_result = std::function<std::vector<tensor_reference>(const Result&)>;

    coverer(const subject& graph, rule_table_view<Result> table, inputs_of_result inputs)
        : graph_{graph}, table_{table}, inputs_{std::move(inputs)}, matcher_{graph},
          candidates_{graph, table.trie, table.entries.size()}, usage_{graph}
    {
    }

    covering<Result> cover(std::span<const tensor_reference> outputs)
    {
        usage_ = node_usage{graph_};
        while (true) {
            covering<Result> result;
            if (attempt(outputs, result))
                return result;
        }
    }

    /// What the covering has found to be needed.
    const node_usage& usage() const { return usage_; }

private:
    /// Accepts a match if the rule's conditions hold and its inner nodes are its own.
    struct acceptance final : match_acceptance {
        acceptance(const coverer& owner_, const rule_entry<Result>& rule_) : owner{owner_}, rule{rule_} {}

        bool accepts(const bindings& found) override
        {
            const match_view match{owner.graph_, *rule.program, found};
            int held = 0;
            if (rule.program->embeds) {
                const embedded_failure checked = check_embedded(owner.graph_, *rule.program, found, [] {});
                held                           = checked.held;
                if (checked.condition) {
                    refuse(held, checked.condition, 0, {}, checked.rule);
                    return false;
                }
            }
            for (const condition_entry& condition : rule.conditions) {
                if (!condition.holds(match)) {
                    refuse(held, &condition, 0, {});
                    return false;
                }
                ++held;
            }
            for (const node_id node : found.covered)
                if (node != found.root.node && !found.may_be_used_elsewhere(node))
                    if (const auto use = owner.usage_.outside_use(node, found)) {
                        refuse(held, nullptr, node, *use);
                        return false;
                    }
            return true;
        }

        /// Of several ways to match, the one is told of in which most conditions hold.
        void refuse(int held, const condition_entry* condition, node_id node, tensor_use use,
                    const embedded_rule* of = nullptr)
        {
            if (held > conditions_held) {
                embedded        = of;
                conditions_held = held;
                failed          = condition;
                used_node       = node;
                outside         = use;
            }
        }

        std::string refusal() const
        {
            if (conditions_held < 0)
                return {};
            return failed ? "this does not hold: " + condition_text(*failed, embedded)
                          : outside_use_text(owner.graph_, used_node, outside);
        }

        const coverer& owner;
        const rule_entry<Result>& rule;
        int conditions_held           = -1; ///< -1: no match of the pattern was refused
        const condition_entry* failed = nullptr;
        const embedded_rule* embedded = nullptr; ///< whose condition failed, if not the rule's own
        node_id used_node             = 0;
        tensor_use outside{};
    };

    /// One pass. False if a node had to be kept apart: then the pass has to be repeated.
    bool attempt(std::span<const tensor_reference> outputs, covering<Result>& result)
    {
        usage_.clear_needs();
        inside_.assign(graph_.size(), false);
        certain_.assign(graph_.size(), false);
        for (const tensor_reference output : outputs)
            need(output, node_usage::requested, true);
        for (std::size_t left = graph_.size(); left-- > 0;) {
            const auto node = static_cast<node_id>(left);
            if (!needs_rule(node))
                continue;
            const tensor_reference root{node, usage_.first_output(node)};
            std::vector<tensor_reference> inputs;
            bool certain = certain_[node];
            bool taken   = recognise(root, result);
            if (taken) {
                inputs = inputs_(result.operators.back().result);
                if (const auto later = without_order(inputs, node)) {
                    result.gaps.push_back(gap_without_order(result.operators.back(), *later));
                    result.operators.pop_back();
                    taken = false;
                }
            }
            if (taken) {
                for (const node_id covered : result.operators.back().covered)
                    inside_[covered] = covered != node && !best_found_.may_be_used_elsewhere(covered);
            } else {
                const unrecognised& gap = result.gaps.back();
                inputs                  = behind(gap);
                // Behind a near miss, parts of its pattern are not told of as if each of them lacked a rule.
                if (!certain && gap.nearest_rule.empty() && is_part_of_a_pattern(graph_.operator_hash[node]))
                    result.gaps.pop_back();
                else
                    certain = certain && gap.nearest_rule.empty();
            }
            for (const tensor_reference input : inputs) {
                if (inside_[input.node] && !usage_.is_known(input.node)) {
                    usage_.keep_apart(input.node);
                    return false;
                }
                need(input, node, certain);
            }
        }
        return true;
    }

    /// An input that is not calculated before the node.
    std::optional<node_id> without_order(const std::vector<tensor_reference>& inputs, node_id node) const
    {
        for (const tensor_reference input : inputs)
            if (input.node >= node && !usage_.is_known(input.node))
                return input.node;
        return std::nullopt;
    }

    unrecognised gap_without_order(const recognised<Result>& op, node_id input) const
    {
        return {op.root, std::string{op.rule->name},
                "the operator that it builds takes " + node_text(graph_, input) +
                    ", which is not calculated before it: the two could need each other",
                op.covered};
    }

    void need(tensor_reference tensor, node_id by, bool certain)
    {
        usage_.add(tensor, by);
        if (certain)
            certain_[tensor.node] = true;
    }

    /// What calculates the operands of a gap may be in the way as well. What the nearest rule matched belongs to the
    /// gap, and so do integers, which tell sizes and axes.
    std::vector<tensor_reference> behind(const unrecognised& gap) const
    {
        const auto operands = graph_.operands_of(gap.tensor.node);
        if (gap.nearest_rule.empty())
            return {operands.begin(), operands.end()};
        std::vector<tensor_reference> inputs;
        const auto look = [&](node_id node) {
            for (const tensor_reference operand : graph_.operands_of(node)) {
                const data_type type = graph_.knowledge->facts(operand).type;
                if ((type == data_type::invalid || is_floating(type)) &&
                    std::ranges::find(gap.matched, operand.node) == gap.matched.end())
                    inputs.push_back(operand);
            }
        };
        look(gap.tensor.node);
        for (const node_id node : gap.matched)
            if (node != gap.tensor.node)
                look(node);
        return inputs;
    }

    bool is_part_of_a_pattern(std::uint64_t operator_hash) const
    {
        return std::ranges::any_of(table_.entries, [&](const rule_entry<Result>& rule) {
            return std::ranges::find(rule.program->operator_hashes, operator_hash) !=
                   rule.program->operator_hashes.end();
        });
    }

    /// A tensor whose value is known becomes a constant of the IR and needs no rule.
    bool needs_rule(node_id node) const
    {
        return std::ranges::any_of(usage_.needs(node), [&](const node_usage::need& need) {
            return graph_.knowledge->facts({node, need.output}).when_known == constancy::varying;
        });
    }

    bool recognise(tensor_reference root, covering<Result>& result)
    {
        const rule_entry<Result>* best = nullptr;
        best_found_.covered.clear();
        for (const std::uint16_t candidate : candidates_.at(root)) {
            const rule_entry<Result>& rule = table_.entries[candidate];
            if (best && rule.priority < best->priority)
                continue;
            acceptance accept{*this, rule};
            if (!provides_all(rule, root.node) || !matcher_.match(*rule.program, root, found_, &accept))
                continue;
            if (!best || rule.priority > best->priority || distinct(found_.covered) > distinct(best_found_.covered)) {
                best = &rule;
                std::swap(found_, best_found_);
            }
        }
        if (!best) {
            result.gaps.push_back(explain_gap(root));
            return false;
        }
        const match_view match{graph_, *best->program, best_found_};
        node_id named_after = root.node;
        if (best->named_slot >= 0 && best_found_.is_bound(static_cast<std::size_t>(best->named_slot)))
            named_after = best_found_.slots[static_cast<std::size_t>(best->named_slot)].node;
        if (best_found_.may_be_used_elsewhere(named_after)) // which may be an operator of that name itself
            named_after = root.node;
        result.operators.push_back({best, root, named_after, unique(best_found_.covered), best->build(match)});
        return true;
    }

    /// Whether a rule's root yields every output of the node that is needed.
    bool provides_all(const rule_entry<Result>& rule, node_id node) const
    {
        const pattern_step* root = &rule.program->steps[0];
        while (root->kind != step_kind::operation) // alternatives provide the same outputs as the first one
            ++root;
        return root->output == pattern_step::any_output ||
               std::ranges::all_of(usage_.needs(node),
                                   [&](const node_usage::need& need) { return need.output == root->output; });
    }

    unrecognised explain_gap(tensor_reference root)
    {
        unrecognised gap{root, {}, {}, {}};
        nearness furthest;
        for (const dispatch_entry& candidate : table_.rules_for(graph_.operator_hash[root.node])) {
            const rule_entry<Result>& rule = table_.entries[candidate.rule];
            acceptance accept{*this, rule};
            match_stop stop;
            bindings came;
            stop.furthest = &came;
            if (matcher_.match(*rule.program, root, found_, &accept, &stop))
                came = found_;
            const nearness near = nearness_of(*rule.program, stop, came, accept.conditions_held);
            if (!gap.nearest_rule.empty() && near <= furthest)
                continue;
            furthest         = near;
            gap.nearest_rule = rule.name;
            gap.reason       = provides_all(rule, root.node) ? explain(graph_, *rule.program, stop, accept.refusal())
                                                             : "an output is used that the rule does not provide";
            gap.matched      = unique(came.covered);
        }
        return gap;
    }

    static std::size_t distinct(const std::vector<node_id>& nodes)
    {
        std::size_t count = 0;
        for (auto node = nodes.begin(); node != nodes.end(); ++node)
            count += std::find(nodes.begin(), node, *node) == node;
        return count;
    }

    static std::vector<node_id> unique(const std::vector<node_id>& nodes)
    {
        std::vector<node_id> result;
        for (const node_id node : nodes)
            if (std::ranges::find(result, node) == result.end())
                result.push_back(node);
        return result;
    }

    const subject& graph_;
    rule_table_view<Result> table_;
    inputs_of_result inputs_;
    matcher matcher_;
    candidate_search candidates_;
    bindings found_, best_found_;
    node_usage usage_;
    std::vector<bool> inside_;  ///< covered by a match, not as its root
    std::vector<bool> certain_; ///< needed, not only by what stands behind a near miss
};

} // namespace oplift

#endif
