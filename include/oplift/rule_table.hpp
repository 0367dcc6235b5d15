#ifndef OPLIFT_RULE_TABLE_HPP
#define OPLIFT_RULE_TABLE_HPP

#include <oplift/match/rule_trie.hpp>
#include <oplift/merge_sort.hpp>
#include <oplift/rule.hpp>
#include <oplift/table_checks.hpp>

#include <boost/hana/fwd/type.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/type.hpp>
#include <boost/hana/unpack.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

namespace oplift {

/// A list of rules, as a Boost.Hana tuple of types: Hana's algorithms add to it, remove from it and join lists.
template <typename... Rules>
requires(detail::checked_rule<Rules>::ok&&...) inline constexpr auto rules = boost::hana::tuple_t<Rules...>;

/// Which rules can match at a node with a certain operator.
struct dispatch_entry {
    std::uint64_t operator_hash = 0;
    std::uint16_t rule          = 0; ///< index into the entries
};

/// A rule table as the matcher sees it, whatever its size.
template <typename Result>
struct rule_table_view {
    std::span<const rule_entry<Result>> entries;
    std::span<const dispatch_entry> dispatch; ///< sorted by operator, then by priority, then by position
    rule_trie_view trie;                      ///< what is common to the rules' patterns, for candidate_search

    /// The rules whose pattern begins with the operator, the most important first.
    std::span<const dispatch_entry> rules_for(std::uint64_t operator_hash) const
    {
        std::size_t first = 0;
        for (std::size_t left = dispatch.size(); left > 0;) { // not std::lower_bound: see merge_sort()
            const std::size_t half = left / 2;
            const bool is_before   = dispatch[first + half].operator_hash < operator_hash;
            first += is_before ? half + 1 : 0;
            left = is_before ? left - half - 1 : half;
        }
        std::size_t last = first;
        while (last < dispatch.size() && dispatch[last].operator_hash == operator_hash)
            ++last;
        return dispatch.subspan(first, last - first);
    }
};

/// How the rules of a table are found, as plain constexpr data.
template <std::size_t Dispatch, typename Trie>
struct rule_index {
    std::array<dispatch_entry, Dispatch> dispatch;
    Trie trie;
};

/// The rules as plain constexpr data.
template <typename Result, std::size_t Rules, typename Index>
struct rule_table {
    std::array<rule_entry<Result>, Rules> entries;
    Index index;

    constexpr operator rule_table_view<Result>() const { return {entries, index.dispatch, index.trie.view()}; }
    constexpr std::size_t size() const { return Rules; }
};

namespace detail {

/// Calls `visit(name, hash)` for each operator that the root of a pattern accepts.
template <typename Visit>
constexpr void for_each_root(const pattern_program& program, Visit visit)
{
    auto walk = [&](auto& self, std::size_t step) -> void {
        const pattern_step& at = program.steps[step];
        if (at.kind == step_kind::operation) {
            for (std::size_t i = 0; i < at.name_count; ++i)
                visit(program.operator_names[at.first_name + i], program.operator_hashes[at.first_name + i]);
        } else if (at.kind == step_kind::named || at.kind == step_kind::exclusion) {
            self(self, step + 1);
        } else if (at.kind == step_kind::choice) {
            self(self, step + 1);
            self(self, program.steps[step + 1].next_sibling);
        }
    };
    walk(walk, 0);
}

template <typename Entries>
consteval std::size_t count_roots(const Entries& entries)
{
    std::size_t count = 0;
    for (const auto& entry : entries)
        for_each_root(*entry.program, [&](std::string_view, std::uint64_t) { ++count; });
    return count;
}

/// Compares hashes, sorted: what takes the square of the number of rules takes the compiler long.
template <typename Entries>
consteval bool names_differ(const Entries& entries)
{
    std::array<std::uint64_t, std::tuple_size_v<Entries>> hashes{};
    for (std::size_t rule = 0; rule < hashes.size(); ++rule)
        hashes[rule] = hash_of(entries[rule].name);
    merge_sort(hashes, [](std::uint64_t a, std::uint64_t b) { return a < b; });
    for (std::size_t i = 1; i < hashes.size(); ++i)
        if (hashes[i - 1] == hashes[i])
            return false;
    return true;
}

template <typename Result>
constexpr bool is_conditional(const rule_entry<Result>& entry)
{
    return !entry.conditions.empty() || entry.program->embeds;
}

template <typename Result, typename... Rules>
struct entry_storage {
    static constexpr std::array<rule_entry<Result>, sizeof...(Rules)> entries{make_entry<Result, Rules>()...};
};

/// What a table knows of all its rules together. `Entries` has an array `entries` with name, program and priority of
/// each rule.
template <typename Entries, typename... Rules>
struct index_storage {
    static_assert(names_differ(Entries::entries), "two rules of the table have the same name");

    static constexpr auto programs = [] {
        std::array<const pattern_program*, sizeof...(Rules)> all{};
        for (std::size_t rule = 0; rule < all.size(); ++rule)
            all[rule] = Entries::entries[rule].program;
        return all;
    }();

    static constexpr std::size_t root_count = count_roots(Entries::entries);
    static constexpr auto roots             = [] {
        std::array<rule_root, root_count> all{};
        std::size_t count = 0;
        for (std::size_t rule = 0; rule < programs.size(); ++rule)
            for_each_root(*programs[rule], [&](std::string_view name, std::uint64_t hash) {
                all[count++] = {hash, name, static_cast<std::uint16_t>(rule), Entries::entries[rule].priority};
            });
        merge_sort(all, [](const rule_root& a, const rule_root& b) {
            if (a.hash != b.hash)
                return a.hash < b.hash;
            if (a.priority != b.priority)
                return a.priority > b.priority;
            return a.rule < b.rule;
        });
        return all;
    }();

    static constexpr table_mistake mistake = [] {
        const std::array<std::span<const std::string_view>, sizeof...(Rules)> overlaps{overlaps_of<Rules>()...};
        std::array<rule_facts, sizeof...(Rules)> facts{};
        for (std::size_t rule = 0; rule < facts.size(); ++rule) {
            facts[rule].name        = Entries::entries[rule].name;
            facts[rule].program     = programs[rule];
            facts[rule].priority    = Entries::entries[rule].priority;
            facts[rule].conditional = is_conditional(Entries::entries[rule]);
            facts[rule].overlaps    = overlaps[rule];
        }
        return find_table_mistake(facts, roots);
    }();

    static consteval auto make()
    {
        report<mistake, Rules...>();
        constexpr auto trie = compact_trie<programs>();
        rule_index<root_count, std::remove_const_t<decltype(trie)>> index{{}, trie};
        std::size_t count = 0;
        for (std::size_t i = 0; i < root_count; ++i) {
            if (i > 0 && roots[i - 1].hash == roots[i].hash) {
                if (roots[i - 1].name != roots[i].name)
                    throw "the names of two operators have the same hash";
                // A pattern whose alternatives begin with the same operator is tried once.
                if (roots[i - 1].rule == roots[i].rule)
                    continue;
            }
            index.dispatch[count++] = {roots[i].hash, roots[i].rule};
        }
        // Unused places, left by such patterns, have a hash that no lookup meets: all bits set.
        for (std::size_t i = count; i < root_count; ++i)
            index.dispatch[i].operator_hash = ~std::uint64_t{0};
        return index;
    }
};

template <typename Result, typename... Rules>
consteval auto make_table()
{
    using entries        = entry_storage<Result, Rules...>;
    constexpr auto index = index_storage<entries, Rules...>::make();
    return rule_table<Result, sizeof...(Rules), std::remove_const_t<decltype(index)>>{entries::entries, index};
}

} // namespace detail

/// The table of a list of rules. `Result` is what the table's rules build: constructible from whatever a rule's
/// build() returns.
template <typename Result, typename HanaTypes>
consteval auto make_rule_table(HanaTypes types)
{
    return boost::hana::unpack(
        types, [](auto... type) { return detail::make_table<Result, typename decltype(type)::type...>(); });
}

/// Hana's tuples, which rules<...> and Hana's algorithms make, need no algorithm: messages of mistakes stay short.
template <typename Result, typename... HanaTypes>
consteval auto make_rule_table(boost::hana::tuple<HanaTypes...>)
{
    return detail::make_table<Result, typename HanaTypes::type...>();
}

} // namespace oplift

#endif
