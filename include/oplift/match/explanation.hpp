#ifndef OPLIFT_MATCH_EXPLANATION_HPP
#define OPLIFT_MATCH_EXPLANATION_HPP

#include <oplift/match/matcher.hpp>
#include <oplift/match/node_usage.hpp>
#include <oplift/match/pattern_text.hpp>
#include <oplift/match/subject.hpp>
#include <oplift/pattern/program.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace oplift {

/// That an inner node of a match is used from outside, and by whom.
inline std::string outside_use_text(const subject& graph, node_id node, const tensor_use& use)
{
    const std::string text = "'" + std::string{graph.names[node]} + "' is also used outside of the pattern";
    if (use.user == node_usage::requested)
        return text + ": it is an output that was asked for";
    if (use.user == node_usage::earlier)
        return text;
    return text + ", by '" + std::string{graph.names[use.user]} + "' (" + std::string{graph.operator_names[use.user]} +
           ")" + (use.control ? ", which waits for it" : "");
}

/// "waits for 'a' and 2 more", by control inputs.
inline std::string waiting_text(const subject& graph, node_id node)
{
    const auto inputs = graph.control_inputs_of(node);
    return "waits for '" + std::string{graph.names[inputs.front().node]} + "'" +
           (inputs.size() > 1 ? " and " + std::to_string(inputs.size() - 1) + " more" : std::string{});
}

/// Why a match stopped where it did, as a sentence without a full stop: at which node, what was asked for, what was
/// there. `not_accepted` is what refused a match all of whose steps fitted: a condition's sentence, or an outside use.
inline std::string explain(const subject& graph, const pattern_program& program, const match_stop& stop,
                           std::string_view not_accepted = {})
{
    using reason             = match_stop::reason;
    const pattern_step& step = program.steps[stop.step];
    const node_id node       = stop.tensor.node;

    std::string where =
        "at '" + std::string{graph.names[node]} + "' (" + std::string{graph.operator_names[node]} + "): ";
    auto operators = [&] {
        std::string text;
        for (std::size_t i = 0; i < step.name_count; ++i)
            text.append(i == 0                     ? ""
                        : i + 1 == step.name_count ? " or "
                                                   : ", ")
                .append(program.operator_names[step.first_name + i]);
        return text;
    };
    auto captured = [&] {
        return "'" + capture_text(program, static_cast<std::size_t>(step.capture)) + "'";
    };
    switch (stop.why) {
    case reason::operator_name:
        return where + "expected " + operators();
    case reason::operand_count:
        return where + "expected " + (step.variadic < 0 ? "" : "at least ") + std::to_string(step.operand_count) +
               " operands, there are " + std::to_string(graph.operands_of(node).size());
    case reason::output:
        return where + "expected output " + std::to_string(step.output) + ", it is output " +
               std::to_string(stop.tensor.output);
    case reason::attribute: {
        const attribute_test& test = program.tests[stop.test];
        std::string text           = where + "expected the attribute " + std::string{test.name} + " to be ";
        if (const auto* flag = std::get_if<bool>(&test.value))
            return text + (*flag ? "true" : "false");
        if (const auto* number = std::get_if<std::int64_t>(&test.value))
            return text + std::to_string(*number);
        return text + std::string{std::get<std::string_view>(test.value)};
    }
    case reason::control_inputs:
        return where + (step.control_inputs == control_demand::some_input
                            ? "expected control inputs, there are none"
                            : "expected no control inputs, it " + waiting_text(graph, node));
    case reason::other_tensor:
        return where + "expected the tensor that is already " + captured();
    case reason::not_weight:
        return where + captured() + " must be a constant or a variable";
    case reason::not_scalar:
        return where + captured() + " must be a constant with one value";
    case reason::not_integers:
        return where + captured() + " must be a constant of integers";
    case reason::excluded:
        return where + "expected anything but " + excluded_text(program, stop.step);
    case reason::too_many_steps:
        return where + "the search was given up after too many steps";
    case reason::not_accepted:
        break;
    }
    return where + std::string{not_accepted};
}

} // namespace oplift

#endif
