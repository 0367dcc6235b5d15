#ifndef OPLIFT_MATCH_MATCHER_HPP
#define OPLIFT_MATCH_MATCHER_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/match/bindings.hpp>
#include <oplift/match/subject.hpp>
#include <oplift/pattern/program.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <variant>

namespace oplift {

/// Where an attempt to match stopped. The furthest of all stops is what a rule author wants to know.
struct match_stop {
    bool stopped      = false;
    unsigned depth    = 0;     ///< steps that had matched
    std::uint8_t step = 0;     ///< the step that did not
    tensor_reference tensor{}; ///< against this tensor
    enum class reason : std::uint8_t {
        operator_name,
        operand_count,
        output,
        attribute,
        control_inputs,
        other_tensor, ///< a capture that is bound to another tensor
        not_weight,
        not_scalar,
        not_integers,
        excluded,     ///< what is behind && ! matches
        not_accepted, ///< a condition, or a use from outside
        too_many_steps,
    } why{};
    std::uint8_t test  = 0;       ///< reason attribute: which
    bindings* furthest = nullptr; ///< told what was bound when the attempt stopped, if it is wanted
};

/// Decides, once all steps match, whether the match stands; if not, the search goes on.
class match_acceptance {
public:
    virtual ~match_acceptance()                 = default;
    virtual bool accepts(const bindings& found) = 0;
};

/// Interprets pattern programs: one ordinary function for all rules, with complete backtracking over exchanged
/// operands and alternatives. An attempt takes no memory from the heap; pending work is a linked list on the stack.
class matcher {
public:
    /// An attempt that takes more steps is given up: commutative operands make the search exponential in theory.
    static constexpr unsigned most_steps = 100'000;

    /// The search is recursive: this bounds the stack that it takes (up to 1 kB a level).
    static constexpr unsigned most_levels = 2'000;

    explicit matcher(const subject& graph) : graph_{graph} {}

    /// Whether the program matches at `root`, in a way that `acceptance` accepts. On success `found` holds what is
    /// bound; otherwise it is left cleared. `stop`, if given, is told how far the attempt came.
    bool match(const pattern_program& program, tensor_reference root, bindings& found,
               match_acceptance* acceptance = nullptr, match_stop* stop = nullptr)
    {
        program_    = &program;
        found_      = &found;
        acceptance_ = acceptance;
        stop_       = stop;
        steps_      = 0;
        named_      = 0;
        given_up_   = false;
        exclusions_ = item_exclusions_ = nullptr;
        found.clear(root, program.captures.size());
        const goal first{.tensor = root};
        return solve(&first, 0); // which undoes what it binds where it fails
    }

private:
    enum class each_position : std::uint8_t { none, start, item_end };

    /// A tensor that has to match a step; then the next goal. Or a position in the operands of an each<>.
    struct goal {
        tensor_reference tensor{};
        std::uint8_t step = 0;
        const goal* next  = nullptr;
        std::span<const tensor_reference> operands{}; ///< those of the each<> that are still to be matched
        each_position position = each_position::none;
    };

    /// What must not match at a tensor; looked at when all is bound that the pattern binds.
    struct exclusion {
        tensor_reference tensor{};
        std::uint8_t step       = 0; ///< the exclusion's
        const exclusion* before = nullptr;
    };

    bool fail(const goal& at, unsigned depth, match_stop::reason why, std::uint8_t test = 0)
    {
        // That the search was given up is what has to be said, whatever else was found on the way.
        const bool given_up = why == match_stop::reason::too_many_steps;
        given_up_           = given_up_ || given_up;
        if (stop_ && stop_->why != match_stop::reason::too_many_steps &&
            (!stop_->stopped || given_up || depth > stop_->depth)) {
            *stop_ = {true, depth, at.step, at.tensor, why, test, stop_->furthest};
            if (stop_->furthest)
                *stop_->furthest = *found_;
        }
        return false;
    }

    bool solve(const goal* at, unsigned depth)
    {
        if (!at) {
            if (exclusions_ && matches_excluded(nullptr, depth))
                return false;
            if (!acceptance_ || acceptance_->accepts(*found_))
                return true;
            const goal end{.tensor = found_->root};
            return fail(end, depth, match_stop::reason::not_accepted);
        }
        if (++steps_ > most_steps || depth > most_levels)
            return fail(*at, depth, match_stop::reason::too_many_steps);
        const pattern_step& step = program_->steps[at->step];
        if (at->position == each_position::item_end)
            return end_item(*at, step, depth);
        switch (step.kind) {
        case step_kind::capture:
            return capture(*at, step, depth);
        case step_kind::named: {
            tensor_reference& slot        = found_->slots[static_cast<std::size_t>(step.capture)];
            const tensor_reference before = slot;
            const std::uint32_t bit       = 1u << step.capture;
            if (before != bindings::unbound && before != at->tensor)
                return fail(*at, depth, match_stop::reason::other_tensor);
            if (named_ & bit) // matched before: the very same tensor is asked for
                return solve(at->next, depth + 1);
            slot = at->tensor;
            named_ |= bit;
            const goal inner{.tensor = at->tensor, .step = next_of(at->step), .next = at->next};
            if (solve(&inner, depth + 1))
                return true;
            slot = before;
            named_ &= ~bit;
            return false;
        }
        case step_kind::choice: {
            const goal first{.tensor = at->tensor, .step = next_of(at->step), .next = at->next};
            if (solve(&first, depth))
                return true;
            const goal second{.tensor = at->tensor, .step = program_->steps[first.step].next_sibling, .next = at->next};
            return solve(&second, depth);
        }
        case step_kind::exclusion:
            return exclude(*at, depth);
        case step_kind::operation:
            return operation(*at, step, depth);
        case step_kind::each:
            return each(*at, step, depth);
        }
        return false;
    }

    /// Matches what is wanted; what is not is looked at when all else has matched.
    bool exclude(const goal& at, unsigned depth)
    {
        const exclusion here{at.tensor, at.step, exclusions_};
        exclusions_ = &here;
        const goal wanted{.tensor = at.tensor, .step = next_of(at.step), .next = at.next};
        const bool solved = solve(&wanted, depth);
        exclusions_       = here.before;
        return solved;
    }

    /// Whether something matches that must not: of the exclusions since `end`, the latest first.
    bool matches_excluded(const exclusion* end, unsigned depth)
    {
        for (const exclusion* at = exclusions_; at != end; at = at->before) {
            const goal unwanted{.tensor = at->tensor, .step = program_->steps[next_of(at->step)].next_sibling};
            if (!matches_alone(unwanted, depth) && !given_up_)
                continue;
            const goal place{.tensor = at->tensor, .step = at->step};
            return !fail(place, depth, given_up_ ? match_stop::reason::too_many_steps : match_stop::reason::excluded);
        }
        return false;
    }

    /// Whether a goal can be solved with what is bound; nothing stays bound, nor is anything told.
    bool matches_alone(const goal& only, unsigned depth)
    {
        const auto slots             = found_->slots;
        const std::size_t items      = found_->items.size();
        const std::size_t covered    = found_->covered.size();
        const std::size_t elsewhere  = found_->used_elsewhere.size();
        const std::uint32_t named    = named_;
        const auto outer_exclusions  = std::exchange(exclusions_, nullptr);
        const auto outer_item        = std::exchange(item_exclusions_, nullptr);
        match_acceptance* acceptance = std::exchange(acceptance_, nullptr);
        match_stop* const stop       = std::exchange(stop_, nullptr);
        const bool matched           = solve(&only, depth);
        found_->slots                = slots;
        found_->items.resize(items);
        found_->covered.resize(covered);
        found_->used_elsewhere.resize(elsewhere);
        named_           = named;
        exclusions_      = outer_exclusions;
        item_exclusions_ = outer_item;
        acceptance_      = acceptance;
        stop_            = stop;
        return matched;
    }

    bool capture(const goal& at, const pattern_step& step, unsigned depth)
    {
        const auto slot_number            = static_cast<std::size_t>(step.capture);
        tensor_reference& slot            = found_->slots[slot_number];
        const tensor_knowledge& knowledge = *graph_.knowledge;
        switch (program_->captures[slot_number].kind) {
        case capture_kind::weight:
            if (!knowledge.is_parameter(at.tensor))
                return fail(at, depth, match_stop::reason::not_weight);
            break;
        case capture_kind::scalar: {
            const auto value = knowledge.scalar(at.tensor);
            if (!value)
                return fail(at, depth, match_stop::reason::not_scalar);
            if (slot != bindings::unbound && knowledge.scalar(slot) == value)
                return solve(at.next, depth + 1);
            break;
        }
        case capture_kind::integers: {
            const auto* value = knowledge.integers(at.tensor);
            if (!value)
                return fail(at, depth, match_stop::reason::not_integers);
            if (slot != bindings::unbound && *knowledge.integers(slot) == *value)
                return solve(at.next, depth + 1);
            break;
        }
        default:
            break;
        }
        if (slot != bindings::unbound)
            return slot == at.tensor ? solve(at.next, depth + 1) : fail(at, depth, match_stop::reason::other_tensor);
        slot = at.tensor;
        if (solve(at.next, depth + 1))
            return true;
        slot = bindings::unbound;
        return false;
    }

    bool operation(const goal& at, const pattern_step& step, unsigned depth)
    {
        const node_id node = at.tensor.node;
        if (!has_operator(step, graph_.operator_hash[node]))
            return fail(at, depth, match_stop::reason::operator_name);
        if (step.output != pattern_step::any_output && step.output != at.tensor.output)
            return fail(at, depth, match_stop::reason::output);
        for (std::uint8_t i = 0; i < step.test_count; ++i)
            if (!passes(program_->tests[static_cast<std::size_t>(step.first_test + i)], *graph_.attributes[node]))
                return fail(at, depth, match_stop::reason::attribute, static_cast<std::uint8_t>(step.first_test + i));
        if (step.control_inputs != control_demand::none &&
            (step.control_inputs == control_demand::no_input) != graph_.control_inputs_of(node).empty())
            return fail(at, depth, match_stop::reason::control_inputs);
        const auto operands = graph_.operands_of(node);
        if (step.variadic < 0 ? operands.size() != step.operand_count : operands.size() < step.operand_count)
            return fail(at, depth, match_stop::reason::operand_count);
        found_->covered.push_back(node);
        if (step.used_elsewhere)
            found_->used_elsewhere.push_back(node);
        if (step.operand_count == 0 ? solve(at.next, depth + 1)
                                    : operand(at, step, next_of(at.step), operands, false, depth + 1))
            return true;
        if (step.commutative && operand(at, step, next_of(at.step), operands, true, depth + 1))
            return true;
        found_->covered.pop_back();
        if (step.used_elsewhere)
            found_->used_elsewhere.pop_back();
        return false;
    }

    /// Makes goals of the operands, the first of them outermost, and solves them.
    bool operand(const goal& at, const pattern_step& parent, std::uint8_t step,
                 std::span<const tensor_reference> operands, bool exchanged, unsigned depth)
    {
        union room {
            room() {} // initialising places that most operations do not use would take a third of the time
            goal taken;
        };
        std::array<room, most_operand_patterns> goals;
        const std::size_t patterns = parent.operand_count;
        const std::size_t extra    = operands.size() - patterns; // how many more operands an each<> takes
        std::size_t taken          = 0;
        for (std::size_t i = 0; i < patterns; ++i) {
            const goal* next = i + 1 < patterns ? &goals[i + 1].taken : at.next;
            if (static_cast<int>(i) == parent.variadic) {
                std::construct_at(&goals[i].taken, goal{.tensor   = operands[taken],
                                                        .step     = step,
                                                        .next     = next,
                                                        .operands = operands.subspan(taken, extra + 1),
                                                        .position = each_position::start});
                taken += extra + 1;
            } else {
                std::construct_at(
                    &goals[i].taken,
                    goal{.tensor = operands[exchanged ? patterns - 1 - taken : taken], .step = step, .next = next});
                ++taken;
            }
            step = program_->steps[step].next_sibling;
        }
        return solve(&goals[0].taken, depth);
    }

    /// Reaches an each<>: its slot says so; its operands are matched one after another, then what follows it.
    bool each(const goal& at, const pattern_step& step, unsigned depth)
    {
        tensor_reference& slot = found_->slots[static_cast<std::size_t>(step.capture)];
        slot                   = at.tensor;
        if (item(at, step, depth))
            return true;
        slot = bindings::unbound;
        return false;
    }

    /// Matches the first of the remaining operands of an each<>, or all of them at once if any tensor will do.
    bool item(const goal& at, const pattern_step& step, unsigned depth)
    {
        const std::size_t mark = found_->items.size();
        const auto slot        = static_cast<std::uint8_t>(step.capture);
        bool solved;
        if (step.operand_count == 0) {
            for (const tensor_reference& operand : at.operands)
                found_->items.push_back({slot, operand});
            solved = solve(at.next, depth + 1);
        } else {
            found_->items.push_back({slot, at.operands.front()});
            const goal end{.step     = at.step,
                           .next     = at.next,
                           .operands = at.operands.subspan(1),
                           .position = each_position::item_end};
            const goal inner{.tensor = at.operands.front(), .step = next_of(at.step), .next = &end};
            const auto outer = std::exchange(item_exclusions_, exclusions_);
            solved           = solve(&inner, depth + 1);
            item_exclusions_ = outer;
        }
        if (!solved)
            found_->items.resize(mark);
        return solved;
    }

    /// One operand has been matched: moves what it bound to the list and frees the slots for the next operand.
    bool end_item(const goal& at, const pattern_step& step, unsigned depth)
    {
        // What is excluded inside an each<> is so for one operand: its captures are those of this operand.
        if (exclusions_ != item_exclusions_ && matches_excluded(item_exclusions_, depth))
            return false;
        const auto exclusions_before     = std::exchange(exclusions_, item_exclusions_);
        const std::size_t mark           = found_->items.size();
        const auto before                = found_->slots;
        const std::uint32_t named_before = named_;
        for (std::size_t slot = 0; slot < program_->captures.size(); ++slot)
            if (program_->captures[slot].repeated && found_->is_bound(slot)) {
                found_->items.push_back({static_cast<std::uint8_t>(slot), found_->slots[slot]});
                found_->slots[slot] = bindings::unbound;
                named_ &= ~(1u << slot);
            }
        if (at.operands.empty() ? solve(at.next, depth) : item(at, step, depth))
            return true;
        found_->items.resize(mark);
        found_->slots = before;
        named_        = named_before;
        exclusions_   = exclusions_before;
        return false;
    }

    static std::uint8_t next_of(std::uint8_t step) { return static_cast<std::uint8_t>(step + 1); }

    bool has_operator(const pattern_step& step, std::uint64_t hash) const
    {
        for (std::size_t i = 0; i < step.name_count; ++i)
            if (program_->operator_hashes[step.first_name + i] == hash)
                return true;
        return false;
    }

    static bool passes(const attribute_test& test, const attribute_map& attributes)
    {
        return std::visit(
            [&]<typename Value>(const Value& expected) {
                if constexpr (std::is_same_v<Value, std::string_view>) {
                    const auto* value = attributes.find<std::string>(test.name);
                    return value ? *value == expected : test.default_passes;
                } else {
                    const auto* value = attributes.find<Value>(test.name);
                    return value ? *value == expected : test.default_passes;
                }
            },
            test.value);
    }

    const subject& graph_;
    const pattern_program* program_   = nullptr;
    bindings* found_                  = nullptr;
    match_acceptance* acceptance_     = nullptr;
    match_stop* stop_                 = nullptr;
    unsigned steps_                   = 0;
    std::uint32_t named_              = 0; ///< slots whose named sub-pattern has been matched
    bool given_up_                    = false;
    const exclusion* exclusions_      = nullptr; ///< those that are to be looked at, the latest first
    const exclusion* item_exclusions_ = nullptr; ///< the latest before the operand of the each<> that is being matched
};

} // namespace oplift

#endif
