#ifndef OPLIFT_INFER_SHAPES_JOINING_HPP
#define OPLIFT_INFER_SHAPES_JOINING_HPP

#include <oplift/infer/operation.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace oplift::infer {

/// Concatenation of the operands [first, last) along an axis.
inline void joined_shape(operation& node, std::size_t first, std::size_t last, std::optional<std::int64_t> stated)
{
    if (first >= last)
        throw contradiction{"it has nothing to join"};
    std::vector<dimension> elements;
    bool symbolic    = true;
    std::size_t rank = 0;
    bool ranked      = false;
    for (std::size_t i = first; i < last; ++i) {
        const tensor_facts& part = node.operand(i);
        symbolic                 = symbolic && part.elements && part.shape && part.shape->size() == 1 &&
                   elements.size() + part.elements->size() <= static_cast<std::size_t>(most_elements);
        if (symbolic)
            elements.insert(elements.end(), part.elements->begin(), part.elements->end());
        if (!part.shape)
            continue;
        if (ranked && part.shape->size() != rank)
            throw contradiction{"it joins tensors of rank " + std::to_string(rank) + " and " +
                                std::to_string(part.shape->size())};
        rank   = part.shape->size();
        ranked = true;
    }
    if (!ranked)
        return;
    if (!stated) {
        node.outputs[0].shape = node.unknown(rank);
        return;
    }
    const std::size_t axis = operation::axis(*stated, rank);
    std::optional<std::vector<dimension>> output;
    bool known_sum = true;
    for (std::size_t i = first; i < last; ++i) {
        const symbolic_shape& part = node.shape(i);
        if (!part) {
            known_sum = false;
            continue;
        }
        if (!output) {
            output = *part;
            continue;
        }
        for (std::size_t k = 0; k < rank; ++k)
            (*output)[k] = k == axis ? node.symbols.add((*output)[k], (*part)[k])
                                     : operation::same((*output)[k], (*part)[k], "extent " + std::to_string(k));
    }
    (*output)[axis]       = known_sum ? node.symbols.as_extent((*output)[axis]) : node.symbols.fresh();
    node.outputs[0].shape = std::move(output);
    if (symbolic)
        node.outputs[0].elements = std::move(elements);
}

inline void concat_shape(operation& node)
{
    joined_shape(node, 1, node.operands.size(), node.integer(0));
}

inline void concat_v2_shape(operation& node)
{
    if (node.operands.size() < 2)
        throw contradiction{"it has nothing to join"};
    joined_shape(node, 0, node.operands.size() - 1, node.integer(node.operands.size() - 1));
}

/// ParallelConcat: the attribute states the shape.
inline void parallel_concat_shape(operation& node)
{
    node.outputs[0].shape = node.shape_from(node.attribute<stated_shape>("shape", std::nullopt));
}

inline void pack_shape(operation& node)
{
    symbolic_shape shape = node.shape(0);
    std::vector<dimension> elements;
    bool symbolic = node.operands.size() <= static_cast<std::size_t>(most_elements);
    bool any      = false;
    for (std::size_t i = 0; i < node.operands.size(); ++i) {
        const tensor_facts& part = node.operand(i);
        if (i > 0)
            shape = operation::same(shape, part.shape);
        const bool here = part.elements && part.elements->size() == 1;
        any             = any || here;
        elements.push_back(here ? part.elements->front() : symbolic ? node.symbols.number() : extent(0));
    }
    if (!shape)
        return;
    const std::size_t axis = operation::axis(node.attribute<std::int64_t>("axis", 0), shape->size() + 1);
    const bool scalars     = shape->empty();
    shape->insert(shape->begin() + static_cast<std::ptrdiff_t>(axis),
                  extent(static_cast<std::int64_t>(node.operands.size())));
    node.outputs[0].shape = std::move(shape);
    if (scalars && symbolic && any)
        node.outputs[0].elements = std::move(elements);
}

inline void unpack_shape(operation& node)
{
    const std::int64_t count = node.attribute<std::int64_t>("num", 0);
    if (count < 0 || count > operation::most_outputs)
        throw contradiction{"it has " + std::to_string(count) + " outputs"};
    const tensor_facts& input = node.operand(0);
    node.output_count         = static_cast<std::uint32_t>(count);
    if (input.shape) {
        std::vector<dimension> output = *input.shape;
        const std::size_t axis        = operation::axis(node.attribute<std::int64_t>("axis", 0), output.size());
        operation::same(output[axis], extent(count), "the extent that it takes apart");
        output.erase(output.begin() + static_cast<std::ptrdiff_t>(axis));
        node.outputs[0].shape = std::move(output);
    }
    if (input.elements && input.shape && input.shape->size() == 1 &&
        input.elements->size() == static_cast<std::size_t>(count)) {
        node.outputs.resize(input.elements->size(), node.outputs[0]);
        for (std::size_t i = 0; i < input.elements->size(); ++i)
            node.outputs[i].elements = std::vector{(*input.elements)[i]};
    }
    if (count == 0)
        node.outputs.clear();
}

/// Split: operand 0 is the axis; all parts are of one size.
inline void split_shape(operation& node)
{
    const std::int64_t count = node.attribute<std::int64_t>("num_split", 0);
    if (count < 1 || count > operation::most_outputs)
        throw contradiction{"it splits into " + std::to_string(count) + " parts"};
    node.output_count         = static_cast<std::uint32_t>(count);
    const tensor_facts& input = node.operand(1);
    const auto axis           = node.integer(0);
    if (!input.shape)
        return;
    if (!axis) {
        node.outputs[0].shape = node.unknown(input.shape->size());
        return;
    }
    std::vector<dimension> output = *input.shape;
    dimension& divided            = output[operation::axis(*axis, output.size())];
    if (divided.known() && divided.coefficient % count != 0)
        throw contradiction{"it splits an extent of " + std::to_string(divided.coefficient) + " into " +
                            std::to_string(count) + " parts"};
    divided               = node.symbols.divide(divided, extent(count)).value_or(node.symbols.fresh());
    node.outputs[0].shape = std::move(output);
    if (input.elements && input.shape->size() == 1 && count <= most_elements) {
        const std::size_t size = input.elements->size() / static_cast<std::size_t>(count);
        node.outputs.resize(static_cast<std::size_t>(count), node.outputs[0]);
        for (std::size_t i = 0; i < node.outputs.size(); ++i)
            node.outputs[i].elements =
                std::vector(input.elements->begin() + static_cast<std::ptrdiff_t>(i * size),
                            input.elements->begin() + static_cast<std::ptrdiff_t>((i + 1) * size));
    }
}

/// SplitV: operand 1 states the sizes, operand 2 the axis. More than most_elements parts are not followed.
inline void split_v_shape(operation& node)
{
    const std::int64_t count = node.attribute<std::int64_t>("num_split", 0);
    if (count < 1 || count > operation::most_outputs)
        throw contradiction{"it splits into " + std::to_string(count) + " parts"};
    node.output_count           = static_cast<std::uint32_t>(count);
    const symbolic_shape& input = node.shape(0);
    const auto sizes            = node.operand(1).elements;
    const auto axis             = node.integer(2);
    if (!input || count > most_elements)
        return;
    if (sizes && sizes->size() != static_cast<std::size_t>(count))
        throw contradiction{"it splits into " + std::to_string(count) + " parts, but states " +
                            std::to_string(sizes->size()) + " sizes"};
    node.outputs.resize(static_cast<std::size_t>(count), node.outputs[0]);
    dimension rest = axis ? (*input)[operation::axis(*axis, input->size())] : extent(0);
    if (axis && sizes)
        for (const dimension size : *sizes)
            if (size != extent(-1))
                rest = node.symbols.subtract(rest, size);
    for (std::size_t i = 0; i < node.outputs.size(); ++i) {
        if (!axis) {
            node.outputs[i].shape = node.unknown(input->size());
            continue;
        }
        std::vector<dimension> output = *input;
        output[operation::axis(*axis, input->size())] =
            !sizes ? node.symbols.fresh() : node.symbols.as_extent((*sizes)[i] == extent(-1) ? rest : (*sizes)[i]);
        node.outputs[i].shape = std::move(output);
    }
}

inline constexpr shape_rule joining_rules[] = {
    {"Concat", concat_shape},  {"ConcatV2", concat_v2_shape}, {"ParallelConcat", parallel_concat_shape},
    {"Pack", pack_shape},      {"Unpack", unpack_shape},      {"Split", split_shape},
    {"SplitV", split_v_shape},
};

} // namespace oplift::infer

#endif
