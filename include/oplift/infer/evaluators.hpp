#ifndef OPLIFT_INFER_EVALUATORS_HPP
#define OPLIFT_INFER_EVALUATORS_HPP

#include <oplift/infer/values/elementwise.hpp>
#include <oplift/infer/values/evaluation.hpp>

#include <functional>
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
    {"ZerosLike", uniform_like<0>, true},
    {"OnesLike", uniform_like<1>, true},
};

/// The line of an operator in the table of evaluators, or null for an operator that is not evaluated.
inline const evaluation_rule* evaluation_rule_of(std::string_view operator_name)
{
    static const auto table = [] {
        std::unordered_map<std::string_view, const evaluation_rule*> lines;
        for (const evaluation_rule& line : elementwise_evaluators)
            lines.emplace(line.name, &line);
        return lines;
    }();
    const auto line = table.find(operator_name);
    return line == table.end() ? nullptr : line->second;
}

} // namespace oplift::infer

#endif
