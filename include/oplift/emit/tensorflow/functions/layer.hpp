#ifndef OPLIFT_EMIT_TENSORFLOW_FUNCTIONS_LAYER_HPP
#define OPLIFT_EMIT_TENSORFLOW_FUNCTIONS_LAYER_HPP

#include <oplift/emit/tensorflow/function.hpp>

// Layers: what TensorFlow has no single function for, or none that all versions have. Strides, windows and dilations
// have a number for each axis, channels last. Padding is 'SAME', 'VALID' or a [begin, end] for each axis.
namespace oplift::emit::tensorflow::functions {

using describe::attribute;
using describe::helper;
using describe::operand;

inline constexpr function convolution =
    helper("convolution", operand("x"), operand("weights"), operand("bias"), attribute("strides"), attribute("padding"),
           attribute("dilations").by_name(), attribute("group").by_name());
inline constexpr function depthwise_convolution =
    helper("depthwise_convolution", operand("x"), operand("weights"), operand("bias"), attribute("strides"),
           attribute("padding"), attribute("dilations").by_name());
inline constexpr function separable_convolution =
    helper("separable_convolution", operand("x"), operand("depthwise_filter"), operand("pointwise_filter"),
           operand("bias"), attribute("strides"), attribute("padding"), attribute("dilations").by_name());

/// The output shape has -1 where it is known only when the model runs: for the batch.
inline constexpr function transposed_convolution =
    helper("transposed_convolution", operand("x"), operand("weights"), operand("bias"), attribute("output_shape"),
           attribute("strides"), attribute("padding"), attribute("dilations").by_name());

/// x, flattened to two axes, times weights, plus bias.
inline constexpr function dense = helper("dense", operand("x"), operand("weights"), operand("bias"));

inline constexpr function matmul = describe::tensorflow("tf.matmul", "", operand("a"), operand("b"));

inline constexpr function batch_normalization =
    helper("batch_normalization", operand("x"), operand("mean"), operand("variance"), operand("offset").by_name(),
           operand("scale").by_name(), attribute("epsilon").by_name(), attribute("momentum").by_name());
inline constexpr function instance_normalization =
    helper("instance_normalization", operand("x"), operand("offset").by_name(), operand("scale").by_name(),
           attribute("epsilon").by_name());
inline constexpr function scale = helper("scale", operand("x"), operand("scale"), operand("bias"));

/// The identity, but in training.
inline constexpr function dropout =
    helper("dropout", operand("x"), attribute("keep_prob").by_name(), attribute("seed").by_name());

inline constexpr function local_response_normalization = describe::tensorflow(
    "tf.nn.local_response_normalization", "LRN", operand("input"), attribute("depth_radius").by_name(),
    attribute("bias").by_name(), attribute("alpha").by_name(), attribute("beta").by_name());

inline constexpr function max_pool =
    helper("max_pool", operand("x"), attribute("ksize"), attribute("strides"), attribute("padding"));
inline constexpr function average_pool =
    helper("average_pool", operand("x"), attribute("ksize"), attribute("strides"), attribute("padding"));
inline constexpr function global_max_pool     = helper("global_max_pool", operand("x"));
inline constexpr function global_average_pool = helper("global_average_pool", operand("x"));

/// Half-pixel centres are known to TensorFlow 1.14 and later alone: the argument is written only where it is true.
inline constexpr function resize_bilinear = describe::tensorflow(
    "tf.image.resize_bilinear", "ResizeBilinear", operand("images"), describe::constant_operand("size"),
    attribute("align_corners").by_name(), attribute("half_pixel_centers").by_name());
inline constexpr function resize_nearest_neighbor = describe::tensorflow(
    "tf.image.resize_nearest_neighbor", "ResizeNearestNeighbor", operand("images"), describe::constant_operand("size"),
    attribute("align_corners").by_name(), attribute("half_pixel_centers").by_name());
/// Enlarged by whole factors; the method is 'nearest' or 'bilinear'.
inline constexpr function upsample = helper("upsample", operand("x"), attribute("scales"), attribute("method"));

} // namespace oplift::emit::tensorflow::functions

#endif
