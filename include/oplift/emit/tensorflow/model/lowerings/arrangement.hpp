#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_ARRANGEMENT_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_ARRANGEMENT_HPP

#include <oplift/emit/tensorflow/model/lowerings/parts.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::model {

inline void lower_split(graph_writer& to, const call& c)
{
    const graph_tensor x    = to.tensor(c.arguments[0], "");
    const std::int64_t axis = c.arguments[2].get<std::int64_t>();
    if (const auto* count = c.arguments[1].get_if<std::int64_t>())
        return to.set_result(c, add_split(to, c.name, x, axis, *count));
    const graph_tensor sizes = to.tensor(c.arguments[1], c.name + "/size_splits");
    const graph_tensor where = to.integers_constant(c.name + "/split_dim", {}, {axis});
    to.add(definition{c.name, "SplitV"}
               .operand(x.name)
               .operand(sizes.name)
               .operand(where.name)
               .type("T", x.type)
               .type("Tlen", data_type::int32)
               .number("num_split", static_cast<std::int64_t>(c.output_count)),
           x.type);
    std::vector<graph_tensor> parts;
    for (std::size_t i = 0; i < c.output_count; ++i)
        parts.push_back({i == 0 ? c.name : c.name + ":" + std::to_string(i), x.type, std::nullopt});
    to.set_result(c, std::move(parts));
}

inline void lower_strided_slice(graph_writer& to, const call& c)
{
    const graph_tensor x       = to.tensor(c.arguments[0], "");
    const graph_tensor begin   = to.tensor(c.arguments[1], c.name + "/stack");
    const graph_tensor end     = to.tensor(c.arguments[2], c.name + "/stack_1");
    const auto* steps          = c.arguments[3].get_if<integers>();
    const graph_tensor strides = steps && begin.type == data_type::int64
                                     ? to.numbers_constant(to.unused(c.name + "/stack_2"), data_type::int64,
                                                           {static_cast<std::int64_t>(steps->size())}, *steps)
                                     : to.tensor(c.arguments[3], c.name + "/stack_2");
    definition made{c.name, "StridedSlice"};
    made.operand(x.name).operand(begin.name).operand(end.name).operand(strides.name);
    made.type("T", x.type).type("Index", begin.type).number("ellipsis_mask", 0);
    static constexpr const char* masks[] = {"begin_mask", "end_mask", "new_axis_mask", "shrink_axis_mask"};
    for (std::size_t i = 0; i < std::size(masks); ++i)
        made.number(masks[i], c.arguments[4 + i].get<std::int64_t>());
    to.set_result(c, {to.add(std::move(made), x.type)});
}

inline void lower_pad(graph_writer& to, const call& c)
{
    const graph_tensor x    = to.tensor(c.arguments[0], "");
    const auto& pairs       = c.arguments[1].get<std::vector<integers>>();
    const std::string& mode = c.arguments[2].get<std::string>();
    const double value      = c.arguments[3].get<double>();
    if (mode == "CONSTANT" && value == 0)
        return to.set_result(c, {add_pad(to, c.name, x, pairs)});
    if (mode == "CONSTANT")
        return to.set_result(c, {add_pad(to, c.name, x, pairs, value)});
    const graph_tensor amounts = to.tensor(c.arguments[1], c.name + "/paddings");
    to.set_result(c, {to.add(definition{c.name, "MirrorPad"}
                                 .operand(x.name)
                                 .operand(amounts.name)
                                 .type("T", x.type)
                                 .type("Tpaddings", data_type::int32)
                                 .text("mode", mode),
                             x.type)});
}

/// All axes but the first joined; their product is written where it is known.
inline void lower_flatten(graph_writer& to, const call& c)
{
    const graph_tensor x = to.tensor(c.arguments[0], "");
    const part_names names{to, c, "Reshape"};
    std::int64_t rest = 1;
    for (std::size_t axis = 1; x.shape && axis < x.shape->size(); ++axis)
        rest = rest < 0 || (*x.shape)[axis] < 0 ? -1 : rest * (*x.shape)[axis];
    if (x.shape && rest > 0)
        return to.set_result(c, {add_reshape(to, c.name, x, integers{-1, rest})});
    const graph_tensor joined = to.integers_constant(names.beside("Reshape/shape/1"), {}, {-1});
    const graph_tensor shape  = add_stack(to, names.unused("Reshape/shape"), {add_batch_size(to, names, x), joined});
    to.set_result(c, {add_reshape(to, c.name, x, shape)});
}

} // namespace oplift::emit::tensorflow::model

#endif
