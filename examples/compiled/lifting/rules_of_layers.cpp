#include <oplift/rule_table_parts.hpp>
#include <oplift/rules/convolution.hpp>
#include <oplift/rules/dense.hpp>
#include <oplift/rules/normalization.hpp>
#include <oplift/rules/pooling.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/flatten.hpp>
#include <boost/hana/tuple.hpp>

#include <lifting/rule_parts.hpp>

namespace oplift::compiled {

std::span<const rule_entry<ir::built_operators>> rules_of_layers()
{
    static constexpr auto entries = make_rule_entries<ir::built_operators>(
        boost::hana::flatten(boost::hana::make_tuple(rule::source_rules, rule::convolution_rules, rule::dense_rules,
                                                     rule::pooling_rules, rule::normalization_rules)));
    return entries;
}

} // namespace oplift::compiled
