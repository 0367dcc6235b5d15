// The library's rules and one's own, in a file of its own: no other takes the compiler as long.
#include "rules.hpp"

#include "hard_swish.hpp"
#include <oplift/rules/default_rules.hpp>

#include <boost/hana/append.hpp>

oplift::rule_table_view<oplift::ir::built_operators> all_rules()
{
    static constexpr auto table = oplift::make_rule_table<oplift::ir::built_operators>(
        boost::hana::append(oplift::default_rules, boost::hana::type_c<oplift::rule::hard_swish_of_relu6>));
    return table;
}
