#ifndef OPLIFT_TESTS_SUPPORT_PATTERN_TREE_HPP
#define OPLIFT_TESTS_SUPPORT_PATTERN_TREE_HPP

#include <oplift/fixed_string.hpp>
#include <oplift/match/rule_trie.hpp>
#include <oplift/pattern/program.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::test {

/// A pattern that is made at run time: random ones, and more of them than a compiler would like.
struct pattern_tree {
    step_kind kind = step_kind::capture;
    std::vector<std::string_view> operators; ///< an operation's
    bool commutative = false;
    int slot         = -1; ///< of captures and named parts
    std::vector<pattern_tree> parts;
    capture_kind captures         = capture_kind::tensor; ///< a capture's
    control_demand control_inputs = control_demand::none; ///< an operation's

    static pattern_tree any(int slot) { return {step_kind::capture, {}, false, slot, {}}; }
    static pattern_tree known(int slot) { return {step_kind::capture, {}, false, slot, {}, capture_kind::weight}; }
    static pattern_tree named(int slot, pattern_tree part)
    {
        return {step_kind::named, {}, false, slot, {std::move(part)}};
    }
    static pattern_tree either(pattern_tree first, pattern_tree second)
    {
        return {step_kind::choice, {}, false, -1, {std::move(first), std::move(second)}};
    }
    /// What matches the one and not the other.
    static pattern_tree but_not(pattern_tree wanted, pattern_tree unwanted)
    {
        return {step_kind::exclusion, {}, false, -1, {std::move(wanted), std::move(unwanted)}};
    }
    /// Each of the operands that stand here matches `part`, or anything without one.
    static pattern_tree each(int slot, std::vector<pattern_tree> part)
    {
        return {step_kind::each, {}, false, slot, std::move(part)};
    }
    static pattern_tree operation(std::vector<std::string_view> operators, std::vector<pattern_tree> operands,
                                  bool commutative = false)
    {
        return {step_kind::operation, std::move(operators), commutative, -1, std::move(operands)};
    }
};

/// The program of a pattern_tree, as lowering makes it of an expression.
class tree_program {
public:
    explicit tree_program(const pattern_tree& tree) { lower(tree, false); }

    /// Valid while this object stays where it is.
    pattern_program program() const { return {steps_, names_, hashes_, {}, captures_}; }

private:
    void lower(const pattern_tree& tree, bool inside_each)
    {
        pattern_step step;
        step.kind           = tree.kind;
        step.commutative    = tree.commutative;
        step.operand_count  = static_cast<std::uint8_t>(tree.parts.size());
        step.capture        = static_cast<std::int8_t>(tree.slot);
        step.control_inputs = tree.control_inputs;
        step.first_name     = static_cast<std::uint16_t>(names_.size());
        step.name_count     = static_cast<std::uint8_t>(tree.operators.size());
        for (const std::string_view name : tree.operators) {
            names_.push_back(name);
            hashes_.push_back(hash_of(name));
        }
        for (std::size_t part = 0; part < tree.parts.size(); ++part)
            if (tree.parts[part].kind == step_kind::each)
                step.variadic = static_cast<std::int8_t>(part);
        steps_.push_back(step);
        while (tree.slot >= static_cast<int>(captures_.size()))
            captures_.push_back({"part", capture_kind::tensor, false, false});
        if (tree.kind == step_kind::capture)
            captures_[static_cast<std::size_t>(tree.slot)].kind = tree.captures;
        if (tree.slot >= 0 && inside_each)
            captures_[static_cast<std::size_t>(tree.slot)].repeated = true;
        std::size_t previous = 0;
        for (std::size_t part = 0; part < tree.parts.size(); ++part) {
            const std::size_t here = steps_.size();
            if (part > 0)
                steps_[previous].next_sibling = static_cast<std::uint8_t>(here);
            previous = here;
            lower(tree.parts[part], inside_each || tree.kind == step_kind::each);
        }
    }

    std::vector<pattern_step> steps_;
    std::vector<std::string_view> names_;
    std::vector<std::uint64_t> hashes_;
    std::vector<capture_slot> captures_;
};

/// A trie that is made at run time, by the code that makes those of rule tables.
class run_time_trie {
public:
    explicit run_time_trie(const std::vector<const pattern_program*>& programs)
    {
        const trie_size most = rule_trie_builder::most({programs.data(), programs.size()});
        std::vector<trie_edge> edges(most.edge_places());
        std::vector<rule_trie_builder::origin> origins(edges.size());
        questions_.resize(most.questions);
        nodes_.resize(most.nodes);
        ends_.resize(most.ends);
        rule_trie_builder builder{{edges.data(), edges.size()},
                                  {origins.data(), origins.size()},
                                  {questions_.data(), questions_.size()},
                                  {nodes_.data(), nodes_.size()},
                                  {ends_.data(), ends_.size()}};
        for (std::size_t rule = 0; rule < programs.size(); ++rule)
            builder.add(*programs[rule], static_cast<std::uint16_t>(rule));
        const trie_size size = builder.size();
        edges_.resize(size.edge_places());
        for (const trie_edge& edge : edges)
            if (edge.target != 0)
                rule_trie_builder::insert({edges_.data(), edges_.size()}, edge);
        questions_.resize(size.questions);
        nodes_.resize(size.nodes);
        ends_.resize(size.ends);
    }

    rule_trie_view view() const
    {
        return {{edges_.data(), edges_.size()},
                {questions_.data(), questions_.size()},
                {nodes_.data(), nodes_.size()},
                {ends_.data(), ends_.size()}};
    }

private:
    std::vector<trie_edge> edges_;
    std::vector<trie_question> questions_;
    std::vector<trie_node> nodes_;
    std::vector<trie_end> ends_;
};

} // namespace oplift::test

#endif
