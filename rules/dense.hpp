#ifndef OPLIFT_RULES_DENSE_HPP
#define OPLIFT_RULES_DENSE_HPP

#include <oplift/rule_table.hpp>
#include <oplift/rules/dense/fully_connected.hpp>
#include <oplift/rules/dense/matrix_multiplication.hpp>

namespace oplift::rule {

/// Dense layers and products of matrices.
inline constexpr auto dense_rules = rules<fully_connected, matrix_multiplication>;

} // namespace oplift::rule

#endif
