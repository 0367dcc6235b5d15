#ifndef OPLIFT_RULES_ELEMENTWISE_HPP
#define OPLIFT_RULES_ELEMENTWISE_HPP

#include <oplift/ir/operators/elementwise.hpp>
#include <oplift/rule_table.hpp>
#include <oplift/rules/elementwise/add_n.hpp>
#include <oplift/rules/elementwise/bias_add.hpp>
#include <oplift/rules/elementwise/cast.hpp>
#include <oplift/rules/elementwise/filled_like.hpp>
#include <oplift/rules/elementwise/floor_division.hpp>
#include <oplift/rules/elementwise/select.hpp>
#include <oplift/rules/support/binary_rule.hpp>
#include <oplift/rules/support/unary_rule.hpp>

#include <boost/hana/concat.hpp>

namespace oplift::rule {

/// Functions of one tensor, element by element.
inline constexpr auto unary_rules = rules<
    unary_rule<"abs", ir::abs, real_elements, "Abs">, unary_rule<"square", ir::square, real_elements, "Square">,
    unary_rule<"exp", ir::exp, floating_elements, "Exp">, unary_rule<"log", ir::log, floating_elements, "Log">,
    unary_rule<"sqrt", ir::sqrt, floating_elements, "Sqrt">, unary_rule<"rsqrt", ir::rsqrt, floating_elements, "Rsqrt">,
    unary_rule<"reciprocal", ir::reciprocal, floating_elements, "Reciprocal", "Inv">,
    unary_rule<"negative", ir::negative, real_elements, "Neg">,
    unary_rule<"floor", ir::floor, floating_elements, "Floor">, unary_rule<"ceil", ir::ceil, floating_elements, "Ceil">,
    unary_rule<"round", ir::round, floating_elements, "Round", "Rint">,
    unary_rule<"sign", ir::sign, real_elements, "Sign">, unary_rule<"sin", ir::sin, floating_elements, "Sin">,
    unary_rule<"cos", ir::cos, floating_elements, "Cos">, unary_rule<"erf", ir::erf, floating_elements, "Erf">,
    unary_rule<"logical_not", ir::logical_not, boolean_elements, "LogicalNot">>;

/// Functions of two tensors that are broadcast against each other. A division of integers is none of them:
/// TensorFlow's rounds towards zero, the IR's down.
inline constexpr auto binary_rules =
    rules<binary_rule<"add", ir::add, real_elements, "Add", "AddV2">,
          binary_rule<"subtract", ir::subtract, real_elements, "Sub">,
          binary_rule<"multiply", ir::multiply, real_elements, "Mul">,
          binary_rule<"divide", ir::divide, floating_elements, "RealDiv", "Div">,
          binary_rule<"maximum", ir::maximum, real_elements, "Maximum">,
          binary_rule<"minimum", ir::minimum, real_elements, "Minimum">,
          binary_rule<"power", ir::power, real_elements, "Pow">,
          binary_rule<"squared_difference", ir::squared_difference, real_elements, "SquaredDifference">,
          binary_rule<"greater", ir::greater, real_elements, "Greater">,
          binary_rule<"greater_equal", ir::greater_equal, real_elements, "GreaterEqual">,
          binary_rule<"less", ir::less, real_elements, "Less">,
          binary_rule<"less_equal", ir::less_equal, real_elements, "LessEqual">,
          binary_rule<"equal", ir::equal, comparable_elements, "Equal">,
          binary_rule<"not_equal", ir::not_equal, comparable_elements, "NotEqual">,
          binary_rule<"logical_and", ir::logical_and, boolean_elements, "LogicalAnd">,
          binary_rule<"logical_or", ir::logical_or, boolean_elements, "LogicalOr">>;

/// All element-wise operators.
inline constexpr auto elementwise_rules = boost::hana::concat(
    boost::hana::concat(unary_rules, binary_rules),
    rules<sum_of_tensors, lone_bias, type_cast, selection, floor_division, floor_remainder, zeros_like, ones_like>);

} // namespace oplift::rule

#endif
