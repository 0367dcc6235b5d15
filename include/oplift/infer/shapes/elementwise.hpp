#ifndef OPLIFT_INFER_SHAPES_ELEMENTWISE_HPP
#define OPLIFT_INFER_SHAPES_ELEMENTWISE_HPP

#include <oplift/infer/operation.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace oplift::infer {

/// The output is like operand 0 in shape.
inline void unary_shape(operation& node)
{
    node.outputs[0].shape = node.shape(0);
    if (node.outputs[0].type == data_type::invalid)
        node.outputs[0].type = node.operand(0).type;
}

/// Operators that hand their operand on: Identity, StopGradient, ...
inline void identity_shape(operation& node)
{
    const data_type type = node.outputs[0].type;
    node.outputs[0]      = node.operand(0);
    if (node.outputs[0].type == data_type::invalid)
        node.outputs[0].type = type;
}

inline void identity_n_shape(operation& node)
{
    node.outputs.clear();
    for (const operand_view& operand : node.operands)
        node.outputs.push_back(*operand.facts);
}

inline void unary_boolean_shape(operation& node)
{
    unary_shape(node);
    node.outputs[0].type = data_type::boolean;
}

inline void cast_shape(operation& node)
{
    node.outputs[0].shape = node.shape(0);
    node.outputs[0].type  = node.attribute("DstT", data_type::invalid);
    if (node.outputs[0].type == data_type::int32 || node.outputs[0].type == data_type::int64)
        node.outputs[0].elements = node.operand(0).elements;
}

inline void binary_shape(operation& node)
{
    node.outputs[0].shape = node.broadcast(node.shape(0), node.shape(1));
    if (node.outputs[0].type == data_type::invalid)
        node.outputs[0].type = node.operand(0).type;
}

inline void comparison_shape(operation& node)
{
    binary_shape(node);
    node.outputs[0].type = data_type::boolean;
}

/// Shape arithmetic with two operands, of which one may be a single number for all elements of the other.
template <typename Calculate>
void binary_elements(operation& node, Calculate calculate)
{
    binary_shape(node);
    const auto& a = node.operand(0).elements;
    const auto& b = node.operand(1).elements;
    if (!a || !b || (a->size() != b->size() && a->size() != 1 && b->size() != 1))
        return;
    std::vector<dimension> result;
    for (std::size_t i = 0; i < (a->size() == 1 ? b->size() : a->size()); ++i)
        result.push_back(calculate(node.symbols, (*a)[a->size() == 1 ? 0 : i], (*b)[b->size() == 1 ? 0 : i]));
    node.outputs[0].elements = std::move(result);
}

inline void addition_shape(operation& node)
{
    binary_elements(node, [](symbol_source& symbols, dimension a, dimension b) { return symbols.add(a, b); });
}
inline void subtraction_shape(operation& node)
{
    binary_elements(node, [](symbol_source& symbols, dimension a, dimension b) { return symbols.subtract(a, b); });
}
inline void multiplication_shape(operation& node)
{
    binary_elements(node, [](symbol_source& symbols, dimension a, dimension b) { return symbols.multiply(a, b); });
}

/// FloorDiv, TruncateDiv and Div of whole numbers. Known numbers are left to the evaluation, which knows the signs.
inline void division_shape(operation& node)
{
    binary_elements(node, [](symbol_source& symbols, dimension a, dimension b) {
        return symbols.divide(a, b).value_or(symbols.number());
    });
    if (node.outputs[0].elements && node.outputs[0].type != data_type::int32 &&
        node.outputs[0].type != data_type::int64)
        node.outputs[0].elements.reset();
}

/// Select: the shape of the two alternatives; a condition may be a scalar or one number a row.
inline void select_shape(operation& node)
{
    node.operand(0);
    node.outputs[0].shape = operation::same(node.shape(1), node.shape(2));
    if (node.outputs[0].type == data_type::invalid)
        node.outputs[0].type = node.operand(1).type;
}

inline void select_v2_shape(operation& node)
{
    node.outputs[0].shape = node.broadcast(node.shape(0), node.broadcast(node.shape(1), node.shape(2)));
    if (node.outputs[0].type == data_type::invalid)
        node.outputs[0].type = node.operand(1).type;
}

inline void add_n_shape(operation& node)
{
    symbolic_shape shape = node.shape(0);
    for (std::size_t i = 1; i < node.operands.size(); ++i)
        shape = operation::same(shape, node.shape(i));
    node.outputs[0].shape = std::move(shape);
}

/// Operators on three or more operands of one shape.
inline void ternary_shape(operation& node)
{
    symbolic_shape shape = node.shape(0);
    for (std::size_t i = 1; i < node.operands.size(); ++i)
        shape = node.broadcast(shape, node.shape(i));
    node.outputs[0].shape = std::move(shape);
}

/// ZerosLike and OnesLike: known as soon as the shape is.
inline void like_shape(operation& node)
{
    unary_shape(node);
    node.outputs[0].when_known = node.operand(0).when_known;
    if (!node.outputs[0].shape)
        return;
    for (const dimension d : *node.outputs[0].shape)
        if (!d.known())
            return;
    node.outputs[0].when_known = constancy::constant;
}

inline constexpr shape_rule elementwise_rules[] = {
    {"Identity", identity_shape},
    {"Snapshot", identity_shape},
    {"StopGradient", identity_shape},
    {"PreventGradient", identity_shape},
    {"CheckNumerics", identity_shape},
    {"DeepCopy", identity_shape},
    {"Print", identity_shape},
    {"IdentityN", identity_n_shape},
    {"Cast", cast_shape},
    {"Add", addition_shape},
    {"AddV2", addition_shape},
    {"Sub", subtraction_shape},
    {"Mul", multiplication_shape},
    {"FloorDiv", division_shape},
    {"TruncateDiv", division_shape},
    {"Div", division_shape},
    {"RealDiv", binary_shape},
    {"DivNoNan", binary_shape},
    {"FloorMod", binary_shape},
    {"Mod", binary_shape},
    {"TruncateMod", binary_shape},
    {"Maximum", binary_shape},
    {"Minimum", binary_shape},
    {"Pow", binary_shape},
    {"SquaredDifference", binary_shape},
    {"Atan2", binary_shape},
    {"Xdivy", binary_shape},
    {"Xlogy", binary_shape},
    {"MulNoNan", binary_shape},
    {"Igamma", binary_shape},
    {"Igammac", binary_shape},
    {"Zeta", binary_shape},
    {"Polygamma", binary_shape},
    {"BitwiseAnd", binary_shape},
    {"BitwiseOr", binary_shape},
    {"BitwiseXor", binary_shape},
    {"LeftShift", binary_shape},
    {"RightShift", binary_shape},
    {"Betainc", ternary_shape},
    {"Equal", comparison_shape},
    {"NotEqual", comparison_shape},
    {"Less", comparison_shape},
    {"LessEqual", comparison_shape},
    {"Greater", comparison_shape},
    {"GreaterEqual", comparison_shape},
    {"ApproximateEqual", comparison_shape},
    {"LogicalAnd", comparison_shape},
    {"LogicalOr", comparison_shape},
    {"LogicalNot", unary_boolean_shape},
    {"IsFinite", unary_boolean_shape},
    {"IsInf", unary_boolean_shape},
    {"IsNan", unary_boolean_shape},
    {"Select", select_shape},
    {"SelectV2", select_v2_shape},
    {"AddN", add_n_shape},
    {"AccumulateNV2", add_n_shape},
    {"ZerosLike", like_shape, constancy_rule::stated},
    {"OnesLike", like_shape, constancy_rule::stated},
    {"Abs", unary_shape},
    {"Acos", unary_shape},
    {"Acosh", unary_shape},
    {"Asin", unary_shape},
    {"Asinh", unary_shape},
    {"Atan", unary_shape},
    {"Atanh", unary_shape},
    {"Ceil", unary_shape},
    {"ClipByValue", unary_shape},
    {"Cos", unary_shape},
    {"Cosh", unary_shape},
    {"Digamma", unary_shape},
    {"Elu", unary_shape},
    {"Erf", unary_shape},
    {"Erfc", unary_shape},
    {"Exp", unary_shape},
    {"Expm1", unary_shape},
    {"Floor", unary_shape},
    {"Inv", unary_shape},
    {"Invert", unary_shape},
    {"LeakyRelu", unary_shape},
    {"Lgamma", unary_shape},
    {"Log", unary_shape},
    {"Log1p", unary_shape},
    {"Neg", unary_shape},
    {"Reciprocal", unary_shape},
    {"Relu", unary_shape},
    {"Relu6", unary_shape},
    {"Rint", unary_shape},
    {"Round", unary_shape},
    {"Rsqrt", unary_shape},
    {"Selu", unary_shape},
    {"Sigmoid", unary_shape},
    {"Sign", unary_shape},
    {"Sin", unary_shape},
    {"Sinh", unary_shape},
    {"Softplus", unary_shape},
    {"Softsign", unary_shape},
    {"Sqrt", unary_shape},
    {"Square", unary_shape},
    {"Tan", unary_shape},
    {"Tanh", unary_shape},
    {"FakeQuantWithMinMaxArgs", unary_shape},
    {"FakeQuantWithMinMaxVars", unary_shape},
    {"FakeQuantWithMinMaxVarsPerChannel", unary_shape},
    {"QuantizeAndDequantize", unary_shape},
    {"QuantizeAndDequantizeV2", unary_shape},
    {"QuantizeAndDequantizeV3", unary_shape},
    {"Cumsum", unary_shape},
    {"Cumprod", unary_shape},
    {"ReverseV2", unary_shape},
    {"Reverse", unary_shape},
    {"ReverseSequence", unary_shape},
    {"Roll", unary_shape},
    {"InvertPermutation", unary_shape},
    {"MatrixBandPart", unary_shape},
    {"MatrixSetDiag", unary_shape},
    {"Cholesky", unary_shape},
    {"MatrixInverse", unary_shape},
    {"Cross", unary_shape},
};

} // namespace oplift::infer

#endif
