"""tf.nn.*: which operators they make, under which names."""
from . import types, version
from .array_functions import (batch_to_space_nd, concat, expand_dims, rank, random_uniform, reshape, shape,
                              space_to_batch_nd, squeeze, stack, static, transpose)
from .graph import apply_op, constant, convert, has_tensor, is_tensor, scope_of
from .interface import implements
from .math_functions import cast, matmul, one_of, reduce
from .shape_functions import value_of

for _name, _op in (('relu', 'Relu'), ('relu6', 'Relu6'), ('elu', 'Elu'), ('selu', 'Selu'), ('softplus', 'Softplus'),
                   ('softsign', 'Softsign')):
    implements('nn.' + _name)((lambda op: lambda features, name=None: apply_op(op, name, features=features))(_op))


@implements('nn.crelu')
def crelu(features, name=None, axis=-1):
    with scope_of(name, 'CRelu') as scope:
        features = convert(features, name='features')
        return apply_op('Relu', features=concat([features, -features], axis, name=scope))


@implements('nn.leaky_relu')
def leaky_relu(features, alpha=0.2, name=None):
    with scope_of(name, 'LeakyRelu') as scope:
        features = convert(features, name='features')
        if version >= (1, 13) and not is_tensor(alpha):
            return apply_op('LeakyRelu', scope, features=features, alpha=float(alpha))
        alpha = convert(alpha, features.dtype, name='alpha')
        return apply_op('Maximum', x=alpha * features, y=features)


def _softmax(op, default):
    def function(logits, axis=None, name=None, dim=None):
        axis = dim if version < (1, 5) else one_of('axis', axis, 'dim', dim)
        axis = -1 if axis is None else axis
        logits = convert(logits)
        n = logits.shape.ndims
        if axis == -1 or n is not None and axis == n - 1:
            if version >= (1, 5) or n == 2:
                return apply_op(op, name, logits=logits)
            whole = shape(logits)  # 1.4 has softmax of matrices alone
            flat = apply_op(op, name, logits=_flatten_outer(logits))
            out = reshape(flat, whole)
            out.set_shape(logits.shape)
            return out
        if n is None:
            raise NotImplementedError('the stand-in has a softmax over an axis of a tensor of known rank alone')
        if not -n <= axis < n:
            raise ValueError('the axis %d is not in [%d, %d)' % (axis, -n, n))
        order = list(range(n))
        order[axis % n], order[-1] = order[-1], order[axis % n]
        with scope_of(name, default):
            turned = transpose(logits, order)
            return transpose(function(turned), order)
    return function


def _flatten_outer(logits):
    last = apply_op('Slice', input=shape(logits), begin=[rank(logits) - 1], size=[1])
    out = reshape(logits, concat([[-1], last], 0))
    out.set_shape([None, logits.shape.as_list()[-1] if logits.shape.ndims else None])
    return out


implements('nn.softmax')(_softmax('Softmax', 'Softmax'))
implements('nn.log_softmax')(_softmax('LogSoftmax', 'LogSoftmax'))


@implements('nn.lrn', 'nn.local_response_normalization')
def lrn(input, depth_radius=5, bias=1, alpha=1, beta=0.5, name=None):
    return apply_op('LRN', name, input=input, depth_radius=depth_radius, bias=bias, alpha=alpha, beta=beta)


@implements('nn.l2_normalize')
def l2_normalize(x, axis=None, epsilon=1e-12, name=None, dim=None):
    axis = dim if version < (1, 5) else one_of('axis', axis, 'dim', dim)
    with scope_of(name, 'l2_normalize') as scope:
        x = convert(x, name='x')
        total = reduce('Sum', apply_op('Square', x=x), axis, True)
        inverse = apply_op('Rsqrt', x=apply_op('Maximum', x=total, y=epsilon))
        return apply_op('Mul', scope, x=x, y=inverse)


@implements('nn.bias_add')
def bias_add(value, bias, data_format=None, name=None):
    with scope_of(name, 'BiasAdd') as scope:
        value = convert(value, name='input')
        bias = convert(bias, value.dtype, name='bias')
        return apply_op('BiasAdd', scope, value=value, bias=bias, data_format=data_format)


@implements('nn.xw_plus_b')
def xw_plus_b(x, weights, biases, name=None):
    with scope_of(name, 'xw_plus_b') as scope:
        x, weights, biases = convert(x, name='x'), convert(weights, name='weights'), convert(biases, name='biases')
        return bias_add(matmul(x, weights), biases, name=scope)


# Convolutions

def dilated(attribute, value):
    """An attribute that the version may lack; then the value must be the one that means nothing."""
    from .operators import has_attribute
    return {'dilations': list(value)} if has_attribute(attribute, 'dilations') else {}


def padding_of(op, padding):
    """The attributes of a padding, which may be a list of pairs where the operator has explicit paddings."""
    from .operators import has_attribute
    if isinstance(padding, (list, tuple)):
        if not has_attribute(op, 'explicit_paddings'):
            raise TypeError('%s takes no explicit padding %r in this version' % (op, padding))
        return {'padding': 'EXPLICIT', 'explicit_paddings': [int(p) for pair in padding for p in pair]}
    return {'padding': padding}


def sequence(value, n, data_format, name):
    """1, n or n+2 numbers as n+2, as TensorFlow 1.15 takes them."""
    value = [1] if value is None else list(value) if isinstance(value, (list, tuple)) else [value]
    if len(value) == n + 2:
        return value
    if len(value) not in (1, n):
        raise ValueError('%s should be of length 1, %d or %d but was %d' % (name, n, n + 2, len(value)))
    value = value * n if len(value) == 1 else value
    return [1, 1] + value if data_format.startswith('NC') else [1] + value + [1]


def needed(function, **arguments):
    for name, value in arguments.items():
        if value is None:
            raise ValueError('%s needs %s' % (function, name))


@implements('nn.conv2d')
def conv2d(input, filter=None, strides=None, padding=None, use_cudnn_on_gpu=True, data_format='NHWC', dilations=None,
           name=None, filters=None):
    filter = one_of('filters', filters, 'filter', filter)
    needed('conv2d', filter=filter, padding=padding)
    data_format = data_format or 'NHWC'
    if version >= (1, 14):
        strides = sequence(strides, 2, data_format, 'strides')
    more = dilated('Conv2D', sequence(dilations, 2, data_format, 'dilations'))
    return apply_op('Conv2D', name, input=input, filter=filter, strides=strides, use_cudnn_on_gpu=use_cudnn_on_gpu,
                    data_format=data_format, **padding_of('Conv2D', padding), **more)


@implements('nn.conv3d')
def conv3d(input, filter=None, strides=None, padding=None, data_format='NDHWC', dilations=None, name=None,
           filters=None):
    filter = one_of('filters', filters, 'filter', filter)
    needed('conv3d', filter=filter, strides=strides, padding=padding)
    more = dilated('Conv3D', dilations or [1] * 5)
    return apply_op('Conv3D', name, input=input, filter=filter, strides=strides, padding=padding,
                    data_format=data_format, **more)


@implements('nn.conv1d')
def conv1d(value=None, filters=None, stride=None, padding=None, use_cudnn_on_gpu=None, data_format=None, name=None,
           input=None, dilations=None):
    value = one_of('input', input, 'value', value)
    needed('conv1d', value=value, filters=filters, stride=stride, padding=padding)
    if data_format not in (None, 'NHWC', 'NWC'):
        raise NotImplementedError('the stand-in knows conv1d for channels last alone, not %s' % data_format)
    if dilations not in (None, 1, [1]):
        raise NotImplementedError('the stand-in has no dilated conv1d; tf.nn.convolution is dilated')
    with scope_of(name, 'conv1d') as scope:
        value, filters = expand_dims(value, 1), expand_dims(filters, 0)
        step = stride if isinstance(stride, int) else sequence(stride, 1, 'NWC', 'stride')[1]
        out = conv2d(value, filters, [1, 1, step, 1], padding, name=None if version < (1, 13) else scope)
        return squeeze(out, [1])


def with_space_to_batch(input, rates, padding, op, window):
    """Dilation by splitting space into batches, as TensorFlow does where the operator has none (or is not told)."""
    block = list(rates)
    if max(block) == 1:
        return op(input, padding)
    if padding == 'SAME':
        base = []
        for extent, rate in zip(window, block):
            reach = (extent - 1) * rate
            base.append([reach // 2, reach - reach // 2])
    elif padding == 'VALID':
        base = [[0, 0]] * len(block)
    else:
        raise ValueError('Invalid padding method %r' % (padding,))
    if input.shape.ndims is None:
        raise ValueError('a dilated convolution needs an input of known rank')
    known = input.shape.as_list()[1:1 + len(block)]
    if None not in known:
        paddings, crops = required_paddings(known, block, base)
    else:
        paddings, crops = _required_paddings_graph(input, block, base)
    split = space_to_batch_nd(input, block, paddings)
    return batch_to_space_nd(op(split, 'VALID'), block, crops)


def required_paddings(extents, block, base):
    """Paddings that make every extent a multiple of its block, and what of them is to be cropped."""
    paddings, crops = [], []
    for d, b, (before, after) in zip(extents, block, base):
        more = -(d + before + after) % b
        paddings.append([before, after + more])
        crops.append([0, more])
    return paddings, crops


def _required_paddings_graph(input, block, base):
    with scope_of(None, 'required_space_to_batch_paddings'):
        extents = apply_op('StridedSlice', input=shape(input), begin=[1], end=[1 + len(block)],
                           strides=[1])
        before, after = [b for b, _ in base], [a for _, a in base]
        whole = extents + before + after
        more = (block - whole % block) % block
        count = len(block)
        end = more + after
        paddings = stack([[before[i], end[i]] for i in range(count)], name='paddings')
        crops = stack([[0, more[i]] for i in range(count)], name='crops')
        return paddings, crops


@implements('nn.convolution')
def convolution(input, filter, padding, strides=None, dilation_rate=None, name=None, data_format=None, filters=None,
                dilations=None):
    filter = one_of('filters', filters, 'filter', filter)
    rates = one_of('dilations', dilations, 'dilation_rate', dilation_rate)
    with scope_of(name, 'convolution') as scope:
        input, filter = convert(input, name='input'), convert(filter, name='filter')
        total = input.shape.ndims if input.shape.ndims is not None else filter.shape.ndims
        if total is None or not 3 <= total <= 5:
            raise ValueError('a convolution is of tensors of 3 to 5 axes, not %s' % total)
        n = total - 2
        if data_format not in (None, 'NWC', 'NHWC', 'NDHWC'):
            raise NotImplementedError('the stand-in knows convolution for channels last alone, not %s' % data_format)
        strides = plain(strides, n, 'strides')
        rates = plain(rates, n, 'dilation_rate')
        if max(strides) > 1 and max(rates) > 1:
            raise ValueError('strides > 1 not supported in conjunction with dilation_rate > 1')

        def op(x, pad):
            if n == 1:
                return conv1d(x, filter, strides[0], pad, name=scope)
            if n == 2:
                return conv2d(x, filter, [1] + strides + [1], pad, name=scope)
            return conv3d(x, filter, [1] + strides + [1], pad, name=scope)

        return with_space_to_batch(input, rates, padding, op, filter.shape.as_list()[:n])


def plain(value, n, name):
    value = [1] * n if value is None else list(value) if isinstance(value, (list, tuple)) else [value] * n
    if len(value) != n:
        raise ValueError('%s must be of length %d, not %d' % (name, n, len(value)))
    if min(value) < 1:
        raise ValueError('all values of %s must be positive: %s' % (name, value))
    return value


@implements('nn.depthwise_conv2d_native')
def depthwise_conv2d_native(input, filter, strides, padding, data_format='NHWC', dilations=None, name=None):
    more = dilated('DepthwiseConv2dNative', dilations or [1] * 4)
    return apply_op('DepthwiseConv2dNative', name, input=input, filter=filter, strides=strides, data_format=data_format,
                    **padding_of('DepthwiseConv2dNative', padding), **more)


@implements('nn.depthwise_conv2d')
def depthwise_conv2d(input, filter, strides, padding, rate=None, name=None, data_format=None, dilations=None):
    rate = one_of('dilations', dilations, 'rate', rate)
    with scope_of(name, 'depthwise') as scope:
        input = convert(input, name='tensor_in')
        filter = convert(filter, input.dtype, name='filter_in')
        if data_format not in (None, 'NHWC'):
            raise NotImplementedError('the stand-in knows depthwise_conv2d for NHWC alone')
        rates = plain(rate, 2, 'rate')
        _check_dilated_strides(strides, rates)
        return with_space_to_batch(input, rates, padding, lambda x, pad: depthwise_conv2d_native(
            x, filter, strides, pad, name=scope), filter.shape.as_list()[:2])


def _check_dilated_strides(strides, rates):
    if max(rates) > 1 and max(strides) > 1:
        raise ValueError('strides > 1 not supported in conjunction with a rate > 1')


@implements('nn.separable_conv2d')
def separable_conv2d(input, depthwise_filter, pointwise_filter, strides, padding, rate=None, name=None,
                     data_format=None, dilations=None):
    rate = one_of('dilations', dilations, 'rate', rate)
    with scope_of(name, 'separable_conv2d') as scope:
        input = convert(input, name='tensor_in')
        depthwise_filter = convert(depthwise_filter, name='depthwise_filter')
        pointwise_filter = convert(pointwise_filter, name='pointwise_filter')
        if data_format not in (None, 'NHWC'):
            raise NotImplementedError('the stand-in knows separable_conv2d for NHWC alone')
        if any(d not in (None, 1) for d in pointwise_filter.shape.with_rank(4).as_list()[:2]):
            raise ValueError('the pointwise filter is not of 1x1: %s' % pointwise_filter.shape)
        rates = plain(rate, 2, 'rate')
        _check_dilated_strides(strides, rates)
        deep = with_space_to_batch(input, rates, padding, lambda x, pad: depthwise_conv2d_native(
            x, depthwise_filter, strides, pad, name='depthwise'), depthwise_filter.shape.as_list()[:2])
        return conv2d(deep, pointwise_filter, [1, 1, 1, 1], 'VALID', name=scope)


def _transposed(op, default, n, value, filter, output_shape, strides, padding, data_format, name, input, filters,
                dilations):
    value = one_of('input', input, 'value', value)
    filter = one_of('filters', filters, 'filter', filter)
    needed(default, value=value, filter=filter, output_shape=output_shape, strides=strides)
    with scope_of(name, default) as scope:
        value, filter = convert(value, name='value'), convert(filter, name='filter')
        if version < (1, 14):
            if padding not in ('SAME', 'VALID'):
                raise ValueError("padding must be either VALID or SAME: %s" % (padding,))
            output_shape = convert(output_shape, None if has_tensor(output_shape) else types.int32, name='output_shape')
        else:
            strides = sequence(strides, n, data_format, 'strides')
        more = dilated(op, sequence(dilations, n, data_format, 'dilations'))
        extents = value_of(output_shape) if is_tensor(output_shape) else None
        if not is_tensor(output_shape) and not has_tensor(output_shape):
            extents = output_shape
        if extents is not None and any(d < 1 for d in extents):
            raise ValueError('the output shape of %s must be of positive numbers: %s' % (default, list(extents)))
        return apply_op(op, scope, input_sizes=output_shape, filter=filter, out_backprop=value, strides=strides,
                        data_format=data_format, **padding_of(op, padding), **more)


@implements('nn.conv2d_transpose')
def conv2d_transpose(value=None, filter=None, output_shape=None, strides=None, padding='SAME', data_format='NHWC',
                     name=None, input=None, filters=None, dilations=None):
    return _transposed('Conv2DBackpropInput', 'conv2d_transpose', 2, value, filter, output_shape, strides, padding,
                       data_format, name, input, filters, dilations)


@implements('nn.conv3d_transpose')
def conv3d_transpose(value=None, filter=None, output_shape=None, strides=None, padding='SAME', data_format='NDHWC',
                     name=None, input=None, filters=None, dilations=None):
    return _transposed('Conv3DBackpropInputV2', 'conv3d_transpose', 3, value, filter, output_shape, strides, padding,
                       data_format, name, input, filters, dilations)


# Normalization

@implements('nn.batch_normalization')
def batch_normalization(x, mean, variance, offset, scale, variance_epsilon, name=None):
    with scope_of(name, 'batchnorm'):
        x, mean, variance = convert(x), convert(mean), convert(variance)
        inverse = apply_op('Rsqrt', x=variance + variance_epsilon)
        if scale is not None:
            inverse = inverse * scale
        scaled = x * inverse
        return scaled + (offset - mean * inverse if offset is not None else -mean * inverse)


@implements('nn.fused_batch_norm')
def fused_batch_norm(x, scale, offset, mean=None, variance=None, epsilon=0.001, data_format='NHWC', is_training=True,
                     name=None, exponential_avg_factor=1.0):
    if is_training and exponential_avg_factor == 1.0 and (mean is not None or variance is not None):
        raise ValueError("Both 'mean' and 'variance' must be None when is_training is True")
    if not is_training and (mean is None or variance is None):
        raise ValueError("Both 'mean' and 'variance' must be given when is_training is False")
    x = convert(x, name='input')
    scale, offset = convert(scale, name='scale'), convert(offset, name='offset')
    mean = constant([]) if mean is None else mean
    variance = constant([]) if variance is None else variance
    epsilon = max(epsilon, 1.001e-5)
    more = {'exponential_avg_factor': exponential_avg_factor} if version >= (2, 2) else {}
    op = 'FusedBatchNormV3' if version >= (1, 15) else 'FusedBatchNorm'
    out = apply_op(op, name, x=x, scale=scale, offset=offset, mean=mean, variance=variance, epsilon=epsilon,
                   data_format=data_format, is_training=is_training, **more)
    return tuple(out[:3])


@implements('nn.moments')
def moments(x, axes, shift=None, name=None, keep_dims=None, keepdims=None):
    keep = keep_dims if version < (1, 5) else one_of('keepdims', keepdims, 'keep_dims', keep_dims)
    if shift is not None:
        raise NotImplementedError('the stand-in has no moments with a shift')
    with scope_of(name, 'moments'):
        x = convert(x)
        y = cast(x, types.float32) if x.dtype is types.float16 else x
        mean = reduce('Mean', y, axes, True, 'mean')
        difference = apply_op('SquaredDifference', x=y, y=apply_op('StopGradient', input=mean))
        variance = reduce('Mean', difference, axes, True, 'variance')
        if not keep:
            mean, variance = squeeze(mean, axes), squeeze(variance, axes)
        return (cast(mean, x.dtype), cast(variance, x.dtype))


@implements('nn.dropout')
def dropout(x, keep_prob=None, noise_shape=None, seed=None, name=None, rate=None):
    if version < (1, 13):
        return _dropout_by_keep_prob(x, keep_prob, noise_shape, seed, name)
    rate = one_of('rate', rate, 'keep_prob', None if keep_prob is None else 1 - keep_prob)
    if rate is None:
        raise ValueError('You must provide a rate to dropout.')
    with scope_of(name, 'dropout'):
        x = convert(x, name='x')
        _floating(x)
        number = static(rate)
        if number is not None and not 0 <= number < 1:
            raise ValueError('rate must be a scalar tensor or a float in the range [0, 1), got %g' % number)
        if number == 0:
            return x
        noise = _noise_shape(x, noise_shape)
        if version >= (2, 0) and not is_tensor(rate):
            scaled = apply_op('Mul', 'Mul', x=x, y=constant(1 / (1 - rate), x.dtype))
            kept = apply_op('GreaterEqual', x=random_uniform(noise, seed=seed, dtype=x.dtype), y=rate)
            return apply_op('Mul', 'Mul', x=scaled, y=cast(kept, x.dtype))
        rate = convert(rate, x.dtype, name='rate')
        random = random_uniform(noise, seed=seed, dtype=x.dtype)
        keep = 1 - rate
        scale = 1 / keep
        kept = apply_op('GreaterEqual', x=random, y=rate)
        return x * scale * cast(kept, x.dtype)


def _dropout_by_keep_prob(x, keep_prob, noise_shape, seed, name):
    with scope_of(name, 'dropout'):
        x = convert(x, name='x')
        _floating(x)
        number = static(keep_prob)
        if number is not None and not 0 < number <= 1:
            raise ValueError('keep_prob must be a scalar tensor or a float in the range (0, 1], got %g' % number)
        keep_prob = convert(keep_prob, x.dtype, name='keep_prob')
        if number == 1:
            return x
        random = keep_prob + random_uniform(_noise_shape(x, noise_shape), seed=seed, dtype=x.dtype)
        binary = apply_op('Floor', x=random)
        with scope_of(None, 'div') as scope:
            scaled = apply_op('RealDiv', scope, x=x, y=keep_prob)
        out = scaled * binary
        out.set_shape(x.shape)
        return out


def _noise_shape(x, noise_shape):
    return shape(x) if noise_shape is None else noise_shape


def _floating(x):
    if not x.dtype.is_floating:
        raise ValueError('dropout is of floating point numbers, not %s' % x.dtype.name)


# Pooling

def _pool(op, argument, default):
    def function(value=None, ksize=None, strides=None, padding=None, data_format='NHWC', name=None, input=None):
        value = one_of('input', input, 'value', value)
        data_format = data_format or 'NHWC'
        with scope_of(name, default) as scope:
            value = convert(value, name='value')
            if version >= (1, 14):
                ksize, strides = (sequence(v, 2, data_format, n) for v, n in ((ksize, 'ksize'), (strides, 'strides')))
            return apply_op(op, scope, **{argument: value}, ksize=ksize, strides=strides, data_format=data_format,
                            **padding_of(op, padding))
    return function


max_pool, avg_pool = _pool('MaxPool', 'input', 'MaxPool'), _pool('AvgPool', 'value', 'AvgPool')
implements('nn.max_pool')(max_pool)
implements('nn.avg_pool')(avg_pool)


def _pool3d(op):
    def function(input, ksize, strides, padding, data_format='NDHWC', name=None):
        return apply_op(op, name, input=input, ksize=ksize, strides=strides, padding=padding, data_format=data_format)
    return function


max_pool3d, avg_pool3d = _pool3d('MaxPool3D'), _pool3d('AvgPool3D')
implements('nn.max_pool3d')(max_pool3d)
implements('nn.avg_pool3d')(avg_pool3d)


@implements('nn.pool')
def pool(input, window_shape, pooling_type, padding, dilation_rate=None, strides=None, name=None, data_format=None,
         dilations=None):
    rates = one_of('dilations', dilations, 'dilation_rate', dilation_rate)
    if pooling_type not in ('MAX', 'AVG'):
        raise ValueError("the pooling type is 'MAX' or 'AVG', not %r" % (pooling_type,))
    if data_format not in (None, 'NWC', 'NHWC', 'NDHWC'):
        raise NotImplementedError('the stand-in knows pool for channels last alone, not %s' % data_format)
    with scope_of(name, '%s_pool' % pooling_type.lower()) as scope:
        input = convert(input, name='input')
        n = len(window_shape)
        if input.shape.ndims is not None and input.shape.ndims != n + 2:
            raise ValueError('a window of %d axes on a tensor of %d' % (n, input.shape.ndims))
        strides, rates = plain(strides, n, 'strides'), plain(rates, n, 'dilation_rate')
        if max(strides) > 1 and max(rates) > 1:
            raise ValueError('strides > 1 not supported in conjunction with dilation_rate > 1')
        if padding == 'SAME' and max(rates) > 1 and pooling_type == 'MAX':
            raise NotImplementedError('the stand-in has no dilated pooling with SAME padding')
        window = [1] + list(window_shape) + [1]

        def op(x, pad):
            if n == 3:
                return (max_pool3d if pooling_type == 'MAX' else avg_pool3d)(x, window, [1] + strides + [1], pad,
                                                                             name=scope)
            function = max_pool if pooling_type == 'MAX' else avg_pool
            if n == 2:
                return function(x, window, [1] + strides + [1], pad, name=scope)
            wide = function(expand_dims(x, 1), [1] + window, [1, 1] + strides + [1], pad, name=scope)
            return squeeze(wide, [1])

        return with_space_to_batch(input, rates, padding, op, list(window_shape))
