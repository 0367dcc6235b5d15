#ifndef OPLIFT_RULE_HPP
#define OPLIFT_RULE_HPP

#include <oplift/match/found_captures.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/pattern.hpp>
#include <oplift/pattern/lowering.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>

namespace oplift {

/// The rules themselves. They are written in the words of oplift::pattern, also where a class of oplift bears the same
/// name as a word: in a rule, `tensor` is the capture.
namespace rule {
using namespace pattern;
using pattern::tensor;
using pattern::weight;
} // namespace rule

/// A condition in a rule table.
struct condition_entry {
    std::string_view sentence;
    bool (*holds)(const match_view&);
};

/// A rule in a rule table: plain data and function pointers.
template <typename Result>
struct rule_entry {
    std::string_view name;
    const pattern_program* program = nullptr;
    std::span<const condition_entry> conditions{};
    int priority                       = 0;
    int named_slot                     = -1; ///< the capture whose node gives the operator its name; -1: the root
    Result (*build)(const match_view&) = nullptr;
};

template <typename Rule>
concept has_name = requires
{
    {
        Rule::name
        } -> std::convertible_to<std::string_view>;
};
template <typename Rule>
concept has_pattern = requires
{
    requires pattern::pattern_expression<decltype(Rule::pattern)>;
};

namespace detail {

/// How a pattern begins: whether by an operator on every way, and whether all of these ask for the same output.
struct pattern_beginning {
    bool operators   = true;
    bool same_output = true;
    bool elsewhere   = false; ///< some way begins with what is used_elsewhere()
    int output       = -1;

    constexpr void look(std::span<const pattern_step> steps, std::size_t step)
    {
        switch (steps[step].kind) {
        case step_kind::operation:
            same_output = same_output && (output < 0 || output == steps[step].output);
            output      = steps[step].output;
            elsewhere   = elsewhere || steps[step].used_elsewhere;
            break;
        case step_kind::named:
        case step_kind::exclusion:
            look(steps, step + 1);
            break;
        case step_kind::choice:
            look(steps, step + 1);
            look(steps, steps[step + 1].next_sibling);
            break;
        default:
            operators = false;
        }
    }
};

consteval pattern_beginning beginning_of(std::span<const pattern_step> steps)
{
    pattern_beginning beginning;
    beginning.look(steps, 0);
    return beginning;
}

// Function templates, not lambdas: of a lambda the compiler makes a class with three functions for each rule.

template <typename Found, typename Predicate>
bool holds(const match_view& match)
{
    return Predicate{}(Found{match});
}

template <typename Result, typename Rule>
Result build(const match_view& match)
{
    return Result(Rule::build(found_captures<Rule>{match}));
}

template <typename Rule, fixed_string Sentence, typename Predicate>
consteval condition_entry entry_of(pattern::single_condition<Sentence, Predicate>)
{
    using found                 = found_captures<Rule>;
    constexpr bool returns_bool = std::is_same_v<decltype(Predicate{}(std::declval<const found&>())), bool>;
    static_assert(returns_bool, "the predicate of a condition must return bool");
    condition_entry entry{pattern::single_condition<Sentence, Predicate>::sentence.view(), nullptr};
    if constexpr (returns_bool)
        entry.holds = &holds<found, Predicate>;
    return entry;
}

template <typename Rule>
struct condition_storage {
    static constexpr std::array<condition_entry, 0> entries{};
};
template <typename Rule>
requires requires
{
    Rule::conditions;
}
struct condition_storage<Rule> {
    static consteval auto make(auto)
    {
        static_assert(!std::same_as<Rule, Rule>,
                      "a rule's conditions are written: condition<\"what must hold\">(...) & ...");
        return std::array<condition_entry, 0>{};
    }
    template <typename... Conditions>
    static consteval auto make(pattern::condition_list<Conditions...>)
    {
        return std::array<condition_entry, sizeof...(Conditions)>{entry_of<Rule>(Conditions{})...};
    }
    static constexpr auto entries = make(Rule::conditions);
};

template <typename Rule, fixed_string Name, typename Inner>
consteval int named_slot(pattern::named_pattern<Name, Inner>)
{
    constexpr int slot = slot_of<Rule>(Name.view());
    return slot >= 0 && program_of<Rule>.captures[static_cast<std::size_t>(slot)].never_bound ? -1 : slot;
}
template <typename Rule, typename Other>
consteval int named_slot(Other)
{
    return -1;
}

/// The entry of a rule; checks that it is one, with a sentence for each mistake.
template <typename Result, typename Rule>
consteval rule_entry<Result> make_entry()
{
    using found                           = found_captures<Rule>;
    constexpr pattern_beginning beginning = beginning_of(program_of<Rule>.steps);
    constexpr bool well_begun             = beginning.operators;
    static_assert(beginning.same_output, "the alternatives of a rule's root must yield the same output of their nodes");
    static_assert(!beginning.elsewhere,
                  "the result of a rule can be used elsewhere anyway: used_elsewhere() is for parts");
    static_assert(well_begun, "a rule's pattern must begin with an operator, not with a capture");
    constexpr bool builds = requires(const found& match)
    {
        Rule::build(match);
    };
    static_assert(builds, "a rule needs: static auto build(const auto& found), returning an operator of the IR");
    rule_entry<Result> entry{.name = Rule::name, .program = &program_of<Rule>};
    entry.conditions = {condition_storage<Rule>::entries.data(), condition_storage<Rule>::entries.size()};
    if constexpr (requires { Rule::priority; })
        entry.priority = Rule::priority;
    if constexpr (requires { Rule::named_after; }) {
        constexpr int slot = named_slot<Rule>(Rule::named_after);
        static_assert(slot >= 0, "named_after must be a named<> part of the rule's pattern");
        entry.named_slot = slot;
    }
    if constexpr (well_begun && builds) {
        constexpr bool is_result = std::constructible_from<Result, decltype(Rule::build(std::declval<const found&>()))>;
        static_assert(is_result, "what a rule's build() returns is not an operator of the IR");
        if constexpr (is_result)
            entry.build = &build<Result, Rule>;
    }
    return entry;
}

/// Checked when rules<...> is named, before any algorithm runs over the rules, so that the message stays short.
template <typename Rule>
struct checked_rule {
    static_assert(has_name<Rule>, "a rule needs: static constexpr std::string_view name");
    static_assert(has_pattern<Rule>, "a rule needs: static constexpr auto pattern = add(tensor<\"x\">, ...)");
    static constexpr bool ok = has_name<Rule> && has_pattern<Rule>;
};

} // namespace detail

} // namespace oplift

#endif
