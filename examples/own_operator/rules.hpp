#ifndef OWN_OPERATOR_RULES_HPP
#define OWN_OPERATOR_RULES_HPP

#include <oplift/ir/built_operators.hpp>
#include <oplift/rule_table.hpp>

oplift::rule_table_view<oplift::ir::built_operators> all_rules();

#endif
