#ifndef OPLIFT_RULES_REDUCTION_HPP
#define OPLIFT_RULES_REDUCTION_HPP

#include <oplift/rule_table.hpp>
#include <oplift/rules/reduction/arg_max.hpp>
#include <oplift/rules/reduction/reduction.hpp>

namespace oplift::rule {

/// Reductions along axes.
inline constexpr auto reduction_rules =
    rules<reduction_rule<"reduce_mean", ir::reduce_mean, floating_elements, "Mean">,
          reduction_rule<"reduce_sum", ir::reduce_sum, summable_elements, "Sum">,
          reduction_rule<"reduce_max", ir::reduce_max, real_elements, "Max">,
          reduction_rule<"reduce_min", ir::reduce_min, real_elements, "Min">,
          reduction_rule<"reduce_prod", ir::reduce_prod, summable_elements, "Prod">,
          reduction_rule<"reduce_all", ir::reduce_all, boolean_elements, "All">,
          reduction_rule<"reduce_any", ir::reduce_any, boolean_elements, "Any">, arg_max>;

} // namespace oplift::rule

#endif
