#ifndef OPLIFT_RULES_DEFAULT_TABLE_HPP
#define OPLIFT_RULES_DEFAULT_TABLE_HPP

#include <oplift/ir/built_operators.hpp>
#include <oplift/rule_table.hpp>
#include <oplift/rules/default_rules.hpp>

namespace oplift {

/// All rules of the library as a table.
inline constexpr auto default_table = make_rule_table<ir::built_operators>(default_rules);

} // namespace oplift

#endif
