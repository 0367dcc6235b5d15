#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_ELEMENTWISE_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_ELEMENTWISE_HPP

#include <oplift/emit/tensorflow/model/lowerings/parts.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace oplift::emit::tensorflow::model {

inline void lower_crelu(graph_writer& to, const call& c)
{
    const graph_tensor x = to.tensor(c.arguments[0], "");
    const part_names names{c, "Relu"};
    const graph_tensor mirrored = add_unary(to, to.unused(names.beside("Neg")), "Neg", x);
    const graph_tensor both     = add_concat(to, to.unused(names.beside("concat")), {x, mirrored}, -1);
    to.set_result(c, {add_unary(to, c.name, "Relu", both)});
}

/// The larger of x and alpha * x, or the smaller where alpha is more than 1. TensorFlow's own operator is younger.
inline void lower_leaky_relu(graph_writer& to, const call& c)
{
    const graph_tensor x = to.tensor(c.arguments[0], "");
    const double alpha   = std::get<double>(c.arguments[1]);
    const part_names names{c, "Maximum"};
    const graph_tensor slope  = to.number_constant(names.beside("alpha"), x.type, alpha);
    const graph_tensor scaled = add_binary(to, to.unused(names.beside("mul")), "Mul", slope, x);
    to.set_result(c, {add_binary(to, c.name, alpha <= 1 ? "Maximum" : "Minimum", scaled, x)});
}

inline void lower_prelu(graph_writer& to, const call& c)
{
    const graph_tensor x = to.tensor(c.arguments[0], "");
    const part_names names{c, "add"};
    const auto part             = [&](std::string_view name) { return to.unused(names.beside(name)); };
    const graph_tensor positive = add_unary(to, part("Relu"), "Relu", x);
    const graph_tensor mirrored = add_unary(to, part("Relu_1"), "Relu", add_unary(to, part("Neg"), "Neg", x));
    const graph_tensor negative = add_unary(to, part("Neg_1"), "Neg", mirrored);
    graph_tensor scaled         = add_binary(to, part("mul"), "Mul", to.tensor(c.arguments[1], ""), negative);
    scaled.type                 = x.type;
    to.set_result(c, {add_binary(to, c.name, "Add", positive, scaled)});
}

/// x where it is positive, alpha * (exp(x) - 1) elsewhere.
inline void lower_elu_alpha(graph_writer& to, const call& c)
{
    const graph_tensor x = to.tensor(c.arguments[0], "");
    const part_names names{c, "Select"};
    const auto part          = [&](std::string_view name) { return to.unused(names.beside(name)); };
    const graph_tensor alpha = to.number_constant(names.beside("alpha"), x.type, std::get<double>(c.arguments[1]));
    const graph_tensor below = add_binary(to, part("mul"), "Mul", add_unary(to, part("Elu"), "Elu", x), alpha);
    const graph_tensor zeros = add_unary(to, part("zeros_like"), "ZerosLike", x);
    const graph_tensor above = add_binary(to, part("Greater"), "Greater", x, zeros);
    to.set_result(
        c,
        {to.add(definition{c.name, "Select"}.operand(above.name).operand(x.name).operand(below.name).type("T", x.type),
                x.type, x.shape)});
}

inline void lower_swish(graph_writer& to, const call& c)
{
    const graph_tensor x = to.tensor(c.arguments[0], "");
    const part_names names{c, "mul"};
    const graph_tensor gate = add_unary(to, to.unused(names.beside("Sigmoid")), "Sigmoid", x);
    to.set_result(c, {add_binary(to, c.name, "Mul", x, gate)});
}

/// A number or a list of numbers.
inline void lower_constant(graph_writer& to, const call& c)
{
    const auto type  = std::get<data_type>(c.arguments[1]);
    const auto write = [&](std::vector<std::int64_t> shape, const auto& numbers) {
        to.set_result(c, {to.numbers_constant(c.name, type, std::move(shape), numbers)});
    };
    if (const auto* whole = std::get_if<std::int64_t>(&c.arguments[0]))
        write({}, integers{*whole});
    else if (const auto* number = std::get_if<double>(&c.arguments[0]))
        write({}, std::vector<double>{*number});
    else if (const auto* list = std::get_if<integers>(&c.arguments[0]))
        write({static_cast<std::int64_t>(list->size())}, *list);
    else
        write({static_cast<std::int64_t>(std::get<std::vector<double>>(c.arguments[0]).size())},
              std::get<std::vector<double>>(c.arguments[0]));
}

/// A weight that is a tensor of its own: a constant, or a variable that others use as well.
inline void lower_constant_weight(graph_writer& to, const call& c)
{
    const model_parameter* parameter = to.parameter(c.arguments[0]);
    if (parameter && parameter->is_constant)
        return to.set_result(c, {to.add_constant(c.name, parameter->value)});
    const graph_tensor value = to.tensor(c.arguments[0], "");
    // In a checkpoint the variable's own value is called so.
    if (parameter && (c.name == parameter->variable || c.name == parameter->variable + "/read"))
        return to.set_result(c, {value});
    to.set_result(c, {add_identity(to, c.name, value)});
}

inline void lower_fill(graph_writer& to, const call& c)
{
    const graph_tensor dims = to.tensor(c.arguments[0], "");
    const bool whole        = std::holds_alternative<std::int64_t>(c.arguments[1]);
    const data_type type    = whole ? data_type::int32 : data_type::float32;
    const graph_tensor value =
        whole ? to.integers_constant(c.name + "/value", {}, {std::get<std::int64_t>(c.arguments[1])})
              : to.number_constant(c.name + "/value", type, std::get<double>(c.arguments[1]));
    definition made{c.name, "Fill"};
    made.operand(dims.name).operand(value.name).type("T", type);
    // The attribute is younger than the operator, whose dims were int32 alone.
    if (dims.type != data_type::int32)
        made.type("index_type", dims.type);
    to.set_result(c, {to.add(std::move(made), type)});
}

} // namespace oplift::emit::tensorflow::model

#endif
