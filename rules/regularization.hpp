#ifndef OPLIFT_RULES_REGULARIZATION_HPP
#define OPLIFT_RULES_REGULARIZATION_HPP

#include <oplift/rule_table.hpp>
#include <oplift/rules/regularization/dropout.hpp>
#include <oplift/rules/regularization/fed_dropout.hpp>
#include <oplift/rules/regularization/noted_dropout.hpp>

namespace oplift::rule {

/// What acts in training only.
inline constexpr auto regularization_rules =
    rules<dropout_by_floor, dropout_by_comparison, fed_dropout_by_floor, fed_dropout_by_comparison, noted_dropout>;

} // namespace oplift::rule

#endif
