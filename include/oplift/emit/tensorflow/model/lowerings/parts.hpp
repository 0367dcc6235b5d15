#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_PARTS_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_PARTS_HPP

#include <oplift/emit/tensorflow/model/graph_writer.hpp>
#include <oplift/emit/tensorflow/model/lowerings/part_names.hpp>
#include <oplift/error.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Single operators that several lowerings need. `name` is the operator's name, which must not be in use.
namespace oplift::emit::tensorflow::model {

/// Whether an argument that may be left out is there.
inline bool is_given(const argument& value)
{
    return value.has_value();
}

/// An operator with one operand, whose result is like it.
inline graph_tensor add_unary(graph_writer& to, const std::string& name, std::string_view operator_name,
                              const graph_tensor& x)
{
    return to.add(definition{name, operator_name}.operand(x.name).type("T", x.type), x.type, x.shape);
}

/// The shape of two tensors that are broadcast against each other; nothing where it is not known.
inline std::optional<integers> broadcast(std::optional<integers> x, std::optional<integers> y)
{
    if (!x || !y)
        return std::nullopt;
    if (x->size() < y->size())
        std::swap(x, y);
    for (std::size_t i = 0; i < y->size(); ++i) {
        std::int64_t& extent    = (*x)[x->size() - 1 - i];
        const std::int64_t with = (*y)[y->size() - 1 - i];
        // An extent that is not known may be 1, or what the other one is.
        if (extent == 1 || (extent < 0 && with > 1))
            extent = with;
    }
    return x;
}

/// An operator with two operands of the same type.
inline graph_tensor add_binary(graph_writer& to, const std::string& name, std::string_view operator_name,
                               const graph_tensor& x, const graph_tensor& y)
{
    return to.add(definition{name, operator_name}.operand(x.name).operand(y.name).type("T", x.type), x.type,
                  broadcast(x.shape, y.shape));
}

inline graph_tensor add_identity(graph_writer& to, const std::string& name, const graph_tensor& x)
{
    return add_unary(to, name, "Identity", x);
}

/// The elements of x in another shape, which is an int32 tensor or known.
inline graph_tensor add_reshape(graph_writer& to, const std::string& name, const graph_tensor& x,
                                const graph_tensor& shape, std::optional<integers> known = std::nullopt)
{
    return to.add(definition{name, "Reshape"}
                      .operand(x.name)
                      .operand(shape.name)
                      .type("T", x.type)
                      .type("Tshape", data_type::int32),
                  x.type, std::move(known));
}

inline graph_tensor add_reshape(graph_writer& to, const std::string& name, const graph_tensor& x, const integers& shape)
{
    const graph_tensor known = to.integers_constant(name + "/shape", {static_cast<std::int64_t>(shape.size())}, shape);
    return add_reshape(to, name, x, known, shape);
}

/// Inserts an axis of extent 1.
inline graph_tensor add_expand_dims(graph_writer& to, const std::string& name, const graph_tensor& x, std::int64_t axis)
{
    const graph_tensor where = to.integers_constant(name + "/dim", {}, {axis});
    std::optional<integers> shape;
    if (x.shape && std::cmp_less_equal(axis, x.shape->size())) {
        shape = x.shape;
        shape->insert(shape->begin() + axis, 1);
    }
    return to.add(definition{name, "ExpandDims"}
                      .operand(x.name)
                      .operand(where.name)
                      .type("T", x.type)
                      .type("Tdim", data_type::int32),
                  x.type, std::move(shape));
}

/// Removes an axis of extent 1.
inline graph_tensor add_squeeze(graph_writer& to, const std::string& name, const graph_tensor& x, std::int64_t axis)
{
    std::optional<integers> shape;
    if (x.shape && std::cmp_less(axis, x.shape->size())) {
        shape = x.shape;
        shape->erase(shape->begin() + axis);
    }
    return to.add(definition{name, "Squeeze"}.operand(x.name).type("T", x.type).numbers("squeeze_dims", {axis}), x.type,
                  std::move(shape));
}

/// Elements from `begin` up to `end` of each axis; bits of the masks say where a bound does not count.
inline graph_tensor add_strided_slice(graph_writer& to, const std::string& name, const graph_tensor& x,
                                      const integers& begin, const integers& end, std::int64_t begin_mask,
                                      std::int64_t end_mask, std::int64_t shrink_axis_mask)
{
    const auto length          = static_cast<std::int64_t>(begin.size());
    const graph_tensor begins  = to.integers_constant(name + "/stack", {length}, begin);
    const graph_tensor ends    = to.integers_constant(name + "/stack_1", {length}, end);
    const graph_tensor strides = to.integers_constant(name + "/stack_2", {length}, integers(begin.size(), 1));
    return to.add(definition{name, "StridedSlice"}
                      .operand(x.name)
                      .operand(begins.name)
                      .operand(ends.name)
                      .operand(strides.name)
                      .type("T", x.type)
                      .type("Index", data_type::int32)
                      .number("begin_mask", begin_mask)
                      .number("end_mask", end_mask)
                      .number("ellipsis_mask", 0)
                      .number("new_axis_mask", 0)
                      .number("shrink_axis_mask", shrink_axis_mask),
                  x.type);
}

inline graph_tensor add_shape(graph_writer& to, const std::string& name, const graph_tensor& x)
{
    return to.add(definition{name, "Shape"}.operand(x.name).type("T", x.type).type("out_type", data_type::int32),
                  data_type::int32);
}

/// The number of elements along the first axis, when the model runs.
inline graph_tensor add_batch_size(graph_writer& to, const part_names& names, const graph_tensor& x)
{
    const graph_tensor shape = add_shape(to, names.unused("Shape"), x);
    return add_strided_slice(to, names.unused("strided_slice"), shape, {0}, {1}, 0, 0, 1);
}

/// A vector of scalars.
inline graph_tensor add_stack(graph_writer& to, const std::string& name, const std::vector<graph_tensor>& values)
{
    definition made{name, "Pack"};
    for (const graph_tensor& value : values)
        made.operand(value.name);
    made.type("T", values.front().type).number("axis", 0).number("N", static_cast<std::int64_t>(values.size()));
    return to.add(std::move(made), values.front().type);
}

inline graph_tensor add_concat(graph_writer& to, const std::string& name, const std::vector<graph_tensor>& values,
                               std::int64_t axis)
{
    const graph_tensor where = to.integers_constant(name + "/axis", {}, {axis});
    definition made{name, "ConcatV2"};
    for (const graph_tensor& value : values)
        made.operand(value.name);
    made.operand(where.name)
        .type("T", values.front().type)
        .type("Tidx", data_type::int32)
        .number("N", static_cast<std::int64_t>(values.size()));
    return to.add(std::move(made), values.front().type);
}

/// Equal parts along an axis.
inline std::vector<graph_tensor> add_split(graph_writer& to, const std::string& name, const graph_tensor& x,
                                           std::int64_t axis, std::int64_t count)
{
    const graph_tensor where = to.integers_constant(name + "/split_dim", {}, {axis});
    to.add(definition{name, "Split"}.operand(where.name).operand(x.name).type("T", x.type).number("num_split", count),
           x.type);
    std::vector<graph_tensor> parts;
    for (std::int64_t i = 0; i < count; ++i)
        parts.push_back({i == 0 ? name : name + ":" + std::to_string(i), x.type, std::nullopt});
    return parts;
}

inline graph_tensor add_pad(graph_writer& to, const std::string& name, const graph_tensor& x,
                            const std::vector<integers>& pairs)
{
    const graph_tensor amounts    = to.tensor(pairs, name + "/paddings");
    std::optional<integers> shape = x.shape;
    if (shape && shape->size() != pairs.size())
        shape.reset();
    for (std::size_t axis = 0; shape && axis < pairs.size(); ++axis)
        if ((*shape)[axis] >= 0)
            (*shape)[axis] += pairs[axis][0] + pairs[axis][1];
    return to.add(definition{name, "Pad"}
                      .operand(x.name)
                      .operand(amounts.name)
                      .type("T", x.type)
                      .type("Tpaddings", data_type::int32),
                  x.type, std::move(shape));
}

/// The same with other elements than zeros at the edges.
inline graph_tensor add_pad(graph_writer& to, const std::string& name, const graph_tensor& x,
                            const std::vector<integers>& pairs, double value)
{
    const graph_tensor amounts  = to.tensor(pairs, name + "/paddings");
    const graph_tensor constant = to.number_constant(name + "/constant_values", x.type, value);
    return to.add(definition{name, "PadV2"}
                      .operand(x.name)
                      .operand(amounts.name)
                      .operand(constant.name)
                      .type("T", x.type)
                      .type("Tpaddings", data_type::int32),
                  x.type);
}

/// A filter with zeros between its elements, which does without dilations what the filter does with them. `dilations`
/// has a number for each axis of a map with channels. The filter's shape is known.
inline graph_tensor add_dilated(graph_writer& to, const part_names& names, graph_tensor filter,
                                const integers& dilations)
{
    for (std::size_t axis = 0; axis + 2 < dilations.size(); ++axis) {
        const std::int64_t factor = dilations[axis + 1];
        if (factor == 1)
            continue;
        integers spread = *filter.shape;
        spread[axis] *= factor;
        integers cut = spread;
        cut[axis] -= factor - 1;
        const auto next     = static_cast<std::int64_t>(axis) + 1;
        graph_tensor single = add_expand_dims(to, names.unused("filter/ExpandDims"), filter, next);
        std::vector<integers> pads(single.shape->size(), integers{0, 0});
        pads[axis + 1][1]         = factor - 1;
        const graph_tensor padded = add_pad(to, names.unused("filter/Pad"), single, pads);
        const graph_tensor joined = add_reshape(to, names.unused("filter/Reshape"), padded, spread);
        filter =
            add_strided_slice(to, names.unused("filter/strided_slice"), joined, integers(cut.size(), 0), cut, 0, 0, 0);
        filter.shape = cut;
    }
    return filter;
}

/// An operator that joins all elements of each map, such as Mean; their axes keep the extent 1. Throws refusal where it
/// is not known which axes these are.
inline graph_tensor add_map_reduction(graph_writer& to, const call& c, const std::string& name,
                                      std::string_view operator_name, const graph_tensor& x)
{
    if (!x.shape || x.shape->size() < 3)
        throw refusal{{{c.origin, "", "the rank of its input is not stated, or has no maps"}}};
    integers axes;
    integers joined = *x.shape;
    for (std::size_t axis = 1; axis + 1 < x.shape->size(); ++axis) {
        axes.push_back(static_cast<std::int64_t>(axis));
        joined[axis] = 1;
    }
    const graph_tensor along = to.tensor(axes, name + "/reduction_indices");
    return to.add(definition{name, operator_name}
                      .operand(x.name)
                      .operand(along.name)
                      .type("T", x.type)
                      .type("Tidx", data_type::int32)
                      .flag("keep_dims", true),
                  x.type, std::move(joined));
}

/// Adds one number to each channel.
inline graph_tensor add_bias(graph_writer& to, const std::string& name, const graph_tensor& x, const graph_tensor& bias)
{
    return to.add(
        definition{name, "BiasAdd"}.operand(x.name).operand(bias.name).type("T", x.type).text("data_format", "NHWC"),
        x.type, x.shape);
}

} // namespace oplift::emit::tensorflow::model

#endif
