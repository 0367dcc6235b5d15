#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_DENSE_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_DENSE_HPP

#include <oplift/emit/tensorflow/model/lowerings/parts.hpp>
#include <oplift/emit/tensorflow/model/lowerings/product_names.hpp>
#include <oplift/error.hpp>

#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::model {

inline void lower_dense(graph_writer& to, const call& c)
{
    const product_names names{to, c, "MatMul", is_given(c.arguments[2])};
    graph_tensor x            = to.tensor(c.arguments[0], "");
    const graph_tensor matrix = to.tensor(c.arguments[1], "");
    if (!x.shape || x.shape->size() != 2)
        x = add_reshape(to, names.unused("Reshape"), x, integers{-1, matrix.shape->front()});
    const graph_tensor product = to.add(definition{names.product(), "MatMul"}
                                            .operand(x.name)
                                            .operand(matrix.name)
                                            .type("T", x.type)
                                            .flag("transpose_a", false)
                                            .flag("transpose_b", false),
                                        x.type);
    to.set_result(c, {with_bias(to, names, product, c.arguments[2])});
}

inline void lower_matmul(graph_writer& to, const call& c)
{
    const graph_tensor left  = to.tensor(c.arguments[0], "");
    const graph_tensor right = to.tensor(c.arguments[1], "");
    if (!left.shape && !right.shape)
        throw refusal{{{c.origin, "MatMul", "the ranks of its operands are not stated"}}};
    const bool batched = (left.shape && left.shape->size() > 2) || (right.shape && right.shape->size() > 2);
    definition made{c.name, batched ? "BatchMatMul" : "MatMul"};
    made.operand(left.name).operand(right.name).type("T", left.type);
    made.flag(batched ? "adj_x" : "transpose_a", false).flag(batched ? "adj_y" : "transpose_b", false);
    to.set_result(c, {to.add(std::move(made), left.type)});
}

} // namespace oplift::emit::tensorflow::model

#endif
