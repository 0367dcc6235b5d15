#ifndef OPLIFT_EMIT_TENSORFLOW_FUNCTIONS_REDUCTION_HPP
#define OPLIFT_EMIT_TENSORFLOW_FUNCTIONS_REDUCTION_HPP

#include <oplift/emit/tensorflow/function.hpp>

#include <string_view>

namespace oplift::emit::tensorflow::functions {

namespace detail {

/// The third parameter was renamed from keep_dims to keepdims: it is given by its position.
consteval function reduction(std::string_view name, std::string_view operator_name, std::string_view type = "T")
{
    return describe::tensorflow(name, operator_name, describe::operand("input_tensor", type),
                                describe::constant_operand("axis", "Tidx"),
                                describe::attribute("keepdims", "keep_dims"));
}

} // namespace detail

inline constexpr function reduce_all  = detail::reduction("tf.reduce_all", "All", "");
inline constexpr function reduce_any  = detail::reduction("tf.reduce_any", "Any", "");
inline constexpr function reduce_max  = detail::reduction("tf.reduce_max", "Max");
inline constexpr function reduce_mean = detail::reduction("tf.reduce_mean", "Mean");
inline constexpr function reduce_min  = detail::reduction("tf.reduce_min", "Min");
inline constexpr function reduce_prod = detail::reduction("tf.reduce_prod", "Prod");
inline constexpr function reduce_sum  = detail::reduction("tf.reduce_sum", "Sum");

inline constexpr function argmax =
    describe::tensorflow("tf.argmax", "ArgMax", describe::operand("input"), describe::constant_operand("axis", "Tidx"));

} // namespace oplift::emit::tensorflow::functions

#endif
