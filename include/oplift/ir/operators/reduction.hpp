#ifndef OPLIFT_IR_OPERATORS_REDUCTION_HPP
#define OPLIFT_IR_OPERATORS_REDUCTION_HPP

#include <oplift/fixed_string.hpp>
#include <oplift/ir/members.hpp>
#include <oplift/ir/operand.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace oplift::ir {

/// Combines all elements along axes.
template <fixed_string Name>
struct reduction {
    static constexpr std::string_view operator_name = Name.view();

    operand input{};
    std::vector<std::int64_t> axes{}; ///< not negative
    bool keepdims{};                  ///< the axes stay, with extent 1

    static constexpr ir::members<&reduction::input, &reduction::axes, &reduction::keepdims> members{
        {"input", "axes", "keepdims"}};
};

using reduce_all  = reduction<"ReduceAll">;
using reduce_any  = reduction<"ReduceAny">;
using reduce_max  = reduction<"ReduceMax">;
using reduce_mean = reduction<"ReduceMean">;
using reduce_min  = reduction<"ReduceMin">;
using reduce_prod = reduction<"ReduceProd">;
using reduce_sum  = reduction<"ReduceSum">;

/// The index of the largest element along an axis, which is removed.
struct arg_max {
    static constexpr std::string_view operator_name = "ArgMax";

    operand input{};
    std::int64_t axis{};

    static constexpr ir::members<&arg_max::input, &arg_max::axis> members{{"input", "axis"}};
};

} // namespace oplift::ir

#endif
