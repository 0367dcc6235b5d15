"""tf.reshape, tf.concat, tf.shape, tf.placeholder, ...: which operators they make, under which names."""
import numpy as np

from . import types, version
from .graph import Tensor, apply_op, constant, convert, get_default_graph, has_tensor, is_tensor, scope_of
from .interface import implements
from .math_functions import OPERATORS, make_range, one_of
from .shape import Dimension, TensorShape
from .shape_functions import value_of


@implements('placeholder')
def placeholder(dtype, shape=None, name=None):
    return apply_op('Placeholder', name, dtype=dtype, shape=TensorShape(shape))


@implements('placeholder_with_default')
def placeholder_with_default(input, shape, name=None):
    return apply_op('PlaceholderWithDefault', name, input=input, shape=TensorShape(shape))


@implements('identity')
def identity(input, name=None):
    return apply_op('Identity', name, input=input)


@implements('stop_gradient')
def stop_gradient(input, name=None):
    return apply_op('StopGradient', name, input=input)


@implements('no_op')
def no_op(name=None):
    return apply_op('NoOp', name)


@implements('group')
def group(*inputs, **kwargs):
    name = kwargs.pop('name', None)
    if kwargs:
        raise ValueError('Unknown keyword arguments: %s' % ', '.join(kwargs))
    with get_default_graph().control_dependencies(inputs):
        return apply_op('NoOp', name or 'group_deps')


@implements('constant')
def make_constant(value, dtype=None, shape=None, name='Const', verify_shape=False):
    return constant(value, dtype, shape, name, verify_shape)


@implements('convert_to_tensor')
def convert_to_tensor(value, dtype=None, name=None, preferred_dtype=None, dtype_hint=None):
    return convert(value, dtype, name, one_of('dtype_hint', dtype_hint, 'preferred_dtype', preferred_dtype))


@implements('shape')
def shape(input, name=None, out_type=types.int32):
    with scope_of(name, 'Shape') as scope:
        input = convert(input, name='input')
        if input.shape.is_fully_defined():
            return constant(np.array(input.shape.as_list(), np.int64), out_type, name=scope)
        return apply_op('Shape', scope, input=input, out_type=out_type)


@implements('rank')
def rank(input, name=None):
    with scope_of(name, 'Rank') as scope:
        input = convert(input)
        if input.shape.ndims is not None:
            return constant(input.shape.ndims, types.int32, name=scope)
        return apply_op('Rank', scope, input=input)


@implements('size')
def size(input, name=None, out_type=types.int32):
    with scope_of(name, 'Size') as scope:
        input = convert(input)
        if input.shape.is_fully_defined():
            return constant(input.shape.num_elements(), out_type, name=scope)
        return apply_op('Size', scope, input=input, out_type=out_type)


@implements('fill')
def fill(dims, value, name=None):
    return apply_op('Fill', name, dims=dims, value=value)


def _filled(name, number):
    def function(shape, dtype=types.float32, name=None):
        dtype = types.as_dtype(dtype)
        value = np.array(number, dtype.as_numpy_dtype)
        with scope_of(name, default) as scope:
            if not has_tensor(shape):
                extents = TensorShape(shape)
                if extents.is_fully_defined() and (version < (1, 6) or extents.num_elements() < 1000):
                    return constant(value, dtype, extents.as_list(), name=scope)
                shape = convert(shape, types.int32, name='shape')
            else:
                shape = convert(shape, name='shape')
            return apply_op('Fill', scope, dims=shape, value=constant(value, dtype))
    default = name
    implements(name)(function)
    return function


zeros, ones = _filled('zeros', 0), _filled('ones', 1)


def _filled_like(name, make, op):
    def function(tensor, dtype=None, name=None, optimize=True):
        with scope_of(name, default) as scope:
            tensor = convert(tensor, name='tensor')
            kind = tensor.dtype if dtype is None else types.as_dtype(dtype)
            if optimize and tensor.shape.is_fully_defined():
                return make(tensor.shape, kind, scope)
            if op == 'ZerosLike' and kind is tensor.dtype:
                return apply_op(op, scope, x=tensor)
            return make(shape(tensor), kind, scope)
    default = name
    implements(name)(function)


_filled_like('zeros_like', zeros, 'ZerosLike')
_filled_like('ones_like', ones, 'OnesLike')


@implements('where')
def where(condition, x=None, y=None, name=None):
    if x is None and y is None:
        return apply_op('Where', name, input=convert(condition))
    if x is None or y is None:
        raise ValueError('x and y must both be non-None or both be None.')
    return apply_op('Select', name, condition=condition, t=x, e=y)


@implements('concat')
def concat(values, axis, name='concat'):
    if not isinstance(values, (list, tuple)):
        values = [values]
    if len(values) == 1:
        with get_default_graph().name_scope(name) as scope:
            convert(axis, types.int32, name='concat_dim')
            return identity(values[0], scope)
    return apply_op('ConcatV2', name, values=list(values), axis=axis)


@implements('split')
def split(value, num_or_size_splits, axis=0, num=None, name='split'):
    whole = isinstance(num_or_size_splits, (int, Dimension))
    if version < (1, 9) or not whole:
        sizes = convert(num_or_size_splits)
    if whole:
        return apply_op('Split', name, split_dim=axis, num_split=int(num_or_size_splits), value=value)
    if num is None:
        if sizes.shape.ndims != 1 or sizes.shape.as_list()[0] is None:
            raise ValueError('Cannot infer num from shape %s' % num_or_size_splits)
        num = sizes.shape.as_list()[0]
    return apply_op('SplitV', name, value=value, size_splits=sizes, split_dim=axis, num_split=num)


@implements('unstack')
def unstack(value, num=None, axis=0, name='unstack'):
    if num is None:
        value = convert(value)
        if value.shape.ndims is not None:
            if not -value.shape.ndims <= axis < value.shape.ndims:
                raise ValueError('axis = %d not in [%d, %d)' % (axis, -value.shape.ndims, value.shape.ndims))
            num = value.shape.as_list()[axis]
    if num is None:
        raise ValueError('Cannot infer num from shape %s' % convert(value).shape)
    return apply_op('Unpack', name, value=value, num=num, axis=axis)


@implements('stack')
def stack(values, axis=0, name='stack'):
    if axis == 0:
        return convert(list(values) if isinstance(values, (list, tuple)) else values, name=name)
    return apply_op('Pack', name, values=list(values), axis=axis)


@implements('slice')
def make_slice(input_, begin, size, name=None):
    return apply_op('Slice', name, input=input_, begin=begin, size=size)


@implements('strided_slice')
def strided_slice(input_, begin, end, strides=None, begin_mask=0, end_mask=0, ellipsis_mask=0, new_axis_mask=0,
                  shrink_axis_mask=0, var=None, name=None):
    if var is not None:
        raise NotImplementedError('the stand-in has no strided_slice that is assigned to (var)')
    if strides is None:
        begin = convert(begin)
        strides = constant(np.ones(begin.shape.as_list()), begin.dtype, name='ones_like')
    return apply_op('StridedSlice', name, input=input_, begin=begin, end=end, strides=strides, begin_mask=begin_mask,
                    end_mask=end_mask, ellipsis_mask=ellipsis_mask, new_axis_mask=new_axis_mask,
                    shrink_axis_mask=shrink_axis_mask)


def _item(tensor, key):
    keys = list(key) if isinstance(key, (list, tuple)) else [key]
    begin, end, strides = [], [], []
    masks = dict(begin_mask=0, end_mask=0, ellipsis_mask=0, new_axis_mask=0, shrink_axis_mask=0)
    for i, k in enumerate(keys):
        if isinstance(k, slice):
            for values, bound, mask in ((begin, k.start, 'begin_mask'), (end, k.stop, 'end_mask')):
                values.append(0 if bound is None else _index(bound))
                masks[mask] |= (bound is None) << i
            strides.append(1 if k.step is None else _index(k.step))
        elif k is Ellipsis or k is None:
            masks['ellipsis_mask' if k is Ellipsis else 'new_axis_mask'] |= 1 << i
            begin.append(0), end.append(0), strides.append(1)
        else:
            k = _index(k)
            masks['shrink_axis_mask'] |= 1 << i
            begin.append(k), end.append(k + 1), strides.append(1)
    with scope_of(None, 'strided_slice') as scope:
        if keys:
            packed = [stack(v, name='stack') for v in (begin, end, strides)]
        else:
            packed = [constant([], types.int32)] * 3
        return strided_slice(convert(tensor), *packed, name=scope, **masks)


def _index(value):
    if is_tensor(value):
        return value
    if isinstance(value, (bool, float, str)) or not hasattr(value, '__index__'):
        raise TypeError('Only integers, slices, ellipsis, None and scalar int32/int64 tensors are valid indices, got %r'
                        % (value,))
    return int(value)


OPERATORS['__getitem__'] = _item
Tensor.__getitem__ = _item


@implements('reshape')
def reshape(tensor, shape, name=None):
    return apply_op('Reshape', name, tensor=tensor, shape=shape)


@implements('squeeze')
def squeeze(input, axis=None, name=None, squeeze_dims=None):
    axis = one_of('axis', axis, 'squeeze_dims', squeeze_dims)
    axis = [axis] if isinstance(axis, int) else axis
    return apply_op('Squeeze', name, input=input, squeeze_dims=None if axis is None else list(axis))


@implements('expand_dims')
def expand_dims(input, axis=None, name=None, dim=None):
    axis = one_of('axis', axis, 'dim', dim)
    if axis is None:
        raise ValueError('expand_dims needs an axis')
    return apply_op('ExpandDims', name, input=input, dim=axis)


@implements('transpose')
def transpose(a, perm=None, name='transpose', conjugate=False):
    if conjugate:
        raise NotImplementedError('the stand-in has no complex numbers (transpose with conjugate)')
    with scope_of(name, 'transpose') as scope:
        a = convert(a, name='a')
        if perm is None:
            if a.shape.ndims is not None:
                perm = list(range(a.shape.ndims))[::-1]
            else:
                n = rank(a)
                perm = (n - 1) - make_range(0, n, 1)
        return apply_op('Transpose', scope, x=a, perm=perm)


@implements('tile')
def tile(input, multiples, name=None):
    return apply_op('Tile', name, input=input, multiples=multiples)


@implements('pad')
def pad(tensor, paddings, mode='CONSTANT', name=None, constant_values=0):
    mode = mode.upper()
    if mode != 'CONSTANT':
        return apply_op('MirrorPad', name, input=tensor, paddings=paddings, mode=mode)
    if is_tensor(constant_values) or constant_values != 0:
        return apply_op('PadV2', name, input=tensor, paddings=paddings, constant_values=constant_values)
    return apply_op('Pad', name, input=tensor, paddings=paddings)


@implements('reverse')
def reverse(tensor, axis, name=None):
    return apply_op('ReverseV2', name, tensor=tensor, axis=axis)


def _blocks(op):
    def function(input, block_size, name=None, data_format='NHWC'):
        if data_format != 'NHWC':
            raise NotImplementedError('the stand-in knows %s for NHWC alone' % op)
        return apply_op(op, name, input=input, block_size=block_size)
    return function


implements('space_to_depth', 'nn.space_to_depth')(_blocks('SpaceToDepth'))
implements('depth_to_space', 'nn.depth_to_space')(_blocks('DepthToSpace'))


@implements('space_to_batch_nd')
def space_to_batch_nd(input, block_shape, paddings, name=None):
    return apply_op('SpaceToBatchND', name, input=input, block_shape=block_shape, paddings=paddings)


@implements('batch_to_space_nd')
def batch_to_space_nd(input, block_shape, crops, name=None):
    return apply_op('BatchToSpaceND', name, input=input, block_shape=block_shape, crops=crops)


@implements('gather')
def gather(params, indices, validate_indices=None, name=None, axis=None, batch_dims=0):
    if batch_dims:
        raise NotImplementedError('the stand-in has no gather with batch_dims')
    axis = 0 if axis is None else axis
    if version < (1, 5) and not is_tensor(axis) and axis == 0:
        return apply_op('Gather', name, params=params, indices=indices, validate_indices=validate_indices)
    return apply_op('GatherV2', name, params=params, indices=indices, axis=axis)


@implements('nn.embedding_lookup')
def embedding_lookup(params, ids, partition_strategy='mod', name=None, validate_indices=True, max_norm=None):
    if max_norm is not None:
        raise NotImplementedError('the stand-in has no embedding_lookup with max_norm')
    params = params if isinstance(params, (list, tuple)) else [params]
    if len(params) != 1:
        raise NotImplementedError('the stand-in has no embedding_lookup of several parts')
    with scope_of(name, 'embedding_lookup') as scope:
        ids = convert(ids, name='ids')
        found = gather(params[0], ids, name=scope, validate_indices=validate_indices if version < (1, 5) else None)
        return found if version < (1, 9) else identity(found)


@implements('random_uniform')
def random_uniform(shape, minval=0, maxval=None, dtype=types.float32, seed=None, name=None):
    dtype = types.as_dtype(dtype)
    if not dtype.is_floating:
        raise NotImplementedError('the stand-in has random_uniform for floating point alone')
    with scope_of(name, 'random_uniform') as scope:
        shape = convert(shape, None if has_tensor(shape) else types.int32, name='shape')
        low = convert(minval, dtype, name='min')
        high = convert(1 if maxval is None else maxval, dtype, name='max')
        graph_seed = get_default_graph().seed
        seeds = (0, 0) if seed is None and graph_seed is None else (87654321 if graph_seed is None else graph_seed,
                                                                    0 if seed is None else seed)
        number = apply_op('RandomUniform', shape=shape, dtype=dtype, seed=seeds[0], seed2=seeds[1])
        return apply_op('AddV2' if version >= (2, 0) else 'Add', scope, x=number * (high - low), y=low)


@implements('set_random_seed')
def set_random_seed(seed):
    get_default_graph().seed = seed


@implements('image.resize_bilinear')
def resize_bilinear(images, size, align_corners=False, name=None, half_pixel_centers=False):
    return _resize('ResizeBilinear', images, size, align_corners, name, half_pixel_centers)


@implements('image.resize_nearest_neighbor')
def resize_nearest_neighbor(images, size, align_corners=False, name=None, half_pixel_centers=False):
    return _resize('ResizeNearestNeighbor', images, size, align_corners, name, half_pixel_centers)


def _resize(op, images, size, align_corners, name, half_pixel_centers):
    more = {'half_pixel_centers': half_pixel_centers} if version >= (1, 14) else {}
    return apply_op(op, name, images=images, size=size, align_corners=align_corners, **more)


def static(tensor):
    """The value of a tensor or a Python number as a number, or None."""
    if not is_tensor(tensor):
        return tensor
    value = value_of(convert(tensor))
    return None if value is None else value.item() if value.ndim == 0 else value.tolist()
