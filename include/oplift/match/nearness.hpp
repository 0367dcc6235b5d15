#ifndef OPLIFT_MATCH_NEARNESS_HPP
#define OPLIFT_MATCH_NEARNESS_HPP

#include <oplift/match/bindings.hpp>
#include <oplift/match/matcher.hpp>
#include <oplift/pattern/program.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>

namespace oplift {

/// How far a rule came at a node. The greater, the nearer.
///
/// What counts is how many nodes more matched than are missing: of a rule for seven nodes, one that fits says little,
/// whereas a rule for a single node that fits lacks nothing but a condition.
struct nearness {
    int matched         = 0;     ///< nodes
    int missing         = 0;     ///< operators of the pattern that were not reached, at least
    bool fits           = false; ///< the whole pattern, captures included
    int conditions_held = 0;     ///< before the first that did not hold

    friend bool operator==(const nearness&, const nearness&) = default;
    friend std::strong_ordering operator<=>(const nearness& a, const nearness& b)
    {
        if (const auto order = a.matched - a.missing <=> b.matched - b.missing; order != 0)
            return order;
        if (const auto order = b.missing <=> a.missing; order != 0)
            return order;
        if (const auto order = a.fits <=> b.fits; order != 0)
            return order;
        return a.conditions_held <=> b.conditions_held;
    }
};

namespace detail {

/// Counts the operators of a pattern; of alternatives, those of the one in which step `through` lies, or the fewest.
class operator_count {
public:
    operator_count(const pattern_program& program, std::size_t through) : program_{program}, through_{through} {}

    int of(std::size_t number)
    {
        const pattern_step& step = program_.steps[number];
        switch (step.kind) {
        case step_kind::capture:
            return 0;
        case step_kind::each:
            return step.operand_count > 0 ? of(number + 1) : 0;
        case step_kind::named: {
            const std::uint32_t bit = 1u << step.capture;
            if (named_ & bit)
                return 0; // the very same tensor again
            named_ |= bit;
            return of(number + 1);
        }
        case step_kind::exclusion:
            return of(number + 1);
        case step_kind::choice: {
            const std::size_t second   = program_.steps[number + 1].next_sibling;
            const std::uint32_t before = named_;
            const int of_first         = of(number + 1);
            if (through_ > number && through_ < second)
                return of_first;
            const std::uint32_t after_first = named_;
            named_                          = before;
            const int of_second             = of(second);
            if (of_second <= of_first || (through_ >= second && through_ < end_of(second)))
                return of_second;
            named_ = after_first;
            return of_first;
        }
        case step_kind::operation:
            break;
        }
        int count           = 1;
        std::size_t operand = number + 1;
        for (std::size_t i = 0; i < step.operand_count; ++i) {
            count += of(operand);
            operand = program_.steps[operand].next_sibling;
        }
        return count;
    }

private:
    /// The step after a step and all below it.
    std::size_t end_of(std::size_t number) const
    {
        const pattern_step& step = program_.steps[number];
        std::size_t end          = number + 1;
        if (step.kind == step_kind::named || (step.kind == step_kind::each && step.operand_count > 0))
            return end_of(end);
        if (step.kind == step_kind::choice || step.kind == step_kind::exclusion)
            return end_of(program_.steps[end].next_sibling);
        if (step.kind == step_kind::operation)
            for (std::size_t i = 0; i < step.operand_count; ++i)
                end = end_of(end);
        return end;
    }

    const pattern_program& program_;
    std::size_t through_;
    std::uint32_t named_ = 0;
};

} // namespace detail

/// How far an attempt came that stopped at `stop`, where `furthest` was bound.
inline nearness nearness_of(const pattern_program& program, const match_stop& stop, const bindings& furthest,
                            int conditions_held)
{
    nearness result;
    result.matched = static_cast<int>(furthest.covered.size());
    result.fits    = !stop.stopped || stop.why == match_stop::reason::not_accepted;
    if (result.fits)
        result.conditions_held = conditions_held;
    else
        result.missing = std::max(0, detail::operator_count{program, stop.step}.of(0) - result.matched);
    return result;
}

} // namespace oplift

#endif
