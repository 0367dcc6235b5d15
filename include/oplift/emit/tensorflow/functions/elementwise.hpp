#ifndef OPLIFT_EMIT_TENSORFLOW_FUNCTIONS_ELEMENTWISE_HPP
#define OPLIFT_EMIT_TENSORFLOW_FUNCTIONS_ELEMENTWISE_HPP

#include <oplift/emit/tensorflow/function.hpp>

#include <string_view>

namespace oplift::emit::tensorflow::functions {

namespace detail {

consteval function unary(std::string_view name, std::string_view operator_name)
{
    return describe::tensorflow(name, operator_name, describe::operand("x"));
}

consteval function binary(std::string_view name, std::string_view operator_name)
{
    return describe::tensorflow(name, operator_name, describe::operand("x"), describe::operand("y"));
}

consteval function logical(std::string_view name, std::string_view operator_name)
{
    return describe::tensorflow(name, operator_name, describe::operand("x", ""), describe::operand("y", ""));
}

} // namespace detail

inline constexpr function abs        = detail::unary("tf.abs", "Abs");
inline constexpr function ceil       = detail::unary("tf.ceil", "Ceil");
inline constexpr function cos        = detail::unary("tf.cos", "Cos");
inline constexpr function erf        = detail::unary("tf.erf", "Erf");
inline constexpr function exp        = detail::unary("tf.exp", "Exp");
inline constexpr function floor      = detail::unary("tf.floor", "Floor");
inline constexpr function log        = detail::unary("tf.log", "Log");
inline constexpr function negative   = detail::unary("tf.negative", "Neg");
inline constexpr function reciprocal = detail::unary("tf.reciprocal", "Reciprocal");
inline constexpr function round      = detail::unary("tf.round", "Round");
inline constexpr function rsqrt      = detail::unary("tf.rsqrt", "Rsqrt");
inline constexpr function sign       = detail::unary("tf.sign", "Sign");
inline constexpr function sin        = detail::unary("tf.sin", "Sin");
inline constexpr function sqrt       = detail::unary("tf.sqrt", "Sqrt");
inline constexpr function square     = detail::unary("tf.square", "Square");
inline constexpr function sigmoid    = detail::unary("tf.sigmoid", "Sigmoid");
inline constexpr function tanh       = detail::unary("tf.tanh", "Tanh");

inline constexpr function add                = detail::binary("tf.add", "Add");
inline constexpr function subtract           = detail::binary("tf.subtract", "Sub");
inline constexpr function multiply           = detail::binary("tf.multiply", "Mul");
inline constexpr function real_divide        = detail::binary("tf.realdiv", "RealDiv");
inline constexpr function floor_divide       = detail::binary("tf.floordiv", "FloorDiv");
inline constexpr function power              = detail::binary("tf.pow", "Pow");
inline constexpr function squared_difference = detail::binary("tf.squared_difference", "SquaredDifference");
inline constexpr function maximum            = detail::binary("tf.maximum", "Maximum");
inline constexpr function minimum            = detail::binary("tf.minimum", "Minimum");
inline constexpr function greater            = detail::binary("tf.greater", "Greater");
inline constexpr function greater_equal      = detail::binary("tf.greater_equal", "GreaterEqual");
inline constexpr function less               = detail::binary("tf.less", "Less");
inline constexpr function less_equal         = detail::binary("tf.less_equal", "LessEqual");
inline constexpr function equal              = detail::binary("tf.equal", "Equal");
inline constexpr function not_equal          = detail::binary("tf.not_equal", "NotEqual");
inline constexpr function logical_and        = detail::logical("tf.logical_and", "LogicalAnd");
inline constexpr function logical_or         = detail::logical("tf.logical_or", "LogicalOr");

inline constexpr function logical_not =
    describe::tensorflow("tf.logical_not", "LogicalNot", describe::operand("x", ""));

inline constexpr function add_n = describe::tensorflow("tf.add_n", "AddN", describe::operands("inputs"));

/// Elements of x where the condition holds, of y elsewhere.
inline constexpr function where = describe::tensorflow("tf.where", "Select", describe::operand("condition", ""),
                                                       describe::operand("x"), describe::operand("y"));

inline constexpr function cast =
    describe::tensorflow("tf.cast", "Cast", describe::operand("x", "SrcT"), describe::attribute("dtype", "DstT"));

inline constexpr function identity = describe::tensorflow("tf.identity", "Identity", describe::operand("input"));

} // namespace oplift::emit::tensorflow::functions

#endif
