#include <oplift/rule_table_parts.hpp>
#include <oplift/rules/default_rules.hpp>

#include <lifting/library_rules.hpp>
#include <lifting/rule_parts.hpp>

namespace oplift::compiled {

rule_table_view<ir::built_operators> library_rules()
{
    static constexpr auto index = make_rule_index(default_rules);
    static const rule_table_of_parts<ir::built_operators> table{
        index, {rules_of_layers(), rules_of_elements(), rules_of_arrangement()}};
    return table;
}

} // namespace oplift::compiled
