#ifndef OPLIFT_IR_OPERATORS_ELEMENTWISE_HPP
#define OPLIFT_IR_OPERATORS_ELEMENTWISE_HPP

#include <oplift/fixed_string.hpp>
#include <oplift/ir/members.hpp>
#include <oplift/ir/operand.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace oplift::ir {

/// An operator with one operand and nothing else. The result has the operand's shape.
template <fixed_string Name>
struct unary_operator {
    static constexpr std::string_view operator_name = Name.view();

    operand input{};

    static constexpr ir::members<&unary_operator::input> members{{"input"}};
};

/// An operator with two operands, which are broadcast against each other as in numpy.
template <fixed_string Name>
struct binary_operator {
    static constexpr std::string_view operator_name = Name.view();

    operand left{};
    operand right{};

    static constexpr ir::members<&binary_operator::left, &binary_operator::right> members{{"left", "right"}};
};

using abs         = unary_operator<"Abs">;
using ceil        = unary_operator<"Ceil">;
using cos         = unary_operator<"Cos">;
using erf         = unary_operator<"Erf">;
using exp         = unary_operator<"Exp">;
using floor       = unary_operator<"Floor">;
using log         = unary_operator<"Log">;
using logical_not = unary_operator<"LogicalNot">;
using negative    = unary_operator<"Neg">;
using reciprocal  = unary_operator<"Reciprocal">;
using round       = unary_operator<"Round">; ///< halves go to the even neighbour
using rsqrt       = unary_operator<"Rsqrt">; ///< one over the square root
using sign        = unary_operator<"Sign">;
using sin         = unary_operator<"Sin">;
using sqrt        = unary_operator<"Sqrt">;
using square      = unary_operator<"Square">;

using divide             = binary_operator<"Div">;
using real_divide        = binary_operator<"RealDiv">;
using floor_divide       = binary_operator<"FloorDiv">;
using power              = binary_operator<"Pow">;
using squared_difference = binary_operator<"SquaredDifference">;
using maximum            = binary_operator<"Maximum">;
using minimum            = binary_operator<"Minimum">;
using maxmum             = binary_operator<"Maxmum">; ///< the maximum, as some of MMdnn's parsers and emitters spell it

using greater       = binary_operator<"Greater">;
using greater_equal = binary_operator<"GreaterEqual">;
using less          = binary_operator<"Less">;
using less_equal    = binary_operator<"LessEqual">;
using equal         = binary_operator<"Equal">;
using not_equal     = binary_operator<"NotEqual">;
using logical_and   = binary_operator<"LogicalAnd">;
using logical_or    = binary_operator<"LogicalOr">;

/// An operator with two operands or more, combined from the left and broadcast as in numpy.
template <fixed_string Name>
struct chained_operator {
    static constexpr std::string_view operator_name = Name.view();

    operand left{};
    operand right{};
    std::vector<operand> more{};
    std::optional<std::int64_t> axis{}; ///< MMdnn's own parsers know it; no consumer reads it

    static constexpr ir::members<&chained_operator::left, &chained_operator::right, &chained_operator::more,
                                 &chained_operator::axis>
        members{{"left", "right", "more", "axis"}};
};

using add      = chained_operator<"Add">;
using subtract = chained_operator<"Sub">;
using multiply = chained_operator<"Mul">;

/// The sum of tensors of the same shape.
struct add_n {
    static constexpr std::string_view operator_name = "AddN";
    static constexpr std::size_t least_inputs       = 2;

    std::vector<operand> inputs{};

    static constexpr ir::members<&add_n::inputs> members{{"inputs"}};
};

/// Elements of `chosen` where the condition holds, of `otherwise` elsewhere.
struct select {
    static constexpr std::string_view operator_name = "Select";

    operand condition{};
    operand chosen{};
    operand otherwise{};

    static constexpr ir::members<&select::condition, &select::chosen, &select::otherwise> members{
        {"condition", "chosen", "otherwise"}};
};

/// Converts elements to another type.
struct cast {
    static constexpr std::string_view operator_name = "Cast";

    operand input{};
    std::string dstType{}; ///< "float" or "int", as MMdnn's emitters know it

    static constexpr ir::members<&cast::input, &cast::dstType> members{{"input", "dstType"}};
};

} // namespace oplift::ir

#endif
