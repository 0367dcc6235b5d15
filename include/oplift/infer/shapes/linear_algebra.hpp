#ifndef OPLIFT_INFER_SHAPES_LINEAR_ALGEBRA_HPP
#define OPLIFT_INFER_SHAPES_LINEAR_ALGEBRA_HPP

#include <oplift/infer/operation.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace oplift::infer {

inline void matrix_product_shape(operation& node)
{
    node.demand_rank(0, 2);
    node.demand_rank(1, 2);
    const bool first  = node.attribute("transpose_a", false);
    const bool second = node.attribute("transpose_b", false);
    const auto a      = node.shape(0) ? *node.shape(0) : node.unknown(2);
    const auto b      = node.shape(1) ? *node.shape(1) : node.unknown(2);
    operation::same(a[first ? 0 : 1], b[second ? 1 : 0], "the extent that its operands share");
    node.outputs[0].shape = std::vector{a[first ? 1 : 0], b[second ? 0 : 1]};
}

/// BatchMatMul, whose leading extents are the same, and BatchMatMulV2, whose are broadcast.
template <bool Broadcast>
void batch_matrix_product_shape(operation& node)
{
    const symbolic_shape& a = node.shape(0);
    const symbolic_shape& b = node.shape(1);
    if (!a || !b)
        return;
    if (a->size() < 2 || b->size() < 2)
        throw contradiction{"its operands have the shapes " + text_of(a) + " and " + text_of(b) +
                            ", but must be of rank 2 or more"};
    const bool first    = node.attribute("adj_x", false);
    const bool second   = node.attribute("adj_y", false);
    const std::size_t p = a->size();
    const std::size_t q = b->size();
    operation::same((*a)[first ? p - 2 : p - 1], (*b)[second ? q - 1 : q - 2], "the extent that its operands share");
    const symbolic_shape lead_a = std::vector<dimension>(a->begin(), a->end() - 2);
    const symbolic_shape lead_b = std::vector<dimension>(b->begin(), b->end() - 2);
    symbolic_shape output       = Broadcast ? node.broadcast(lead_a, lead_b) : operation::same(lead_a, lead_b);
    output->push_back((*a)[first ? p - 1 : p - 2]);
    output->push_back((*b)[second ? q - 2 : q - 1]);
    node.outputs[0].shape = std::move(output);
}

/// MatrixDiag: the last axis twice.
inline void matrix_diagonal_shape(operation& node)
{
    if (!node.shape(0))
        return;
    std::vector<dimension> output = *node.shape(0);
    if (output.empty())
        throw contradiction{"its operand is a scalar, but must have an axis"};
    output.push_back(output.back());
    node.outputs[0].shape = std::move(output);
}

/// Diag: all axes twice.
inline void diagonal_shape(operation& node)
{
    if (!node.shape(0))
        return;
    std::vector<dimension> output = *node.shape(0);
    output.insert(output.end(), node.shape(0)->begin(), node.shape(0)->end());
    node.outputs[0].shape = std::move(output);
}

/// Solvers: the shape of the right-hand side.
inline void solution_shape(operation& node)
{
    node.operand(0);
    node.outputs[0].shape = node.shape(1);
}

inline constexpr shape_rule linear_algebra_rules[] = {
    {"MatMul", matrix_product_shape},
    {"BatchMatMul", batch_matrix_product_shape<false>},
    {"BatchMatMulV2", batch_matrix_product_shape<true>},
    {"BatchMatMulV3", batch_matrix_product_shape<true>},
    {"MatrixDiag", matrix_diagonal_shape},
    {"Diag", diagonal_shape},
    {"MatrixSolve", solution_shape},
};

} // namespace oplift::infer

#endif
