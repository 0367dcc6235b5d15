#ifndef OPLIFT_INFER_EVALUATORS_HPP
#define OPLIFT_INFER_EVALUATORS_HPP

#include <oplift/infer/values/arrangement.hpp>
#include <oplift/infer/values/elementwise.hpp>
#include <oplift/infer/values/evaluation.hpp>
#include <oplift/infer/values/reduction.hpp>

#include <functional>
#include <span>
#include <string_view>
#include <unordered_map>

namespace oplift::infer {

inline constexpr evaluation_rule elementwise_evaluators[] = {
    {"Identity", identity},
    {"Snapshot", identity},
    {"StopGradient", identity},
    {"PreventGradient", identity},
    {"CheckNumerics", identity},
    {"DeepCopy", identity},
    {"Enter", identity},
    {"RefEnter", identity},
    {"Exit", identity},
    {"RefExit", identity},
    {"ReadVariableOp", identity},
    {"IdentityN", identities},
    {"Add", arithmetic<plus>},
    {"AddV2", arithmetic<plus>},
    {"Sub", arithmetic<minus>},
    {"Mul", arithmetic<times>},
    {"Div", arithmetic<truncated_quotient>},
    {"RealDiv", arithmetic<truncated_quotient>},
    {"TruncateDiv", arithmetic<truncated_quotient>},
    {"FloorDiv", arithmetic<floored_quotient>},
    {"FloorMod", arithmetic<floored_remainder>},
    {"Mod", arithmetic<truncated_remainder>},
    {"TruncateMod", arithmetic<truncated_remainder>},
    {"Maximum", arithmetic<larger>},
    {"Minimum", arithmetic<smaller>},
    {"Pow", arithmetic<power>},
    {"SquaredDifference", arithmetic<squared_difference>},
    {"AddN", sum_of_all},
    {"AccumulateNV2", sum_of_all},
    {"Neg", negation},
    {"Abs", numeric<magnitude>},
    {"Sqrt", floating<square_root>},
    {"Rsqrt", floating<reciprocal_square_root>},
    {"Exp", floating<exponential>},
    {"Log", floating<logarithm>},
    {"Square", numeric<square>},
    {"Reciprocal", floating<reciprocal>},
    {"Inv", floating<reciprocal>},
    {"Sigmoid", floating<sigmoid>},
    {"Tanh", floating<hyperbolic_tangent>},
    {"Relu", numeric<positive_part>},
    {"Floor", floating<rounded_down>},
    {"Ceil", floating<rounded_up>},
    {"Round", rounding<rounded>},
    {"Rint", floating<rounded>},
    {"Sign", numeric<sign>},
    {"Relu6", numeric<up_to_six>},
    {"Erf", floating<error_function>},
    {"Sin", floating<sine>},
    {"Cos", floating<cosine>},
    {"Log1p", floating<logarithm_of_one_more>},
    {"Expm1", floating<exponential_less_one>},
    {"Switch", switched, evaluation_need::first_operand},
    {"RefSwitch", switched, evaluation_need::first_operand},
    {"Equal", comparison<std::equal_to<>>},
    {"NotEqual", comparison<std::not_equal_to<>>},
    {"Less", comparison<std::less<>>},
    {"LessEqual", comparison<std::less_equal<>>},
    {"Greater", comparison<std::greater<>>},
    {"GreaterEqual", comparison<std::greater_equal<>>},
    {"LogicalAnd", logical<both>},
    {"LogicalOr", logical<either>},
    {"LogicalNot", logical_not},
    {"Cast", cast},
    {"Select", select<false>},
    {"SelectV2", select<true>},
    {"ZerosLike", uniform_like<0>, evaluation_need::shapes},
    {"OnesLike", uniform_like<1>, evaluation_need::shapes},
};

inline constexpr evaluation_rule arrangement_evaluators[] = {
    {"Reshape", reshaped_value},
    {"ExpandDims", expanded_value},
    {"Squeeze", squeezed_value},
    {"Transpose", transposed_value},
    {"BroadcastTo", broadcast_value},
    {"Concat", concat_value},
    {"ConcatV2", concat_v2_value},
    {"Pack", packed_value},
    {"Unpack", unpacked_value},
    {"Split", split_value},
    {"SplitV", split_v_value},
    {"Slice", slice_value},
    {"StridedSlice", strided_slice_value},
    {"Gather", gathered_value},
    {"GatherV2", gathered_value},
    {"ResourceGather", gathered_value},
    {"Tile", tiled_value},
    {"Pad", padded_value},
    {"PadV2", padded_value},
    {"ReverseV2", reversed_value},
    {"Fill", filled_value},
};

inline constexpr evaluation_rule reduction_evaluators[] = {
    {"Sum", reduction<plus, 0>},
    {"Mean", reduction<plus, 0, true>},
    {"Prod", reduction<times, 1>},
    {"Max", extreme<larger>},
    {"Min", extreme<smaller>},
    {"All", logical_reduction<both, true>},
    {"Any", logical_reduction<either, false>},
    {"ArgMax", arg_extreme<std::greater>},
    {"ArgMin", arg_extreme<std::less>},
    {"Cumsum", cumulation<plus, 0>},
    {"Cumprod", cumulation<times, 1>},
    {"MatMul", matrix_product},
    {"Range", range_value},
    {"ListDiff", list_difference},
};

/// The line of an operator in the table of evaluators, or null for an operator that is not evaluated.
inline const evaluation_rule* evaluation_rule_of(std::string_view operator_name)
{
    static const auto table = [] {
        std::unordered_map<std::string_view, const evaluation_rule*> lines;
        for (const std::span<const evaluation_rule> family : {std::span<const evaluation_rule>{elementwise_evaluators},
                                                              {arrangement_evaluators},
                                                              {reduction_evaluators}})
            for (const evaluation_rule& line : family)
                lines.emplace(line.name, &line);
        return lines;
    }();
    const auto line = table.find(operator_name);
    return line == table.end() ? nullptr : line->second;
}

} // namespace oplift::infer

#endif
