#ifndef OPLIFT_TESTS_MEANING_KERNELS_HPP
#define OPLIFT_TESTS_MEANING_KERNELS_HPP

#include <cstdint>
#include <functional>
#include <meaning/array.hpp>
#include <string_view>
#include <utility>
#include <vector>

// What operators calculate, written as plainly as their definitions and without a look at the library: what is judged
// must not be the judge.
namespace oplift::test::meaning::kernels {

using unary_function  = double (*)(double);
using binary_function = double (*)(double, double);

/// A function of single numbers by TensorFlow's name; null if there is none.
unary_function unary_named(std::string_view name);

/// Whether a unary function takes integers as well.
bool takes_integers(std::string_view unary_name);

array unary(std::string_view name, const array& x);

/// Broadcast as in numpy; both operands have one type. Comparisons yield truth values.
array binary(std::string_view name, const array& a, const array& b);
bool is_binary(std::string_view name);

array broadcast(const array& x, const extents& shape);
extents broadcast_shape(const extents& a, const extents& b);

/// Sum, Mean, Max, Min, Prod, All, Any.
array reduce(std::string_view name, const array& x, const std::vector<std::int64_t>& axes, bool keep);

array arg_max(const array& x, std::int64_t axis, bool largest);

/// Windows over the spatial axes of a channels-last map; all lists have an entry for each of these axes.
struct windows {
    std::vector<std::int64_t> strides;
    std::vector<std::int64_t> dilations;
    std::vector<std::int64_t> begins; ///< padding
    std::vector<std::int64_t> ends;
};

/// The padding of TensorFlow's SAME (all at the end what is odd), for windows of these extents on a map.
void pad_same(windows& to, const extents& map, const extents& window);

/// Filter [spatial..., input channels / groups, output channels].
array convolution(const array& x, const array& filter, const windows& by);

/// Filter [spatial..., channels, multiplier].
array depthwise_convolution(const array& x, const array& filter, const windows& by);

/// What a convolution's input gets of its output: filter [spatial..., output channels, input channels], result
/// [batch, extents..., output channels]. The padding belongs to the result.
array transposed_convolution(const array& x, const array& filter, const windows& by, const extents& map);

/// Largest element or mean of each window; padding does not count.
array pool(const array& x, const extents& window, const windows& by, bool maximum);

/// x [batch..., n, k] times y [batch..., k, m].
array matrix_product(const array& x, const array& y);

array softmax(const array& x, bool logarithm);
array local_response_normalization(const array& x, std::int64_t radius, double alpha, double beta, double bias);
array batch_normalization(const array& x, const array& mean, const array& variance, const array* scale,
                          const array* offset, double epsilon);

array resize(const array& x, std::int64_t height, std::int64_t width, bool bilinear, bool align_corners,
             bool half_pixel_centers);

/// Begin and end of each axis.
using amounts = std::vector<std::pair<std::int64_t, std::int64_t>>;

array pad(const array& x, const amounts& by, double value);
array mirror_pad(const array& x, const amounts& by, bool repeats_edge);
array concat(const std::vector<array>& pieces, std::int64_t axis);
array pack(std::vector<array> pieces, std::int64_t axis);
array part(const array& x, std::size_t axis, std::int64_t first, std::int64_t length);
std::vector<array> split(const array& x, std::int64_t axis, const std::vector<std::int64_t>& parts);
std::vector<array> unpack(const array& x, std::int64_t axis);
array tile(const array& x, const std::vector<std::int64_t>& multiples);
array gather(const array& x, const array& indices, std::int64_t axis);
array expand_dims(const array& x, std::int64_t axis);
array squeeze(const array& x, const std::vector<std::int64_t>& axes);
array reverse(const array& x, const std::vector<std::int64_t>& axes);
array cast(const array& x, data_type type);
array select(array condition, const array& chosen, const array& otherwise, bool by_row);

/// Python's x[begin:end:stride, ...] with TensorFlow's masks, the ellipsis among them.
struct slice_bounds {
    std::vector<std::int64_t> begins, ends, strides;
    std::int64_t begin_mask = 0, end_mask = 0, ellipsis_mask = 0, new_axis_mask = 0, shrink_axis_mask = 0;
};
array strided_slice(const array& x, const slice_bounds& bounds);

array space_to_depth(const array& x, std::int64_t block);
array depth_to_space(const array& x, std::int64_t block);
array space_to_batch(const array& x, const std::vector<std::int64_t>& block, const amounts& paddings);
array batch_to_space(const array& x, const std::vector<std::int64_t>& block, const amounts& crops);

} // namespace oplift::test::meaning::kernels

#endif
