#ifndef OPLIFT_MATCH_GRAPH_EXPLAINER_HPP
#define OPLIFT_MATCH_GRAPH_EXPLAINER_HPP

#include <oplift/match/cover.hpp>
#include <oplift/match/description.hpp>
#include <oplift/match/explain.hpp>
#include <oplift/match/subject.hpp>
#include <oplift/rule_table.hpp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace oplift {

/// Explains rules at the nodes of a graph that is covered: which rule is taken where several match, what uses a node
/// from outside, and what has become of a node.
template <typename Result>
class graph_explainer {
public:
    /// Covers what the outputs need, see coverer. The graph must live as long as the explainer.
    graph_explainer(const subject& graph, rule_table_view<Result> table, std::span<const tensor_reference> outputs,
                    typename coverer<Result>::inputs_of_result inputs)
        : graph_{graph}, table_{table}, cover_{graph, table, std::move(inputs)}, covering_{cover_.cover(outputs)},
          rules_{graph, cover_.usage()}
    {
    }

    /// Why the rule matches at the node, or why not; if it matches, whether it is taken.
    explanation explain(const rule_entry<Result>& rule, node_id node)
    {
        explanation told = rules_.explain(rule.name, *rule.program, rule.conditions, node);
        tell_choice(told);
        return told;
    }

    /// The rules that match at the node, or come nearest to it. Where none begins with the node's operator, those that
    /// come to the node from another one further on, as long as more of them fits than is missing.
    std::vector<explanation> nearest(node_id node, std::size_t count = 3)
    {
        std::vector<explanation> told = detail::nearest_of(rules_, table_, graph_, node, count);
        if (told.empty())
            told = from_further_on(node, count);
        // The one that is taken comes first.
        if (const auto* taken = recognised_at(node))
            std::stable_partition(told.begin(), told.end(),
                                  [&](const explanation& e) { return e.rule == taken->rule->name; });
        for (explanation& each : told)
            tell_choice(each);
        return told;
    }

    /// What has become of a node, a sentence without a full stop: "it is inside of what dense recognises at 'r'
    /// (Relu)".
    std::string standing(node_id node) const
    {
        if (const auto* taken = recognised_at(node))
            return std::string{taken->rule->name} + " recognises it" +
                   (taken->covered.size() > 1 ? ", together with " + nodes_text(graph_, inner(*taken)) : std::string{});
        for (const recognised<Result>& op : covering_.operators)
            if (std::ranges::find(op.covered, node) != op.covered.end())
                return "it is inside of what " + std::string{op.rule->name} + " recognises at " +
                       node_text(graph_, op.root.node);
        if (const constancy when = graph_.knowledge->facts({node, 0}).when_known; when != constancy::varying)
            return std::string{"its value is "} +
                   (when == constancy::constant ? "a constant" : "known with a checkpoint") + ": it needs no rule";
        return cover_.usage().is_needed(node) ? "no rule recognises it" : "what the outputs need can do without it";
    }

private:
    const recognised<Result>* recognised_at(node_id node) const
    {
        const auto found =
            std::ranges::find(covering_.operators, node, [](const recognised<Result>& op) { return op.root.node; });
        return found == covering_.operators.end() ? nullptr : &*found;
    }

    static std::vector<node_id> inner(const recognised<Result>& op)
    {
        std::vector<node_id> nodes;
        for (const node_id node : op.covered)
            if (node != op.root.node)
                nodes.push_back(node);
        return nodes;
    }

    const rule_entry<Result>* rule_named(std::string_view name) const
    {
        const auto found = std::ranges::find(table_.entries, name, &rule_entry<Result>::name);
        return found == table_.entries.end() ? nullptr : &*found;
    }

    /// Whether a rule that matches is taken; if not, which is and why.
    void tell_choice(explanation& told) const
    {
        const auto* taken = recognised_at(told.root);
        if (!told.matches || !taken)
            return;
        const std::string other{taken->rule->name};
        if (other == told.rule) {
            told.details.push_back("it is the rule that is taken");
            return;
        }
        const int priority      = rule_named(told.rule)->priority;
        const std::size_t nodes = taken->covered.size();
        std::string reason;
        if (taken->rule->priority != priority)
            reason = "its priority is " + std::to_string(taken->rule->priority) + ", that of " + told.rule + " is " +
                     std::to_string(priority);
        else if (nodes != told.covered.size())
            reason = "it covers " + std::to_string(nodes) + " nodes, " + told.rule + " " +
                     std::to_string(told.covered.size());
        else
            reason = "it covers as many nodes, and comes first in the table";
        told.details.push_back("but " + other + " is taken: " + reason);
    }

    /// Rules that begin at a user of the node, or at a user of that, and come to the node.
    std::vector<explanation> from_further_on(node_id node, std::size_t count)
    {
        constexpr std::size_t most_roots = 50;
        std::vector<node_id> roots{node};
        for (std::size_t next = 0; next < roots.size() && roots.size() < most_roots; ++next)
            for (const tensor_use& use : graph_.uses_of(roots[next]))
                if (!use.control && roots.size() < most_roots && std::ranges::find(roots, use.user) == roots.end())
                    roots.push_back(use.user);
        std::vector<explanation> found;
        for (const node_id root : std::span{roots}.subspan(1))
            for (explanation& told : detail::nearest_of(rules_, table_, graph_, root, table_.entries.size()))
                if (!told.matches && told.came.matched > told.came.missing && reaches(told, node))
                    found.push_back(std::move(told));
        std::ranges::stable_sort(found, [](const explanation& a, const explanation& b) { return a.came > b.came; });
        if (found.size() > count)
            found.resize(count);
        return found;
    }

    static bool reaches(const explanation& told, node_id node)
    {
        return told.stopped_at == node || std::ranges::find(told.covered, node) != told.covered.end();
    }

    const subject& graph_;
    rule_table_view<Result> table_;
    coverer<Result> cover_;
    covering<Result> covering_;
    rule_explainer rules_;
};

} // namespace oplift

#endif
