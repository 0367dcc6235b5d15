#ifndef OPLIFT_MATCH_RULE_PATHS_HPP
#define OPLIFT_MATCH_RULE_PATHS_HPP

#include <oplift/pattern/program.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace oplift {

/// One question on the way to a rule: which operator yields an operand of a node that an earlier question has found, or
/// whether the operand's value is known.
struct path_test {
    std::uint8_t found   = 0; ///< the question that found the user; the first question is about the root itself
    std::uint8_t operand = 0;
    std::uint8_t step    = 0; ///< the operation of the program that is asked for, or the capture of a known value
};

/// The ways through a pattern's alternatives, as questions about operators, those near the root first.
///
/// Every match of the pattern answers all questions of at least one way. The reverse does not hold: attributes, values
/// and what stands twice are not asked about, and neither is what lies beyond the limits below.
class rule_paths {
public:
    static constexpr std::size_t most_tests   = 12; ///< questions on one way
    static constexpr std::size_t most_choices = 4; ///< alternatives that are told apart on one way, the root's excepted
    static constexpr std::size_t most_root_choices = 60;

    explicit constexpr rule_paths(const pattern_program& program) : steps_{program.steps}, captures_{program.captures}
    {
    }

    /// Goes to the first or the next way; false if there is none.
    constexpr bool next()
    {
        if (started_) {
            while (decided_ > 0 && is_second(decided_ - 1))
                --decided_;
            if (decided_ == 0)
                return false;
            decisions_ = (decisions_ & (bit(decided_ - 1) - 1)) | bit(decided_ - 1);
        }
        started_ = true;
        walk();
        return true;
    }

    /// The questions of this way; none if the pattern does not begin with an operator.
    constexpr std::size_t size() const { return count_; }
    constexpr const path_test& operator[](std::size_t test) const { return tests_[test]; }

private:
    static constexpr int anything = -1;

    static constexpr std::uint64_t bit(std::size_t choice) { return std::uint64_t{1} << choice; }
    constexpr bool is_second(std::size_t choice) const { return (decisions_ & bit(choice)) != 0; }

    constexpr void walk()
    {
        count_ = choices_   = 0;
        named_              = 0;
        const int beginning = beginning_of(0, true);
        if (beginning == anything || steps_[static_cast<std::size_t>(beginning)].kind != step_kind::operation)
            return;
        tests_[count_++] = {0, 0, static_cast<std::uint8_t>(beginning)};
        for (std::size_t user = 0; user < count_ && count_ < most_tests; ++user) {
            const pattern_step& operation = steps_[tests_[user].step];
            if (operation.kind != step_kind::operation)
                continue;
            std::size_t operand_step = tests_[user].step + 1u;
            for (std::size_t operand = 0; operand < operation.operand_count && count_ < most_tests; ++operand) {
                if (const int asked = beginning_of(operand_step, false); asked != anything)
                    tests_[count_++] = {static_cast<std::uint8_t>(user), static_cast<std::uint8_t>(operand),
                                        static_cast<std::uint8_t>(asked)};
                if (static_cast<int>(operand) == operation.variadic)
                    break; // where the operands behind an each<> stand depends on the graph
                operand_step = steps_[operand_step].next_sibling;
            }
        }
    }

    /// The step that a sub-pattern begins with on this way, if it asks for an operator or a known value.
    constexpr int beginning_of(std::size_t step, bool is_root)
    {
        while (true) {
            const pattern_step& at = steps_[step];
            switch (at.kind) {
            case step_kind::operation:
                return static_cast<int>(step);
            case step_kind::capture:
                return asks_for_known_value(at) ? static_cast<int>(step) : anything;
            case step_kind::each:
                if (at.operand_count == 0)
                    return anything;
                ++step;
                break;
            case step_kind::named:
                if (at.capture >= 0) {
                    if ((named_ >> at.capture) & 1u)
                        return anything; // asked about before
                    named_ |= std::uint32_t{1} << at.capture;
                }
                ++step;
                break;
            case step_kind::exclusion:
                ++step; // what is excluded is not asked about
                break;
            case step_kind::choice:
                if (!is_root && (choices_ >= most_choices || accepts_anything(step)))
                    return anything;
                if (choices_ == most_root_choices)
                    throw "a pattern begins with too many alternatives: divide it into two rules";
                if (choices_ == decided_)
                    ++decided_;
                step = is_second(choices_++) ? steps_[step + 1].next_sibling : step + 1;
                break;
            }
        }
    }

    constexpr bool asks_for_known_value(const pattern_step& capture) const
    {
        if (capture.capture < 0)
            return false;
        const capture_kind kind = captures_[static_cast<std::size_t>(capture.capture)].kind;
        return kind == capture_kind::weight || kind == capture_kind::scalar || kind == capture_kind::integers;
    }

    constexpr bool accepts_anything(std::size_t step) const
    {
        switch (steps_[step].kind) {
        case step_kind::operation:
            return false;
        case step_kind::named:
        case step_kind::exclusion:
            return accepts_anything(step + 1);
        case step_kind::choice:
            return accepts_anything(step + 1) || accepts_anything(steps_[step + 1].next_sibling);
        default:
            return true;
        }
    }

    std::span<const pattern_step> steps_;
    std::span<const capture_slot> captures_;
    std::array<path_test, most_tests> tests_{};
    std::uint64_t decisions_ = 0; ///< a bit for each alternative on this way: whether the second one is taken
    std::size_t count_       = 0;
    std::size_t choices_     = 0;
    std::size_t decided_     = 0;
    std::uint32_t named_     = 0;
    bool started_            = false;
};

} // namespace oplift

#endif
