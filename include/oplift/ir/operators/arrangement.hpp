#ifndef OPLIFT_IR_OPERATORS_ARRANGEMENT_HPP
#define OPLIFT_IR_OPERATORS_ARRANGEMENT_HPP

#include <oplift/ir/operand.hpp>

#include <boost/hana/adapt_struct.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace oplift::ir {

/// How a tensor is divided: into so many equal parts, or into parts of these extents.
using split_parts = std::variant<std::int64_t, std::vector<std::int64_t>>;

/// Joins tensors along an axis.
struct concat {
    static constexpr std::string_view operator_name = "Concat";
    static constexpr std::size_t least_inputs       = 2;

    std::vector<operand> inputs{};
    std::int64_t axis{};
};

/// Divides a tensor along an axis. Each part is an output.
struct split {
    static constexpr std::string_view operator_name = "Split";
    static constexpr bool several_outputs           = true;

    operand input{};
    std::int64_t axis{};
    split_parts split{}; ///< the number of equal parts, or the extent of each
};

/// Divides a tensor along an axis into `num` parts of extent 1, from which the axis is removed. Each part is an output.
struct unstack {
    static constexpr std::string_view operator_name = "Unstack";
    static constexpr bool several_outputs           = true;

    operand input{};
    std::int64_t axis{};
    std::int64_t num{};
};

/// Joins tensors along a new axis.
struct pack {
    static constexpr std::string_view operator_name = "Pack";
    static constexpr std::size_t least_inputs       = 1;

    std::vector<operand> inputs{};
    std::int64_t axis{}; ///< of the result
    std::int64_t N{};    ///< the number of inputs
};

/// A part of a tensor, as numpy's basic indexing takes it. Bounds are attributes, or tensors given as further operands.
struct slice {
    static constexpr std::string_view operator_name = "Slice";

    operand input{};
    std::optional<operand> begin{};
    std::optional<operand> end{};
    std::optional<operand> stride{};
    std::optional<std::vector<std::int64_t>> starts{};
    std::optional<std::vector<std::int64_t>> ends{};
    std::optional<std::vector<std::int64_t>> strides{};
    std::optional<std::int64_t> begin_mask{};
    std::optional<std::int64_t> end_mask{};
    std::optional<std::int64_t> shrink_axis_mask{};
    std::optional<std::int64_t> new_axis_mask{};
};

/// The same elements in another shape.
struct reshape {
    static constexpr std::string_view operator_name = "Reshape";

    operand input{};
    std::vector<std::int64_t> shape{}; ///< at most one extent is -1
};

/// Joins all axes but the first.
struct flatten {
    static constexpr std::string_view operator_name = "Flatten";

    operand input{};
};

/// Removes axes of extent 1.
struct squeeze {
    static constexpr std::string_view operator_name = "Squeeze";

    operand input{};
    std::vector<std::int64_t> axes{};
};

/// Inserts an axis of extent 1.
struct unsqueeze {
    static constexpr std::string_view operator_name = "Unsqueeze";

    operand input{};
    std::vector<std::int64_t> axes{}; ///< of the result; one element, as MMdnn's readers use only the first
};

/// Permutes axes: axis i of the result is axis perm[i] of the input.
struct transpose {
    static constexpr std::string_view operator_name = "Transpose";

    operand input{};
    std::optional<operand> permutation{}; ///< the same as a tensor, for MMdnn's emitters that read it there
    std::optional<std::vector<std::int64_t>> perm{};
};

/// Repeats a tensor along each axis.
struct tile {
    static constexpr std::string_view operator_name = "Tile";

    operand input{};
    std::vector<std::int64_t> multiples{};
};

/// Adds elements at the edges.
struct pad {
    static constexpr std::string_view operator_name = "Pad";

    operand input{};
    std::vector<std::int64_t> pads{};        ///< all begins, then all ends
    std::string mode{};                      ///< "constant", "reflect" or "edge" (TensorFlow's symmetric)
    std::optional<double> constant_values{}; ///< not written: 0
};

/// Moves blocks of a map into channels.
struct space_to_depth {
    static constexpr std::string_view operator_name = "SpaceToDepth";

    operand input{};
    std::int64_t blocksize{};
};

/// Moves channels into blocks of a map.
struct depth_to_space {
    static constexpr std::string_view operator_name = "DepthToSpace";

    operand input{};
    std::int64_t blocksize{};
};

/// Moves blocks of a map into the batch.
struct space_to_batch_nd {
    static constexpr std::string_view operator_name = "SpaceToBatchND";

    operand input{};
    std::vector<std::int64_t> block_shape{};
    std::vector<std::int64_t> paddings{}; ///< begin and end of each axis in turn
};

/// Moves the batch into blocks of a map.
struct batch_to_space_nd {
    static constexpr std::string_view operator_name = "BatchToSpaceND";

    operand input{};
    std::vector<std::int64_t> block_shape{};
    std::vector<std::int64_t> crops{}; ///< begin and end of each axis in turn
};

} // namespace oplift::ir

BOOST_HANA_ADAPT_STRUCT(oplift::ir::concat, inputs, axis);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::split, input, axis, split);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::unstack, input, axis, num);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::pack, inputs, axis, N);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::slice, input, begin, end, stride, starts, ends, strides, begin_mask, end_mask,
                        shrink_axis_mask, new_axis_mask);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::reshape, input, shape);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::flatten, input);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::squeeze, input, axes);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::unsqueeze, input, axes);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::transpose, input, permutation, perm);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::tile, input, multiples);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::pad, input, pads, mode, constant_values);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::space_to_depth, input, blocksize);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::depth_to_space, input, blocksize);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::space_to_batch_nd, input, block_shape, paddings);
BOOST_HANA_ADAPT_STRUCT(oplift::ir::batch_to_space_nd, input, block_shape, crops);

#endif
