#ifndef OPLIFT_EMIT_TENSORFLOW_FUNCTIONS_ARRANGEMENT_HPP
#define OPLIFT_EMIT_TENSORFLOW_FUNCTIONS_ARRANGEMENT_HPP

#include <oplift/emit/tensorflow/function.hpp>

namespace oplift::emit::tensorflow::functions {

using describe::attribute;
using describe::constant_operand;
using describe::operand;
using describe::operands;
using describe::tensorflow;

inline constexpr function concat =
    tensorflow("tf.concat", "ConcatV2", operands("values"), constant_operand("axis", "Tidx"));
inline constexpr function stack = tensorflow("tf.stack", "Pack", operands("values"), attribute("axis").by_name());

/// Into a number of equal parts, or into parts of the given extents.
inline constexpr function split =
    tensorflow("tf.split", "", operand("value"), attribute("num_or_size_splits"), attribute("axis").by_name())
        .of_lists();
inline constexpr function unstack =
    tensorflow("tf.unstack", "Unpack", operand("value"), attribute("num").by_name(), attribute("axis").by_name())
        .of_lists();

inline constexpr function reshape =
    tensorflow("tf.reshape", "Reshape", operand("tensor"), constant_operand("shape", "Tshape"));
inline constexpr function squeeze =
    tensorflow("tf.squeeze", "Squeeze", operand("input"), attribute("axis", "squeeze_dims").by_name());
inline constexpr function expand_dims =
    tensorflow("tf.expand_dims", "ExpandDims", operand("input"), constant_operand("axis", "Tdim").by_name());
inline constexpr function transpose =
    tensorflow("tf.transpose", "Transpose", operand("a"), constant_operand("perm", "Tperm").by_name());
inline constexpr function tile =
    tensorflow("tf.tile", "Tile", operand("input"), constant_operand("multiples", "Tmultiples"));

/// Bounds are lists of integers, or tensors.
inline constexpr function strided_slice =
    tensorflow("tf.strided_slice", "", operand("input_"), operand("begin", "Index"), operand("end", "Index"),
               operand("strides", "Index"), attribute("begin_mask").by_name(), attribute("end_mask").by_name(),
               attribute("new_axis_mask").by_name(), attribute("shrink_axis_mask").by_name());

inline constexpr function pad = tensorflow("tf.pad", "", operand("tensor"), attribute("paddings"),
                                           attribute("mode").by_name(), attribute("constant_values").by_name());

inline constexpr function space_to_depth =
    tensorflow("tf.space_to_depth", "SpaceToDepth", operand("input"), attribute("block_size"));
inline constexpr function depth_to_space =
    tensorflow("tf.depth_to_space", "DepthToSpace", operand("input"), attribute("block_size"));
inline constexpr function space_to_batch_nd =
    tensorflow("tf.space_to_batch_nd", "SpaceToBatchND", operand("input"),
               constant_operand("block_shape", "Tblock_shape"), constant_operand("paddings", "Tpaddings"));
inline constexpr function batch_to_space_nd =
    tensorflow("tf.batch_to_space_nd", "BatchToSpaceND", operand("input"),
               constant_operand("block_shape", "Tblock_shape"), constant_operand("crops", "Tcrops"));

inline constexpr function gather =
    tensorflow("tf.gather", "GatherV2", operand("params", "Tparams"), operand("indices", "Tindices"),
               constant_operand("axis", "Taxis").by_name());

/// All axes but the first joined.
inline constexpr function flatten = describe::helper("flatten", operand("x"));

} // namespace oplift::emit::tensorflow::functions

#endif
