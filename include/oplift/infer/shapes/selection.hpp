#ifndef OPLIFT_INFER_SHAPES_SELECTION_HPP
#define OPLIFT_INFER_SHAPES_SELECTION_HPP

#include <oplift/infer/operation.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace oplift::infer {

/// NonMaxSuppression: the indices of the boxes that are kept.
inline void box_indices_shape(operation& node)
{
    node.operand(1);
    node.outputs[0].type  = data_type::int32;
    node.outputs[0].shape = node.unknown(1);
}

/// NonMaxSuppressionV4: the indices, and how many of them count.
inline void counted_box_indices_shape(operation& node)
{
    box_indices_shape(node);
    node.outputs.push_back(node.outputs[0]);
    node.outputs[1].shape = std::vector<dimension>{};
}

/// NonMaxSuppressionV5: the indices, their scores, and how many of them count.
inline void scored_box_indices_shape(operation& node)
{
    const data_type scores = node.attribute("T", node.operand(1).type);
    counted_box_indices_shape(node);
    node.outputs.insert(node.outputs.begin() + 1, node.outputs[0]);
    node.outputs[1].type = scores;
}

/// InTopK: a truth value for each target.
inline void in_top_k_shape(operation& node)
{
    node.operand(0);
    node.outputs[0].type  = data_type::boolean;
    node.outputs[0].shape = node.shape(1);
}

/// CompareAndBitpack: eight comparisons make a byte.
inline void compare_and_bitpack_shape(operation& node)
{
    node.outputs[0].type = data_type::uint8;
    if (!node.shape(0) || node.shape(0)->empty())
        return;
    std::vector<dimension> output = *node.shape(0);
    output.back()                 = node.symbols.divide(output.back(), extent(8)).value_or(node.symbols.fresh());
    node.outputs[0].shape         = std::move(output);
}

/// UnsortedSegmentSum and its like: operand 1's axes become the segments, of which operand 2 states the number.
inline void unsorted_segments_shape(operation& node)
{
    const auto& data  = node.shape(0);
    const auto& ids   = node.shape(1);
    const auto& count = node.operand(2).elements;
    if (!data || !ids)
        return;
    if (ids->size() > data->size())
        throw contradiction{"its operands have the shapes " + text_of(data) + " and " + text_of(ids) +
                            ", of which the first must begin with the second"};
    std::vector<dimension> output = {count && count->size() == 1 ? node.symbols.as_extent(count->front())
                                                                 : node.symbols.fresh()};
    output.insert(output.end(), data->begin() + static_cast<std::ptrdiff_t>(ids->size()), data->end());
    node.outputs[0].shape = std::move(output);
}

/// SegmentSum and its like: how many segments there are only the running graph knows.
inline void segments_shape(operation& node)
{
    node.operand(1);
    if (!node.shape(0) || node.shape(0)->empty())
        return;
    std::vector<dimension> output = *node.shape(0);
    output.front()                = node.symbols.fresh();
    node.outputs[0].shape         = std::move(output);
}

/// IsVariableInitialized and its like.
inline void truth_shape(operation& node)
{
    node.outputs[0].type  = data_type::boolean;
    node.outputs[0].shape = std::vector<dimension>{};
}

inline constexpr shape_rule selection_rules[] = {
    {"NonMaxSuppression", box_indices_shape},
    {"NonMaxSuppressionV2", box_indices_shape},
    {"NonMaxSuppressionV3", box_indices_shape},
    {"NonMaxSuppressionV4", counted_box_indices_shape},
    {"NonMaxSuppressionV5", scored_box_indices_shape},
    {"InTopK", in_top_k_shape},
    {"InTopKV2", in_top_k_shape},
    {"CompareAndBitpack", compare_and_bitpack_shape},
    {"UnsortedSegmentSum", unsorted_segments_shape},
    {"UnsortedSegmentProd", unsorted_segments_shape},
    {"UnsortedSegmentMax", unsorted_segments_shape},
    {"UnsortedSegmentMin", unsorted_segments_shape},
    {"SegmentSum", segments_shape},
    {"SegmentMean", segments_shape},
    {"SegmentProd", segments_shape},
    {"SegmentMax", segments_shape},
    {"SegmentMin", segments_shape},
    {"IsVariableInitialized", truth_shape, constancy_rule::varying},
    {"VarIsInitializedOp", truth_shape, constancy_rule::varying},
};

} // namespace oplift::infer

#endif
