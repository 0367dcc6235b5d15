#include <oplift/rule_table_parts.hpp>
#include <oplift/rules/arrangement.hpp>

#include <lifting/rule_parts.hpp>

namespace oplift::compiled {

std::span<const rule_entry<ir::built_operators>> rules_of_arrangement()
{
    static constexpr auto entries = make_rule_entries<ir::built_operators>(rule::arrangement_rules);
    return entries;
}

} // namespace oplift::compiled
