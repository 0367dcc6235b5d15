// oplift rules: the catalogue of rules, with what each matches and captures.
#include "library_rules.hpp"
#include "sub_command.hpp"
#include <oplift/match/pattern_text.hpp>
#include <oplift/rule_table.hpp>

#include <fmt/format.h>

#include <memory>
#include <string>

namespace oplift::driver {
namespace {

using rule = rule_entry<ir::built_operators>;

std::string captures_of(const rule& described)
{
    std::string captures;
    for (const capture_slot& slot : described.program->captures)
        if (!slot.never_bound)
            captures += fmt::format("{}{} {}{}", captures.empty() ? "" : ", ", name_of(slot.kind), slot.name,
                                    slot.always_bound ? "" : " (optional)");
    return captures;
}

void print(const rule& described)
{
    fmt::print("{}\n", described.name);
    for (const std::string& line : pattern_lines(*described.program))
        fmt::print("    {}\n", line);
    if (const std::string captures = captures_of(described); !captures.empty())
        fmt::print("    captures: {}\n", captures);
    for (const condition_entry& condition : described.conditions)
        fmt::print("    if {}\n", condition.sentence);
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
        if (!described.conditions.empty())
            fmt::print("\n");
        for (const condition_entry& condition : described.conditions)
            fmt::print("- {}\n", condition.sentence);
    }
}

const sub_command rules_command{"rules", "list the rules by which operators are recognised",
                                [](CLI::App& command) -> action {
                                    const auto markdown = std::make_shared<bool>(false);
                                    command.add_flag("--markdown", *markdown, "as rules/README.md");
                                    return [markdown] {
                                        const auto table = library_rules();
                                        if (*markdown)
                                            print_markdown(table);
                                        else
                                            for (const rule& described : table.entries)
                                                print(described);
                                        return status::done;
                                    };
                                }};

} // namespace
} // namespace oplift::driver
