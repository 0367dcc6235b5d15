#ifndef OPLIFT_RULES_NORMALIZATION_HPP
#define OPLIFT_RULES_NORMALIZATION_HPP

#include <oplift/rule_table.hpp>
#include <oplift/rules/normalization/batch_normalization.hpp>
#include <oplift/rules/normalization/fused_batch_normalization.hpp>
#include <oplift/rules/normalization/global_batch_normalization.hpp>
#include <oplift/rules/normalization/lrn.hpp>
#include <oplift/rules/normalization/textbook_batch_normalization.hpp>

namespace oplift::rule {

/// Normalizations.
inline constexpr auto normalization_rules =
    rules<batch_normalization, divided_batch_normalization, multiplied_batch_normalization,
          twice_inverted_batch_normalization, fused_batch_normalization, global_batch_normalization,
          local_response_normalization>;

} // namespace oplift::rule

#endif
