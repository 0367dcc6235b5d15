#ifndef OPLIFT_INFER_SHAPES_SHAPE_ARITHMETIC_HPP
#define OPLIFT_INFER_SHAPES_SHAPE_ARITHMETIC_HPP

#include <oplift/infer/operation.hpp>
#include <oplift/infer/shapes/reshaping.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace oplift::infer {

/// The shape of an operand as a tensor.
inline tensor_facts shape_as_tensor(operation& node, std::size_t i)
{
    tensor_facts facts;
    facts.type       = node.attribute("out_type", data_type::int32);
    facts.when_known = constancy::varying;
    facts.shape      = std::vector{node.symbols.fresh()};
    if (const auto& shape = node.shape(i); shape && shape->size() <= static_cast<std::size_t>(most_elements)) {
        facts.elements = *shape;
        facts.shape    = std::vector{extent(static_cast<std::int64_t>(shape->size()))};
    }
    return facts;
}

inline void shape_shape(operation& node)
{
    node.outputs[0] = shape_as_tensor(node, 0);
}

inline void shape_n_shape(operation& node)
{
    node.outputs.clear();
    for (std::size_t i = 0; i < node.operands.size(); ++i)
        node.outputs.push_back(shape_as_tensor(node, i));
}

inline void size_shape(operation& node)
{
    node.outputs[0].type  = node.attribute("out_type", data_type::int32);
    node.outputs[0].shape = std::vector<dimension>{};
    if (node.shape(0))
        node.outputs[0].elements = std::vector{node.symbols.product(*node.shape(0))};
}

inline void rank_shape(operation& node)
{
    node.outputs[0].type  = data_type::int32;
    node.outputs[0].shape = std::vector<dimension>{};
    if (node.shape(0))
        node.outputs[0].elements = std::vector{extent(static_cast<std::int64_t>(node.shape(0)->size()))};
}

/// Fill: the shape is what operand 0 says.
inline void fill_shape(operation& node)
{
    node.outputs[0].type = node.attribute("T", node.operand(1).type);
    if (const auto& elements = node.operand(0).elements) {
        node.outputs[0].shape = stated_by(node, *elements);
        if (node.operand(1).elements && node.outputs[0].shape->size() == 1 && node.outputs[0].shape->front().known() &&
            node.outputs[0].shape->front().coefficient <= most_elements)
            node.outputs[0].elements = std::vector(static_cast<std::size_t>(node.outputs[0].shape->front().coefficient),
                                                   node.operand(1).elements->front());
    } else if (const auto rank = stated_rank(node.shape(0))) {
        node.outputs[0].shape = node.unknown(*rank);
    }
}

/// Range: the number of steps from operand 0 to operand 1, each as large as operand 2.
inline void range_shape(operation& node)
{
    node.outputs[0].type = node.attribute("Tidx", node.operand(0).type);
    const auto& start    = node.operand(0).elements;
    const auto& limit    = node.operand(1).elements;
    const auto step      = node.integer(2);
    dimension count      = node.symbols.fresh();
    if (start && limit && start->size() == 1 && limit->size() == 1 && step && *step != 0 && *step != INT64_MIN) {
        const dimension span  = *step > 0 ? node.symbols.subtract(limit->front(), start->front())
                                          : node.symbols.subtract(start->front(), limit->front());
        const std::int64_t by = *step > 0 ? *step : -*step;
        if (span.known())
            count = extent(span.coefficient <= 0 ? 0 : (span.coefficient - 1) / by + 1);
        else if (by == 1)
            count = node.symbols.as_extent(span);
    }
    node.outputs[0].shape = std::vector{count};
}

/// ListDiff: what is left of operand 0, and where it was.
inline void list_difference_shape(operation& node)
{
    const dimension count = node.symbols.fresh();
    node.outputs[0].type  = node.attribute("T", node.operand(0).type);
    node.outputs[0].shape = std::vector{count};
    node.outputs.push_back(node.outputs[0]);
    node.outputs[1].type = node.attribute("out_idx", data_type::int32);
}

/// Unique and UniqueWithCounts: the values, for each element which it is, and how often each occurs.
template <std::size_t Outputs>
void unique_shape(operation& node)
{
    const dimension count = node.symbols.fresh();
    tensor_facts index    = node.outputs[0];
    index.type            = node.attribute("out_idx", data_type::int32);
    index.shape           = node.shape(0);
    node.outputs[0].type  = node.attribute("T", node.operand(0).type);
    node.outputs[0].shape = std::vector{count};
    node.outputs.push_back(index);
    index.shape = std::vector{count};
    if (Outputs == 3)
        node.outputs.push_back(index);
}

/// Where: how many there are is not known before the graph runs.
inline void where_shape(operation& node)
{
    node.outputs[0].type = data_type::int64;
    if (node.shape(0))
        node.outputs[0].shape =
            std::vector{node.symbols.fresh(), extent(static_cast<std::int64_t>(node.shape(0)->size()))};
    else
        node.outputs[0].shape = node.unknown(2);
}

/// BroadcastArgs: the shape that results from broadcasting two shapes.
inline void broadcast_arguments_shape(operation& node)
{
    const auto& a         = node.operand(0).elements;
    const auto& b         = node.operand(1).elements;
    node.outputs[0].shape = node.unknown(1);
    if (!a || !b)
        return;
    const symbolic_shape result = node.broadcast(stated_by(node, *a), stated_by(node, *b));
    node.outputs[0].shape       = std::vector{extent(static_cast<std::int64_t>(result->size()))};
    node.outputs[0].elements    = *result;
}

inline void lin_space_shape(operation& node)
{
    const auto& count = node.operand(2).elements;
    node.outputs[0].shape =
        std::vector{count && count->size() == 1 ? node.symbols.as_extent(count->front()) : node.symbols.fresh()};
}

inline constexpr shape_rule shape_arithmetic_rules[] = {
    {"Shape", shape_shape, constancy_rule::stated},
    {"ShapeN", shape_n_shape, constancy_rule::stated},
    {"Size", size_shape, constancy_rule::stated},
    {"Rank", rank_shape, constancy_rule::stated},
    {"Fill", fill_shape},
    {"Range", range_shape},
    {"ListDiff", list_difference_shape},
    {"Unique", unique_shape<2>},
    {"UniqueWithCounts", unique_shape<3>},
    {"Where", where_shape},
    {"BroadcastArgs", broadcast_arguments_shape},
    {"LinSpace", lin_space_shape},
};

} // namespace oplift::infer

#endif
