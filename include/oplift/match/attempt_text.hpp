#ifndef OPLIFT_MATCH_ATTEMPT_TEXT_HPP
#define OPLIFT_MATCH_ATTEMPT_TEXT_HPP

#include <oplift/match/bindings.hpp>
#include <oplift/match/description.hpp>
#include <oplift/match/explanation.hpp>
#include <oplift/match/matcher.hpp>
#include <oplift/match/pattern_text.hpp>
#include <oplift/match/subject.hpp>
#include <oplift/pattern/program.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace oplift {

/// Tells where an attempt to match stopped, what was expected there, and what is there: "operand 2 of 'bn/mul_1' (Mul)
/// should be Rsqrt, and is 'bn/Sqrt' (Sqrt), float32 <64>".
class attempt_text {
public:
    /// `stop` is where the attempt came furthest, and `furthest` what was bound there. All must outlive the object.
    attempt_text(const subject& graph, const pattern_program& program, const match_stop& stop, const bindings& furthest)
        : graph_{graph}, program_{program}, stop_{stop}, furthest_{furthest}, step_{program.steps[stop.step]},
          parents_(program.steps.size())
    {
        find_parents(0, no_parent);
    }

    std::string sentence() const
    {
        using reason       = match_stop::reason;
        const node_id node = stop_.tensor.node;
        const auto place   = find_place();
        switch (stop_.why) {
        case reason::operator_name:
            if (!place)
                return "the rule begins with " + root_operators();
            return *place + " should be " + operators(step_) + ", and is " + tensor_text(graph_, stop_.tensor);
        case reason::operand_count:
            return with_node(place) + " should have " + (step_.variadic < 0 ? "" : "at least ") +
                   std::to_string(step_.operand_count) + " operands, and has " +
                   std::to_string(graph_.operands_of(node).size());
        case reason::output:
            return place.value_or(node_text(graph_, node)) + " should be output " + std::to_string(step_.output) +
                   " of " + operators(step_) + ", and is output " + std::to_string(stop_.tensor.output) + " of " +
                   node_text(graph_, node);
        case reason::attribute:
            return with_node(place) + " should have " + attribute();
        case reason::control_inputs:
            return with_node(place) + (step_.control_inputs == control_demand::some_input
                                           ? " should have control inputs, and has none"
                                           : " should have no control inputs, and " + waiting_text(graph_, node));
        case reason::other_tensor:
            return place.value_or(node_text(graph_, node)) + " should be the tensor that the rule calls " + captured() +
                   ", which is " + tensor_text(graph_, furthest_.slots[static_cast<std::size_t>(step_.capture)]) +
                   "; it is " + tensor_text(graph_, stop_.tensor);
        case reason::not_weight:
            return captured_there(place, "a constant or a variable, of known shape");
        case reason::not_scalar:
            return captured_there(place, "a constant with one value");
        case reason::not_integers:
            return captured_there(place, "a constant of integers");
        case reason::excluded:
            return place.value_or("it") + " should not be " + excluded_text(program_, stop_.step) + ", and is " +
                   tensor_text(graph_, stop_.tensor);
        case reason::too_many_steps:
            return "the search was given up after too many steps";
        case reason::not_accepted:
            break;
        }
        return explain(graph_, program_, stop_);
    }

private:
    static constexpr std::size_t no_parent = static_cast<std::size_t>(-1);

    struct parent {
        std::size_t step    = no_parent; ///< the operation above
        std::size_t operand = 0;         ///< which of its sub-patterns
    };

    /// Notes the operation above each step; returns the step after `number` and all below it.
    std::size_t find_parents(std::size_t number, std::size_t above, std::size_t operand = 0)
    {
        parents_[number]         = {above, operand};
        const pattern_step& step = program_.steps[number];
        std::size_t next         = number + 1;
        switch (step.kind) {
        case step_kind::capture:
            break;
        case step_kind::named:
            return find_parents(next, above, operand);
        case step_kind::each:
            return step.operand_count > 0 ? find_parents(next, above, operand) : next;
        case step_kind::exclusion:
            return find_parents(find_parents(next, above, operand), number, 0);
        case step_kind::choice:
            return find_parents(find_parents(next, above, operand), above, operand);
        case step_kind::operation:
            for (std::size_t i = 0; i < step.operand_count; ++i)
                next = find_parents(next, number, i);
            break;
        }
        return next;
    }

    bool accepts(const pattern_step& step, node_id node) const
    {
        for (std::size_t i = 0; i < step.name_count; ++i)
            if (program_.operator_hashes[step.first_name + i] == graph_.operator_hash[node])
                return true;
        return false;
    }

    /// "operand 2 of 'm' (Mul)": the matched node that asked for the tensor. Nothing at the root.
    std::optional<std::string> find_place() const
    {
        const parent& above = parents_[stop_.step];
        if (above.step == no_parent)
            return std::nullopt;
        const pattern_step& operation = program_.steps[above.step];
        for (auto node = furthest_.covered.rbegin(); node != furthest_.covered.rend(); ++node) {
            const auto operands = graph_.operands_of(*node);
            if (!accepts(operation, *node) || std::ranges::find(operands, stop_.tensor) == operands.end())
                continue;
            // The pattern says which operand it is, unless operands can be exchanged or an each<> stands among them.
            std::size_t position = above.operand;
            if (position >= operands.size() || operands[position] != stop_.tensor)
                position = static_cast<std::size_t>(std::ranges::find(operands, stop_.tensor) - operands.begin());
            return "operand " + std::to_string(position + 1) + " of " + node_text(graph_, *node);
        }
        return node_text(graph_, stop_.tensor.node);
    }

    std::string with_node(const std::optional<std::string>& place) const
    {
        const std::string node = node_text(graph_, stop_.tensor.node);
        return place && *place != node ? *place + ", " + node + "," : node;
    }

    std::string captured_there(const std::optional<std::string>& place, std::string_view expected) const
    {
        return place.value_or("it") + ", which the rule calls " + captured() + ", should be " + std::string{expected} +
               ", and is " + tensor_text(graph_, stop_.tensor) + why_unknown();
    }

    /// Why a tensor's value is not known.
    std::string why_unknown() const
    {
        switch (graph_.knowledge->facts(stop_.tensor).when_known) {
        case constancy::varying:
            return ", which depends on the inputs or is random";
        case constancy::variable:
            return ", which depends on a variable";
        case constancy::constant:
            break;
        }
        return {};
    }

    std::string captured() const
    {
        return "'" + capture_text(program_, static_cast<std::size_t>(step_.capture)) + "'";
    }

    static std::string joined(const std::vector<std::string_view>& words)
    {
        std::string text;
        for (std::size_t i = 0; i < words.size(); ++i)
            text.append(i == 0 ? "" : i + 1 == words.size() ? " or " : ", ").append(words[i]);
        return text;
    }

    std::string operators(const pattern_step& step) const
    {
        std::vector<std::string_view> names;
        for (std::size_t i = 0; i < step.name_count; ++i)
            names.push_back(program_.operator_names[step.first_name + i]);
        return joined(names);
    }

    std::string root_operators() const
    {
        std::vector<std::string_view> names;
        for (std::size_t number = 0; number < program_.steps.size(); ++number) {
            const pattern_step& step = program_.steps[number];
            if (step.kind == step_kind::operation && parents_[number].step == no_parent)
                for (std::size_t i = 0; i < step.name_count; ++i)
                    if (std::ranges::find(names, program_.operator_names[step.first_name + i]) == names.end())
                        names.push_back(program_.operator_names[step.first_name + i]);
        }
        return joined(names);
    }

    std::string attribute() const
    {
        const attribute_test& test      = program_.tests[stop_.test];
        const attribute_map& attributes = *graph_.attributes[stop_.tensor.node];
        const std::string name{test.name};
        std::string there = ", and has none";
        std::string wanted;
        if (const auto* flag = std::get_if<bool>(&test.value)) {
            wanted = *flag ? "true" : "false";
            if (const auto* value = attributes.find<bool>(test.name))
                there = std::string{", and has "} + (*value ? "true" : "false");
        } else if (const auto* number = std::get_if<std::int64_t>(&test.value)) {
            wanted = std::to_string(*number);
            if (const auto* value = attributes.find<std::int64_t>(test.name))
                there = ", and has " + std::to_string(*value);
        } else {
            wanted = std::get<std::string_view>(test.value);
            if (const auto* value = attributes.find<std::string>(test.name))
                there = ", and has " + *value;
        }
        return name + "=" + wanted + there;
    }

    const subject& graph_;
    const pattern_program& program_;
    const match_stop& stop_;
    const bindings& furthest_;
    const pattern_step& step_;
    std::vector<parent> parents_;
};

} // namespace oplift

#endif
