#ifndef OPLIFT_MATCH_RULE_TRIE_HPP
#define OPLIFT_MATCH_RULE_TRIE_HPP

#include <oplift/match/rule_paths.hpp>
#include <oplift/pattern/program.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace oplift {

/// Parts of a table: a std::span without what the constraints of its constructors cost the compiler.
template <typename Part>
struct table_parts {
    Part* first       = nullptr;
    std::size_t count = 0;

    constexpr std::size_t size() const { return count; }
    constexpr Part& operator[](std::size_t part) const { return first[part]; }
    constexpr Part* begin() const { return first; }
    constexpr Part* end() const { return first + count; }
};

/// What follows an answer: from a question, by an operator or a known value, to a node of the trie.
struct trie_edge {
    /// In place of an operator: any tensor whose value is known. All bits set, which no operator's hash is.
    static constexpr std::uint64_t known_value = ~std::uint64_t{0};

    std::uint64_t operator_hash = 0;
    std::uint16_t question      = 0;
    std::uint16_t target        = 0; ///< 0: no edge, since nothing leads back to the trie's root
    std::uint8_t operand_count  = 0;
    std::uint8_t output         = 0;
    bool more_operands          = false; ///< there may be more than operand_count
    bool commutative            = false;
};

/// A question that some rule asks at a node of the trie, and the next one there.
struct trie_question {
    std::uint8_t found   = 0; ///< see path_test
    std::uint8_t operand = 0;
    std::uint16_t next   = 0; ///< 0: the last; question 0 is the one about the root
};

/// A rule all of whose questions are answered at a node of the trie, and the next one there.
struct trie_end {
    std::uint16_t rule = 0;
    std::uint16_t next = 0; ///< 0: the last, otherwise one more than the index
};

struct trie_node {
    std::uint16_t first_question = 0; ///< 0: none
    std::uint16_t first_end      = 0; ///< 0: none, otherwise one more than the index
};

/// The questions of all rules of a table, in a trie: what rules have in common is asked once. Edges are a hash table.
struct rule_trie_view {
    table_parts<const trie_edge> edges; ///< a power of two of them
    table_parts<const trie_question> questions;
    table_parts<const trie_node> nodes;
    table_parts<const trie_end> ends;

    /// Where the search for the edges of a question by an operator begins; it ends at the first place without an edge.
    static constexpr std::size_t place(std::size_t edges, std::uint16_t question, std::uint64_t operator_hash)
    {
        const std::uint64_t mixed = operator_hash + question * 0x9e3779b97f4a7c15u;
        return static_cast<std::size_t>(mixed ^ (mixed >> 32)) & (edges - 1);
    }
};

/// How many parts a trie has.
struct trie_size {
    std::size_t edges = 0, questions = 0, nodes = 0, ends = 0;

    /// Room for that many edges in a hash table that is at most half full.
    constexpr std::size_t edge_places() const
    {
        std::size_t places = 2;
        while (places < 2 * edges)
            places *= 2;
        return places;
    }
};

/// A trie with room for so many parts.
template <std::size_t EdgePlaces, std::size_t Questions, std::size_t Nodes, std::size_t Ends>
struct rule_trie {
    std::array<trie_edge, EdgePlaces> edges{};
    std::array<trie_question, Questions> questions{};
    std::array<trie_node, Nodes> nodes{};
    std::array<trie_end, Ends> ends{};

    constexpr rule_trie_view view() const
    {
        return {{edges.data(), EdgePlaces}, {questions.data(), Questions}, {nodes.data(), Nodes}, {ends.data(), Ends}};
    }
};

/// Builds tries, at compile time and at run time alike; the caller provides the room.
class rule_trie_builder {
public:
    /// Which operation an edge was made for, one for each place of the hash table.
    struct origin {
        const pattern_program* program = nullptr;
        std::uint8_t step              = 0;
    };

    /// At most this much room is needed for these patterns.
    static constexpr trie_size most(table_parts<const pattern_program* const> programs)
    {
        trie_size size{0, 1, 1, 0};
        for (std::size_t rule = 0; rule < programs.count; ++rule) {
            const pattern_program* const program = programs.first[rule];
            for (rule_paths paths{*program}; paths.next();) {
                for (std::size_t test = 0; test < paths.size(); ++test) {
                    const pattern_step& step = program->steps[paths[test].step];
                    size.edges += step.kind == step_kind::operation ? step.name_count : 1u;
                }
                size.questions += paths.size();
                size.nodes += paths.size();
                size.ends += paths.size() > 0;
            }
        }
        return size;
    }

    constexpr rule_trie_builder(table_parts<trie_edge> edges, table_parts<origin> origins,
                                table_parts<trie_question> questions, table_parts<trie_node> nodes,
                                table_parts<trie_end> ends)
        : edges_{edges}, origins_{origins}, questions_{questions}, nodes_{nodes}, ends_{ends}
    {
    }

    /// Adds a rule's pattern; `rule` is its index in the table.
    constexpr void add(const pattern_program& program, std::uint16_t rule)
    {
        for (rule_paths paths{program}; paths.next();) {
            if (paths.size() == 0)
                continue;
            std::uint16_t node = 0;
            for (std::size_t test = 0; test < paths.size(); ++test)
                node = follow(test == 0 ? std::uint16_t{0} : question(node, paths[test]), program, paths[test].step);
            if (const std::uint16_t last = nodes_.first[node].first_end;
                last == 0 || ends_.first[last - 1u].rule != rule) {
                ends_.first[size_.ends++]    = {rule, last};
                nodes_.first[node].first_end = static_cast<std::uint16_t>(size_.ends);
            }
        }
    }

    /// How much of the room is used.
    constexpr trie_size size() const { return size_; }

    /// Puts an edge into a hash table.
    static constexpr std::size_t insert(table_parts<trie_edge> edges, const trie_edge& edge)
    {
        std::size_t place = rule_trie_view::place(edges.count, edge.question, edge.operator_hash);
        while (edges.first[place].target != 0)
            place = (place + 1) & (edges.count - 1);
        edges.first[place] = edge;
        return place;
    }

private:
    /// The question at a node of the trie; made if no rule has asked it there yet.
    constexpr std::uint16_t question(std::uint16_t node, const path_test& test)
    {
        for (std::uint16_t at = nodes_.first[node].first_question; at != 0; at = questions_.first[at].next)
            if (questions_.first[at].found == test.found && questions_.first[at].operand == test.operand)
                return at;
        if (size_.questions == most_parts)
            throw "the rules of a table ask too many different questions: divide the table";
        questions_.first[size_.questions] = {test.found, test.operand, nodes_.first[node].first_question};
        nodes_.first[node].first_question = static_cast<std::uint16_t>(size_.questions);
        return static_cast<std::uint16_t>(size_.questions++);
    }

    /// Where the answer leads that an operation of a pattern asks for.
    constexpr std::uint16_t follow(std::uint16_t question, const pattern_program& program, std::uint8_t step_number)
    {
        const pattern_step& step      = program.steps[step_number];
        const bool operation          = step.kind == step_kind::operation;
        const std::uint64_t known     = trie_edge::known_value;
        const std::uint64_t* const of = operation ? program.operator_hashes.data() + step.first_name : &known;
        std::size_t place             = rule_trie_view::place(edges_.count, question, of[0]);
        for (; edges_.first[place].target != 0; place = (place + 1) & (edges_.count - 1))
            if (edges_.first[place].question == question && same_operation(origins_.first[place], program, step))
                return edges_.first[place].target;
        if (size_.nodes == most_parts)
            throw "the patterns of a table differ in too many parts: divide the table";
        const auto target = static_cast<std::uint16_t>(size_.nodes++);
        for (std::size_t name = 0; name < (operation ? step.name_count : 1u); ++name) {
            const std::size_t at = insert(edges_, {of[name], question, target, step.operand_count, step.output,
                                                   step.variadic >= 0, step.commutative});
            origins_.first[at]   = {&program, step_number};
            ++size_.edges;
        }
        return target;
    }

    static constexpr bool same_operation(const origin& made_for, const pattern_program& program,
                                         const pattern_step& step)
    {
        const pattern_step& other = made_for.program->steps[made_for.step];
        if (other.kind != step.kind)
            return false;
        if (step.kind != step_kind::operation)
            return true; // both are captures of known values
        if (other.name_count != step.name_count || other.operand_count != step.operand_count ||
            other.output != step.output || (other.variadic >= 0) != (step.variadic >= 0) ||
            other.commutative != step.commutative)
            return false;
        for (std::size_t name = 0; name < step.name_count; ++name)
            if (made_for.program->operator_hashes[other.first_name + name] !=
                program.operator_hashes[step.first_name + name])
                return false;
        return true;
    }

    static constexpr std::size_t most_parts = 0xffff; ///< what the links of a trie can tell apart

    table_parts<trie_edge> edges_;
    table_parts<origin> origins_;
    table_parts<trie_question> questions_;
    table_parts<trie_node> nodes_;
    table_parts<trie_end> ends_;
    trie_size size_{0, 1, 1, 0};
};

namespace detail {

template <trie_size Most>
struct trie_in_the_making {
    trie_size size;
    rule_trie<Most.edge_places(), Most.questions, Most.nodes, Most.ends> trie;
};

template <trie_size Most>
constexpr trie_in_the_making<Most> make_trie(table_parts<const pattern_program* const> programs)
{
    trie_in_the_making<Most> making{};
    std::array<rule_trie_builder::origin, Most.edge_places()> origins{};
    auto& [edges, questions, nodes, ends] = making.trie;
    rule_trie_builder builder{{edges.data(), Most.edge_places()},
                              {origins.data(), Most.edge_places()},
                              {questions.data(), Most.questions},
                              {nodes.data(), Most.nodes},
                              {ends.data(), Most.ends}};
    for (std::size_t rule = 0; rule < programs.count; ++rule)
        builder.add(*programs.first[rule], static_cast<std::uint16_t>(rule));
    making.size = builder.size();
    return making;
}

} // namespace detail

/// The trie of a table's patterns, without spare room.
template <const auto& Programs>
consteval auto compact_trie()
{
    constexpr auto made = detail::make_trie<rule_trie_builder::most({Programs.data(), Programs.size()})>(
        {Programs.data(), Programs.size()});
    constexpr trie_size size = made.size;
    rule_trie<size.edge_places(), size.questions, size.nodes, size.ends> trie;
    for (const trie_edge& edge : made.trie.edges)
        if (edge.target != 0)
            rule_trie_builder::insert({trie.edges.data(), size.edge_places()}, edge);
    for (std::size_t i = 0; i < size.questions; ++i)
        trie.questions[i] = made.trie.questions[i];
    for (std::size_t i = 0; i < size.nodes; ++i)
        trie.nodes[i] = made.trie.nodes[i];
    for (std::size_t i = 0; i < size.ends; ++i)
        trie.ends[i] = made.trie.ends[i];
    return trie;
}

} // namespace oplift

#endif
