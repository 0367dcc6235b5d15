#ifndef OPLIFT_INFER_SHAPES_CONTROL_FLOW_HPP
#define OPLIFT_INFER_SHAPES_CONTROL_FLOW_HPP

#include <oplift/infer/operation.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace oplift::infer {

/// Switch: both outputs are operand 0, whichever of them the graph uses. Its constancy is the operand's, since the
/// branch that is taken sees exactly that value.
inline void switch_shape(operation& node)
{
    node.operand(1);
    const tensor_facts data = node.operand(0);
    node.outputs.assign(2, data);
}

/// Merge: what its operands have in common, and which of them arrived. Which it is only the running graph knows.
inline void merge_shape(operation& node)
{
    tensor_facts merged = node.operand(0);
    merged.when_known   = constancy::varying;
    merged.held.clear(); // variables of one shape are not one variable: what is read through the handle varies
    for (std::size_t i = 1; i < node.operands.size(); ++i) {
        const tensor_facts& other = node.operand(i);
        if (merged.type == data_type::invalid)
            merged.type = other.type;
        if (merged.elements != other.elements)
            merged.elements.reset();
        if (!merged.shape || !other.shape || merged.shape->size() != other.shape->size()) {
            merged.shape.reset();
            continue;
        }
        for (std::size_t k = 0; k < merged.shape->size(); ++k)
            if ((*merged.shape)[k] != (*other.shape)[k])
                (*merged.shape)[k] = node.symbols.fresh();
    }
    if (merged.type == data_type::invalid)
        merged.type = node.outputs[0].type;
    tensor_facts arrived;
    arrived.type  = data_type::int32;
    arrived.shape = std::vector<dimension>{};
    node.outputs  = {std::move(merged), std::move(arrived)};
}

/// Enter, Exit and LoopCond hand their operand on.
inline void pass_shape(operation& node)
{
    node.outputs[0] = node.operand(0);
}

/// NextIteration: a value from within a loop, another one each time round.
inline void next_iteration_shape(operation& node)
{
    node.outputs[0]            = node.operand(0);
    node.outputs[0].when_known = constancy::varying;
    node.outputs[0].elements.reset();
}

inline constexpr shape_rule control_flow_rules[] = {
    {"Switch", switch_shape, constancy_rule::stated},
    {"RefSwitch", switch_shape, constancy_rule::stated},
    {"Merge", merge_shape, constancy_rule::varying},
    {"RefMerge", merge_shape, constancy_rule::varying},
    {"Enter", pass_shape},
    {"RefEnter", pass_shape},
    {"Exit", pass_shape},
    {"RefExit", pass_shape},
    {"LoopCond", pass_shape},
    {"NextIteration", next_iteration_shape, constancy_rule::varying},
    {"RefNextIteration", next_iteration_shape, constancy_rule::varying},
};

} // namespace oplift::infer

#endif
