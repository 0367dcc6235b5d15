#ifndef OPLIFT_RULES_SOURCE_HPP
#define OPLIFT_RULES_SOURCE_HPP

#include <oplift/rule_table.hpp>
#include <oplift/rules/source/data_input.hpp>

namespace oplift::rule {

/// Where the tensors of a network come from.
inline constexpr auto source_rules = rules<data_input>;

} // namespace oplift::rule

#endif
