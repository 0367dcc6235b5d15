#ifndef OPLIFT_MATCH_COVER_HPP
#define OPLIFT_MATCH_COVER_HPP

#include <oplift/match/bindings.hpp>
#include <oplift/match/explanation.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/match/matcher.hpp>
#include <oplift/match/subject.hpp>
#include <oplift/rule_table.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
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
    std::string nearest_rule; ///< the rule that came furthest; empty if no rule begins with the operator
    std::string reason;       ///< why that rule did not match
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
/// A node inside a match (all but the root) must not be used from outside, by data or by control. What a later
/// operator turns out to need is never hidden in a match: the match is undone, and the covering begins anew with the
/// node kept out of all matches.
template <typename Result>
class coverer {
public:
    /// The tensors that an operator takes as inputs.
    using inputs_of_result = std::function<std::vector<tensor_reference>(const Result&)>;

    coverer(const subject& graph, rule_table_view<Result> table, inputs_of_result inputs)
        : graph_{graph}, table_{table}, inputs_{std::move(inputs)}, matcher_{graph}
    {
    }

    covering<Result> cover(std::span<const tensor_reference> outputs)
    {
        pinned_.assign(graph_.size(), false);
        while (true) {
            covering<Result> result;
            if (attempt(outputs, result))
                return result;
        }
    }

private:
    /// Accepts a match if the rule's conditions hold and its inner nodes are its own.
    struct acceptance final : match_acceptance {
        acceptance(const coverer& owner_, const rule_entry<Result>& rule_) : owner{owner_}, rule{rule_} {}

        bool accepts(const bindings& found) override
        {
            const match_view match{owner.graph_, *rule.program, found};
            for (const condition_entry& condition : rule.conditions)
                if (!condition.holds(match)) {
                    refusal.assign("this does not hold: ").append(condition.sentence);
                    return false;
                }
            for (const node_id node : found.covered)
                if (node != found.root.node && owner.used_from_outside(node, found)) {
                    refusal.assign("'")
                        .append(owner.graph_.names[node])
                        .append("' is also used outside of the pattern");
                    return false;
                }
            return true;
        }

        const coverer& owner;
        const rule_entry<Result>& rule;
        std::string refusal;
    };

    /// A tensor whose value is known becomes a constant wherever it is needed: it can be inside of a match all the
    /// same.
    bool is_known(node_id node) const { return graph_.knowledge->facts({node, 0}).when_known != constancy::varying; }

    bool used_from_outside(node_id node, const bindings& found) const
    {
        if (is_known(node))
            return false;
        if (needed_[node] || pinned_[node])
            return true;
        return std::ranges::any_of(graph_.uses_of(node), [&](const tensor_use& use) {
            if (std::ranges::find(found.covered, use.user) != found.covered.end())
                return false;
            // Users that come later in the graph have been visited: they have said what they need, see needed_.
            if (!use.control && use.user > found.root.node)
                return false;
            // Who asks for the shape alone does not need the tensor. Should the shape be needed after all, the match
            // is undone.
            return use.control || !asks_only_for_shape(use.user);
        });
    }

    bool asks_only_for_shape(node_id node) const
    {
        const std::string_view name = graph_.operator_names[node];
        return name == "Shape" || name == "ShapeN" || name == "Size" || name == "Rank";
    }

    /// One pass. False if a node had to be pinned: then the pass has to be repeated.
    bool attempt(std::span<const tensor_reference> outputs, covering<Result>& result)
    {
        needed_.assign(graph_.size(), false);
        inside_.assign(graph_.size(), false);
        needed_outputs_.assign(graph_.size(), {});
        for (const tensor_reference output : outputs)
            need(output);
        for (std::size_t left = graph_.size(); left-- > 0;) {
            const auto node = static_cast<node_id>(left);
            if (!needed_[node] || !needs_rule(node))
                continue;
            const tensor_reference root{node, std::ranges::min(needed_outputs_[node])};
            std::vector<tensor_reference> inputs;
            if (recognise(root, result)) {
                for (const node_id covered : result.operators.back().covered)
                    inside_[covered] = covered != node;
                inputs = inputs_(result.operators.back().result);
            } else if (result.gaps.back().nearest_rule.empty()) {
                // No rule knows the operator at all: what calculates its operands may be in the way as well. Behind a
                // near miss, the parts of its pattern would be told of as if each of them lacked a rule.
                const auto operands = graph_.operands_of(node);
                inputs.assign(operands.begin(), operands.end());
            }
            for (const tensor_reference input : inputs) {
                if (inside_[input.node] && !is_known(input.node)) {
                    pinned_[input.node] = true;
                    return false;
                }
                need(input);
            }
        }
        return true;
    }

    void need(tensor_reference tensor)
    {
        needed_[tensor.node] = true;
        auto& outputs        = needed_outputs_[tensor.node];
        if (std::ranges::find(outputs, tensor.output) == outputs.end())
            outputs.push_back(tensor.output);
    }

    /// A tensor whose value is known becomes a constant of the IR and needs no rule.
    bool needs_rule(node_id node) const
    {
        return std::ranges::any_of(needed_outputs_[node], [&](std::uint32_t output) {
            return graph_.knowledge->facts({node, output}).when_known == constancy::varying;
        });
    }

    bool recognise(tensor_reference root, covering<Result>& result)
    {
        const rule_entry<Result>* best = nullptr;
        best_found_.covered.clear();
        for (const dispatch_entry& candidate : table_.rules_for(graph_.operator_hash[root.node])) {
            const rule_entry<Result>& rule = table_.entries[candidate.rule];
            if (best && rule.priority < best->priority)
                break;
            acceptance accept{*this, rule};
            if (!provides_all(rule, root.node) || !matcher_.match(*rule.program, root, found_, &accept))
                continue;
            if (!best || unique(found_.covered).size() > unique(best_found_.covered).size()) {
                best = &rule;
                std::swap(found_, best_found_);
            }
        }
        if (!best) {
            result.gaps.push_back(explain_gap(root));
            return false;
        }
        const match_view match{graph_, *best->program, best_found_};
        const node_id named_after =
            best->named_slot >= 0 && best_found_.is_bound(static_cast<std::size_t>(best->named_slot))
                ? best_found_.slots[static_cast<std::size_t>(best->named_slot)].node
                : root.node;
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
               std::ranges::all_of(needed_outputs_[node], [&](std::uint32_t output) { return output == root->output; });
    }

    unrecognised explain_gap(tensor_reference root)
    {
        unrecognised gap{root, {}, {}};
        match_stop furthest;
        for (const dispatch_entry& candidate : table_.rules_for(graph_.operator_hash[root.node])) {
            const rule_entry<Result>& rule = table_.entries[candidate.rule];
            acceptance accept{*this, rule};
            match_stop stop;
            std::string reason;
            if (!provides_all(rule, root.node))
                reason = "an output is used that the rule does not provide";
            else if (!matcher_.match(*rule.program, root, found_, &accept, &stop))
                reason = explain(graph_, *rule.program, stop, accept.refusal);
            if (gap.nearest_rule.empty() || stop.depth > furthest.depth) {
                gap.nearest_rule = rule.name;
                gap.reason       = std::move(reason);
                furthest         = stop;
            }
        }
        return gap;
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
    bindings found_, best_found_;
    std::vector<bool> pinned_; ///< must not be inside a match: found to be needed in an earlier pass
    std::vector<bool> needed_;
    std::vector<bool> inside_; ///< covered by a match, not as its root
    std::vector<std::vector<std::uint32_t>> needed_outputs_;
};

} // namespace oplift

#endif
