// oplift rules: the catalogue of rules, with what each matches and captures.
#include "pattern_text.hpp"
#include "sub_command.hpp"
#include <oplift/rule_table.hpp>
#include <oplift/rules/default_rules.hpp>

#include <boost/hana/for_each.hpp>
#include <fmt/format.h>

#include <string>

namespace oplift::driver {
namespace {

template <typename Rule>
void print_rule()
{
    const pattern_program& program = program_of<Rule>;
    fmt::print("{}\n    {}\n", Rule::name, pattern_text(program));
    std::string captures;
    for (const capture_slot& slot : program.captures)
        captures += fmt::format("{}{} {}{}", captures.empty() ? "" : ", ", name_of(slot.kind), slot.name,
                                slot.always_bound ? "" : " (optional)");
    if (!captures.empty())
        fmt::print("    captures: {}\n", captures);
}

const sub_command rules_command{
    "rules", "list the rules by which operators are recognised", [](CLI::App&) -> action {
        return [] {
            boost::hana::for_each(default_rules, [](auto type) { print_rule<typename decltype(type)::type>(); });
            return status::done;
        };
    }};

} // namespace
} // namespace oplift::driver
