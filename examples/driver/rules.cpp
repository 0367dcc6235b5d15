// oplift rules: the catalogue of rules, with what each matches and captures.
#include "rules.hpp"

#include <oplift/match/embedded_match.hpp>
#include <oplift/match/pattern_text.hpp>
#include <oplift/rule_table.hpp>

#include <fmt/format.h>

#include <cstddef>
#include <lifting/library_rules.hpp>
#include <string>
#include <vector>

namespace oplift::driver {
namespace {

using rule = rule_entry<ir::built_operators>;

std::string captures_of(const rule& described)
{
    std::string captures;
    for (const capture_slot& slot : described.program->captures)
        if (!slot.never_bound && slot.scope == 0)
            captures += fmt::format("{}{} {}{}", captures.empty() ? "" : ", ", name_of(slot.kind), slot.name,
                                    slot.always_bound ? "" : " (optional)");
    return captures;
}

/// The sentences of what must hold, those of rules that stand in the pattern first.
std::vector<std::string> conditions_of(const rule& described)
{
    std::vector<std::string> sentences;
    for (const capture_slot& slot : described.program->captures)
        if (slot.embedded)
            for (std::size_t i = 0; i < slot.embedded->condition_count; ++i)
                sentences.push_back(condition_text(slot.embedded->conditions[i], slot.embedded));
    for (const condition_entry& condition : described.conditions)
        sentences.emplace_back(condition.sentence);
    return sentences;
}

void print(const rule& described)
{
    fmt::print("{}\n", described.name);
    for (const std::string& line : pattern_lines(*described.program))
        fmt::print("    {}\n", line);
    if (const std::string captures = captures_of(described); !captures.empty())
        fmt::print("    captures: {}\n", captures);
    for (const std::string& sentence : conditions_of(described))
        fmt::print("    if {}\n", sentence);
}

void print_markdown(rule_table_view<ir::built_operators> table)
{
    fmt::print(
        "# The rules\n\n"
        "Written by `oplift rules --markdown`; a test fails where it is out of date. Each rule has its pattern, in\n"
        "TensorFlow's operators from the result to the operands (`|` between names of one meaning, `or` between\n"
        "alternatives; parts that have a name come below), what it captures, and what must hold. At a node the match\n"
        "of the highest priority is taken, then the one that covers most nodes, then the first in this order.\n");
    for (const rule& described : table.entries) {
        fmt::print("\n## {}\n\n", described.name);
        if (described.priority != 0)
            fmt::print("Priority {}.\n\n", described.priority);
        for (const std::string& line : pattern_lines(*described.program))
            fmt::print("    {}\n", line);
        if (const std::string captures = captures_of(described); !captures.empty())
            fmt::print("\nCaptures: {}.\n", captures);
        const std::vector<std::string> conditions = conditions_of(described);
        if (!conditions.empty())
            fmt::print("\n");
        for (const std::string& sentence : conditions)
            fmt::print("- {}\n", sentence);
    }
}

} // namespace

status list_rules(const rules_arguments& given)
{
    const auto table = compiled::library_rules();
    if (given.markdown)
        print_markdown(table);
    else
        for (const rule& described : table.entries)
            print(described);
    return status::done;
}

} // namespace oplift::driver
