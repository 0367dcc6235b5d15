#ifndef OPLIFT_INFER_SHAPES_REDUCTION_HPP
#define OPLIFT_INFER_SHAPES_REDUCTION_HPP

#include <oplift/infer/operation.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace oplift::infer {

/// Reductions over the axes in operand 1; none are reduced where that is empty.
inline void reduction_shape(operation& node)
{
    const symbolic_shape& input = node.shape(0);
    const auto axes             = node.integers(1);
    const bool keep             = node.attribute("keep_dims", false);
    if (!input)
        return;
    if (!axes) {
        if (keep)
            node.outputs[0].shape = node.unknown(input->size());
        else if (const auto& count = node.shape(1); count && count->size() == 0 && !input->empty())
            node.outputs[0].shape = node.unknown(input->size() - 1);
        return;
    }
    std::vector<bool> reduced(input->size(), false);
    for (const std::int64_t axis : *axes)
        reduced[operation::axis(axis, input->size())] = true;
    std::vector<dimension> output;
    for (std::size_t i = 0; i < input->size(); ++i)
        if (!reduced[i])
            output.push_back((*input)[i]);
        else if (keep)
            output.push_back(extent(1));
    node.outputs[0].shape = std::move(output);
}

inline void boolean_reduction_shape(operation& node)
{
    reduction_shape(node);
    node.outputs[0].type = data_type::boolean;
}

/// Prod of a shape is a number of elements.
inline void product_shape(operation& node)
{
    reduction_shape(node);
    const auto& elements = node.operand(0).elements;
    const auto axes      = node.integers(1);
    if (elements && axes && axes->size() == 1 && node.shape(0) && node.shape(0)->size() == 1)
        node.outputs[0].elements = std::vector{node.symbols.product(*elements)};
}

/// ArgMax and ArgMin: the axis goes away.
inline void arg_extreme_shape(operation& node)
{
    node.outputs[0].type        = node.attribute("output_type", data_type::int64);
    const symbolic_shape& input = node.shape(0);
    if (!input)
        return;
    const auto axis = node.operands.size() > 1 ? node.integer(1) : std::optional{std::int64_t{0}};
    if (!axis) {
        if (!input->empty())
            node.outputs[0].shape = node.unknown(input->size() - 1);
        return;
    }
    if (input->empty()) // TensorFlow lets a scalar pass
        node.outputs[0].shape = std::vector<dimension>{};
    else {
        std::vector<dimension> output = *input;
        output.erase(output.begin() + static_cast<std::ptrdiff_t>(operation::axis(*axis, input->size())));
        node.outputs[0].shape = std::move(output);
    }
}

/// TopK and TopKV2: values and indices.
inline void top_k_shape(operation& node)
{
    node.outputs.push_back(node.outputs[0]);
    node.outputs[1].type = data_type::int32;
    if (!node.shape(0))
        return;
    if (node.shape(0)->empty())
        throw contradiction{"its operand 0 is a scalar, but must have an axis"};
    const auto k = node.operands.size() > 1 ? node.integer(1) : std::optional{node.attribute<std::int64_t>("k", 0)};
    std::vector<dimension> output = *node.shape(0);
    output.back()                 = k && *k >= 0 ? extent(*k) : node.symbols.fresh();
    node.outputs[0].shape         = output;
    node.outputs[1].shape         = std::move(output);
}

inline constexpr shape_rule reduction_rules[] = {
    {"Sum", reduction_shape},
    {"Mean", reduction_shape},
    {"Max", reduction_shape},
    {"Min", reduction_shape},
    {"EuclideanNorm", reduction_shape},
    {"Prod", product_shape},
    {"All", boolean_reduction_shape},
    {"Any", boolean_reduction_shape},
    {"ArgMax", arg_extreme_shape},
    {"ArgMin", arg_extreme_shape},
    {"TopK", top_k_shape},
    {"TopKV2", top_k_shape},
};

} // namespace oplift::infer

#endif
