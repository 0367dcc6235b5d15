"""Static shapes of results, and the values of tensors as far as the graph alone tells them."""
import math

import numpy as np

from .shape import TensorShape

UNKNOWN = TensorShape(None)
_FUNCTIONS = {}


def infer(op_type, inputs, attributes, count):
    """The shapes of an operator's results; ValueError where its operands do not fit together."""
    function = _FUNCTIONS.get(op_type)
    if function is None:
        raise AssertionError('no shape function for ' + op_type)
    try:
        shapes = function(inputs, attributes)
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError('%s: %s (operands %s)' % (op_type, error, ', '.join(
            '%s %s' % (t.name, t.shape) for t in inputs))) from None
    return [TensorShape(s) for s in shapes] if isinstance(shapes, list) else [TensorShape(shapes)] * count


def shape_of(*names):
    def register(function):
        for name in names:
            _FUNCTIONS[name] = function
        return function
    return register


def dims(tensor, rank=None):
    """Extents, or None where not even their number is known. `rank`: how many there must be."""
    if rank is not None:
        return tensor.shape.with_rank(rank).as_list()
    return None if tensor.shape.ndims is None else tensor.shape.as_list()


# Values

def value_of(tensor):
    """The value of a tensor as an array, or None where it is not constant."""
    known = partial_value(tensor)
    if known is None:
        return None
    array = np.asarray(known)
    return None if array.dtype == object and any(v is None for v in array.ravel()) else array


def partial_value(tensor):
    """The value of a tensor; integers of a list may be None where the graph alone does not tell them."""
    op = tensor.op
    if op.type == 'Const':
        return op.get_attr('value')[1]
    if op.type in ('Identity', 'StopGradient'):
        return partial_value(op.inputs[0])
    if op.type == 'Shape':
        return None if op.inputs[0].shape.ndims is None else np.array(op.inputs[0].shape.as_list(), object)
    if op.type == 'Rank':
        n = op.inputs[0].shape.ndims
        return None if n is None else np.array(n, np.int32)
    if op.type == 'Cast':
        v = partial_value(op.inputs[0])
        return None if v is None or v.dtype == object else v.astype(tensor.dtype.as_numpy_dtype)
    if op.type == 'Pack' and op.get_attr('axis') == 0:
        parts = [partial_value(i) for i in op.inputs]
        if all(p is None or p.shape == () for p in parts) and all(i.shape.ndims == 0 for i in op.inputs):
            return np.array([None if p is None else p.item() for p in parts], object)
        return None if any(p is None for p in parts) else np.stack(parts)
    if op.type == 'ConcatV2':
        parts = [partial_value(i) for i in op.inputs[:-1]]
        if any(p is None or p.ndim != 1 for p in parts):
            return None
        return np.concatenate([p.astype(object) for p in parts])
    if op.type == 'StridedSlice':
        source = partial_value(op.inputs[0])
        bounds = [value_of(i) for i in op.inputs[1:]]
        if source is None or source.ndim != 1 or any(b is None for b in bounds):
            return None
        return np.asarray(source[_slices(source.shape, bounds, op)], source.dtype)
    if op.type == 'Fill':
        shape, value = value_of(op.inputs[0]), value_of(op.inputs[1])
        return None if shape is None or value is None else np.full([int(d) for d in shape], value)
    if op.type in ('Mul', 'Add', 'AddV2', 'Sub', 'FloorDiv', 'Maximum', 'Minimum'):
        a, b = (partial_value(i) for i in op.inputs)
        if a is None or b is None or a.size > 64 or b.size > 64:
            return None
        function = {'Mul': lambda x, y: x * y, 'Sub': lambda x, y: x - y, 'FloorDiv': lambda x, y: x // y,
                    'Maximum': max, 'Minimum': min}.get(op.type, lambda x, y: x + y)
        a, b = np.broadcast_arrays(a, b)
        out = [None if x is None or y is None else function(x, y) for x, y in zip(a.ravel(), b.ravel())]
        return np.array(out, object if None in out else tensor.dtype.as_numpy_dtype).reshape(a.shape)
    return None


def _slices(shape, bounds, op):
    mask = {m: op.get_attr(m + '_mask') for m in ('begin', 'end', 'ellipsis', 'new_axis', 'shrink_axis')}
    begin, end, stride = (np.ravel(b).tolist() for b in bounds)
    if len(begin) != 1 or mask['ellipsis'] or mask['new_axis']:
        return slice(None)
    if mask['shrink_axis']:
        return int(begin[0])
    return slice(None if mask['begin'] else begin[0], None if mask['end'] else end[0], stride[0])


def shape_from(tensor):
    """The shape that an operand states, such as the second one of Reshape."""
    value = partial_value(tensor)
    if value is not None and value.ndim == 1:
        return TensorShape([None if v is None or v == -1 else int(v) for v in value])
    length = tensor.shape.as_list() if tensor.shape.ndims == 1 else [None]
    return TensorShape(None if length[0] is None else [None] * length[0])


def integers(tensor):
    """A constant operand as a list of integers, or None."""
    value = value_of(tensor)
    return None if value is None else [int(v) for v in np.ravel(value)]


# Elementwise

@shape_of('Abs', 'Ceil', 'Cos', 'Elu', 'Erf', 'Exp', 'Floor', 'Identity', 'Log', 'Neg', 'Reciprocal', 'Relu', 'Relu6',
          'Round', 'Rsqrt', 'Selu', 'Sigmoid', 'Sign', 'Sin', 'Softplus', 'Softsign', 'Sqrt', 'Square', 'StopGradient',
          'Tanh', 'ZerosLike', 'OnesLike', 'Log1p', 'Expm1', 'Tan', 'Cast', 'LogicalNot', 'LeakyRelu')
def _same(inputs, _):
    return inputs[0].shape


@shape_of('Softmax', 'LogSoftmax')
def _softmax(inputs, _):
    if inputs[0].shape.ndims == 0:
        raise ValueError('a softmax needs at least one axis')
    from . import version
    return inputs[0].shape.with_rank(2) if version < (1, 5) else inputs[0].shape


@shape_of('LRN')
def _four(inputs, _):
    return inputs[0].shape.with_rank(4)


@shape_of('PlaceholderWithDefault', 'Placeholder', 'VariableV2')
def _stated(inputs, attributes):
    if inputs and not inputs[0].shape.is_compatible_with(attributes['shape']):
        raise ValueError('the default does not have the shape %s' % attributes['shape'])
    return attributes['shape']


@shape_of('Add', 'AddV2', 'Sub', 'Mul', 'Div', 'RealDiv', 'FloorDiv', 'TruncateDiv', 'FloorMod', 'Pow',
          'SquaredDifference', 'Maximum', 'Minimum', 'Greater', 'GreaterEqual', 'Less', 'LessEqual', 'Equal',
          'NotEqual', 'LogicalAnd', 'LogicalOr')
def _broadcast(inputs, _):
    return [broadcast(dims(inputs[0]), dims(inputs[1]))]


def broadcast(a, b):
    if a is None or b is None:
        return None
    rank = max(len(a), len(b))
    out = []
    for x, y in zip([1] * (rank - len(a)) + a, [1] * (rank - len(b)) + b):
        if x == 1 or y == 1:
            out.append(y if x == 1 else x)
        elif x is None or y is None:
            out.append(y if x is None else x)
        elif x == y:
            out.append(x)
        else:
            raise ValueError('the extents %d and %d do not broadcast' % (x, y))
    return out


@shape_of('Merge')
def _merge(inputs, attributes):
    try:
        return [_merged(inputs, attributes), []]
    except ValueError:  # branches of different shapes
        same = len({i.shape.ndims for i in inputs}) == 1 and inputs[0].shape.ndims is not None
        extents = zip(*(i.shape.as_list() for i in inputs)) if same else ()
        return [[d[0] if len(set(d)) == 1 else None for d in extents] if same else None, []]


@shape_of('AddN')
def _merged(inputs, _):
    shape = inputs[0].shape
    for i in inputs[1:]:
        shape = shape.merge_with(i.shape)
    return shape


@shape_of('Select')
def _select(inputs, _):
    condition, then, other = (i.shape for i in inputs)
    shape = then.merge_with(other)
    if condition.ndims not in (None, 0) and shape.ndims not in (None, 0):
        if condition.ndims == 1:
            if not TensorShape([shape.as_list()[0]]).is_compatible_with(condition):
                raise ValueError('the condition has neither the shape of the operands nor that of their first axis')
        else:
            shape = shape.merge_with(condition)
    return shape


@shape_of('Where')
def _where(inputs, _):
    return [[None, inputs[0].shape.ndims]]


# Matrices and convolutions

@shape_of('BiasAdd')
def _bias_add(inputs, attributes):
    x, bias = dims(inputs[0]), dims(inputs[1], 1)
    if x is None:
        return None
    axis = 1 if attributes['data_format'] == 'NCHW' else len(x) - 1
    if len(x) < 2:
        raise ValueError('the value has less than two axes')
    x[axis] = _same_extent(x[axis], bias[0])
    return [x]


def _same_extent(a, b):
    if a is not None and b is not None and a != b:
        raise ValueError('the extents %d and %d differ' % (a, b))
    return b if a is None else a


@shape_of('MatMul')
def _mat_mul(inputs, attributes):
    a, b = dims(inputs[0], 2), dims(inputs[1], 2)
    a = a[::-1] if attributes['transpose_a'] else a
    b = b[::-1] if attributes['transpose_b'] else b
    _same_extent(a[1], b[0])
    return [[a[0], b[1]]]


@shape_of('BatchMatMul', 'BatchMatMulV2')
def _batch_mat_mul(inputs, attributes):
    a, b = dims(inputs[0]), dims(inputs[1])
    if a is None or b is None:
        return None
    if min(len(a), len(b)) < 2:
        raise ValueError('a matrix has less than two axes')
    x = a[-2:][::-1] if attributes['adj_x'] else a[-2:]
    y = b[-2:][::-1] if attributes['adj_y'] else b[-2:]
    _same_extent(x[1], y[0])
    return [broadcast(a[:-2], b[:-2]) + [x[0], y[1]]]


def window(size, kernel, stride, padding, dilation=1, explicit=None):
    """The extent that a window leaves."""
    if size is None or kernel is None:
        return size if padding == 'SAME' and stride == 1 else None
    if padding == 'SAME':
        return -(-size // stride)
    reach = (kernel - 1) * dilation + 1
    size += sum(explicit or (0, 0))
    if size < reach:
        raise ValueError('the extent %d is less than the window of %d' % (size, reach))
    return (size - reach) // stride + 1


def _spatial(rank, data_format):
    return (list(range(2, rank)), 1) if data_format.startswith('NC') else (list(range(1, rank - 1)), rank - 1)


@shape_of('Conv2D', 'Conv3D', 'DepthwiseConv2dNative')
def _convolution(inputs, attributes):
    strides = attributes['strides']
    rank = len(strides)
    x, kernel = dims(inputs[0], rank), dims(inputs[1], rank)
    spatial, channel = _spatial(rank, attributes['data_format'])
    dilations = attributes.get('dilations') or [1] * rank
    explicit = attributes.get('explicit_paddings') or []
    if (attributes['padding'] == 'EXPLICIT') != bool(explicit):
        raise ValueError('explicit_paddings and the padding %s contradict each other' % attributes['padding'])
    if rank == 5 and strides[0] != 1 or strides[0] != 1 or strides[channel] != 1:
        raise ValueError('strides over the batch or the channels: %s' % strides)
    out = [x[0]] + [None] * (rank - 1)
    for i, axis in enumerate(spatial):
        out[axis] = window(x[axis], kernel[i], strides[axis], attributes['padding'], dilations[axis],
                           explicit[2 * axis:2 * axis + 2])
    if 'use_cudnn_on_gpu' in attributes or rank == 5:
        if x[channel] is not None and kernel[-2] is not None and (
                x[channel] % kernel[-2] if rank == 4 else x[channel] != kernel[-2]):
            raise ValueError('%d channels do not fit a filter of %d' % (x[channel], kernel[-2]))
        from . import version
        if version < (1, 13):
            _same_extent(x[channel], kernel[-2])
        out[channel] = kernel[-1]
    else:
        channels = _same_extent(x[channel], kernel[-2])
        out[channel] = None if channels is None or kernel[-1] is None else channels * kernel[-1]
    return [out]


@shape_of('Conv2DBackpropInput', 'Conv3DBackpropInputV2')
def _convolution_backprop(inputs, attributes):
    rank = len(attributes['strides'])
    wanted = shape_from(inputs[0]).merge_with([None] * rank)
    kernel, x = dims(inputs[1], rank), dims(inputs[2], rank)
    spatial, channel = _spatial(rank, attributes['data_format'])
    _same_extent(kernel[-1], x[channel])
    size = wanted.as_list()
    _same_extent(size[channel], kernel[-2])
    for i, axis in enumerate(spatial):
        if size[axis] is not None and x[axis] is not None:
            forward = window(size[axis], kernel[i], attributes['strides'][axis], attributes['padding'],
                             (attributes.get('dilations') or [1] * rank)[axis])
            if forward is not None and forward != x[axis]:
                raise ValueError('an output of %d would come from %d, not %d' % (size[axis], forward, x[axis]))
    return wanted


@shape_of('MaxPool', 'AvgPool', 'MaxPool3D', 'AvgPool3D')
def _pool(inputs, attributes):
    size, strides = attributes['ksize'], attributes['strides']
    rank = len(size)
    x = dims(inputs[0], rank)
    if len(strides) != rank or min(size) < 1 or min(strides) < 1:
        raise ValueError('ksize %s and strides %s are not windows' % (size, strides))
    return [[window(x[i], size[i], strides[i], attributes['padding']) for i in range(rank)]]


@shape_of('FusedBatchNorm', 'FusedBatchNormV3')
def _fused_batch_norm(inputs, attributes):
    x = dims(inputs[0], None if inputs[0].shape.ndims == 5 else 4)
    channel = _spatial(len(x), attributes['data_format'])[1]
    channels = x[channel]
    for i in inputs[1:3] if attributes['is_training'] else inputs[1:]:
        channels = _same_extent(channels, dims(i, 1)[0])
    x[channel] = channels
    return [x] + [[channels]] * 4 + [None]


# Reductions

@shape_of('Sum', 'Mean', 'Max', 'Min', 'Prod', 'All', 'Any')
def _reduction(inputs, attributes):
    x, axes = dims(inputs[0]), integers(inputs[1])
    if x is None:
        return None
    if axes is None:
        return [[None] * len(x)] if attributes['keep_dims'] else None
    axes = {_axis(a, len(x)) for a in axes}
    if attributes['keep_dims']:
        return [[1 if i in axes else d for i, d in enumerate(x)]]
    return [[d for i, d in enumerate(x) if i not in axes]]


def _axis(axis, rank):
    if not -rank <= axis < rank:
        raise ValueError('the axis %d is not in [%d, %d)' % (axis, -rank, rank))
    return axis % rank


@shape_of('ArgMax', 'ArgMin')
def _arg(inputs, _):
    x, axis = dims(inputs[0]), integers(inputs[1])
    if x is None:
        return None
    if axis is None:
        return [[None] * (len(x) - 1)]
    del x[_axis(axis[0], len(x))]
    return [x]


# Layout

@shape_of('ConcatV2')
def _concat(inputs, _):
    axis = integers(inputs[-1])
    shapes = [dims(i) for i in inputs[:-1]]
    known = [s for s in shapes if s is not None]
    if not known:
        return None
    rank = len(known[0])
    if axis is None:
        return [[None] * rank]
    axis = _axis(axis[0], rank)
    out = [None] * rank
    for s in known:
        if len(s) != rank:
            raise ValueError('the operands have %d and %d axes' % (rank, len(s)))
        for i, d in enumerate(s):
            if i != axis:
                out[i] = _same_extent(out[i], d)
    parts = [None if s is None else s[axis] for s in shapes]
    out[axis] = None if None in parts else sum(parts)
    return [out]


@shape_of('Split')
def _split(inputs, attributes):
    axis, x, n = integers(inputs[0]), dims(inputs[1]), attributes['num_split']
    if x is None or axis is None:
        return None if x is None else [[None] * len(x)] * n
    axis = _axis(axis[0], len(x))
    if x[axis] is not None:
        if x[axis] % n:
            raise ValueError('an extent of %d is not split evenly into %d' % (x[axis], n))
        x[axis] //= n
    return [x] * n


@shape_of('SplitV')
def _split_v(inputs, attributes):
    x, sizes, axis = dims(inputs[0]), integers(inputs[1]), integers(inputs[2])
    if x is None or axis is None or sizes is None:
        return None if x is None else [[None] * len(x)] * attributes['num_split']
    axis = _axis(axis[0], len(x))
    if x[axis] is not None:
        rest = x[axis] - sum(s for s in sizes if s != -1)
        if rest < 0 or (rest and -1 not in sizes):
            raise ValueError('the sizes %s do not add up to %d' % (sizes, x[axis]))
        sizes = [rest if s == -1 else s for s in sizes]
    return [x[:axis] + [None if s == -1 else s] + x[axis + 1:] for s in sizes]


@shape_of('Unpack')
def _unpack(inputs, attributes):
    x = dims(inputs[0])
    if x is None:
        return None
    axis = _axis(attributes['axis'], len(x))
    _same_extent(x[axis], attributes['num'])
    return [x[:axis] + x[axis + 1:]] * attributes['num']


@shape_of('Pack')
def _pack(inputs, attributes):
    shape = _merged(inputs, attributes)
    if shape.ndims is None:
        return None
    out = shape.as_list()
    out.insert(_axis(attributes['axis'], len(out) + 1), len(inputs))
    return [out]


@shape_of('Slice')
def _slice(inputs, _):
    x, begin, size = dims(inputs[0]), integers(inputs[1]), shape_from(inputs[2])
    rank = len(x) if x is not None else size.ndims
    if rank is None:
        return None
    if size.ndims not in (None, rank) or begin is not None and len(begin) != rank:
        raise ValueError('begin and size are not of length %d' % rank)
    if begin is None or size.ndims is None:
        return [[None] * rank]
    stated = partial_value(inputs[2])
    out = []
    for i in range(rank):
        extent = None if x is None else x[i]
        if stated is not None and stated[i] == -1:
            out.append(None if extent is None else extent - begin[i])
        else:
            s = size.as_list()[i]
            if s is not None and extent is not None and begin[i] + s > extent:
                raise ValueError('the slice ends at %d of %d' % (begin[i] + s, extent))
            out.append(s)
    return [out]


@shape_of('StridedSlice')
def _strided_slice(inputs, attributes):
    x = dims(inputs[0])
    begin, end, strides = (partial_value(i) for i in inputs[1:])
    if x is None:
        return None
    count = next((len(b) for b in (begin, end, strides) if b is not None), None)
    count = dims(inputs[1], 1)[0] if count is None else count
    if count is None:
        return None
    bit = lambda mask, i: attributes[mask + '_mask'] >> i & 1
    at = lambda values, i: None if values is None or values[i] is None else int(values[i])
    used = sum(1 for i in range(count) if not bit('new_axis', i) and not bit('ellipsis', i))
    out, axis, ellipsis = [], 0, False
    for i in range(count):
        if bit('ellipsis', i):
            ellipsis = True
            n = len(x) - used
            out += x[axis:axis + n]
            axis += n
        elif bit('new_axis', i):
            out.append(1)
        else:
            if axis >= len(x):
                raise ValueError('more indices than axes')
            b, e, s = at(begin, i), at(end, i), at(strides, i)
            if s == 0:
                raise ValueError('a stride of 0')
            if bit('shrink_axis', i):
                if b is not None and x[axis] is not None and not -x[axis] <= b < x[axis]:
                    raise ValueError('the index %d is outside of an extent of %d' % (b, x[axis]))
            elif bit('begin', i) and bit('end', i) and s in (1, -1):
                out.append(x[axis])
            elif s is None or (b is None and not bit('begin', i)) or (e is None and not bit('end', i)):
                out.append(None)
            elif x[axis] is None:
                b = 0 if bit('begin', i) else b
                out.append(None if bit('end', i) or s < 0 or (b < 0) != (e < 0) or b >= 0 else max(0, -((b - e) // s)))
            else:
                out.append(len(range(x[axis])[slice(None if bit('begin', i) else b, None if bit('end', i) else e, s)]))
            axis += 1
    return [out + x[axis:]]


@shape_of('Reshape')
def _reshape(inputs, _):
    wanted, stated = shape_from(inputs[1]), partial_value(inputs[1])
    count = inputs[0].shape.num_elements()
    if wanted.ndims is None or stated is None:
        return wanted
    out = wanted.as_list()
    unknown = [i for i, v in enumerate(stated) if v is None]
    open_ = [i for i, v in enumerate(stated) if v == -1]
    if len(open_) > 1:
        raise ValueError('more than one extent is -1: %s' % list(stated))
    if not unknown and count is not None:
        product = math.prod(d for d in out if d is not None)
        if open_ and product and count % product == 0:
            out[open_[0]] = count // product
        elif open_ and product or not open_ and product != count:
            raise ValueError('%d elements do not fill the shape %s' % (count, [int(v) for v in stated]))
    return [out]


@shape_of('Squeeze')
def _squeeze(inputs, attributes):
    x, axes = dims(inputs[0]), attributes['squeeze_dims']
    if x is None:
        return None
    if not axes:
        return None if None in x else [[d for d in x if d != 1]]
    axes = {_axis(a, len(x)) for a in axes}
    for a in axes:
        if x[a] not in (None, 1):
            raise ValueError('the axis %d to squeeze has the extent %d' % (a, x[a]))
    return [[d for i, d in enumerate(x) if i not in axes]]


@shape_of('ExpandDims')
def _expand_dims(inputs, _):
    x, axis = dims(inputs[0]), integers(inputs[1])
    if x is None:
        return None
    if axis is None:
        return [[None] * (len(x) + 1)]
    x.insert(_axis(axis[0], len(x) + 1), 1)
    return [x]


@shape_of('Transpose')
def _transpose(inputs, _):
    x, order = dims(inputs[0]), integers(inputs[1])
    if order is None:
        n = inputs[1].shape.as_list()[0] if inputs[1].shape.ndims == 1 else None
        n = n if x is None else len(x)
        return None if n is None else [[None] * n]
    if x is None:
        return [[None] * len(order)]
    if sorted(order) != list(range(len(x))):
        raise ValueError('%s is no permutation of %d axes' % (order, len(x)))
    return [[x[i] for i in order]]


@shape_of('Tile')
def _tile(inputs, _):
    x, times = dims(inputs[0]), shape_from(inputs[1])
    if x is None or times.ndims is None:
        return None if x is None else [[None] * len(x)]
    if times.ndims != len(x):
        raise ValueError('%d multiples for %d axes' % (times.ndims, len(x)))
    return [[None if d is None or t is None else d * t for d, t in zip(x, times.as_list())]]


@shape_of('Pad', 'PadV2', 'MirrorPad')
def _pad(inputs, _):
    x, pads = dims(inputs[0]), value_of(inputs[1])
    if pads is None:
        return None if x is None else [[None] * len(x)]
    if x is None:
        return [[None] * len(pads)]
    if pads.shape != (len(x), 2):
        raise ValueError('the paddings have the shape %s, not (%d, 2)' % (pads.shape, len(x)))
    if (pads < 0).any():
        raise ValueError('a padding is negative: %s' % pads.tolist())
    return [[None if d is None else d + int(p.sum()) for d, p in zip(x, pads)]]


@shape_of('SpaceToDepth')
def _space_to_depth(inputs, attributes):
    x, b = dims(inputs[0], 4), attributes['block_size']
    if any(d is not None and d % b for d in x[1:3]):
        raise ValueError('the extents are no multiples of %d' % b)
    return [[x[0]] + [None if d is None else d // b for d in x[1:3]] + [None if x[3] is None else x[3] * b * b]]


@shape_of('DepthToSpace')
def _depth_to_space(inputs, attributes):
    x, b = dims(inputs[0], 4), attributes['block_size']
    if x[3] is not None and x[3] % (b * b):
        raise ValueError('%d channels are no multiple of %d' % (x[3], b * b))
    return [[x[0]] + [None if d is None else d * b for d in x[1:3]] + [None if x[3] is None else x[3] // (b * b)]]


@shape_of('SpaceToBatchND')
def _space_to_batch(inputs, _):
    return _blocks(inputs, lambda batch, b: batch * b, lambda d, p, b: d + p, True)


@shape_of('BatchToSpaceND')
def _batch_to_space(inputs, _):
    return _blocks(inputs, lambda batch, b: batch // b, lambda d, p, b: d * b - p, False)


def _blocks(inputs, batch_of, extent_of, divide):
    x, block, pads = dims(inputs[0]), integers(inputs[1]), value_of(inputs[2])
    if x is None:
        return None
    if block is None:
        return [[None] * len(x)]
    out = list(x)
    out[0] = None if x[0] is None else batch_of(x[0], math.prod(block))
    for i, b in enumerate(block):
        if pads is None or x[1 + i] is None:
            out[1 + i] = None
            continue
        d = extent_of(x[1 + i], int(pads[i].sum()), b)
        if divide and d % b:
            raise ValueError('the padded extent %d is no multiple of the block %d' % (d, b))
        out[1 + i] = d // b if divide else d
    return [out]


@shape_of('Gather', 'GatherV2')
def _gather(inputs, _):
    x, index = dims(inputs[0]), dims(inputs[1])
    axis = integers(inputs[2]) if len(inputs) > 2 else [0]
    if x is None or index is None or axis is None:
        return None
    axis = _axis(axis[0], len(x))
    return [x[:axis] + index + x[axis + 1:]]


# Sources

@shape_of('Shape')
def _shape(inputs, _):
    return [[inputs[0].shape.ndims]]


@shape_of('Rank', 'Size', 'VarHandleOp', 'VarIsInitializedOp', 'NoOp', 'AssignVariableOp', 'AssignAddVariableOp',
          'AssignSubVariableOp')
def _scalar(inputs, _):
    return [[]]


@shape_of('Fill', 'RandomUniform')
def _filled(inputs, _):
    return shape_from(inputs[0])


@shape_of('Range')
def _range(inputs, _):
    start, limit, delta = (value_of(i) for i in inputs)
    if start is None or limit is None or delta is None:
        return [[None]]
    return [[max(0, math.ceil((limit.item() - start.item()) / delta.item()))]]


@shape_of('ReverseV2')
def _reverse(inputs, _):
    return inputs[0].shape


@shape_of('ResizeBilinear', 'ResizeNearestNeighbor')
def _resize(inputs, _):
    x, size = dims(inputs[0], 4), shape_from(inputs[1]).with_rank(2).as_list()
    return [[x[0]] + size + [x[3]]]


@shape_of('Assign', 'AssignAdd', 'AssignSub')
def _assign(inputs, attributes):
    if attributes.get('validate_shape', True) and not inputs[0].shape.is_compatible_with(inputs[1].shape):
        raise ValueError('the value has another shape than the variable')
    return inputs[0].shape


@shape_of('ReadVariableOp')
def _read_variable(inputs, _):
    return inputs[0].op.get_attr('shape')


@shape_of('Switch')
def _switch(inputs, _):
    return inputs[0].shape
