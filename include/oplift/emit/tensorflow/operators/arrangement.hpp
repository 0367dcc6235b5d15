#ifndef OPLIFT_EMIT_TENSORFLOW_OPERATORS_ARRANGEMENT_HPP
#define OPLIFT_EMIT_TENSORFLOW_OPERATORS_ARRANGEMENT_HPP

#include <oplift/emit/tensorflow/functions/arrangement.hpp>
#include <oplift/emit/tensorflow/operator_emission.hpp>
#include <oplift/ir/operators/arrangement.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace oplift::emit::tensorflow {

namespace detail {

/// [begin, end] of each axis, from all begins, then all ends.
inline std::vector<integers> pairs_of_pads(const integers& pads)
{
    std::vector<integers> pairs;
    const std::size_t rank = pads.size() / 2;
    for (std::size_t axis = 0; axis < rank; ++axis)
        pairs.push_back({pads[axis], pads[rank + axis]});
    return pairs;
}

/// [begin, end] of each axis, from begin and end of each axis in turn.
inline std::vector<integers> pairs_in_turn(const integers& flat)
{
    std::vector<integers> pairs;
    for (std::size_t i = 0; i + 1 < flat.size(); i += 2)
        pairs.push_back({flat[i], flat[i + 1]});
    return pairs;
}

inline bool are_pads(const integers& pads)
{
    return pads.size() % 2 == 0 && std::ranges::all_of(pads, [](std::int64_t amount) {
               return amount >= 0 && amount <= std::numeric_limits<std::int32_t>::max();
           });
}

inline constexpr auto most_parts = static_cast<std::int64_t>(ir::most_outputs);

/// Whether all numbers are those of a type that sizes have in TensorFlow.
inline bool are_sizes(const integers& numbers, std::int64_t least)
{
    return std::ranges::all_of(numbers, [&](std::int64_t number) {
        return number >= least && number <= std::numeric_limits<std::int32_t>::max();
    });
}

/// Bounds of a slice are int32 in TensorFlow; one beyond means as much as the largest.
inline integers clamped(integers bounds)
{
    for (std::int64_t& bound : bounds)
        bound = std::clamp<std::int64_t>(bound, std::numeric_limits<std::int32_t>::min() + 1,
                                         std::numeric_limits<std::int32_t>::max());
    return bounds;
}

struct write_slice {
    /// As many bits as a mask has.
    static constexpr std::int64_t most_axes = 32;

    static bool is_bound(const program_writer& to, const ir::operand& bound)
    {
        return to.type(bound) == data_type::int32 || to.type(bound) == data_type::int64;
    }
    void operator()(const ir::slice& op, program_writer& to) const
    {
        argument begin, end, strides;
        if (op.begin) {
            to.require(op.end.has_value(), "it has a tensor of begins, but none of ends");
            to.require(!op.starts && !op.ends, "its bounds are given twice, as tensors and as attributes");
            if (!op.end)
                return;
            begin = to.input(*op.begin);
            end   = to.input(*op.end);
            to.require(is_bound(to, *op.begin) && to.type(*op.begin) == to.type(*op.end) &&
                           (!op.stride || to.type(*op.begin) == to.type(*op.stride)),
                       "its bounds are no integers, or of different types");
            if (op.stride) {
                strides = to.input(*op.stride);
            } else if (const stated_shape length = to.shape(*op.begin);
                       length && length->size() == 1 && (*length)[0] >= 0 && (*length)[0] <= most_axes) {
                strides = integers(static_cast<std::size_t>((*length)[0]), 1);
            } else {
                to.problem("the number of axes that it slices is not known");
            }
        } else {
            to.require(op.starts && op.ends, "it lacks 'starts' and 'ends'");
            if (!op.starts || !op.ends)
                return;
            const integers steps = op.strides.value_or(integers(op.starts->size(), 1));
            to.require(op.starts->size() == op.ends->size() && op.starts->size() == steps.size(),
                       "'starts', 'ends' and 'strides' have different lengths");
            to.require(steps.size() <= most_axes, "it slices more axes than a tensor has");
            to.require(std::ranges::find(steps, 0) == steps.end(), "a stride of 0 leads nowhere");
            begin   = clamped(*op.starts);
            end     = clamped(*op.ends);
            strides = clamped(steps);
        }
        const auto mask = [](const std::optional<std::int64_t>& bits) { return bits.value_or(0); };
        to.returns(functions::strided_slice,
                   {to.input(op.input), std::move(begin), std::move(end), std::move(strides), mask(op.begin_mask),
                    mask(op.end_mask), mask(op.new_axis_mask), mask(op.shrink_axis_mask)});
    }
};

struct write_pad {
    void operator()(const ir::pad& op, program_writer& to) const
    {
        to.require(are_pads(op.pads), "'pads' is not a begin and an end for each axis");
        const stated_shape shape = to.shape(op.input);
        to.require(!shape || op.pads.size() == 2 * shape->size(), "'pads' has the wrong number of axes");
        std::string mode = "CONSTANT";
        if (op.mode == "reflect")
            mode = "REFLECT";
        else if (op.mode == "edge" || op.mode == "symmetric")
            mode = "SYMMETRIC";
        else if (op.mode != "constant")
            to.problem("its mode '" + op.mode + "' is none of constant, reflect, edge and symmetric");
        // Readers disagree on what "edge" means where more than one element is added.
        to.require(op.mode != "edge" || std::ranges::all_of(op.pads, [](std::int64_t amount) { return amount <= 1; }),
                   "its mode 'edge' adds more than one element, which readers of the IR understand in different ways");
        const double value = mode == "CONSTANT" ? op.constant_values.value_or(0) : 0;
        to.returns(functions::pad, {to.input(op.input), pairs_of_pads(op.pads), mode, value});
    }
};

/// MMdnn's Keras parser writes `border` as begin and end of each axis; the list of MMdnn's operators says left, top,
/// right, bottom. What the shapes of input and result say decides.
struct write_crop {
    void operator()(const ir::crop& op, program_writer& to) const
    {
        const stated_shape from     = to.shape(op.input);
        const stated_shape result   = to.shape();
        const std::size_t map_axes  = op.border.size() / 2;
        std::vector<integers> edges = pairs_in_turn(op.border);
        if (map_axes == 0 || map_axes > 3 || !are_pads(op.border) || (from && from->size() != map_axes + 2) ||
            (result && result->size() != map_axes + 2))
            return to.problem("'border' is not two numbers for each axis of the map");
        if (op.border.size() == 4 && edges != from_left_and_top(op.border)) {
            const bool in_turn  = fits(edges, from, result);
            const bool by_sides = fits(from_left_and_top(op.border), from, result);
            if (in_turn == by_sides)
                return to.problem("'border' can be read in two ways, and the shapes of its input and its result fit " +
                                  std::string{in_turn ? "both" : "neither"});
            if (by_sides)
                edges = from_left_and_top(op.border);
        }
        to.require(fits(edges, from, result) || !has_known_map(from) || !has_known_map(result),
                   "'border' does not lead from the shape of its input to that of its result");
        integers begin(map_axes + 2, 0), end(map_axes + 2, 0);
        std::int64_t whole = 1 | std::int64_t{1} << (map_axes + 1); // axes, as bits, that keep their end
        for (std::size_t axis = 0; axis < map_axes; ++axis) {
            begin[axis + 1] = edges[axis][0];
            end[axis + 1]   = -edges[axis][1];
            if (edges[axis][1] == 0)
                whole |= std::int64_t{1} << (axis + 1);
        }
        to.returns(functions::strided_slice,
                   {to.input(op.input), std::move(begin), std::move(end), integers(map_axes + 2, 1), std::int64_t{0},
                    whole, std::int64_t{0}, std::int64_t{0}});
    }

private:
    static std::vector<integers> from_left_and_top(const integers& border)
    {
        return {{border[1], border[3]}, {border[0], border[2]}};
    }

    static bool has_known_map(const stated_shape& shape)
    {
        return shape && std::all_of(shape->begin() + 1, shape->end() - 1, [](std::int64_t e) { return e >= 0; });
    }

    static bool fits(const std::vector<integers>& edges, const stated_shape& from, const stated_shape& result)
    {
        if (!from || !result || from->size() != edges.size() + 2 || result->size() != from->size())
            return false;
        for (std::size_t axis = 0; axis < edges.size(); ++axis) {
            const std::int64_t extent = (*from)[axis + 1];
            if (extent < 0 || (*result)[axis + 1] < 0 ||
                extent - edges[axis][0] - edges[axis][1] != (*result)[axis + 1])
                return false;
        }
        return true;
    }
};

} // namespace detail

inline constexpr std::array arrangement_emissions{
    on<ir::concat>([](const auto& op, program_writer& to) {
        to.require_same_type(op.inputs);
        to.require_axis(op.axis, op.inputs.front());
        to.returns(functions::concat, {to.inputs(op.inputs), op.axis});
    }),
    on<ir::split>([](const auto& op, program_writer& to) {
        argument parts;
        std::size_t count = 0;
        if (const auto* number = std::get_if<std::int64_t>(&op.split)) {
            if (*number < 1 || *number > detail::most_parts)
                return to.problem("the number of parts is not positive, or more than any model has");
            parts = *number;
            count = static_cast<std::size_t>(*number);
        } else {
            const auto& extents = std::get<integers>(op.split);
            to.require(!extents.empty() && detail::are_sizes(extents, 0), "'split' is no list of extents");
            parts = extents;
            count = extents.size();
        }
        to.require_axis(op.axis, op.input);
        to.returns(functions::split, {to.input(op.input), std::move(parts), op.axis}, count);
    }),
    on<ir::unstack>([](const auto& op, program_writer& to) {
        if (op.num < 1 || op.num > detail::most_parts)
            return to.problem("the number of parts is not positive, or more than any model has");
        to.require_axis(op.axis, op.input);
        to.returns(functions::unstack, {to.input(op.input), op.num, op.axis}, static_cast<std::size_t>(op.num));
    }),
    on<ir::pack>([](const auto& op, program_writer& to) {
        to.require(op.N == static_cast<std::int64_t>(op.inputs.size()), "'N' is not the number of its inputs");
        to.require_same_type(op.inputs);
        to.require_axis(op.axis, op.inputs.front(), 1);
        to.returns(functions::stack, {to.inputs(op.inputs), op.axis});
    }),
    on<ir::slice>(detail::write_slice{}),
    on<ir::reshape>([](const auto& op, program_writer& to) {
        to.require(detail::are_sizes(op.shape, -1) && std::ranges::count(op.shape, -1) <= 1,
                   "'shape' has a negative extent other than one -1, or too large a one");
        to.returns(functions::reshape, {to.input(op.input), op.shape});
    }),
    on<ir::flatten>([](const auto& op, program_writer& to) { to.returns(functions::flatten, {to.input(op.input)}); }),
    on<ir::squeeze>([](const auto& op, program_writer& to) {
        for (const std::int64_t axis : op.axes)
            to.require_axis(axis, op.input);
        to.returns(functions::squeeze, {to.input(op.input), op.axes});
    }),
    on<ir::unsqueeze>([](const auto& op, program_writer& to) {
        to.require(op.axes.size() == 1, "'axes' is not a single axis");
        for (const std::int64_t axis : op.axes)
            to.require_axis(axis, op.input, 1);
        to.returns(functions::expand_dims, {to.input(op.input), op.axes.empty() ? 0 : op.axes.front()});
    }),
    on<ir::transpose>([](const auto& op, program_writer& to) {
        if (op.perm) {
            integers sorted = *op.perm;
            std::ranges::sort(sorted);
            bool all = true;
            for (std::size_t i = 0; i < sorted.size(); ++i)
                all = all && std::cmp_equal(sorted[i], i);
            const stated_shape shape = to.shape(op.input);
            to.require(all && (!shape || shape->size() == sorted.size()), "'perm' is no permutation of its axes");
        }
        if (op.perm)
            to.returns(functions::transpose, {to.input(op.input), *op.perm});
        else if (op.permutation)
            to.returns(functions::transpose, {to.input(op.input), to.input(*op.permutation)});
        else
            to.problem("it lacks 'perm'");
    }),
    on<ir::tile>([](const auto& op, program_writer& to) {
        const stated_shape shape = to.shape(op.input);
        to.require(detail::are_sizes(op.multiples, 0) && (!shape || shape->size() == op.multiples.size()),
                   "'multiples' is not a number for each axis");
        to.returns(functions::tile, {to.input(op.input), op.multiples});
    }),
    on<ir::pad>(detail::write_pad{}),
    on<ir::crop>(detail::write_crop{}),
    on<ir::space_to_depth>([](const auto& op, program_writer& to) {
        to.require(detail::are_sizes({op.blocksize}, 2), "'blocksize' is not 2 or more");
        to.returns(functions::space_to_depth, {to.input(op.input), op.blocksize});
    }),
    on<ir::depth_to_space>([](const auto& op, program_writer& to) {
        to.require(detail::are_sizes({op.blocksize}, 2), "'blocksize' is not 2 or more");
        to.returns(functions::depth_to_space, {to.input(op.input), op.blocksize});
    }),
    on<ir::space_to_batch_nd>([](const auto& op, program_writer& to) {
        to.require(op.paddings.size() == 2 * op.block_shape.size() && detail::are_sizes(op.block_shape, 1) &&
                       detail::are_sizes(op.paddings, 0),
                   "'paddings' and 'block_shape' do not fit");
        to.returns(functions::space_to_batch_nd,
                   {to.input(op.input), op.block_shape, detail::pairs_in_turn(op.paddings)});
    }),
    on<ir::batch_to_space_nd>([](const auto& op, program_writer& to) {
        to.require(op.crops.size() == 2 * op.block_shape.size() && detail::are_sizes(op.block_shape, 1) &&
                       detail::are_sizes(op.crops, 0),
                   "'crops' and 'block_shape' do not fit");
        to.returns(functions::batch_to_space_nd, {to.input(op.input), op.block_shape, detail::pairs_in_turn(op.crops)});
    }),
};

} // namespace oplift::emit::tensorflow

#endif
