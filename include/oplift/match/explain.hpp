#ifndef OPLIFT_MATCH_EXPLAIN_HPP
#define OPLIFT_MATCH_EXPLAIN_HPP

#include <oplift/match/attempt_text.hpp>
#include <oplift/match/bindings.hpp>
#include <oplift/match/description.hpp>
#include <oplift/match/embedded_match.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/match/matcher.hpp>
#include <oplift/match/nearness.hpp>
#include <oplift/match/node_usage.hpp>
#include <oplift/match/subject.hpp>
#include <oplift/match/watched_knowledge.hpp>
#include <oplift/rule_table.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace oplift {

/// Why a rule matches at a node, or why not, for the author of the rule.
struct explanation {
    std::string rule;
    node_id root = 0; ///< where the rule was tried
    bool matches = false;
    std::string sentence;             ///< without a full stop; it does not repeat the rule and the node
    std::vector<std::string> details; ///< what the rule captured, with shapes and values; one thing each
    nearness came;                    ///< how far
    std::vector<node_id> covered;     ///< the nodes that matched, the root first
    node_id stopped_at = 0;           ///< where it stopped, if it does not match
};

/// An explanation as lines of text, each ending in a newline.
inline std::string text_of(const subject& graph, const explanation& told)
{
    std::string text = told.rule + (told.matches ? " matches at " : " does not match at ") +
                       node_text(graph, told.root) + ": " + told.sentence + "\n";
    for (const std::string& detail : told.details)
        text += "    " + detail + "\n";
    return text;
}

/// Explains single rules on a graph. It takes a copy of the subject's arrays; matching itself knows nothing of it.
class rule_explainer {
public:
    /// All must live as long as the explainer.
    rule_explainer(const subject& graph, const node_usage& usage)
        : knowledge_{*graph.knowledge}, watched_{graph}, usage_{usage}, matcher_{graph}
    {
        watched_.knowledge = &knowledge_;
    }
    rule_explainer(const rule_explainer&)            = delete;
    rule_explainer& operator=(const rule_explainer&) = delete;

    explanation explain(std::string_view rule, const pattern_program& program,
                        std::span<const condition_entry> conditions, node_id node)
    {
        explanation told;
        told.rule                       = rule;
        told.root                       = node;
        const std::uint8_t asked_output = root_output(program);
        tensor_reference root{node, 0};
        if (usage_.is_needed(node))
            root.output = usage_.first_output(node);
        else if (asked_output != pattern_step::any_output)
            root.output = asked_output;

        acceptance accept{*this, program, conditions};
        match_stop stop;
        bindings found, furthest;
        stop.furthest = &furthest;
        told.matches  = matcher_.match(program, root, found, &accept, &stop);
        if (told.matches)
            furthest = found;
        told.came       = nearness_of(program, stop, furthest, accept.held);
        told.covered    = unique(furthest.covered);
        told.stopped_at = stop.stopped ? stop.tensor.node : node;
        if (told.matches && asked_output != pattern_step::any_output)
            for (const node_usage::need& need : usage_.needs(node))
                if (need.output != asked_output) {
                    told.matches  = false;
                    told.sentence = "the pattern fits, but output " + std::to_string(need.output) +
                                    " is used as well, which the rule does not provide";
                    return told;
                }
        if (told.matches) {
            told.sentence = "it covers " + nodes_text(watched_, told.covered);
            describe_captures(program, found, {}, told.details);
        } else if (stop.why == match_stop::reason::not_accepted) {
            explain_refusal(program, accept, told);
        } else {
            told.sentence = attempt_text{watched_, program, stop, furthest}.sentence();
            if (!told.covered.empty())
                told.details.push_back("what fits: " + nodes_text(watched_, told.covered));
        }
        return told;
    }

private:
    /// Accepts what the covering accepts, and remembers why it does not.
    struct acceptance final : match_acceptance {
        acceptance(rule_explainer& owner_, const pattern_program& program_,
                   std::span<const condition_entry> conditions_)
            : owner{owner_}, program{program_}, conditions{conditions_}
        {
        }

        bool accepts(const bindings& found) override
        {
            const match_view match{owner.watched_, program, found};
            int count = 0;
            if (program.embeds) {
                const auto checked =
                    check_embedded(owner.watched_, program, found, [this] { owner.knowledge_.forget(); });
                count = checked.held;
                if (checked.condition) {
                    if (count > held)
                        note_failure(count, *checked.condition, found, checked.rule);
                    return false;
                }
            }
            for (const condition_entry& condition : conditions) {
                owner.knowledge_.forget();
                if (!condition.holds(match)) {
                    if (count > held)
                        note_failure(count, condition, found, nullptr);
                    return false;
                }
                ++count;
            }
            std::vector<std::string> uses;
            for (const node_id node : unique(found.covered))
                if (node != found.root.node && !found.may_be_used_elsewhere(node))
                    if (const auto use = owner.usage_.outside_use(node, found))
                        uses.push_back(outside_use_text(owner.watched_, node, *use));
            if (!uses.empty() && count > held) {
                held         = count;
                failed       = nullptr;
                outside_uses = uses;
                bound        = found;
            }
            return uses.empty();
        }

        void note_failure(int count, const condition_entry& condition, const bindings& found, const embedded_rule* of)
        {
            held     = count;
            failed   = &condition;
            embedded = of;
            looked   = owner.knowledge_.asked();
            users    = owner.knowledge_.asked_for_users();
            bound    = found;
        }

        rule_explainer& owner;
        const pattern_program& program;
        std::span<const condition_entry> conditions;
        int held                      = -1;
        const condition_entry* failed = nullptr;
        const embedded_rule* embedded = nullptr; ///< whose condition failed, if not the rule's own
        std::set<tensor_reference> looked;       ///< what the failed condition asked about
        std::set<tensor_reference> users;        ///< whose users it asked for
        std::vector<std::string> outside_uses;
        bindings bound;
    };

    void explain_refusal(const pattern_program& program, const acceptance& accept, explanation& told) const
    {
        if (!accept.failed) {
            told.sentence = "the pattern fits, but " + accept.outside_uses.at(0);
            told.details.assign(accept.outside_uses.begin() + 1, accept.outside_uses.end());
        } else {
            told.sentence =
                "the pattern fits, but this does not hold: " + condition_text(*accept.failed, accept.embedded);
            // A condition that looks at nothing may be about attributes of any node; one that looks at users is not.
            if (!accept.looked.empty() || accept.users.empty())
                describe_captures(program, accept.bound, accept.looked, told.details);
            for (const tensor_reference tensor : accept.users)
                told.details.push_back(users_text(watched_, tensor));
            describe_attributes(accept.bound, told.details);
        }
        if (told.covered.size() > 1)
            told.details.push_back("it would cover " + nodes_text(watched_, told.covered));
    }

    /// What a rule captured: all, or what is among `looked`, if anything is.
    void describe_captures(const pattern_program& program, const bindings& found,
                           const std::set<tensor_reference>& looked, std::vector<std::string>& details) const
    {
        const auto wanted = [&](tensor_reference tensor) { return looked.empty() || looked.contains(tensor); };
        std::vector<std::string> lines;
        std::set<tensor_reference> described;
        for (std::size_t slot = 0; slot < program.captures.size(); ++slot) {
            if (program.captures[slot].embedded)
                continue;
            const std::string name = "'" + capture_text(program, slot) + "'";
            if (program.captures[slot].kind == capture_kind::list || program.captures[slot].repeated) {
                std::size_t number = 0;
                for (const bindings::item& item : found.items)
                    if (item.slot == slot && ++number <= most_items && wanted(item.value)) {
                        lines.push_back("number " + std::to_string(number) + " of " + name + " is " +
                                        tensor_text(watched_, item.value));
                        described.insert(item.value);
                    }
            } else if (found.is_bound(slot) && wanted(found.slots[slot])) {
                lines.push_back(name + " is " + tensor_text(watched_, found.slots[slot]));
                described.insert(found.slots[slot]);
            }
        }
        for (const tensor_reference tensor : looked)
            if (!described.contains(tensor) && lines.size() < most_items + program.captures.size())
                lines.push_back((tensor == found.root ? "the result is " : "it looks at ") +
                                tensor_text(watched_, tensor));
        details.insert(details.end(), lines.begin(), lines.end());
    }

    void describe_attributes(const bindings& found, std::vector<std::string>& details) const
    {
        std::size_t count = 0;
        for (const node_id node : unique(found.covered))
            if (const std::string attributes = attributes_text(watched_, node);
                !attributes.empty() && ++count <= most_items)
                details.push_back(node_text(watched_, node) + " has " + attributes);
    }

    static std::uint8_t root_output(const pattern_program& program)
    {
        const pattern_step* root = &program.steps[0];
        while (root->kind != step_kind::operation) // alternatives provide the same outputs as the first one
            ++root;
        return root->output;
    }

    static std::vector<node_id> unique(const std::vector<node_id>& nodes)
    {
        std::vector<node_id> result;
        for (const node_id node : nodes)
            if (std::ranges::find(result, node) == result.end())
                result.push_back(node);
        return result;
    }

    static constexpr std::size_t most_items = 4;

    watched_knowledge knowledge_;
    subject watched_; ///< the graph, with the knowledge above
    const node_usage& usage_;
    matcher matcher_;
};

/// Why the rule matches at the node, or why not, looked at alone: other rules play no part, and every node of the graph
/// counts as a user of its operands. See graph_explainer for what happens in a covering.
template <typename Result>
explanation explain(const rule_entry<Result>& rule, const subject& graph, node_id node)
{
    const node_usage usage = node_usage::of_all_nodes(graph);
    return rule_explainer{graph, usage}.explain(rule.name, *rule.program, rule.conditions, node);
}

namespace detail {

/// The explanations of the rules that begin with the node's operator: those that match, the most important and largest
/// first, then the others, the nearest first; at most `count`.
template <typename Result>
std::vector<explanation> nearest_of(rule_explainer& explainer, rule_table_view<Result> table, const subject& graph,
                                    node_id node, std::size_t count)
{
    struct candidate {
        explanation told;
        int priority;
    };
    std::vector<candidate> all;
    for (const rule_entry<Result>& rule : table.entries) {
        bool begins = false;
        for_each_root(*rule.program, [&](std::string_view, std::uint64_t hash) {
            begins = begins || hash == graph.operator_hash[node];
        });
        if (begins)
            all.push_back({explainer.explain(rule.name, *rule.program, rule.conditions, node), rule.priority});
    }
    std::ranges::stable_sort(all, [](const candidate& a, const candidate& b) {
        if (a.told.matches != b.told.matches)
            return a.told.matches;
        if (a.told.matches && a.priority != b.priority)
            return a.priority > b.priority;
        return a.told.matches ? a.told.covered.size() > b.told.covered.size() : a.told.came > b.told.came;
    });
    std::vector<explanation> nearest;
    for (std::size_t i = 0; i < all.size() && i < count; ++i)
        nearest.push_back(std::move(all[i].told));
    return nearest;
}

} // namespace detail

/// The rules that match at the node, or come nearest to it, looked at alone as explain() does; at most `count`, none if
/// no rule begins with the node's operator.
template <typename Result>
std::vector<explanation> nearest(rule_table_view<Result> table, const subject& graph, node_id node,
                                 std::size_t count = 3)
{
    const node_usage usage = node_usage::of_all_nodes(graph);
    rule_explainer explainer{graph, usage};
    return detail::nearest_of(explainer, table, graph, node, count);
}

} // namespace oplift

#endif
