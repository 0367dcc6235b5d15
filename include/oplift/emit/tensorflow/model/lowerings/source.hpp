#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_SOURCE_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_SOURCE_HPP

#include <oplift/emit/tensorflow/model/lowerings/parts.hpp>

#include <cstdint>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::model {

/// A number or a list of numbers.
inline void lower_constant(graph_writer& to, const call& c)
{
    const auto type  = c.arguments[1].get<data_type>();
    const auto write = [&](std::vector<std::int64_t> shape, const auto& numbers) {
        to.set_result(c, {to.numbers_constant(c.name, type, std::move(shape), numbers)});
    };
    if (const auto* whole = c.arguments[0].get_if<std::int64_t>())
        write({}, integers{*whole});
    else if (const auto* number = c.arguments[0].get_if<double>())
        write({}, std::vector<double>{*number});
    else if (const auto* list = c.arguments[0].get_if<integers>())
        write({static_cast<std::int64_t>(list->size())}, *list);
    else
        write({static_cast<std::int64_t>(c.arguments[0].get<std::vector<double>>().size())},
              c.arguments[0].get<std::vector<double>>());
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
    const graph_tensor dims  = to.tensor(c.arguments[0], "");
    const bool whole         = c.arguments[1].holds<std::int64_t>();
    const data_type type     = whole ? data_type::int32 : data_type::float32;
    const graph_tensor value = whole ? to.integers_constant(c.name + "/value", {}, {c.arguments[1].get<std::int64_t>()})
                                     : to.number_constant(c.name + "/value", type, c.arguments[1].get<double>());
    definition made{c.name, "Fill"};
    made.operand(dims.name).operand(value.name).type("T", type);
    // The attribute is younger than the operator, whose dims were int32 alone.
    if (dims.type != data_type::int32)
        made.type("index_type", dims.type);
    to.set_result(c, {to.add(std::move(made), type)});
}

} // namespace oplift::emit::tensorflow::model

#endif
