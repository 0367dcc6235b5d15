#ifndef OPLIFT_RULES_DEFAULT_RULES_HPP
#define OPLIFT_RULES_DEFAULT_RULES_HPP

#include <oplift/rules/activation.hpp>
#include <oplift/rules/arrangement.hpp>
#include <oplift/rules/convolution.hpp>
#include <oplift/rules/dense.hpp>
#include <oplift/rules/elementwise.hpp>
#include <oplift/rules/normalization.hpp>
#include <oplift/rules/pooling.hpp>
#include <oplift/rules/reduction.hpp>
#include <oplift/rules/regularization.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/flatten.hpp>
#include <boost/hana/tuple.hpp>

namespace oplift {

/// All rules of the library, as a Hana list: add your own with hana::append, or leave some out with hana::remove_if.
inline constexpr auto default_rules = boost::hana::flatten(
    boost::hana::make_tuple(rule::source_rules, rule::convolution_rules, rule::dense_rules, rule::pooling_rules,
                            rule::normalization_rules, rule::activation_rules, rule::regularization_rules,
                            rule::elementwise_rules, rule::reduction_rules, rule::arrangement_rules));

} // namespace oplift

#endif
