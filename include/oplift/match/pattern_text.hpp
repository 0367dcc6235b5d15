#ifndef OPLIFT_MATCH_PATTERN_TEXT_HPP
#define OPLIFT_MATCH_PATTERN_TEXT_HPP

#include <oplift/pattern/program.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift {

/// A capture's kind in one word.
inline std::string_view name_of(capture_kind kind)
{
    switch (kind) {
    case capture_kind::tensor:
        return "tensor";
    case capture_kind::weight:
        return "weight";
    case capture_kind::scalar:
        return "scalar";
    case capture_kind::integers:
        return "integers";
    case capture_kind::list:
        return "list";
    }
    return "";
}

/// The name of a capture, after that of the rule if it is that of a rule that stands in the pattern: "relu6.x".
inline std::string capture_text(const pattern_program& program, std::size_t slot)
{
    const capture_slot& capture = program.captures[slot];
    std::string text;
    if (capture.scope != 0)
        for (const capture_slot& root : program.captures)
            if (root.embedded && root.scope == capture.scope)
                text.append(root.embedded->name).append(".");
    return text.append(capture.name);
}

namespace detail {

/// Writes steps of a pattern as text. Parts that have names stand for themselves, and are told once.
class pattern_writer {
public:
    explicit pattern_writer(const pattern_program& program) : program_{program} {}

    /// The text of a step, then of each named part in it, in the order in which they occur.
    std::vector<std::string> lines(std::size_t number)
    {
        std::vector<std::string> written{without_brackets(text_of(number))};
        for (std::size_t i = 0; i < parts_.size(); ++i) { // which writing a part may add to
            const std::string body = without_brackets(text_of(parts_[i] + 1));
            const std::string line = name_of_capture(parts_[i]) + " = " + body;
            if (std::ranges::find(written, line) == written.end())
                written.push_back(line);
        }
        return written;
    }

private:
    std::string name_of_capture(std::size_t number) const
    {
        const int capture = program_.steps[number].capture;
        return capture < 0 ? std::string{} : capture_text(program_, static_cast<std::size_t>(capture));
    }

    static std::string without_brackets(std::string text)
    {
        return text.starts_with('(') ? text.substr(1, text.size() - 2) : text;
    }

    std::string text_of(std::size_t number)
    {
        const pattern_step& step = program_.steps[number];
        switch (step.kind) {
        case step_kind::capture:
            return name_of_capture(number);
        case step_kind::named:
            if (step.capture >= 0 && program_.captures[static_cast<std::size_t>(step.capture)].embedded)
                return text_of(number + 1);
            parts_.push_back(number);
            return name_of_capture(number);
        case step_kind::each:
            return name_of_capture(number) + "..." + (step.operand_count > 0 ? " each " + text_of(number + 1) : "");
        case step_kind::choice:
            return "(" + alternatives(number) + ")";
        case step_kind::exclusion:
            return "(" + text_of(number + 1) + " but not " + text_of(program_.steps[number + 1].next_sibling) + ")";
        case step_kind::operation:
            break;
        }
        std::string text;
        for (std::size_t i = 0; i < step.name_count; ++i)
            text += (i > 0 ? "|" : "") + std::string{program_.operator_names[step.first_name + i]};
        if (step.output != 0)
            text += step.output == pattern_step::any_output ? ":*" : ":" + std::to_string(step.output);
        text += "(";
        const bool elsewhere = std::exchange(elsewhere_, step.used_elsewhere);
        std::size_t operand  = number + 1;
        for (std::size_t i = 0; i < step.operand_count; ++i) {
            text += (i > 0 ? ", " : "") + text_of(operand);
            operand = program_.steps[operand].next_sibling;
        }
        text += ")";
        elsewhere_ = elsewhere;
        if (step.control_inputs != control_demand::none)
            text.append(step.control_inputs == control_demand::some_input ? " with" : " without")
                .append(" control inputs");
        return step.used_elsewhere && !elsewhere ? "used_elsewhere(" + text + ")" : text;
    }

    /// "a or b or c", however they are nested.
    std::string alternatives(std::size_t number)
    {
        if (program_.steps[number].kind != step_kind::choice)
            return text_of(number);
        const std::string first = alternatives(number + 1);
        return first + " or " + alternatives(program_.steps[number + 1].next_sibling);
    }

    const pattern_program& program_;
    std::vector<std::size_t> parts_{};
    bool elsewhere_ = false; ///< what is being written is said to be used elsewhere
};

} // namespace detail

/// A pattern, operators by their names, captures by theirs: in one line, and one for each part that has a name,
/// "product = Conv2D(x, filter)".
inline std::vector<std::string> pattern_lines(const pattern_program& program)
{
    return detail::pattern_writer{program}.lines(0);
}

/// What an exclusion, a step of the pattern, excludes, in the same form.
inline std::string excluded_text(const pattern_program& program, std::size_t exclusion)
{
    std::string text;
    for (const std::string& line : detail::pattern_writer{program}.lines(program.steps[exclusion + 1].next_sibling))
        text += (text.empty() ? "" : ", where ") + line;
    return text;
}

} // namespace oplift

#endif
