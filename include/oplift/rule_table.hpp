#ifndef OPLIFT_RULE_TABLE_HPP
#define OPLIFT_RULE_TABLE_HPP

#include <oplift/rule.hpp>

#include <boost/hana/fwd/type.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/type.hpp>
#include <boost/hana/unpack.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

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

    /// The rules whose pattern begins with the operator, the most important first.
    std::span<const dispatch_entry> rules_for(std::uint64_t operator_hash) const
    {
        const auto first = std::lower_bound(
            dispatch.begin(), dispatch.end(), operator_hash,
            [](const dispatch_entry& entry, std::uint64_t asked) { return entry.operator_hash < asked; });
        auto last = first;
        while (last != dispatch.end() && last->operator_hash == operator_hash)
            ++last;
        return {first, last};
    }
};

/// The rules as plain constexpr data.
template <typename Result, std::size_t Rules, std::size_t Dispatch>
struct rule_table {
    std::array<rule_entry<Result>, Rules> entries;
    std::array<dispatch_entry, Dispatch> dispatch;

    constexpr operator rule_table_view<Result>() const { return {entries, dispatch}; }
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
        } else if (at.kind == step_kind::named) {
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

template <typename Entries>
consteval bool names_differ(const Entries& entries)
{
    for (std::size_t rule = 0; rule < entries.size(); ++rule)
        for (std::size_t other = 0; other < rule; ++other)
            if (entries[rule].name == entries[other].name)
                return false;
    return true;
}

template <typename Result, typename... Rules>
struct table_storage {
    static constexpr std::array<rule_entry<Result>, sizeof...(Rules)> entries{make_entry<Result, Rules>()...};
    static_assert(names_differ(entries), "two rules of the table have the same name");

    static consteval auto make()
    {
        constexpr std::size_t roots = count_roots(entries);
        rule_table<Result, sizeof...(Rules), roots> table{entries, {}};
        std::array<std::string_view, roots> names{};
        std::size_t count = 0;
        for (std::size_t rule = 0; rule < entries.size(); ++rule) {
            for_each_root(*entries[rule].program, [&](std::string_view name, std::uint64_t hash) {
                for (std::size_t i = 0; i < count; ++i)
                    if (table.dispatch[i].operator_hash == hash && names[i] != name)
                        throw "the names of two operators have the same hash";
                // A pattern whose alternatives begin with the same operator is tried once.
                for (std::size_t i = 0; i < count; ++i)
                    if (table.dispatch[i].operator_hash == hash && table.dispatch[i].rule == rule)
                        return;
                names[count]          = name;
                table.dispatch[count] = {hash, static_cast<std::uint16_t>(rule)};
                ++count;
            });
        }
        // Unused places, left by such patterns, go to the end with a hash that no lookup meets: all bits set.
        for (std::size_t i = count; i < roots; ++i)
            table.dispatch[i].operator_hash = ~std::uint64_t{0};
        std::sort(table.dispatch.begin(), table.dispatch.end(), [](const dispatch_entry& a, const dispatch_entry& b) {
            if (a.operator_hash != b.operator_hash)
                return a.operator_hash < b.operator_hash;
            if (entries[a.rule].priority != entries[b.rule].priority)
                return entries[a.rule].priority > entries[b.rule].priority;
            return a.rule < b.rule;
        });
        return table;
    }
};

} // namespace detail

/// The table of a list of rules. `Result` is what the table's rules build: constructible from whatever a rule's
/// build() returns.
template <typename Result, typename HanaTypes>
consteval auto make_rule_table(HanaTypes types)
{
    return boost::hana::unpack(
        types, [](auto... type) { return detail::table_storage<Result, typename decltype(type)::type...>::make(); });
}

} // namespace oplift

#endif
