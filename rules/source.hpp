#ifndef OPLIFT_RULES_SOURCE_HPP
#define OPLIFT_RULES_SOURCE_HPP

#include <oplift/rule_table.hpp>
#include <oplift/rules/source/data_input.hpp>
#include <oplift/rules/source/queue_output.hpp>

namespace oplift::rule {

/// Where the tensors of a network come from.
inline constexpr auto source_rules =
    rules<data_input, queue_output<0>, queue_output<1>, queue_output<2>, queue_output<3>>;

} // namespace oplift::rule

#endif
