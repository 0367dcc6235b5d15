#ifndef OPLIFT_EMIT_TENSORFLOW_CODE_HELPERS_HPP
#define OPLIFT_EMIT_TENSORFLOW_CODE_HELPERS_HPP

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace oplift::emit::tensorflow::code {

/// A function that generated files define: what TensorFlow has no single function for, or none in all versions since
/// 1.4.
struct helper_text {
    std::string_view name;
    std::string_view text;
    std::array<std::string_view, 2> uses{}; ///< helpers that the text calls
};

/// In the order in which a file defines them. All tensors have their channels last. The last operator of a helper has
/// the name that the helper is given, the others are in a scope of that name.
inline constexpr helper_text helper_texts[] = {
    {"constant", R"(
def constant(value, name=None):
    """A tensor that training does not change."""
    return tf.constant(value, name=name)
)"},
    {"flatten", R"(
def flatten(x, name=None):
    """All axes but the first as one."""
    with tf.name_scope(name or 'flatten') as scope:
        extents = x.shape.as_list()[1:]
        if None in extents:
            return tf.reshape(x, [tf.shape(x)[0], -1], name=scope)
        return tf.reshape(x, [-1, int(np.prod(extents))], name=scope)
)"},
    {"padded", R"(
def padded(x, padding, value=0.0):
    """Pads by [begin, end] for each axis; returns the tensor and the padding that is left to do."""
    if isinstance(padding, str):
        return x, padding
    return tf.pad(x, padding, constant_values=value), 'VALID'
)"},
    {"with_bias", R"(
def with_bias(x, bias, name):
    return tf.identity(x, name=name) if bias is None else tf.nn.bias_add(x, bias, name=name)
)"},
    {"convolution",
     R"(
def convolution(x, weights, strides, padding, bias=None, dilations=None, group=1, name=None):
    """A convolution over one, two or three axes; the groups of channels do not see each other."""
    with tf.name_scope(name or 'convolution') as scope:
        x, padding = padded(x, padding)
        rates = None if dilations is None else dilations[1:-1]
        parts = [(x, weights)]
        if group > 1:
            parts = zip(tf.split(x, group, axis=-1), tf.split(weights, group, axis=-1))
        results = [
            tf.nn.convolution(part, kernel, padding, strides[1:-1], rates) for part, kernel in parts
        ]
        x = tf.concat(results, axis=-1) if group > 1 else results[0]
        return with_bias(x, bias, scope)
)",
     {"padded", "with_bias"}},
    {"depthwise_convolution",
     R"(
def depthwise_convolution(x, weights, strides, padding, bias=None, dilations=None, name=None):
    """A convolution of each channel with kernels of its own."""
    with tf.name_scope(name or 'depthwise_convolution') as scope:
        x, padding = padded(x, padding)
        rate = None if dilations is None else dilations[1:-1]
        return with_bias(tf.nn.depthwise_conv2d(x, weights, strides, padding, rate), bias, scope)
)",
     {"padded", "with_bias"}},
    {"separable_convolution",
     R"(
def separable_convolution(
    x, depthwise_filter, pointwise_filter, strides, padding, bias=None, dilations=None, name=None
):
    """A convolution of each channel, then one that mixes the channels."""
    with tf.name_scope(name or 'separable_convolution') as scope:
        x, padding = padded(x, padding)
        rate = None if dilations is None else dilations[1:-1]
        x = tf.nn.separable_conv2d(x, depthwise_filter, pointwise_filter, strides, padding, rate)
        return with_bias(x, bias, scope)
)",
     {"padded", "with_bias"}},
    {"dilated", R"(
def dilated(weights, dilations):
    """A kernel with zeros between its elements, for functions that know no dilation."""
    for axis, rate in enumerate(dilations[1:-1]):
        if rate == 1:
            continue
        shape = weights.shape.as_list()
        paddings = [[0, 0] for _ in range(len(shape) + 1)]
        paddings[axis + 1] = [0, rate - 1]
        weights = tf.pad(tf.expand_dims(weights, axis + 1), paddings)
        extent = shape[axis]
        shape[axis] = extent * rate
        weights = tf.reshape(weights, shape)
        shape[axis] = (extent - 1) * rate + 1
        weights = tf.slice(weights, [0] * len(shape), shape)
    return weights
)"},
    {"transposed_convolution",
     R"(
def transposed_convolution(
    x, weights, output_shape, strides, padding, bias=None, dilations=None, name=None
):
    """The gradient of a convolution over one, two or three axes; -1 in the shape: as it comes."""
    with tf.name_scope(name or 'transposed_convolution') as scope:
        if dilations is not None:
            weights = dilated(weights, dilations)
        rank = len(output_shape)
        kernel = weights.shape.as_list()
        mode, pads = (padding, None) if isinstance(padding, str) else ('VALID', padding)
        begins = [0] * rank
        extents = [tf.shape(x)[0]]  # what the function makes, before it is cropped
        wanted = [-1]
        for axis in range(1, rank - 1):
            size, stride, extent = tf.shape(x)[axis], strides[axis], output_shape[axis]
            full = (size - 1) * stride + kernel[axis - 1]
            if pads is not None:
                natural = full - sum(pads[axis])
                begins[axis] = pads[axis][0]
            elif mode == 'SAME':
                natural = size * stride
            else:
                natural = size * stride + max(kernel[axis - 1] - stride, 0)
            wanted.append(natural if extent < 0 else extent)
            if pads is None:
                extents.append(wanted[-1])
            else:
                extents.append(tf.maximum(full, begins[axis] + wanted[-1]))
        extents.append(output_shape[-1])
        wanted.append(-1)
        if rank == 3:
            x = tf.nn.conv2d_transpose(
                tf.expand_dims(x, 1), tf.expand_dims(weights, 0),
                tf.stack([extents[0], 1] + extents[1:]), [strides[0], 1] + strides[1:], mode
            )
            x = tf.squeeze(x, [1])
        elif rank == 4:
            x = tf.nn.conv2d_transpose(x, weights, tf.stack(extents), strides, mode)
        else:
            x = tf.nn.conv3d_transpose(x, weights, tf.stack(extents), strides, mode)
        if pads is not None:
            x = tf.slice(x, begins, tf.stack(wanted))
        x.set_shape([None if extent < 0 else extent for extent in output_shape])
        return with_bias(x, bias, scope)
)",
     {"with_bias", "dilated"}},
    {"dense",
     R"(
def dense(x, weights, bias=None, name=None):
    """Each output depends on all that there is of an example."""
    with tf.name_scope(name or 'dense') as scope:
        if x.shape.ndims != 2:
            x = flatten(x, name='flatten')
        return with_bias(tf.matmul(x, weights), bias, scope)
)",
     {"flatten", "with_bias"}},
    {"batch_normalization", R"(
def batch_normalization(
    x, mean, variance, offset=None, scale=None, epsilon=0.001, momentum=0.99, name=None
):
    """Normalizes channels: in training by the batch, whose statistics join the moving averages."""
    with tf.name_scope(name or 'batch_normalization') as scope:
        if is_train:
            averages = mean, variance
            mean, variance = tf.nn.moments(x, list(range(x.shape.ndims - 1)))
            for average, value in zip(averages, (mean, variance)):
                if hasattr(average, 'initializer'):
                    update = tf.assign_sub(average, (average - value) * (1.0 - momentum))
                    tf.add_to_collection(tf.GraphKeys.UPDATE_OPS, update)
        x = tf.nn.batch_normalization(x, mean, variance, offset, scale, epsilon)
        return tf.identity(x, name=scope)
)"},
    {"instance_normalization", R"(
def instance_normalization(x, offset=None, scale=None, epsilon=0.001, name=None):
    """Normalizes each channel of each example."""
    with tf.name_scope(name or 'instance_normalization') as scope:
        mean, variance = tf.nn.moments(x, list(range(1, x.shape.ndims - 1)), None, None, True)
        x = tf.nn.batch_normalization(x, mean, variance, offset, scale, epsilon)
        return tf.identity(x, name=scope)
)"},
    {"scale", R"(
def scale(x, scale, bias=None, name=None):
    with tf.name_scope(name or 'scale') as scope:
        if bias is None:
            return tf.multiply(x, scale, name=scope)
        return tf.add(x * scale, bias, name=scope)
)"},
    {"dropout", R"(
def dropout(x, keep_prob, seed=None, name=None):
    """Nothing but in training."""
    with tf.name_scope(name or 'dropout') as scope:
        if is_train:
            x = tf.nn.dropout(x, keep_prob, seed=seed)
        return tf.identity(x, name=scope)
)"},
    {"prelu", R"(
def prelu(x, gamma, name=None):
    """x where it is positive, else gamma * x."""
    with tf.name_scope(name or 'prelu') as scope:
        return tf.add(tf.nn.relu(x), gamma * tf.minimum(x, 0.0), name=scope)
)"},
    {"elu", R"(
def elu(x, alpha, name=None):
    """x where it is positive, else alpha * (exp(x) - 1)."""
    with tf.name_scope(name or 'elu') as scope:
        return tf.add(tf.nn.relu(x), alpha * (tf.exp(tf.minimum(x, 0.0)) - 1.0), name=scope)
)"},
    {"swish", R"(
def swish(x, name=None):
    """x * sigmoid(x)."""
    with tf.name_scope(name or 'swish') as scope:
        return tf.multiply(x, tf.sigmoid(x), name=scope)
)"},
    {"max_pool",
     R"(
def max_pool(x, ksize, strides, padding, name=None):
    """The largest of each window over one, two or three axes."""
    with tf.name_scope(name or 'max_pool') as scope:
        x, padding = padded(x, padding, float('-inf'))
        if x.shape.ndims == 4:
            return tf.nn.max_pool(x, ksize, strides, padding, name=scope)
        x = tf.nn.pool(x, ksize[1:-1], 'MAX', padding, strides=strides[1:-1])
        return tf.identity(x, name=scope)
)",
     {"padded"}},
    {"average_pool",
     R"(
def average_pool(x, ksize, strides, padding, name=None):
    """The mean of each window over one, two or three axes; padding does not count."""
    with tf.name_scope(name or 'average_pool') as scope:
        if padding in ('SAME', 'VALID') and x.shape.ndims == 4:
            return tf.nn.avg_pool(x, ksize, strides, padding, name=scope)
        ones, _ = padded(tf.ones_like(x), padding)
        x, mode = padded(x, padding)
        x = tf.nn.pool(x, ksize[1:-1], 'AVG', mode, strides=strides[1:-1])
        if padding in ('SAME', 'VALID'):
            return tf.identity(x, name=scope)
        share = tf.nn.pool(ones, ksize[1:-1], 'AVG', mode, strides=strides[1:-1])
        return tf.divide(x, share, name=scope)
)",
     {"padded"}},
    {"global_max_pool", R"(
def global_max_pool(x, name=None):
    """The largest over all axes but the first and the last, which stay with one element."""
    return tf.reduce_max(x, list(range(1, x.shape.ndims - 1)), True, name=name)
)"},
    {"global_average_pool", R"(
def global_average_pool(x, name=None):
    """The mean over all axes but the first and the last, which stay with one element."""
    return tf.reduce_mean(x, list(range(1, x.shape.ndims - 1)), True, name=name)
)"},
    {"upsample", R"(
def upsample(x, scales, method, name=None):
    """Enlarges the axes between the first and the last by whole factors."""
    with tf.name_scope(name or 'upsample') as scope:
        rank = x.shape.ndims
        factors = [int(factor) for factor in (scales[1:-1] if len(scales) == rank else scales)]
        if method == 'bilinear':
            if rank != 4:
                raise ValueError('a bilinear enlargement needs two axes, not %d' % (rank - 2))
            size = tf.shape(x)[1:3] * tf.constant(factors)
            x = tf.image.resize_bilinear(x, size)
        else:
            for axis, factor in enumerate(factors, 1):
                x = tf.gather(x, tf.range(tf.shape(x)[axis] * factor) // factor, axis=axis)
        return tf.identity(x, name=scope)
)"},
};

inline const helper_text* find_helper(std::string_view name)
{
    const auto* found = std::find_if(std::begin(helper_texts), std::end(helper_texts),
                                     [&](const helper_text& helper) { return helper.name == name; });
    return found == std::end(helper_texts) ? nullptr : found;
}

inline bool is_helper_name(std::string_view name)
{
    return find_helper(name) != nullptr;
}

} // namespace oplift::emit::tensorflow::code

#endif
