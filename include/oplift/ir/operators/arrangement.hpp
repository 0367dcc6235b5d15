#ifndef OPLIFT_IR_OPERATORS_ARRANGEMENT_HPP
#define OPLIFT_IR_OPERATORS_ARRANGEMENT_HPP

#include <oplift/ir/members.hpp>
#include <oplift/ir/operand.hpp>

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

    static constexpr ir::members<&concat::inputs, &concat::axis> members{{"inputs", "axis"}};
};

/// Divides a tensor along an axis. Each part is an output.
struct split {
    static constexpr std::string_view operator_name = "Split";
    static constexpr bool several_outputs           = true;

    operand input{};
    std::int64_t axis{};
    split_parts split{}; ///< the number of equal parts, or the extent of each

    static constexpr ir::members<&split::input, &split::axis, &split::split> members{{"input", "axis", "split"}};
};

/// Divides a tensor along an axis into `num` parts of extent 1, from which the axis is removed. Each part is an output.
struct unstack {
    static constexpr std::string_view operator_name = "Unstack";
    static constexpr bool several_outputs           = true;

    operand input{};
    std::int64_t axis{};
    std::int64_t num{};

    static constexpr ir::members<&unstack::input, &unstack::axis, &unstack::num> members{{"input", "axis", "num"}};
};

/// Joins tensors along a new axis.
struct pack {
    static constexpr std::string_view operator_name = "Pack";
    static constexpr std::size_t least_inputs       = 1;

    std::vector<operand> inputs{};
    std::int64_t axis{}; ///< of the result
    std::int64_t N{};    ///< the number of inputs

    static constexpr ir::members<&pack::inputs, &pack::axis, &pack::N> members{{"inputs", "axis", "N"}};
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

    static constexpr ir::members<&slice::input, &slice::begin, &slice::end, &slice::stride, &slice::starts,
                                 &slice::ends, &slice::strides, &slice::begin_mask, &slice::end_mask,
                                 &slice::shrink_axis_mask, &slice::new_axis_mask>
        members{{"input", "begin", "end", "stride", "starts", "ends", "strides", "begin_mask", "end_mask",
                 "shrink_axis_mask", "new_axis_mask"}};
};

/// The same elements in another shape.
struct reshape {
    static constexpr std::string_view operator_name = "Reshape";

    operand input{};
    std::vector<std::int64_t> shape{}; ///< at most one extent is -1

    static constexpr ir::members<&reshape::input, &reshape::shape> members{{"input", "shape"}};
};

/// Joins all axes but the first.
struct flatten {
    static constexpr std::string_view operator_name = "Flatten";

    operand input{};

    static constexpr ir::members<&flatten::input> members{{"input"}};
};

/// Removes axes of extent 1.
struct squeeze {
    static constexpr std::string_view operator_name = "Squeeze";

    operand input{};
    std::vector<std::int64_t> axes{};

    static constexpr ir::members<&squeeze::input, &squeeze::axes> members{{"input", "axes"}};
};

/// Inserts an axis of extent 1.
struct unsqueeze {
    static constexpr std::string_view operator_name = "Unsqueeze";

    operand input{};
    std::vector<std::int64_t> axes{}; ///< of the result; one element, as MMdnn's readers use only the first

    static constexpr ir::members<&unsqueeze::input, &unsqueeze::axes> members{{"input", "axes"}};
};

/// Permutes axes: axis i of the result is axis perm[i] of the input.
struct transpose {
    static constexpr std::string_view operator_name = "Transpose";

    operand input{};
    std::optional<operand> permutation{}; ///< the same as a tensor, for MMdnn's emitters that read it there
    std::optional<std::vector<std::int64_t>> perm{};

    static constexpr ir::members<&transpose::input, &transpose::permutation, &transpose::perm> members{
        {"input", "permutation", "perm"}};
};

/// Repeats a tensor along each axis.
struct tile {
    static constexpr std::string_view operator_name = "Tile";

    operand input{};
    std::vector<std::int64_t> multiples{};

    static constexpr ir::members<&tile::input, &tile::multiples> members{{"input", "multiples"}};
};

/// Adds elements at the edges.
struct pad {
    static constexpr std::string_view operator_name = "Pad";

    operand input{};
    std::vector<std::int64_t> pads{};        ///< all begins, then all ends
    std::string mode{};                      ///< "constant", "reflect" or "edge" (TensorFlow's symmetric)
    std::optional<double> constant_values{}; ///< not written: 0

    static constexpr ir::members<&pad::input, &pad::pads, &pad::mode, &pad::constant_values> members{
        {"input", "pads", "mode", "constant_values"}};
};

/// Moves blocks of a map into channels.
struct space_to_depth {
    static constexpr std::string_view operator_name = "SpaceToDepth";

    operand input{};
    std::int64_t blocksize{};

    static constexpr ir::members<&space_to_depth::input, &space_to_depth::blocksize> members{{"input", "blocksize"}};
};

/// Moves channels into blocks of a map.
struct depth_to_space {
    static constexpr std::string_view operator_name = "DepthToSpace";

    operand input{};
    std::int64_t blocksize{};

    static constexpr ir::members<&depth_to_space::input, &depth_to_space::blocksize> members{{"input", "blocksize"}};
};

/// Removes the edges of a map. MMdnn's Keras parser writes it; other programs understand its numbers otherwise.
struct crop {
    static constexpr std::string_view operator_name = "Crop";

    operand input{};
    std::vector<std::int64_t> border{}; ///< begin and end of each axis of the map in turn, or left, top, right, bottom

    static constexpr ir::members<&crop::input, &crop::border> members{{"input", "border"}};
};

/// Moves blocks of a map into the batch.
struct space_to_batch_nd {
    static constexpr std::string_view operator_name = "SpaceToBatchND";

    operand input{};
    std::vector<std::int64_t> block_shape{};
    std::vector<std::int64_t> paddings{}; ///< begin and end of each axis in turn

    static constexpr ir::members<&space_to_batch_nd::input, &space_to_batch_nd::block_shape,
                                 &space_to_batch_nd::paddings>
        members{{"input", "block_shape", "paddings"}};
};

/// Moves the batch into blocks of a map.
struct batch_to_space_nd {
    static constexpr std::string_view operator_name = "BatchToSpaceND";

    operand input{};
    std::vector<std::int64_t> block_shape{};
    std::vector<std::int64_t> crops{}; ///< begin and end of each axis in turn

    static constexpr ir::members<&batch_to_space_nd::input, &batch_to_space_nd::block_shape, &batch_to_space_nd::crops>
        members{{"input", "block_shape", "crops"}};
};

} // namespace oplift::ir

#endif
