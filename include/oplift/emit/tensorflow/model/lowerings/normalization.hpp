#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_NORMALIZATION_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_NORMALIZATION_HPP

#include <oplift/emit/tensorflow/model/lowerings/parts.hpp>
#include <oplift/emit/tensorflow/model/lowerings/product_names.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace oplift::emit::tensorflow::model {

/// Batch normalization outside training: the fused operator where it fits, else TensorFlow's formula.
inline void lower_batch_normalization(graph_writer& to, const call& c)
{
    const graph_tensor x        = to.tensor(c.arguments[0], "");
    const graph_tensor mean     = to.tensor(c.arguments[1], "");
    const graph_tensor variance = to.tensor(c.arguments[2], "");
    const double epsilon        = c.arguments[5].get<double>();
    const bool has_offset       = is_given(c.arguments[3]);
    const bool has_scale        = is_given(c.arguments[4]);
    if (x.shape && x.shape->size() == 4 && x.type == data_type::float32 && has_offset && has_scale) {
        return to.set_result(c, {to.add(definition{c.name, "FusedBatchNorm"}
                                            .operand(x.name)
                                            .operand(to.tensor(c.arguments[4], "").name)
                                            .operand(to.tensor(c.arguments[3], "").name)
                                            .operand(mean.name)
                                            .operand(variance.name)
                                            .type("T", x.type)
                                            .real("epsilon", epsilon)
                                            .text("data_format", "NHWC")
                                            .flag("is_training", false),
                                        x.type, x.shape)});
    }
    // x * factor + (offset - mean * factor), with the names that tf.nn.batch_normalization gives.
    const part_names names{to, c, to.is_output(c) ? "add_1" : "add"};
    const std::string sum_name  = to.is_output(c) ? names.unused("add") : c.name;
    const std::string last_name = to.is_output(c) ? c.name : names.unused("add_1");
    const graph_tensor constant = to.number_constant(names.beside("add/y"), x.type, epsilon);
    const graph_tensor sum      = add_binary(to, sum_name, "Add", variance, constant);
    graph_tensor factor         = add_unary(to, names.unused("Rsqrt"), "Rsqrt", sum);
    if (has_scale)
        factor = add_binary(to, names.unused("mul"), "Mul", factor, to.tensor(c.arguments[4], ""));
    const graph_tensor scaled = add_binary(to, names.unused("mul_1"), "Mul", x, factor);
    const graph_tensor moved  = add_binary(to, names.unused("mul_2"), "Mul", mean, factor);
    const graph_tensor offset = has_offset
                                    ? add_binary(to, names.unused("sub"), "Sub", to.tensor(c.arguments[3], ""), moved)
                                    : add_unary(to, names.unused("Neg"), "Neg", moved);
    to.set_result(c, {add_binary(to, last_name, "Add", scaled, offset)});
}

/// As batch normalization, with mean and variance of each map.
inline void lower_instance_normalization(graph_writer& to, const call& c)
{
    const graph_tensor x = to.tensor(c.arguments[0], "");
    const part_names names{to, c, "add_1"};
    const graph_tensor mean      = add_map_reduction(to, c, names.unused("mean"), "Mean", x);
    const graph_tensor distances = add_binary(to, names.unused("SquaredDifference"), "SquaredDifference", x, mean);
    const graph_tensor variance  = add_map_reduction(to, c, names.unused("variance"), "Mean", distances);
    const graph_tensor epsilon   = to.number_constant(names.beside("add/y"), x.type, c.arguments[3].get<double>());
    graph_tensor factor =
        add_unary(to, names.unused("Rsqrt"), "Rsqrt", add_binary(to, names.unused("add"), "Add", variance, epsilon));
    if (is_given(c.arguments[2]))
        factor = add_binary(to, names.unused("mul"), "Mul", factor, to.tensor(c.arguments[2], ""));
    const graph_tensor centred = add_binary(to, names.unused("sub"), "Sub", x, mean);
    if (!is_given(c.arguments[1]))
        return to.set_result(c, {add_binary(to, c.name, "Mul", centred, factor)});
    const graph_tensor scaled = add_binary(to, names.unused("mul_1"), "Mul", centred, factor);
    to.set_result(c, {add_binary(to, c.name, "Add", scaled, to.tensor(c.arguments[1], ""))});
}

inline void lower_scale(graph_writer& to, const call& c)
{
    const product_names names{to, c, "mul", is_given(c.arguments[2])};
    const graph_tensor x       = to.tensor(c.arguments[0], "");
    const graph_tensor product = add_binary(to, names.product(), "Mul", x, to.tensor(c.arguments[1], ""));
    to.set_result(c, {with_bias(to, names, product, c.arguments[2])});
}

} // namespace oplift::emit::tensorflow::model

#endif
