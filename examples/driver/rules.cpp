// oplift rules: the catalogue of rules, with what each matches and captures.
#include "library_rules.hpp"
#include "pattern_text.hpp"
#include "sub_command.hpp"
#include <oplift/rule_table.hpp>

#include <fmt/format.h>

#include <string>

namespace oplift::driver {
namespace {

void print(const rule_entry<ir::built_operators>& rule)
{
    fmt::print("{}\n    {}\n", rule.name, pattern_text(*rule.program));
    std::string captures;
    for (const capture_slot& slot : rule.program->captures)
        captures += fmt::format("{}{} {}{}", captures.empty() ? "" : ", ", name_of(slot.kind), slot.name,
                                slot.always_bound ? "" : " (optional)");
    if (!captures.empty())
        fmt::print("    captures: {}\n", captures);
    for (const condition_entry& condition : rule.conditions)
        fmt::print("    if {}\n", condition.sentence);
}

const sub_command rules_command{
    "rules", "list the rules by which operators are recognised", [](CLI::App&) -> action {
        return [] {
            for (const rule_entry<ir::built_operators>& rule : library_rules().entries)
                print(rule);
            return status::done;
        };
    }};

} // namespace
} // namespace oplift::driver
