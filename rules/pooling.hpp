#ifndef OPLIFT_RULES_POOLING_HPP
#define OPLIFT_RULES_POOLING_HPP

#include <oplift/rule_table.hpp>
#include <oplift/rules/pooling/pooling.hpp>
#include <oplift/rules/pooling/resizing.hpp>

namespace oplift::rule {

/// Pooling, and resizing of images.
inline constexpr auto pooling_rules =
    rules<pooling, pooling_v2, bilinear_resizing, nearest_neighbor_resizing, nearest_neighbor_up_sampling>;

} // namespace oplift::rule

#endif
