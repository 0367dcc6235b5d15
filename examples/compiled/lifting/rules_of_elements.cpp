#include <oplift/rule_table_parts.hpp>
#include <oplift/rules/activation.hpp>
#include <oplift/rules/elementwise.hpp>
#include <oplift/rules/reduction.hpp>
#include <oplift/rules/regularization.hpp>

#include <boost/hana/flatten.hpp>
#include <boost/hana/tuple.hpp>

#include <lifting/rule_parts.hpp>

namespace oplift::compiled {

std::span<const rule_entry<ir::built_operators>> rules_of_elements()
{
    static constexpr auto entries = make_rule_entries<ir::built_operators>(boost::hana::flatten(boost::hana::make_tuple(
        rule::activation_rules, rule::regularization_rules, rule::elementwise_rules, rule::reduction_rules)));
    return entries;
}

} // namespace oplift::compiled
