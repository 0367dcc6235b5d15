#ifndef OPLIFT_RULES_DENSE_MATRIX_MULTIPLICATION_HPP
#define OPLIFT_RULES_DENSE_MATRIX_MULTIPLICATION_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators/arrangement.hpp>
#include <oplift/ir/operators/convolution.hpp>
#include <oplift/rule.hpp>

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::rule {

/// A product of matrices, or of batches of matrices, that is no dense layer. An operand that the node takes transposed
/// gets an operator of its own.
struct matrix_multiplication {
    static constexpr std::string_view name = "matrix_multiplication";
    static constexpr auto left             = tensor<"left">;
    static constexpr auto right            = tensor<"right">;
    static constexpr auto pattern =
        fixed_order<2, "MatMul", "BatchMatMul", "BatchMatMulV2", "BatchMatMulV3">(left, right);
    static constexpr int priority = -1;

    /// Whether the node takes its left (right) operand transposed. MatMul and BatchMatMul call it differently.
    static bool transposes_left(const match_view& match)
    {
        return match.attribute<bool>(match.root(), "transpose_a", false) ||
               match.attribute<bool>(match.root(), "adj_x", false);
    }
    static bool transposes_right(const match_view& match)
    {
        return match.attribute<bool>(match.root(), "transpose_b", false) ||
               match.attribute<bool>(match.root(), "adj_y", false);
    }

    static constexpr auto conditions =
        condition<"the elements are real numbers of one type">([](const auto& found) {
            const data_type type = found.type(found[left]);
            return type != data_type::complex64 && type != data_type::complex128 && found.type(found[right]) == type &&
                   found.type(found.root()) == type;
        }) &
        condition<"an operand that is taken transposed has a known number of axes">([](const auto& found) {
            return (!transposes_left(found) || found.rank(found[left]) >= 2) &&
                   (!transposes_right(found) || found.rank(found[right]) >= 2);
        });

    static auto build(const auto& found)
    {
        ir::built_operators operators;
        ir::matrix_multiplication op{.left = found[left], .right = found[right]};
        const auto exchange_last_axes = [&](ir::operand& operand, int rank) {
            std::vector<std::int64_t> axes(static_cast<std::size_t>(rank));
            std::iota(axes.begin(), axes.end(), 0);
            std::swap(axes[axes.size() - 2], axes[axes.size() - 1]);
            operators.then(ir::transpose{.input = operand, .perm = std::move(axes)});
            operand = operators.last();
        };
        if (transposes_left(found))
            exchange_last_axes(op.left, found.rank(found[left]));
        if (transposes_right(found))
            exchange_last_axes(op.right, found.rank(found[right]));
        operators.main(op);
        return operators;
    }
};

} // namespace oplift::rule

#endif
