#ifndef OPLIFT_MATCH_PATTERN_TEXT_HPP
#define OPLIFT_MATCH_PATTERN_TEXT_HPP

#include <oplift/pattern/program.hpp>

#include <cstddef>
#include <string>
#include <string_view>

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

namespace detail {

/// The text of a step and all below it.
inline std::string step_text(const pattern_program& program, std::size_t number)
{
    const pattern_step& step = program.steps[number];
    const std::string name =
        step.capture < 0 ? "" : std::string{program.captures[static_cast<std::size_t>(step.capture)].name};
    switch (step.kind) {
    case step_kind::capture:
        return name;
    case step_kind::named:
        return name + ": " + step_text(program, number + 1);
    case step_kind::each:
        return name + "..." + (step.operand_count > 0 ? " each " + step_text(program, number + 1) : "");
    case step_kind::choice:
        return "(" + step_text(program, number + 1) + " or " +
               step_text(program, program.steps[number + 1].next_sibling) + ")";
    case step_kind::exclusion:
        return "(" + step_text(program, number + 1) + " but not " +
               step_text(program, program.steps[number + 1].next_sibling) + ")";
    case step_kind::operation:
        break;
    }
    std::string text;
    for (std::size_t i = 0; i < step.name_count; ++i)
        text += (i > 0 ? "|" : "") + std::string{program.operator_names[step.first_name + i]};
    if (step.output != 0)
        text += step.output == pattern_step::any_output ? ":*" : ":" + std::to_string(step.output);
    text += "(";
    std::size_t operand = number + 1;
    for (std::size_t i = 0; i < step.operand_count; ++i) {
        text += (i > 0 ? ", " : "") + step_text(program, operand);
        operand = program.steps[operand].next_sibling;
    }
    text += ")";
    if (step.control_inputs == control_demand::none)
        return text;
    return text + (step.control_inputs == control_demand::some_input ? " with" : " without") + " control inputs";
}

} // namespace detail

/// A pattern in one line: operators by their names, captures by theirs.
inline std::string pattern_text(const pattern_program& program)
{
    return detail::step_text(program, 0);
}

/// What an exclusion, a step of the pattern, excludes, in the same form.
inline std::string excluded_text(const pattern_program& program, std::size_t exclusion)
{
    return detail::step_text(program, program.steps[exclusion + 1].next_sibling);
}

} // namespace oplift

#endif
