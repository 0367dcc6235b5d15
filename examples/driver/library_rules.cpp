#include "library_rules.hpp"

#include <oplift/rules/default_rules.hpp>

namespace oplift::driver {

rule_table_view<ir::built_operators> library_rules()
{
    return default_table;
}

} // namespace oplift::driver
