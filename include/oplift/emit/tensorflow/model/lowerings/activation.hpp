#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_ACTIVATION_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_ACTIVATION_HPP

#include <oplift/emit/tensorflow/model/lowerings/parts.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace oplift::emit::tensorflow::model {

inline void lower_crelu(graph_writer& to, const call& c)
{
    const graph_tensor x = to.tensor(c.arguments[0], "");
    const part_names names{to, c, "Relu"};
    const graph_tensor mirrored = add_unary(to, names.unused("Neg"), "Neg", x);
    const graph_tensor both     = add_concat(to, names.unused("concat"), {x, mirrored}, -1);
    to.set_result(c, {add_unary(to, c.name, "Relu", both)});
}

/// The larger of x and alpha * x, or the smaller where alpha is more than 1. TensorFlow's own operator is younger.
inline void lower_leaky_relu(graph_writer& to, const call& c)
{
    const graph_tensor x = to.tensor(c.arguments[0], "");
    const double alpha   = c.arguments[1].get<double>();
    const part_names names{to, c, "Maximum"};
    const graph_tensor slope  = to.number_constant(names.beside("alpha"), x.type, alpha);
    const graph_tensor scaled = add_binary(to, names.unused("mul"), "Mul", slope, x);
    to.set_result(c, {add_binary(to, c.name, alpha <= 1 ? "Maximum" : "Minimum", scaled, x)});
}

inline void lower_prelu(graph_writer& to, const call& c)
{
    const graph_tensor x = to.tensor(c.arguments[0], "");
    const part_names names{to, c, "add"};
    const graph_tensor positive = add_unary(to, names.unused("Relu"), "Relu", x);
    const graph_tensor mirrored =
        add_unary(to, names.unused("Relu_1"), "Relu", add_unary(to, names.unused("Neg"), "Neg", x));
    const graph_tensor negative = add_unary(to, names.unused("Neg_1"), "Neg", mirrored);
    graph_tensor scaled         = add_binary(to, names.unused("mul"), "Mul", to.tensor(c.arguments[1], ""), negative);
    scaled.type                 = x.type;
    to.set_result(c, {add_binary(to, c.name, "Add", positive, scaled)});
}

/// x where it is positive, alpha * (exp(x) - 1) elsewhere.
inline void lower_elu_alpha(graph_writer& to, const call& c)
{
    const graph_tensor x = to.tensor(c.arguments[0], "");
    const part_names names{to, c, "Select"};
    const graph_tensor alpha = to.number_constant(names.beside("alpha"), x.type, c.arguments[1].get<double>());
    const graph_tensor below =
        add_binary(to, names.unused("mul"), "Mul", add_unary(to, names.unused("Elu"), "Elu", x), alpha);
    const graph_tensor zeros = add_unary(to, names.unused("zeros_like"), "ZerosLike", x);
    const graph_tensor above = add_binary(to, names.unused("Greater"), "Greater", x, zeros);
    to.set_result(
        c,
        {to.add(definition{c.name, "Select"}.operand(above.name).operand(x.name).operand(below.name).type("T", x.type),
                x.type, x.shape)});
}

inline void lower_swish(graph_writer& to, const call& c)
{
    const graph_tensor x = to.tensor(c.arguments[0], "");
    const part_names names{to, c, "mul"};
    const graph_tensor gate = add_unary(to, names.unused("Sigmoid"), "Sigmoid", x);
    to.set_result(c, {add_binary(to, c.name, "Mul", x, gate)});
}

/// Along the last axis: older versions of TensorFlow take matrices alone.
inline void lower_softmax_as(graph_writer& to, const call& c, std::string_view operator_name)
{
    const graph_tensor x = to.tensor(c.arguments[0], "");
    if (!x.shape || x.shape->size() == 2)
        return to.set_result(c, {add_unary(to, c.name, operator_name, x)});
    const part_names names{to, c, "Reshape_1"};
    const graph_tensor shape = add_shape(to, names.unused("Shape"), x);
    const std::string rows   = names.unused("Reshape");
    graph_tensor matrix;
    if (!x.shape->empty() && x.shape->back() > 0) {
        matrix = add_reshape(to, rows, x, integers{-1, x.shape->back()});
    } else {
        const graph_tensor last = add_strided_slice(to, names.unused("strided_slice"), shape, {-1}, {0}, 0, 1, 0);
        const graph_tensor rest = to.integers_constant(names.beside("concat/values_0"), {1}, {-1});
        matrix                  = add_reshape(to, rows, x, add_concat(to, names.unused("concat"), {rest, last}, 0));
    }
    to.set_result(c,
                  {add_reshape(to, c.name, add_unary(to, names.unused(operator_name), operator_name, matrix), shape)});
}
inline void lower_softmax(graph_writer& to, const call& c)
{
    lower_softmax_as(to, c, "Softmax");
}
inline void lower_log_softmax(graph_writer& to, const call& c)
{
    lower_softmax_as(to, c, "LogSoftmax");
}

} // namespace oplift::emit::tensorflow::model

#endif
