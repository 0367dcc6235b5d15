#ifndef OPLIFT_MATCH_EMBEDDED_MATCH_HPP
#define OPLIFT_MATCH_EMBEDDED_MATCH_HPP

#include <oplift/match/bindings.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/pattern/program.hpp>
#include <oplift/rule.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace oplift {

/// What the captures of a rule are bound to that stands in another rule's pattern, `root` being the slot of its result:
/// as if it had matched alone.
inline bindings embedded_bindings(const pattern_program& program, const bindings& found, std::size_t root)
{
    const pattern_program& inner = *program.captures[root].embedded->program;
    bindings own;
    own.clear(found.slots[root]);
    own.covered        = found.covered;
    own.used_elsewhere = found.used_elsewhere;
    std::array<std::uint8_t, 32> inner_slot{};
    inner_slot.fill(0xff);
    for (std::size_t slot = 0; slot < inner.captures.size(); ++slot) {
        const auto scope = scope_inside(program.captures[root].scope, inner.captures[slot].scope);
        for (std::size_t outer = 0; outer < program.captures.size(); ++outer)
            if (program.captures[outer].scope == scope && program.captures[outer].name == inner.captures[slot].name) {
                own.slots[slot]   = found.slots[outer];
                inner_slot[outer] = static_cast<std::uint8_t>(slot);
            }
    }
    for (const bindings::item& item : found.items)
        if (inner_slot[item.slot] != 0xff)
            own.items.push_back({inner_slot[item.slot], item.value});
    return own;
}

/// A condition of a rule that stands in another rule's pattern, and which does not hold.
struct embedded_failure {
    const condition_entry* condition = nullptr; ///< null: all hold
    const embedded_rule* rule        = nullptr;
    int held                         = 0; ///< how many conditions hold before it, or at all
};

/// Looks at the conditions of all rules that stand in a pattern that has matched; `before` is called before each.
template <typename Before>
embedded_failure check_embedded(const subject& graph, const pattern_program& program, const bindings& found,
                                Before before)
{
    embedded_failure checked;
    for (std::size_t root = 0; root < program.captures.size(); ++root) {
        const embedded_rule* const rule = program.captures[root].embedded;
        if (!rule || !found.is_bound(root))
            continue;
        const bindings own = embedded_bindings(program, found, root);
        for (std::size_t i = 0; i < rule->condition_count; ++i) {
            before();
            if (!rule->conditions[i].holds(match_view{graph, *rule->program, own})) {
                checked.condition = &rule->conditions[i];
                checked.rule      = rule;
                return checked;
            }
            ++checked.held;
        }
    }
    return checked;
}

/// A condition's sentence, after the name of the rule that stands in the pattern if it is that rule's.
inline std::string condition_text(const condition_entry& condition, const embedded_rule* rule)
{
    return (rule ? std::string{rule->name} + ": " : std::string{}) + std::string{condition.sentence};
}

/// The captures of a rule that stands in another rule's pattern, by the rule's own names for them.
template <typename Found>
class embedded_match {
public:
    embedded_match(const match_view& outer, std::size_t root)
        : graph_{&outer.graph()}, program_{outer.program().captures[root].embedded->program}, bound_{embedded_bindings(
                                                                                                  outer.program(),
                                                                                                  outer.bound(), root)}
    {
    }

    /// What found[...] gives in the other rule itself.
    template <typename Capture>
    auto operator[](Capture capture) const
    {
        return found()[capture];
    }
    template <typename Capture>
    auto tensor_of(Capture capture) const
    {
        return found().tensor_of(capture);
    }

    /// The tensor that is the other rule's result.
    tensor_reference root() const { return bound_.root; }

private:
    Found found() const { return Found{match_view{*graph_, *program_, bound_}}; }

    const subject* graph_;
    const pattern_program* program_;
    bindings bound_;
};

} // namespace oplift

#endif
