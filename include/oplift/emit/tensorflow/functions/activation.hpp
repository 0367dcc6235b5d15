#ifndef OPLIFT_EMIT_TENSORFLOW_FUNCTIONS_ACTIVATION_HPP
#define OPLIFT_EMIT_TENSORFLOW_FUNCTIONS_ACTIVATION_HPP

#include <oplift/emit/tensorflow/function.hpp>

#include <string_view>

namespace oplift::emit::tensorflow::functions {

namespace detail {

consteval function activation(std::string_view name, std::string_view operator_name)
{
    return describe::tensorflow(name, operator_name, describe::operand("features"));
}

} // namespace detail

inline constexpr function relu     = detail::activation("tf.nn.relu", "Relu");
inline constexpr function relu6    = detail::activation("tf.nn.relu6", "Relu6");
inline constexpr function elu      = detail::activation("tf.nn.elu", "Elu");
inline constexpr function selu     = detail::activation("tf.nn.selu", "Selu");
inline constexpr function softplus = detail::activation("tf.nn.softplus", "Softplus");
inline constexpr function softsign = detail::activation("tf.nn.softsign", "Softsign");

inline constexpr function softmax     = describe::tensorflow("tf.nn.softmax", "", describe::operand("logits"));
inline constexpr function log_softmax = describe::tensorflow("tf.nn.log_softmax", "", describe::operand("logits"));

/// relu of the input and of its negative, joined along the channels.
inline constexpr function crelu = describe::tensorflow("tf.nn.crelu", "", describe::operand("features"));

/// The larger of x and alpha * x.
inline constexpr function leaky_relu =
    describe::tensorflow("tf.nn.leaky_relu", "", describe::operand("features"), describe::attribute("alpha").by_name());

inline constexpr function prelu     = describe::helper("prelu", describe::operand("x"), describe::operand("gamma"));
inline constexpr function elu_alpha = describe::helper("elu", describe::operand("x"), describe::attribute("alpha"));
inline constexpr function swish     = describe::helper("swish", describe::operand("x"));

} // namespace oplift::emit::tensorflow::functions

#endif
