#ifndef OPLIFT_RESULT_OF_HPP
#define OPLIFT_RESULT_OF_HPP

#include <oplift/match/embedded_match.hpp>
#include <oplift/rule.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

namespace oplift {

namespace pattern {

namespace detail {

/// What the matcher and the explanations need to know of the other rule.
template <typename Rule>
inline constexpr embedded_rule embedded{Rule::name, &program_of<Rule>,
                                        oplift::detail::condition_storage<Rule>::entries.data(),
                                        oplift::detail::condition_storage<Rule>::entries.size()};

/// How often a rule's pattern asks for a tensor of its own by that name.
template <typename Rule>
consteval std::size_t occurrences(std::string_view name)
{
    const pattern_program& program = program_of<Rule>;
    std::size_t count              = 0;
    for (const pattern_step& step : program.steps)
        if (step.kind == step_kind::capture) {
            const capture_slot& slot = program.captures[static_cast<std::size_t>(step.capture)];
            count += slot.name == name && slot.scope == 0 && slot.kind == capture_kind::tensor;
        }
    return count;
}

/// In place of a tensor of the other rule.
template <fixed_string Name, typename Pattern>
struct replaced {
    using pattern              = Pattern;
    static constexpr auto name = Name;
};

} // namespace detail

/// See result_of.
template <typename Rule, typename... Replaced>
struct rule_result : expression {
private:
    using inner = std::remove_cvref_t<decltype(Rule::pattern)>;

    template <typename Of>
    static constexpr std::size_t times = detail::occurrences<Rule>(Of::name.view());

public:
    static constexpr std::size_t size  = 1 + inner::size + (0 + ... + (times<Replaced> * Replaced::pattern::size));
    static constexpr std::size_t names = inner::names + (0 + ... + (times<Replaced> * Replaced::pattern::names));
    static constexpr std::size_t tests = inner::tests + (0 + ... + (times<Replaced> * Replaced::pattern::tests));
    static constexpr std::size_t captures =
        1 + inner::captures + (0 + ... + (times<Replaced> * Replaced::pattern::captures));

    /// The tensor that the other rule captures by this name has to match a pattern of this rule. Without it, a tensor
    /// of the other rule is any tensor, whatever this rule calls by the same name.
    template <fixed_string Name, pattern_expression Pattern>
    constexpr auto where(Pattern) const
    {
        constexpr bool is_there = detail::occurrences<Rule>(Name.view()) > 0;
        static_assert(is_there, "where<>: the other rule's pattern captures no tensor by that name");
        static_assert(!((Replaced::name.view() == Name.view()) || ...), "where<>: this name has its pattern already");
        static_assert(!Pattern::variadic, "where<>: an each<> cannot stand for one tensor");
        return rule_result<Rule, Replaced..., detail::replaced<Name, Pattern>>{};
    }

    static constexpr void lower(oplift::detail::lowering& to)
    {
        std::array<oplift::detail::replacement, sizeof...(Replaced) + 1> replacements{oplift::detail::replacement{
            Replaced::name.view(), &Replaced::pattern::lower, &identity<typename Replaced::pattern>}...};
        oplift::detail::pattern_frame here{.replacements      = replacements.data(),
                                           .replacement_count = sizeof...(Replaced)};
        to.begin_result(here, detail::embedded<Rule>);
        inner::lower(to);
        to.end_result();
    }
};

/// Rules over the results of other rules: what another rule would match, a tensor for which its pattern fits and its
/// conditions hold. `#include <oplift/result_of.hpp>` and write
///
///     static constexpr auto gate    = result_of<relu6>.where<"x">(add(x, three));
///     static constexpr auto pattern = div(mul(x, gate), six);
///
/// found_in<relu6>(found) gives what it captured. The other rule's pattern is written into this one. So the rules need
/// no order: whether the other one would be taken there is not asked, nor what it builds, and all nodes are inner nodes
/// of this match. A pattern for recognised operators, in a second pass over those, would know only what the first pass
/// left, and explain itself in the words of the IR.
template <typename Rule>
inline constexpr rule_result<Rule> result_of{};

} // namespace pattern

namespace detail {

/// What the rule Inner captured, whose result is bound to slot `Root` of the rule Outer.
template <typename Inner, std::size_t Root, typename Outer>
auto embedded_at(const found_captures<Outer>& found)
{
    using inner_match = embedded_match<found_captures<Inner>>;
    if constexpr (program_of<Outer>.captures[Root].always_bound)
        return inner_match{found, Root};
    else
        return found.bound().is_bound(Root) ? std::optional<inner_match>{inner_match{found, Root}} : std::nullopt;
}

} // namespace detail

/// What another rule captured, of which this rule's pattern has one result_of<>: found_in<dense>(found)[dense::filter].
/// A std::optional of that where only some alternative has the result_of<>.
template <typename Inner, typename Outer>
auto found_in(const found_captures<Outer>& found)
{
    constexpr const embedded_rule* rule = &pattern::detail::embedded<Inner>;
    constexpr auto roots                = [] {
        struct {
            std::size_t count = 0, last = 0;
        } counted;
        for (std::size_t slot = 0; slot < program_of<Outer>.captures.size(); ++slot)
            if (program_of<Outer>.captures[slot].embedded == rule) {
                ++counted.count;
                counted.last = slot;
            }
        return counted;
    }();
    static_assert(roots.count == 1, "this rule's pattern does not have exactly one result_of<> that rule: give it a "
                                    "name and write found_in(found, part)");
    return detail::embedded_at<Inner, roots.last>(found);
}

/// The same of a result that has a name, among several of one rule:
/// part = named<"part">(result_of<dense>); found_in(found, part)[dense::filter].
template <typename Outer, fixed_string Name, typename Inner, typename... Replaced>
auto found_in(const found_captures<Outer>& found,
              pattern::named_pattern<Name, pattern::rule_result<Inner, Replaced...>>)
{
    constexpr int named = slot_of<Outer>(Name.view());
    static_assert(named >= 0, "this rule's pattern does not capture that name");
    constexpr std::size_t root = [] {
        const auto& steps = program_of<Outer>.steps;
        std::size_t step  = 0;
        while (steps[step].kind != step_kind::named || steps[step].capture != named)
            ++step;
        return static_cast<std::size_t>(steps[step + 1].capture);
    }();
    return detail::embedded_at<Inner, root>(found);
}

} // namespace oplift

#endif
