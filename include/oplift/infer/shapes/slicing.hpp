#ifndef OPLIFT_INFER_SHAPES_SLICING_HPP
#define OPLIFT_INFER_SHAPES_SLICING_HPP

#include <oplift/infer/operation.hpp>
#include <oplift/infer/shapes/reshaping.hpp>
#include <oplift/infer/strided_slice.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace oplift::infer {

/// Slice: begin and size; a size of -1 is all that is left.
inline void slice_shape(operation& node)
{
    const auto& input = node.shape(0);
    const auto& begin = node.operand(1).elements;
    const auto& size  = node.operand(2).elements;
    if (!size) {
        if (input)
            node.outputs[0].shape = node.unknown(input->size());
        else if (const auto rank = stated_rank(node.shape(2)))
            node.outputs[0].shape = node.unknown(*rank);
        return;
    }
    if ((input && input->size() != size->size()) || (begin && begin->size() != size->size()))
        throw contradiction{"it states " + std::to_string(size->size()) + " sizes for an operand of the shape " +
                            text_of(input)};
    std::vector<dimension> output;
    for (std::size_t i = 0; i < size->size(); ++i) {
        dimension d = (*size)[i];
        if (d.known() && d.coefficient == -1)
            d = input && begin ? node.symbols.subtract((*input)[i], (*begin)[i]) : node.symbols.fresh();
        else if (d.known() && input && (*input)[i].known() && d.coefficient > (*input)[i].coefficient)
            throw contradiction{"it takes " + std::to_string(d.coefficient) + " of an extent of " +
                                std::to_string((*input)[i].coefficient)};
        output.push_back(node.symbols.as_extent(d));
    }
    node.outputs[0].shape = std::move(output);
    const auto& elements  = node.operand(0).elements;
    if (!elements || size->size() != 1 || !begin || !size->front().known() || !begin->front().known())
        return;
    const auto total         = static_cast<std::int64_t>(elements->size());
    const std::int64_t from  = begin->front().coefficient;
    const std::int64_t count = size->front().coefficient == -1 ? total - from : size->front().coefficient;
    if (from >= 0 && from <= total && count >= 0 && count <= total - from)
        node.outputs[0].elements = std::vector(elements->begin() + from, elements->begin() + from + count);
}

/// What one entry of a StridedSlice leaves of an extent.
inline dimension sliced_extent(operation& node, dimension size, const std::optional<std::vector<dimension>>& begins,
                               const std::optional<std::vector<dimension>>& ends,
                               const std::optional<std::vector<dimension>>& strides, std::size_t i,
                               const slice_masks& masks)
{
    const auto bit = [i](std::int64_t mask) { return i < 63 && (mask >> i & 1) != 0; };
    if (!strides || !(*strides)[i].known())
        return node.symbols.fresh();
    const std::int64_t stride = (*strides)[i].coefficient;
    if (stride == 0)
        throw contradiction{"it has a stride of 0"};
    const bool from_start = bit(masks.begin) || (begins && (*begins)[i] == extent(0) && stride > 0);
    const bool to_end     = bit(masks.end);
    if (from_start && to_end && (stride == 1 || stride == -1) && (bit(masks.begin) || stride == 1))
        return size;
    const dimension begin = bit(masks.begin) ? extent(0) : begins ? (*begins)[i] : node.symbols.number();
    const dimension end   = bit(masks.end) ? extent(0) : ends ? (*ends)[i] : node.symbols.number();
    if (begin.known() && end.known() && size.known()) {
        const auto range = slice_range(size.coefficient, begin.coefficient, end.coefficient, stride, i, masks, false);
        return range ? extent(range->count) : node.symbols.fresh();
    }
    return node.symbols.fresh();
}

inline void strided_slice_shape(operation& node)
{
    const auto& input   = node.shape(0);
    const auto& begins  = node.operand(1).elements;
    const auto& ends    = node.operand(2).elements;
    const auto& strides = node.operand(3).elements;
    std::optional<std::size_t> entries;
    for (const auto* list : {&begins, &ends, &strides})
        if (*list) {
            if (entries && *entries != (*list)->size())
                throw contradiction{"its begin, end and strides are not of one length"};
            entries = (*list)->size();
        }
    for (std::size_t i = 1; i < 4 && !entries; ++i)
        entries = stated_rank(node.shape(i));
    if (!input || !entries)
        return;
    const slice_masks masks = slice_masks::of(node.attributes);
    const auto steps        = slice_steps(input->size(), *entries, masks);
    if (!steps)
        throw contradiction{"it takes more axes than its operand of the shape " + text_of(input) + " has"};
    std::vector<dimension> output;
    for (const slice_step& step : *steps)
        switch (step.what) {
        case slice_step::kind::whole:
            output.push_back((*input)[step.axis]);
            break;
        case slice_step::kind::added:
            output.push_back(extent(1));
            break;
        case slice_step::kind::entry:
            output.push_back(sliced_extent(node, (*input)[step.axis], begins, ends, strides, step.entry, masks));
            break;
        case slice_step::kind::removed:
            break;
        }
    node.outputs[0].shape = std::move(output);

    // Elements of a shape: what tf.shape(x)[i] becomes.
    const auto& elements = node.operand(0).elements;
    const auto from      = node.integers(1);
    const auto to        = node.integers(2);
    const auto by        = node.integers(3);
    if (!elements || !from || !to || !by || input->size() != 1)
        return;
    std::vector<dimension> chosen;
    for (const slice_step& step : *steps) {
        if (step.what == slice_step::kind::added)
            return;
        if (step.what == slice_step::kind::whole) {
            chosen = *elements;
            continue;
        }
        const auto range =
            slice_range(static_cast<std::int64_t>(elements->size()), (*from)[step.entry], (*to)[step.entry],
                        (*by)[step.entry], step.entry, masks, step.what == slice_step::kind::removed);
        if (!range)
            throw contradiction{"it takes an element that its operand of " + std::to_string(elements->size()) +
                                " elements does not have"};
        for (std::int64_t i = 0; i < range->count; ++i)
            chosen.push_back((*elements)[static_cast<std::size_t>(range->first + i * range->stride)]);
    }
    node.outputs[0].elements = std::move(chosen);
}

/// Gather along one axis: that axis is replaced by the indices' shape.
inline void gathered_shape(operation& node, std::optional<std::int64_t> stated)
{
    const auto& input   = node.shape(0);
    const auto& indices = node.shape(1);
    if (!input || !indices)
        return;
    if (input->empty())
        throw contradiction{"its operand 0 is a scalar, but must have an axis"};
    if (!stated) {
        node.outputs[0].shape = node.unknown(input->size() - 1 + indices->size());
        return;
    }
    const auto axis = static_cast<std::ptrdiff_t>(operation::axis(*stated, input->size()));
    std::vector<dimension> output(input->begin(), input->begin() + axis);
    output.insert(output.end(), indices->begin(), indices->end());
    output.insert(output.end(), input->begin() + axis + 1, input->end());
    node.outputs[0].shape = std::move(output);
    const auto& elements  = node.operand(0).elements;
    const auto chosen     = node.integers(1);
    if (!elements || !chosen || indices->size() > 1)
        return;
    std::vector<dimension> picked;
    for (const std::int64_t i : *chosen) {
        if (i < 0 || i >= static_cast<std::int64_t>(elements->size()))
            throw contradiction{"it takes element " + std::to_string(i) + " of " + std::to_string(elements->size())};
        picked.push_back((*elements)[static_cast<std::size_t>(i)]);
    }
    node.outputs[0].elements = std::move(picked);
}

inline void gather_shape(operation& node)
{
    gathered_shape(node, 0);
}

inline void gather_v2_shape(operation& node)
{
    if (node.attribute<std::int64_t>("batch_dims", 0) == 0)
        gathered_shape(node, node.integer(2));
}

/// ResourceGather: operand 0 is a variable's handle.
inline void resource_gather_shape(operation& node)
{
    const auto& held     = node.operand(0).held;
    node.outputs[0].type = node.attribute("dtype", held.empty() ? data_type::invalid : held[0].type);
    if (held.empty() || !held[0].shape || held[0].shape->empty() || !node.shape(1) ||
        node.attribute<std::int64_t>("batch_dims", 0) != 0)
        return;
    std::vector<dimension> output = *node.shape(1);
    output.insert(output.end(), held[0].shape->begin() + 1, held[0].shape->end());
    node.outputs[0].shape = std::move(output);
}

/// GatherNd: the last axis of the indices addresses leading axes of the operand.
inline void gather_nd_shape(operation& node)
{
    const auto& input   = node.shape(0);
    const auto& indices = node.shape(1);
    if (!input || !indices || indices->empty() || !indices->back().known())
        return;
    const std::int64_t depth = indices->back().coefficient;
    if (depth < 0 || depth > static_cast<std::int64_t>(input->size()))
        throw contradiction{"it addresses " + std::to_string(depth) + " axes of its operand of the shape " +
                            text_of(input)};
    std::vector<dimension> output(indices->begin(), indices->end() - 1);
    output.insert(output.end(), input->begin() + depth, input->end());
    node.outputs[0].shape = std::move(output);
}

/// OneHot: a new axis of `depth` places.
inline void one_hot_shape(operation& node)
{
    node.outputs[0].type = node.attribute("T", node.operands.size() > 2 ? node.operand(2).type : data_type::invalid);
    const auto& depth    = node.operand(1).elements;
    if (!node.shape(0))
        return;
    std::vector<dimension> output = *node.shape(0);
    const std::int64_t stated     = node.attribute<std::int64_t>("axis", -1);
    const std::size_t axis        = operation::axis(stated, output.size() + 1);
    output.insert(output.begin() + static_cast<std::ptrdiff_t>(axis),
                  depth && depth->size() == 1 ? node.symbols.as_extent(depth->front()) : node.symbols.fresh());
    node.outputs[0].shape = std::move(output);
}

/// ScatterNd: the shape is what operand 2 says.
inline void scatter_nd_shape(operation& node)
{
    if (const auto& elements = node.operand(2).elements)
        node.outputs[0].shape = stated_by(node, *elements);
}

inline constexpr shape_rule slicing_rules[] = {
    {"Slice", slice_shape},        {"StridedSlice", strided_slice_shape},     {"Gather", gather_shape},
    {"GatherV2", gather_v2_shape}, {"ResourceGather", resource_gather_shape}, {"GatherNd", gather_nd_shape},
    {"OneHot", one_hot_shape},     {"ScatterNd", scatter_nd_shape},
};

} // namespace oplift::infer

#endif
