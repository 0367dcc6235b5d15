#ifndef OPLIFT_TABLE_CHECKS_HPP
#define OPLIFT_TABLE_CHECKS_HPP

#include <oplift/fixed_string.hpp>
#include <oplift/pattern/generality.hpp>
#include <oplift/pattern/overlap.hpp>
#include <oplift/pattern/program.hpp>
#include <oplift/pattern/tensorflow_operators.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <tuple>

namespace oplift {

/// What can be wrong with the rules of a table.
enum class table_mistake_kind : std::uint8_t {
    none,
    unknown_operator,    ///< the table of TensorFlow's operators has none of this name
    number_of_operands,  ///< TensorFlow's operator takes another number
    no_such_output,      ///< TensorFlow's operator has fewer outputs
    unknown_attribute,   ///< none of the operators of a family has it
    type_of_attribute,   ///< it is of another type, or a list
    hidden_rule,         ///< wherever `rule` matches, `other` is taken
    overlap_of_priority, ///< `rule` and `other` have equivalent patterns and equal priorities
};

/// The first mistake that is found in a table.
struct table_mistake {
    table_mistake_kind kind = table_mistake_kind::none;
    std::size_t rule        = 0; ///< the index of the rule
    std::size_t other       = 0; ///< hidden_rule, overlap_of_priority: that of the rule before it
    std::string_view subject{};  ///< the operator's or the attribute's name
};

/// What the checks look at in a rule.
struct rule_facts {
    std::string_view name;
    const pattern_program* program = nullptr;
    int priority                   = 0;
    bool conditional               = false;       ///< it has conditions
    std::span<const std::string_view> overlaps{}; ///< rules that it overlaps with on purpose
};

/// One operator with which a rule can begin.
struct rule_root {
    std::uint64_t hash = 0;
    std::string_view name;
    std::uint16_t rule = 0;
    int priority       = 0;
};

namespace detail {

/// The type of the attributes that can have a value.
constexpr std::string_view attribute_type(const attribute_test& test)
{
    constexpr std::array<std::string_view, 3> types{"bool", "int", "text"};
    return types[test.value.index()];
}

/// Compares the operations of patterns with the table of TensorFlow's operators. An operator is looked up once.
class operator_checks {
public:
    constexpr table_mistake_kind check(const pattern_program& program, const pattern_step& step,
                                       std::string_view& subject)
    {
        for (std::size_t i = 0; i < step.name_count; ++i) {
            subject           = program.operator_names[step.first_name + i];
            const known* line = look_up(subject, program.operator_hashes[step.first_name + i]);
            if (!line->is_known)
                return table_mistake_kind::unknown_operator;
            if (!takes(line->inputs, step))
                return table_mistake_kind::number_of_operands;
            if (step.output != pattern_step::any_output && !line->outputs.list && step.output >= line->outputs.single)
                return table_mistake_kind::no_such_output;
        }
        for (std::size_t i = 0; i < step.test_count; ++i) {
            const attribute_test& test = program.tests[static_cast<std::size_t>(step.first_test) + i];
            subject                    = test.name;
            if (const auto mistake = check(program, step, test); mistake != table_mistake_kind::none)
                return mistake;
        }
        return table_mistake_kind::none;
    }

private:
    struct known {
        std::uint64_t hash = 0;
        bool is_known      = false;
        tensor_count inputs{};
        tensor_count outputs{};
    };

    /// Beyond this many different operators, the last place is used again and again.
    std::array<known, 128> known_{};

    constexpr const known* look_up(std::string_view name, std::uint64_t hash)
    {
        std::size_t place = hash % known_.size();
        for (std::size_t tries = 0; tries < 8 && known_[place].hash != 0; ++tries) {
            if (known_[place].hash == hash)
                return &known_[place];
            place = (place + 1) % known_.size();
        }
        known_[place] = {hash, false, {}, {}};
        if (const auto found = find_tensorflow_operator(name))
            known_[place] = {hash, true, found.inputs(), found.outputs()};
        return &known_[place];
    }

    /// An each<> stands for one operand or more.
    static constexpr bool takes(tensor_count inputs, const pattern_step& step)
    {
        if (step.variadic >= 0)
            return inputs.list || inputs.single >= step.operand_count;
        return inputs.allows(step.operand_count);
    }

    /// An attribute may be missing in some operators of a family, since versions add attributes.
    static constexpr table_mistake_kind check(const pattern_program& program, const pattern_step& step,
                                              const attribute_test& test)
    {
        if (test.name.starts_with('_')) // what any node can have, such as _class
            return table_mistake_kind::none;
        bool found = false;
        for (std::size_t i = 0; i < step.name_count; ++i) {
            const auto line      = find_tensorflow_operator(program.operator_names[step.first_name + i]);
            const auto attribute = line ? line.attribute(test.name) : attribute_definition{};
            if (attribute && attribute.type != attribute_type(test))
                return table_mistake_kind::type_of_attribute;
            found = found || attribute;
        }
        return found ? table_mistake_kind::none : table_mistake_kind::unknown_attribute;
    }
};

constexpr std::size_t count_steps(const pattern_program& program, step_kind kind)
{
    std::size_t count = 0;
    for (const pattern_step& step : program.steps)
        count += step.kind == kind;
    return count;
}

/// Whether the first of two rules, in the order in which a table prefers them, takes all that the second could match.
/// Between rules of equal priority it has to cover as many nodes, whichever alternatives match.
constexpr bool hides(const rule_facts& first, const rule_facts& second)
{
    if (first.conditional)
        return false;
    if (first.priority == second.priority)
        return count_steps(*first.program, step_kind::choice) == 0 && covers(*first.program, *second.program);
    // Nodes inside a match must not be used from outside: a match of other nodes may fail where this one does not.
    return covers(*first.program, *second.program) || (count_steps(*first.program, step_kind::operation) == 1 &&
                                                       covers(*first.program, *second.program, covered_nodes::any));
}

constexpr bool declares(const rule_facts& rule, const rule_facts& other)
{
    for (const std::string_view name : rule.overlaps)
        if (name == other.name)
            return true;
    return false;
}

/// What is wrong between two rules, `first` being preferred.
constexpr table_mistake_kind compare_rules(const rule_facts& first, const rule_facts& second)
{
    if (hides(first, second))
        return table_mistake_kind::hidden_rule;
    if (first.priority == second.priority && !declares(first, second) && !declares(second, first) &&
        equivalent(*first.program, *second.program))
        return table_mistake_kind::overlap_of_priority;
    return table_mistake_kind::none;
}

/// The first operator with which a pattern begins.
constexpr std::uint64_t first_operator(const pattern_program& program)
{
    const pattern_step* step = program.steps.data();
    while (step->kind != step_kind::operation)
        ++step;
    return program.operator_hashes[step->first_name];
}

} // namespace detail

/// The first mistake in a list of rules: in the order of the rules, operators first, then pairs of rules. `roots` are
/// the operators that the patterns begin with, sorted by operator, then by priority, then by position.
///
/// A rule is hidden by another one that has no conditions and is preferred, by priority or by position, if the other's
/// pattern matches wherever its own does, with the same nodes; or, for a higher priority, with the root alone. Two
/// rules overlap if their patterns are equivalent and their priorities equal, and neither says `overlaps = with<"the
/// other">`. Patterns are compared by structure alone (see covers()): what conditions mean is not known.
constexpr table_mistake find_table_mistake(std::span<const rule_facts> rules, std::span<const rule_root> roots)
{
    detail::operator_checks operators;
    for (std::size_t rule = 0; rule < rules.size(); ++rule)
        for (const pattern_step& step : rules[rule].program->steps)
            if (step.kind == step_kind::operation && !step.custom) {
                std::string_view subject;
                const auto kind = operators.check(*rules[rule].program, step, subject);
                if (kind != table_mistake_kind::none)
                    return {kind, rule, rule, subject};
            }
    // Whatever hides a rule begins with its first operator too, and stands before it among the roots.
    for (std::size_t second = 1; second < roots.size(); ++second) {
        const rule_facts& rule = rules[roots[second].rule];
        if (detail::first_operator(*rule.program) != roots[second].hash)
            continue;
        for (std::size_t first = second; first-- > 0 && roots[first].hash == roots[second].hash;) {
            if (roots[first].rule == roots[second].rule)
                continue;
            const auto kind = detail::compare_rules(rules[roots[first].rule], rule);
            if (kind != table_mistake_kind::none)
                return {kind, roots[second].rule, roots[first].rule, rule.name};
        }
    }
    return {};
}

namespace detail {

/// The rules that <Rule> says it overlaps with.
template <typename Rule>
consteval std::span<const std::string_view> overlaps_of()
{
    if constexpr (requires { Rule::overlaps; }) {
        constexpr bool are_names = requires
        {
            Rule::overlaps.names;
        };
        static_assert(are_names, "a rule's overlaps are written: with<\"another rule's name\">");
        if constexpr (are_names)
            return Rule::overlaps.names;
    }
    return {};
}

/// A text that a compiler prints among the arguments of a template.
template <std::size_t Size>
struct word {
    char text[Size + 1]{};

    consteval explicit word(std::string_view from)
    {
        for (std::size_t i = 0; i < Size; ++i)
            text[i] = from[i];
    }
};

// The compiler's message names the rule and the operator or the other rule: they are the arguments of these templates.

template <table_mistake_kind Kind, typename Rule, auto Name>
struct operators_of_rule {
    static_assert(Kind != table_mistake_kind::unknown_operator,
                  "the table of TensorFlow's operators has none of this name: correct it, or declare the operator with "
                  "custom_operator<2, \"Name\">");
    static_assert(Kind != table_mistake_kind::number_of_operands,
                  "TensorFlow's operator of this name takes another number of operands");
    static_assert(Kind != table_mistake_kind::no_such_output,
                  "TensorFlow's operator of this name has no output of this number");
    static_assert(Kind != table_mistake_kind::unknown_attribute, "TensorFlow's operator has no attribute of this name");
    static_assert(Kind != table_mistake_kind::type_of_attribute,
                  "TensorFlow's operator has an attribute of this name, but of another type");
};

template <table_mistake_kind Kind, typename Rule, typename RuleBefore>
struct pair_of_rules {
    static_assert(Kind != table_mistake_kind::hidden_rule,
                  "this rule never matches: the rule before it has no conditions and matches wherever this one would");
    static_assert(Kind != table_mistake_kind::overlap_of_priority,
                  "two rules have the same pattern and the same priority: give one a higher priority, or state in one "
                  "of them: static constexpr auto overlaps = with<\"name of the other\">");
};

template <const table_mistake& Mistake, typename... Rules>
consteval void report()
{
    using rules = std::tuple<Rules...>;
    if constexpr (Mistake.kind == table_mistake_kind::hidden_rule ||
                  Mistake.kind == table_mistake_kind::overlap_of_priority)
        (void)sizeof(pair_of_rules<Mistake.kind, std::tuple_element_t<Mistake.rule, rules>,
                                   std::tuple_element_t<Mistake.other, rules>>);
    else if constexpr (Mistake.kind != table_mistake_kind::none)
        (void)sizeof(operators_of_rule<Mistake.kind, std::tuple_element_t<Mistake.rule, rules>,
                                       word<Mistake.subject.size()>{Mistake.subject}>);
}

} // namespace detail

} // namespace oplift

#endif
