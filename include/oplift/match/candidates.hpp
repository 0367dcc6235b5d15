#ifndef OPLIFT_MATCH_CANDIDATES_HPP
#define OPLIFT_MATCH_CANDIDATES_HPP

#include <oplift/graph/tensor_reference.hpp>
#include <oplift/match/rule_trie.hpp>
#include <oplift/match/subject.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace oplift {

/// Finds the rules that can match at a tensor, by the operators around it, for all rules of a table together.
///
/// No rule that matches is left out. What it costs depends on what the graph and the rules have in common, not on the
/// number of rules. It takes memory once, none while it searches.
class candidate_search {
public:
    candidate_search(const subject& graph, rule_trie_view trie, std::size_t rules) : graph_{graph}, trie_{trie}
    {
        candidates_.reserve(rules);
        known_.reserve(graph.size());
        for (node_id node = 0; node < graph.size(); ++node)
            known_.push_back(graph.knowledge->facts({node, 0}).when_known != constancy::varying);
    }

    /// The rules that can match, by their indices in the table, in ascending order; valid until the next call.
    std::span<const std::uint16_t> at(tensor_reference root)
    {
        candidates_.clear();
        follow(0, root, 0);
        return candidates_;
    }

    /// Whether the value of a tensor is known without running the model.
    bool is_known(tensor_reference tensor) const
    {
        return tensor.output == 0 ? known_[tensor.node]
                                  : graph_.knowledge->facts(tensor).when_known != constancy::varying;
    }

private:
    struct found_node {
        const tensor_reference* operands = nullptr;
        unsigned exchanged               = 0; ///< 1: operand 0 answers for operand 1, and the reverse
    };

    /// Goes on by what yields `tensor`, as an answer to a question; `found` nodes have been found before.
    void follow(std::uint16_t question, tensor_reference tensor, std::size_t found)
    {
        const std::uint64_t hash = graph_.operator_hash[tensor.node];
        const std::size_t last   = trie_.edges.count - 1;
        for (std::size_t place                           = rule_trie_view::place(trie_.edges.count, question, hash);
             trie_.edges.first[place].target != 0; place = (place + 1) & last) {
            const trie_edge& edge = trie_.edges.first[place];
            if (edge.operator_hash != hash || edge.question != question)
                continue;
            const std::size_t begin = graph_.first_operand[tensor.node];
            const std::size_t count = graph_.first_operand[tensor.node + 1] - begin;
            if (count != edge.operand_count && !(edge.more_operands && count > edge.operand_count))
                continue;
            if (edge.output != pattern_step::any_output && edge.output != tensor.output)
                continue;
            const trie_node& node = reach(edge.target);
            if (node.first_question == 0)
                continue;
            found_[found] = {graph_.operands.data() + begin, 0};
            ask(node.first_question, found + 1);
            if (edge.commutative) {
                found_[found].exchanged = 1;
                ask(node.first_question, found + 1);
            }
        }
    }

    /// Goes on where a known value is asked for.
    void follow_known(std::uint16_t question, std::size_t found)
    {
        const std::size_t last = trie_.edges.count - 1;
        for (std::size_t place = rule_trie_view::place(trie_.edges.count, question, trie_edge::known_value);
             trie_.edges.first[place].target != 0; place = (place + 1) & last)
            if (trie_.edges.first[place].operator_hash == trie_edge::known_value &&
                trie_.edges.first[place].question == question)
                ask(reach(trie_.edges.first[place].target).first_question, found + 1);
    }

    void ask(std::uint16_t question, std::size_t found)
    {
        for (; question != 0; question = trie_.questions.first[question].next) {
            const trie_question& asked    = trie_.questions.first[question];
            const found_node& user        = found_[asked.found];
            const tensor_reference tensor = user.operands[asked.operand ^ user.exchanged];
            follow(question, tensor, found);
            if (is_known(tensor))
                follow_known(question, found);
        }
    }

    /// A node of the trie: adds the rules that end there.
    const trie_node& reach(std::uint16_t number)
    {
        const trie_node& node = trie_.nodes.first[number];
        for (std::uint16_t end = node.first_end; end != 0; end = trie_.ends.first[end - 1u].next)
            add(trie_.ends.first[end - 1u].rule);
        return node;
    }

    void add(std::uint16_t rule)
    {
        auto at = candidates_.end();
        while (at != candidates_.begin() && at[-1] > rule)
            --at;
        if (at == candidates_.begin() || at[-1] != rule)
            candidates_.insert(at, rule);
    }

    const subject& graph_;
    rule_trie_view trie_;
    std::array<found_node, rule_paths::most_tests> found_;
    std::vector<std::uint16_t> candidates_;
    std::vector<bool> known_; ///< by node, for output 0
};

} // namespace oplift

#endif
