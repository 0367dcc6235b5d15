#ifndef OPLIFT_RULES_SUPPORT_LAYOUT_HPP
#define OPLIFT_RULES_SUPPORT_LAYOUT_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators/arrangement.hpp>
#include <oplift/match/match_view.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace oplift::rule {

/// Whether a node works on channels-first tensors (NCHW, NCDHW, NCW). Without the attribute TensorFlow means NHWC.
inline bool is_channels_first(const match_view& match, tensor_reference node)
{
    return match.attribute<std::string>(node, "data_format", "NHWC").starts_with("NC");
}

/// The permutation that leads from channels first to channels last: axis i of the result is axis [i] of the operand.
inline std::vector<std::int64_t> to_channels_last(std::size_t rank)
{
    std::vector<std::int64_t> axes{0};
    for (std::size_t axis = 2; axis < rank; ++axis)
        axes.push_back(static_cast<std::int64_t>(axis));
    axes.push_back(1);
    return axes;
}

/// The permutation that leads from channels last to channels first.
inline std::vector<std::int64_t> to_channels_first(std::size_t rank)
{
    std::vector<std::int64_t> axes{0, static_cast<std::int64_t>(rank) - 1};
    for (std::size_t axis = 1; axis + 1 < rank; ++axis)
        axes.push_back(static_cast<std::int64_t>(axis));
    return axes;
}

/// Numbers that belong to the axes of a tensor, in channels-last order.
inline std::vector<std::int64_t> in_channels_last_order(std::vector<std::int64_t> numbers, bool channels_first)
{
    if (!channels_first || numbers.size() < 3)
        return numbers;
    std::vector<std::int64_t> reordered;
    for (const std::int64_t axis : to_channels_last(numbers.size()))
        reordered.push_back(numbers[static_cast<std::size_t>(axis)]);
    return reordered;
}

/// An operator of the IR works on channels-last tensors. For a node that works on channels-first ones, puts a transpose
/// before it and one behind it; a pass over the finished IR moves transposes to the borders of the network.
template <typename Operator>
ir::built_operators on_channels_last(Operator op, bool channels_first, std::size_t rank)
{
    if (!channels_first)
        return op;
    ir::built_operators operators;
    operators.then(ir::transpose{.input = op.input, .perm = to_channels_last(rank)});
    op.input = operators.last();
    operators.main(op);
    operators.then(ir::transpose{.input = operators.last(), .perm = to_channels_first(rank)});
    return operators;
}

} // namespace oplift::rule

#endif
