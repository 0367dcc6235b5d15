#ifndef OPLIFT_RULE_TABLE_PARTS_HPP
#define OPLIFT_RULE_TABLE_PARTS_HPP

#include <oplift/pattern/program.hpp>
#include <oplift/rule.hpp>
#include <oplift/rule_table.hpp>

#include <boost/hana/tuple.hpp>
#include <boost/hana/unpack.hpp>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

// A table whose rules are compiled in several files: the conditions and build() of many rules take the compiler longer
// than a file should. Each part makes the entries of some rules, one file makes the index of all:
//
//     constexpr auto some   = make_rule_entries<Result>(some_rules);                    // in one file
//     constexpr auto others = make_rule_entries<Result>(other_rules);                   // in another
//     constexpr auto index  = make_rule_index(hana::concat(some_rules, other_rules));   // in a third, with
//     const rule_table_of_parts<Result> table{index, {some_of_file(), others_of_file()}};
namespace oplift {

namespace detail {

/// What the index of a table has to know of a rule: nothing that needs its conditions or build().
struct rule_outline {
    std::string_view name;
    const pattern_program* program = nullptr;
    int priority                   = 0;
    bool has_conditions            = false;
};

constexpr bool is_conditional(const rule_outline& rule)
{
    return rule.has_conditions || rule.program->embeds;
}

template <typename Rule>
consteval rule_outline outline_of()
{
    rule_outline outline{.name = Rule::name, .program = &program_of<Rule>};
    if constexpr (requires { Rule::priority; })
        outline.priority = Rule::priority;
    outline.has_conditions = requires
    {
        Rule::conditions;
    };
    return outline;
}

template <typename... Rules>
struct outline_storage {
    static constexpr std::array<rule_outline, sizeof...(Rules)> entries{outline_of<Rules>()...};
};

} // namespace detail

/// An index together with the names of its rules, in order.
template <std::size_t Rules, typename Index>
struct named_rule_index {
    std::array<std::string_view, Rules> names;
    Index index;
};

/// The index of a list of rules, a Hana tuple: a table without its entries. Mistakes in the table as a whole are
/// compile-time errors, as in make_rule_table.
template <typename HanaTypes>
consteval auto make_rule_index(HanaTypes types)
{
    return boost::hana::unpack(types, []<typename... Types>(Types...) {
        using outlines       = detail::outline_storage<typename Types::type...>;
        constexpr auto index = detail::index_storage<outlines, typename Types::type...>::make();
        named_rule_index<sizeof...(Types), std::remove_const_t<decltype(index)>> named{{}, index};
        for (std::size_t rule = 0; rule < sizeof...(Types); ++rule)
            named.names[rule] = outlines::entries[rule].name;
        return named;
    });
}

/// The entries of some rules of a table, a Hana tuple. Mistakes in one rule are compile-time errors here.
template <typename Result, typename HanaTypes>
consteval auto make_rule_entries(HanaTypes types)
{
    return boost::hana::unpack(types, []<typename... Types>(Types...) {
        return std::array<rule_entry<Result>, sizeof...(Types)>{detail::make_entry<Result, typename Types::type>()...};
    });
}

/// A table of parts. Converts to the view that make_rule_table() of all rules gives. The index has to outlive it.
template <typename Result>
class rule_table_of_parts {
public:
    /// Throws std::logic_error if the parts do not have the rules of the index in its order.
    template <std::size_t Rules, typename Index>
    rule_table_of_parts(const named_rule_index<Rules, Index>& all,
                        std::initializer_list<std::span<const rule_entry<Result>>> parts)
        : dispatch_{all.index.dispatch}, trie_{all.index.trie.view()}
    {
        for (const auto part : parts)
            entries_.insert(entries_.end(), part.begin(), part.end());
        for (std::size_t rule = 0; rule < Rules; ++rule)
            if (rule >= entries_.size() || entries_[rule].name != all.names[rule])
                throw std::logic_error{"the parts of a rule table lack the rule '" + std::string{all.names[rule]} +
                                       "' at its place"};
        if (entries_.size() != Rules)
            throw std::logic_error{"the parts of a rule table have more rules than its index"};
    }

    operator rule_table_view<Result>() const { return {entries_, dispatch_, trie_}; }

private:
    std::vector<rule_entry<Result>> entries_;
    std::span<const dispatch_entry> dispatch_;
    rule_trie_view trie_;
};

} // namespace oplift

#endif
