#ifndef OPLIFT_PATTERN_LOWERING_HPP
#define OPLIFT_PATTERN_LOWERING_HPP

#include <oplift/fixed_string.hpp>
#include <oplift/pattern/expression.hpp>
#include <oplift/pattern/generality.hpp>
#include <oplift/pattern/program.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace oplift {

namespace detail {

/// A mistake in a pattern that only its whole shows. See program_storage for the sentences.
enum class pattern_mistake : std::uint8_t {
    none,
    one_name_two_kinds,
    one_name_two_parts,
    too_many_captures,
    each_inside_each,
    each_matched_before,
    inside_each_and_outside,
    inside_each_in_one_alternative,
    nothing_is_left,
    result_inside_each,
    result_excluded,
    too_many_results,
};

inline constexpr std::size_t most_captures = 32;

/// Where a capture got its name.
struct capture_origin {
    const void* part = nullptr; ///< tells what was named; null for captures
    int each         = -1;      ///< the slot of the each<> around it; -1: none
};

struct lowering;

/// A pattern that stands for a tensor of a rule that is written into another one.
struct replacement {
    std::string_view name;
    void (*lower)(lowering&) = nullptr;
    const void* part         = nullptr;
    int first_result         = -1; ///< how many result_of<> there were before it in the pattern that it belongs to
};

/// The rule whose pattern is being lowered: this one, or one that is written into it.
struct pattern_frame {
    replacement* replacements     = nullptr;
    std::size_t replacement_count = 0;
    std::uint16_t scope           = 0;
    std::uint16_t results         = 0; ///< how many result_of<> there have been
    pattern_frame* outer          = nullptr;
};

/// Collects the program of a pattern at compile time, into arrays that have room for it. The slots are bits of a mask,
/// so that `always bound` is a calculation on masks: the union over the parts of an operation, the intersection over
/// the alternatives of a choice.
struct lowering {
    pattern_step* steps;
    std::string_view* operator_names;
    std::uint64_t* operator_hashes;
    attribute_test* tests;
    capture_slot* captures;
    capture_origin* origins;
    std::size_t step_count = 0, name_count = 0, test_count = 0, capture_count = 0;

    std::uint32_t bound          = 0;     ///< the captures that are bound on every way to here
    std::uint32_t perhaps_bound  = 0;     ///< the captures that are bound on some way to here
    int inside                   = -1;    ///< the slot of the each<> that is being lowered; -1: none
    std::uint32_t bound_inside   = 0;     ///< the captures that it binds once for each operand
    bool negative                = false; ///< what is being lowered is excluded
    std::uint32_t excluded_lists = 0;     ///< the each<> that stand in what is excluded
    bool excludes                = false; ///< something is excluded
    bool used_elsewhere          = false; ///< nodes of what is being lowered may have users outside of the match

    pattern_frame whole{};
    pattern_frame* frame = &whole;

    pattern_mistake mistake = pattern_mistake::none; ///< the first

    constexpr void mistaken(pattern_mistake what)
    {
        if (mistake == pattern_mistake::none)
            mistake = what;
    }

    /// Appends a step and returns its index.
    constexpr std::size_t open(step_kind kind, std::size_t operands)
    {
        steps[step_count].kind           = kind;
        steps[step_count].operand_count  = static_cast<std::uint8_t>(operands);
        steps[step_count].used_elsewhere = used_elsewhere && kind == step_kind::operation;
        return step_count++;
    }

    /// The next step is a sub-pattern that follows `previous` (0 for none); returns its index.
    constexpr std::size_t sibling_of(std::size_t previous)
    {
        if (previous != 0)
            steps[previous].next_sibling = static_cast<std::uint8_t>(step_count);
        return step_count;
    }

    constexpr void operator_name(std::size_t step, std::string_view name)
    {
        if (steps[step].name_count++ == 0)
            steps[step].first_name = static_cast<std::uint16_t>(name_count);
        operator_names[name_count]    = name;
        operator_hashes[name_count++] = hash_of(name);
    }

    constexpr void test(std::size_t step, attribute_test asked)
    {
        if (asked.name.empty()) { // not an attribute: see asked_control_inputs
            steps[step].control_inputs = asked.default_passes ? control_demand::no_input : control_demand::some_input;
            return;
        }
        if (steps[step].test_count++ == 0)
            steps[step].first_test = static_cast<std::uint8_t>(test_count);
        tests[test_count++] = asked;
    }

    constexpr void bind(std::size_t step, std::string_view name, capture_kind kind, const void* part = nullptr)
    {
        std::size_t slot = 0;
        while (slot < capture_count && (captures[slot].name != name || captures[slot].scope != frame->scope))
            ++slot;
        if (slot == capture_count) {
            if (slot == most_captures)
                return mistaken(pattern_mistake::too_many_captures);
            captures[slot]       = {name, kind, false, inside >= 0};
            captures[slot].scope = frame->scope;
            origins[slot]        = {nullptr, inside};
            ++capture_count;
        }
        if (captures[slot].kind != kind)
            return mistaken(pattern_mistake::one_name_two_kinds);
        if (captures[slot].repeated && origins[slot].each != inside)
            return mistaken(pattern_mistake::inside_each_and_outside);
        if (part && origins[slot].part && part != origins[slot].part)
            return mistaken(pattern_mistake::one_name_two_parts);
        if (part)
            origins[slot].part = part;
        if (captures[slot].repeated)
            bound_inside |= 1u << slot;
        bound |= 1u << slot;
        perhaps_bound |= 1u << slot;
        steps[step].capture = static_cast<std::int8_t>(slot);
    }

    constexpr void begin_each(std::size_t step, std::string_view name)
    {
        if (inside >= 0)
            return mistaken(pattern_mistake::each_inside_each);
        const std::uint32_t before = perhaps_bound | excluded_lists;
        bind(step, name, capture_kind::list);
        if (mistake != pattern_mistake::none)
            return;
        inside       = steps[step].capture;
        bound_inside = 0;
        if (negative)
            excluded_lists |= 1u << inside;
        if ((before >> inside) & 1u)
            mistaken(pattern_mistake::each_matched_before);
    }

    /// The next steps are what another rule matches, up to end_result().
    constexpr void begin_result(pattern_frame& here, const embedded_rule& rule)
    {
        if (inside >= 0)
            mistaken(pattern_mistake::result_inside_each);
        if (negative)
            mistaken(pattern_mistake::result_excluded);
        if (++frame->results > 15 || frame->scope >= 0x1000)
            mistaken(pattern_mistake::too_many_results);
        here.scope             = static_cast<std::uint16_t>(16 * frame->scope + frame->results);
        here.outer             = frame;
        frame                  = &here;
        const std::size_t step = open(step_kind::named, 1);
        bind(step, {}, capture_kind::tensor);
        if (steps[step].capture >= 0)
            captures[static_cast<std::size_t>(steps[step].capture)].embedded = &rule;
    }

    constexpr void end_result() { frame = frame->outer; }

    /// Lowers what stands for a tensor of the rule that is being written into another one; false if nothing does.
    constexpr bool lower_replacement(std::string_view name)
    {
        pattern_frame* const inner = frame;
        for (std::size_t i = 0; i < inner->replacement_count; ++i) {
            replacement& by = inner->replacements[i];
            if (by.name != name)
                continue;
            bind(open(step_kind::named, 1), name, capture_kind::tensor, by.part);
            frame                      = inner->outer;
            const std::uint16_t before = frame->results;
            if (by.first_result < 0)
                by.first_result = before;
            frame->results =
                static_cast<std::uint16_t>(by.first_result); // the same again, where the tensor stands again
            by.lower(*this);
            if (frame->results < before)
                frame->results = before;
            frame = inner;
            return true;
        }
        return false;
    }

    /// What is bound outside of a negative part, and stays so behind it.
    struct bound_outside {
        std::uint32_t always, perhaps, inside;
        bool negative;
    };

    constexpr bound_outside begin_negative()
    {
        const bound_outside outside{bound, perhaps_bound, bound_inside, negative};
        negative = excludes = true;
        return outside;
    }

    constexpr void end_negative(const bound_outside& outside)
    {
        bound         = outside.always;
        perhaps_bound = outside.perhaps;
        bound_inside  = outside.inside;
        negative      = outside.negative;
    }

    constexpr void end_each()
    {
        for (std::size_t slot = 0; slot < capture_count; ++slot)
            if (((bound_inside & ~bound) >> slot) & 1u)
                mistaken(pattern_mistake::inside_each_in_one_alternative);
        inside = -1;
    }
};

/// What a pattern is lowered to. Patterns of the same size share the type.
template <std::size_t Steps, std::size_t Names, std::size_t Tests, std::size_t Captures>
struct lowered_pattern {
    static_assert(Steps <= 255, "a pattern can have at most 255 steps: divide it into two rules");

    std::array<pattern_step, Steps> steps{};
    std::array<std::string_view, Names> operator_names{};
    std::array<std::uint64_t, Names> operator_hashes{};
    std::array<attribute_test, Tests> tests{};
    std::array<capture_slot, Captures> captures{}; ///< more than there are, where a name occurs twice
    std::size_t capture_count = 0;
    pattern_mistake mistake   = pattern_mistake::none;
    bool embeds               = false;

    consteval explicit lowered_pattern(void (*lower)(lowering&))
    {
        std::array<capture_origin, Captures> origins{};
        lowering to{steps.data(), operator_names.data(), operator_hashes.data(),
                    tests.data(), captures.data(),       origins.data()};
        lower(to);
        capture_count = to.capture_count;
        mistake       = to.mistake;
        embeds        = to.whole.results > 0;
        for (std::size_t slot = 0; slot < capture_count; ++slot) {
            captures[slot].always_bound = (to.bound >> slot) & 1u;
            captures[slot].never_bound  = ((~to.perhaps_bound) >> slot) & 1u;
        }
        const lowered_pattern& made = *this; // spans of what is const need fewer templates
        if (to.excludes && mistake == pattern_mistake::none &&
            excludes_all({{made.steps.data(), Steps},
                          {},
                          {made.operator_hashes.data(), Names},
                          {made.tests.data(), Tests},
                          {made.captures.data(), Captures}},
                         to.perhaps_bound))
            mistake = pattern_mistake::nothing_is_left;
    }
};

template <typename Pattern>
consteval auto lower()
{
    constexpr std::size_t captures = Pattern::captures < most_captures ? Pattern::captures : most_captures;
    return lowered_pattern<Pattern::size, Pattern::names, Pattern::tests, captures>{&Pattern::lower};
}

template <std::size_t Used, std::size_t Captures>
consteval std::array<capture_slot, Used> used_slots(const std::array<capture_slot, Captures>& captures)
{
    std::array<capture_slot, Used> used{};
    for (std::size_t slot = 0; slot < Used; ++slot)
        used[slot] = captures[slot];
    return used;
}

} // namespace detail

/// The flat, constexpr form of a rule's pattern. Keyed by the rule, whose short name then stands in the symbols of the
/// program, not the pattern's long type. The capture slots that are not used are left out of the data.
template <typename Rule>
struct program_storage {
    static constexpr auto lowered = detail::lower<std::remove_cvref_t<decltype(Rule::pattern)>>();

    static_assert(lowered.mistake != detail::pattern_mistake::one_name_two_kinds,
                  "one name is used for two kinds of captures in this rule's pattern");
    static_assert(lowered.mistake != detail::pattern_mistake::one_name_two_parts,
                  "named<> gives one name to two different parts of this rule's pattern");
    static_assert(lowered.mistake != detail::pattern_mistake::too_many_captures,
                  "a pattern can have at most 32 captures: divide it into two rules");
    static_assert(lowered.mistake != detail::pattern_mistake::each_inside_each,
                  "an each<> cannot stand inside another each<>");
    static_assert(lowered.mistake != detail::pattern_mistake::each_matched_before,
                  "an each<> of the same name has been matched before in this rule's pattern");
    static_assert(lowered.mistake != detail::pattern_mistake::inside_each_and_outside,
                  "a capture inside each<> is also used outside of it, where it is one tensor and not many");
    static_assert(lowered.mistake != detail::pattern_mistake::inside_each_in_one_alternative,
                  "a capture inside each<> must be bound by every alternative");
    static_assert(lowered.mistake != detail::pattern_mistake::nothing_is_left,
                  "what stands behind && ! matches all that stands before it: nothing is left to match");
    static_assert(lowered.mistake != detail::pattern_mistake::result_inside_each,
                  "a result_of<> cannot stand inside an each<>: its conditions are those of one match");
    static_assert(lowered.mistake != detail::pattern_mistake::result_excluded,
                  "a result_of<> cannot be excluded: its conditions would not be looked at");
    static_assert(lowered.mistake != detail::pattern_mistake::too_many_results,
                  "a pattern can have at most 15 result_of<>, and four inside of each other");

    static constexpr auto steps           = lowered.steps;
    static constexpr auto operator_names  = lowered.operator_names;
    static constexpr auto operator_hashes = lowered.operator_hashes;
    static constexpr auto tests           = lowered.tests;
    static constexpr auto captures        = detail::used_slots<lowered.capture_count>(lowered.captures);

    /// Spans of pointers and counts: a span of an array instantiates more, anew for each number of elements.
    static constexpr pattern_program program{{steps.data(), steps.size()},
                                             {operator_names.data(), operator_names.size()},
                                             {operator_hashes.data(), operator_hashes.size()},
                                             {tests.data(), tests.size()},
                                             {captures.data(), captures.size()},
                                             lowered.embeds};
};

template <typename Rule>
inline constexpr const pattern_program& program_of = program_storage<Rule>::program;

/// The slot of the capture with that name; -1 if the rule's pattern has none.
template <typename Rule>
consteval int slot_of(std::string_view name)
{
    const auto& captures = program_of<Rule>.captures;
    for (std::size_t slot = 0; slot < captures.size(); ++slot)
        if (captures[slot].name == name && captures[slot].scope == 0)
            return static_cast<int>(slot);
    return -1;
}

} // namespace oplift

#endif
