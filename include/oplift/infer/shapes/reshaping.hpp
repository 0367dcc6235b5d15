#ifndef OPLIFT_INFER_SHAPES_RESHAPING_HPP
#define OPLIFT_INFER_SHAPES_RESHAPING_HPP

#include <oplift/infer/operation.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace oplift::infer {

/// The shape that a tensor states. An element that may be -1 when the graph runs becomes a new unknown extent.
inline std::vector<dimension> stated_by(operation& node, const std::vector<dimension>& elements)
{
    std::vector<dimension> shape;
    for (const dimension d : elements)
        shape.push_back(node.symbols.as_extent(d));
    return shape;
}

/// The rank of the shape that an integer vector states, if its length is known.
inline std::optional<std::size_t> stated_rank(const symbolic_shape& vector)
{
    if (vector && vector->size() == 1 && vector->front().known() && vector->front().coefficient >= 0 &&
        vector->front().coefficient <= most_elements)
        return static_cast<std::size_t>(vector->front().coefficient);
    return std::nullopt;
}

/// Reshape: one extent may be -1, and is what the others leave over, symbols included.
inline void reshape_shape(operation& node)
{
    const auto& input    = node.shape(0);
    const auto& elements = node.operand(1).elements;
    if (const auto& own = node.operand(0).elements)
        if (elements && elements->size() <= 1)
            node.outputs[0].elements = own;
    if (!elements) {
        if (const auto rank = stated_rank(node.shape(1)))
            node.outputs[0].shape = node.unknown(*rank);
        return;
    }
    std::vector<dimension> output = stated_by(node, *elements);
    std::optional<std::size_t> open;
    for (std::size_t i = 0; i < output.size(); ++i) {
        if (!(*elements)[i].known())
            continue;
        if ((*elements)[i].coefficient < -1)
            throw contradiction{"it asks for an extent of " + std::to_string((*elements)[i].coefficient)};
        if ((*elements)[i].coefficient == -1) {
            if (open)
                throw contradiction{"it leaves two extents open"};
            open = i;
        }
    }
    if (!open) {
        // The only extent that is not known is what the others leave over as well.
        const auto unknown = [](dimension d) { return !d.known(); };
        if (std::ranges::count_if(output, unknown) == 1)
            open = static_cast<std::size_t>(std::ranges::find_if(output, unknown) - output.begin());
    }
    if (input) {
        const dimension total = node.symbols.product(*input);
        dimension rest        = extent(1);
        for (std::size_t i = 0; i < output.size(); ++i)
            if (i != open)
                rest = node.symbols.multiply(rest, output[i]);
        if (open) {
            if (const auto left = node.symbols.divide(total, rest)) {
                if ((*elements)[*open].known() || left->known())
                    output[*open] = *left;
            } else if (total.known() && rest.known() && rest.coefficient != 0) {
                throw contradiction{"its operand of " + std::to_string(total.coefficient) +
                                    " elements cannot be divided into parts of " + std::to_string(rest.coefficient)};
            }
        } else if (total.known() && rest.known() && total.coefficient != rest.coefficient) {
            throw contradiction{"its operand has " + std::to_string(total.coefficient) + " elements, but its result " +
                                std::to_string(rest.coefficient)};
        }
    }
    node.outputs[0].shape = std::move(output);
}

inline void expand_dims_shape(operation& node)
{
    const auto axis = node.integer(1);
    if (const auto& own = node.operand(0).elements; own && own->size() == 1 && node.shape(0) && node.shape(0)->empty())
        node.outputs[0].elements = own;
    if (!node.shape(0))
        return;
    std::vector<dimension> output = *node.shape(0);
    if (!axis) {
        node.outputs[0].shape = node.unknown(output.size() + 1);
        return;
    }
    const std::size_t place = operation::axis(*axis, output.size() + 1);
    output.insert(output.begin() + static_cast<std::ptrdiff_t>(place), extent(1));
    node.outputs[0].shape = std::move(output);
}

/// Squeeze. Without axes, all extents of 1 go; if an extent is not known then neither is the rank.
inline void squeeze_shape(operation& node)
{
    if (const auto& own = node.operand(0).elements; own && own->size() == 1)
        node.outputs[0].elements = own;
    const symbolic_shape& input = node.shape(0);
    if (!input)
        return;
    auto stated = node.integer_list("squeeze_dims");
    if (stated.empty())
        stated = node.integer_list("axis");
    std::vector<bool> gone(input->size(), false);
    for (const std::int64_t axis : stated) {
        const std::size_t i = operation::axis(axis, input->size());
        if ((*input)[i].known() && (*input)[i].coefficient != 1)
            throw contradiction{"it removes axis " + std::to_string(axis) + " of its operand's shape " +
                                text_of(input) + ", whose extent is not 1"};
        gone[i] = true;
    }
    if (stated.empty())
        for (std::size_t i = 0; i < input->size(); ++i) {
            if (!(*input)[i].known())
                return;
            gone[i] = (*input)[i] == extent(1);
        }
    std::vector<dimension> output;
    for (std::size_t i = 0; i < input->size(); ++i)
        if (!gone[i])
            output.push_back((*input)[i]);
    node.outputs[0].shape = std::move(output);
}

inline void transpose_shape(operation& node)
{
    const symbolic_shape& input = node.shape(0);
    const auto order            = node.integers(1);
    if (!order) {
        if (input)
            node.outputs[0].shape = node.unknown(input->size());
        else if (const auto rank = stated_rank(node.shape(1)))
            node.outputs[0].shape = node.unknown(*rank);
        return;
    }
    const auto given = input ? *input : node.unknown(order->size());
    std::vector<bool> used(given.size(), false);
    if (order->size() != given.size())
        throw contradiction{"it orders " + std::to_string(order->size()) + " axes, but its operand has the shape " +
                            text_of(input)};
    std::vector<dimension> output;
    for (const std::int64_t axis : *order) {
        const std::size_t i = operation::axis(axis, given.size());
        if (used[i])
            throw contradiction{"it uses axis " + std::to_string(axis) + " twice"};
        used[i] = true;
        output.push_back(given[i]);
    }
    node.outputs[0].shape = std::move(output);
}

inline void broadcast_to_shape(operation& node)
{
    node.operand(0);
    if (const auto& elements = node.operand(1).elements)
        node.outputs[0].shape = stated_by(node, *elements);
    else if (const auto rank = stated_rank(node.shape(1)))
        node.outputs[0].shape = node.unknown(*rank);
}

/// Tile: every extent times its number.
inline void tile_shape(operation& node)
{
    const auto& times = node.operand(1).elements;
    const auto& input = node.shape(0);
    if (!times) {
        if (input)
            node.outputs[0].shape = node.unknown(input->size());
        else if (const auto rank = stated_rank(node.shape(1)))
            node.outputs[0].shape = node.unknown(*rank);
        return;
    }
    const auto given = input ? *input : node.unknown(times->size());
    if (given.size() != times->size())
        throw contradiction{"it states " + std::to_string(times->size()) +
                            " repetitions, but its operand has the shape " + text_of(input)};
    std::vector<dimension> output;
    for (std::size_t i = 0; i < given.size(); ++i)
        output.push_back(node.symbols.as_extent(node.symbols.multiply(given[i], (*times)[i])));
    node.outputs[0].shape = std::move(output);
}

/// Bitcast, where element sizes are equal; otherwise an axis comes or goes.
inline void bitcast_shape(operation& node)
{
    node.outputs[0].type   = node.attribute("type", data_type::invalid);
    const std::size_t from = size_of(node.operand(0).type);
    const std::size_t to   = size_of(node.outputs[0].type);
    if (!node.shape(0) || from == 0 || to == 0)
        return;
    std::vector<dimension> output = *node.shape(0);
    if (from > to) {
        output.push_back(extent(static_cast<std::int64_t>(from / to)));
    } else if (from < to) {
        if (output.empty() ||
            (output.back().known() && output.back().coefficient != static_cast<std::int64_t>(to / from)))
            throw contradiction{"its operand has the shape " + text_of(node.shape(0)) +
                                ", whose last extent does not make one new element"};
        output.pop_back();
    }
    node.outputs[0].shape = std::move(output);
}

inline constexpr shape_rule reshaping_rules[] = {
    {"Reshape", reshape_shape},
    {"ExpandDims", expand_dims_shape},
    {"Squeeze", squeeze_shape},
    {"Transpose", transpose_shape},
    {"ConjugateTranspose", transpose_shape},
    {"BroadcastTo", broadcast_to_shape},
    {"Tile", tile_shape},
    {"Bitcast", bitcast_shape},
};

} // namespace oplift::infer

#endif
