#ifndef OPLIFT_PATTERN_OPERATORS_HPP
#define OPLIFT_PATTERN_OPERATORS_HPP

#include <oplift/pattern/operation.hpp>

#include <cstddef>

namespace oplift::pattern {

// TensorFlow's operators, by the names that rules call them. Operators that mean the same thing share a name here;
// whether operands may be exchanged is stated here, once. A rule can state further operators in the same way.

/// An operator with a fixed number of operands in a fixed order.
template <std::size_t Arity, fixed_string... Names>
inline constexpr tensorflow_operator<Arity, operand_order::as_written, Names...> fixed_order{};

/// An operator whose two operands may be exchanged.
template <fixed_string... Names>
inline constexpr tensorflow_operator<2, operand_order::any, Names...> commutative{};

// sources
inline constexpr auto placeholder    = fixed_order<0, "Placeholder", "PlaceholderV2">;
inline constexpr auto random_uniform = fixed_order<1, "RandomUniform">;

// element-wise, two operands
inline constexpr auto add                = commutative<"Add", "AddV2">;
inline constexpr auto mul                = commutative<"Mul">;
inline constexpr auto maximum            = commutative<"Maximum">;
inline constexpr auto minimum            = commutative<"Minimum">;
inline constexpr auto squared_difference = commutative<"SquaredDifference">;
inline constexpr auto sub                = fixed_order<2, "Sub">;
inline constexpr auto div                = fixed_order<2, "RealDiv", "Div">;
inline constexpr auto pow                = fixed_order<2, "Pow">;
inline constexpr auto greater_equal      = fixed_order<2, "GreaterEqual">;
inline constexpr auto select             = fixed_order<3, "Select", "SelectV2">;

// element-wise, one operand
inline constexpr auto abs        = fixed_order<1, "Abs">;
inline constexpr auto neg        = fixed_order<1, "Neg">;
inline constexpr auto exp        = fixed_order<1, "Exp">;
inline constexpr auto floor      = fixed_order<1, "Floor">;
inline constexpr auto sqrt       = fixed_order<1, "Sqrt">;
inline constexpr auto rsqrt      = fixed_order<1, "Rsqrt">;
inline constexpr auto reciprocal = fixed_order<1, "Reciprocal", "Inv">;
inline constexpr auto sigmoid    = fixed_order<1, "Sigmoid">;
inline constexpr auto relu       = fixed_order<1, "Relu">;
inline constexpr auto relu6      = fixed_order<1, "Relu6">;
inline constexpr auto cast       = fixed_order<1, "Cast">;

// networks
inline constexpr auto conv2d                = fixed_order<2, "Conv2D">;
inline constexpr auto conv3d                = fixed_order<2, "Conv3D">;
inline constexpr auto depthwise_conv2d      = fixed_order<2, "DepthwiseConv2dNative">;
inline constexpr auto conv2d_backprop_input = fixed_order<3, "Conv2DBackpropInput">;
inline constexpr auto conv3d_backprop_input = fixed_order<3, "Conv3DBackpropInputV2">;
inline constexpr auto matmul                = fixed_order<2, "MatMul">;
inline constexpr auto batch_matmul          = fixed_order<2, "BatchMatMul", "BatchMatMulV2", "BatchMatMulV3">;
inline constexpr auto bias_add              = fixed_order<2, "BiasAdd", "BiasAddV1">;
inline constexpr auto fused_batch_norm      = fixed_order<5, "FusedBatchNorm", "FusedBatchNormV2", "FusedBatchNormV3">;
inline constexpr auto max_pool              = fixed_order<1, "MaxPool", "MaxPool3D">;
inline constexpr auto max_pool_v2           = fixed_order<3, "MaxPoolV2">;
inline constexpr auto avg_pool              = fixed_order<1, "AvgPool", "AvgPool3D">;
inline constexpr auto lrn                   = fixed_order<1, "LRN">;
inline constexpr auto softmax               = fixed_order<1, "Softmax">;

// reductions
inline constexpr auto sum  = fixed_order<2, "Sum">;
inline constexpr auto mean = fixed_order<2, "Mean">;
inline constexpr auto max  = fixed_order<2, "Max">;

// shapes and arrangement
inline constexpr auto shape             = fixed_order<1, "Shape">;
inline constexpr auto reshape           = fixed_order<2, "Reshape">;
inline constexpr auto transpose         = fixed_order<2, "Transpose">;
inline constexpr auto squeeze           = fixed_order<1, "Squeeze">;
inline constexpr auto expand_dims       = fixed_order<2, "ExpandDims">;
inline constexpr auto strided_slice     = fixed_order<4, "StridedSlice">;
inline constexpr auto slice             = fixed_order<3, "Slice">;
inline constexpr auto pad               = fixed_order<2, "Pad">;
inline constexpr auto pad_v2            = fixed_order<3, "PadV2">;
inline constexpr auto mirror_pad        = fixed_order<2, "MirrorPad">;
inline constexpr auto split             = fixed_order<2, "Split">;             ///< (axis, value)
inline constexpr auto split_v           = fixed_order<3, "SplitV">;            ///< (value, sizes, axis)
inline constexpr auto concat            = fixed_order<any_number, "ConcatV2">; ///< (pieces..., axis)
inline constexpr auto concat_v1         = fixed_order<any_number, "Concat">;   ///< (axis, pieces...)
inline constexpr auto pack              = fixed_order<any_number, "Pack">;
inline constexpr auto unpack            = fixed_order<1, "Unpack">;
inline constexpr auto add_n             = fixed_order<any_number, "AddN">;
inline constexpr auto tile              = fixed_order<2, "Tile">;
inline constexpr auto fill              = fixed_order<2, "Fill">;
inline constexpr auto gather            = fixed_order<2, "Gather", "ResourceGather">; ///< (parameters, indices)
inline constexpr auto gather_v2         = fixed_order<3, "GatherV2">;                 ///< (parameters, indices, axis)
inline constexpr auto space_to_batch_nd = fixed_order<3, "SpaceToBatchND">;
inline constexpr auto batch_to_space_nd = fixed_order<3, "BatchToSpaceND">;

} // namespace oplift::pattern

#endif
