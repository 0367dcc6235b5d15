#include <oplift/rules/default_rules.hpp>

#include <lifting/library_rules.hpp>

namespace oplift::compiled {

rule_table_view<ir::built_operators> library_rules()
{
    return default_table;
}

} // namespace oplift::compiled
