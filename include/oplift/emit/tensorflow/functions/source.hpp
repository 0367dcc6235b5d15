#ifndef OPLIFT_EMIT_TENSORFLOW_FUNCTIONS_SOURCE_HPP
#define OPLIFT_EMIT_TENSORFLOW_FUNCTIONS_SOURCE_HPP

#include <oplift/emit/tensorflow/function.hpp>

namespace oplift::emit::tensorflow::functions {

inline constexpr function placeholder =
    describe::tensorflow("tf.placeholder", "Placeholder", describe::attribute("dtype"), describe::attribute("shape"));

/// A number or a list of numbers.
inline constexpr function constant =
    describe::tensorflow("tf.constant", "", describe::attribute("value"), describe::attribute("dtype"));

/// A weight that is not a variable.
inline constexpr function constant_weight = describe::helper("constant", describe::operand("value"));

/// A tensor of the given shape whose elements are all `value`.
inline constexpr function fill =
    describe::tensorflow("tf.fill", "", describe::operand("dims"), describe::attribute("value"));
inline constexpr function shape      = describe::tensorflow("tf.shape", "Shape", describe::operand("input"));
inline constexpr function zeros_like = describe::tensorflow("tf.zeros_like", "ZerosLike", describe::operand("tensor"));

} // namespace oplift::emit::tensorflow::functions

#endif
