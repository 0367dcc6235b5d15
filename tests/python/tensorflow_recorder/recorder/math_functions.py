"""tf.add, tf.reduce_mean, tf.matmul, ...: which operators they make, under which names."""
import numpy as np

from . import types, version
from .graph import Tensor, apply_op, constant, convert, get_default_graph, is_tensor, scope_of
from .interface import implements

_UNARY = dict(abs='Abs', ceil='Ceil', cos='Cos', erf='Erf', exp='Exp', floor='Floor', log='Log', negative='Neg',
              reciprocal='Reciprocal', round='Round', rsqrt='Rsqrt', sigmoid='Sigmoid', sign='Sign', sin='Sin',
              sqrt='Sqrt', square='Square', tan='Tan', tanh='Tanh', log1p='Log1p', expm1='Expm1',
              logical_not='LogicalNot')
_BINARY = dict(subtract='Sub', multiply='Mul', realdiv='RealDiv', floor_div='FloorDiv', truncatediv='TruncateDiv',
               floormod='FloorMod', mod='FloorMod', pow='Pow',
               squared_difference='SquaredDifference', maximum='Maximum',
               minimum='Minimum', greater='Greater', greater_equal='GreaterEqual', less='Less', less_equal='LessEqual',
               equal='Equal', not_equal='NotEqual', logical_and='LogicalAnd', logical_or='LogicalOr')
_REDUCTION = dict(reduce_all='All', reduce_any='Any', reduce_max='Max', reduce_mean='Mean', reduce_min='Min',
                  reduce_prod='Prod', reduce_sum='Sum')
ADD = 'AddV2' if version >= (1, 15) else 'Add'  # what the operator + makes


def _unary(name, op):
    def function(x, name=None):
        if op == 'Round' and is_tensor(x) and x.dtype.is_integer:
            return x
        return apply_op(op, name, x=x)
    implements(name, 'math.' + name, *(['nn.' + name] if name in ('sigmoid', 'tanh') else []))(function)


def _binary(name, op):
    def function(x, y, name=None):
        return apply_op(op, name, x=x, y=y)
    implements(name, 'math.' + name)(function)


for _name, _op in _UNARY.items():
    _unary(_name, _op)
for _name, _op in _BINARY.items():
    _binary(_name, _op)


@implements('add', 'math.add')
def add(x, y, name=None):
    return apply_op('AddV2', name or 'Add', x=x, y=y) if version >= (2, 0) else apply_op('Add', name, x=x, y=y)


@implements('divide', 'math.divide')
def divide(x, y, name=None):
    return _true_divide(x, y, 'truediv' if name is None else name)


@implements('truediv', 'math.truediv')
def truediv(x, y, name=None):
    return _true_divide(x, y, 'truediv' if name is None else name)


def _operands(x, y):
    x = convert(x, name='x')
    return x, convert(y, x.dtype, name='y')


def _true_divide(x, y, name):
    with scope_of(None, name) as scope:
        if not is_tensor(x) and is_tensor(y):
            x = convert(x, y.dtype, name='x')
        x, y = _operands(x, y)
        if x.dtype.is_integer:
            wide = types.float32 if x.dtype.name in ('int8', 'uint8', 'int16', 'uint16') else types.float64
            x, y = cast(x, wide), cast(y, wide)
        return apply_op('RealDiv', scope, x=x, y=y)


@implements('div', 'math.div')
def div(x, y, name=None):
    with scope_of(name, 'div') as scope:
        if not is_tensor(x) and is_tensor(y):
            x = convert(x, y.dtype, name='x')
        x, y = _operands(x, y)
        return apply_op('RealDiv' if x.dtype.is_floating else 'FloorDiv', scope, x=x, y=y)


@implements('floordiv', 'math.floordiv')
def floordiv(x, y, name=None):
    with scope_of(name, 'floordiv') as scope:
        return apply_op('FloorDiv', scope, x=x, y=y)


@implements('logical_xor', 'math.logical_xor')
def logical_xor(x, y, name='LogicalXor'):
    return apply_op('LogicalAnd', name, x=apply_op('LogicalOr', x=x, y=y),
                    y=apply_op('LogicalNot', x=apply_op('LogicalAnd', x=x, y=y)))


@implements('add_n', 'math.add_n')
def add_n(inputs, name=None):
    if not isinstance(inputs, (list, tuple)) or not inputs:
        raise ValueError('inputs must be a list of at least one Tensor with the same dtype and shape')
    inputs = [convert(i) for i in inputs]
    if len(inputs) == 1:
        return apply_op('Identity', name, input=inputs[0]) if name else inputs[0]
    return apply_op('AddN', name, inputs=inputs)


@implements('cast')
def cast(x, dtype, name=None):
    dtype = types.as_dtype(dtype)
    if isinstance(x, Tensor) and x.dtype is dtype:
        return x
    with scope_of(name, 'Cast') as scope:
        x = convert(x, name='x')
        return x if x.dtype is dtype else apply_op('Cast', scope, x=x, DstT=dtype)


def _cast_to(name, dtype):
    implements(name)(lambda x, name=None: cast(x, dtype, name))


for _name, _type in (('to_float', types.float32), ('to_int32', types.int32), ('to_int64', types.int64),
                     ('to_double', types.float64)):
    _cast_to(_name, _type)


def all_axes(x, axis):
    """The operand of a reduction that says over which axes."""
    if axis is not None:
        return axis
    x = convert(x)
    if x.shape.ndims is not None:
        return constant(np.arange(x.shape.ndims), types.int32)
    return make_range(0, apply_op('Rank', input=x))


def one_of(name, new, old_name, old):
    """The value of a parameter that has an older name too; both at once is an error."""
    if new is not None and old is not None:
        raise ValueError("Cannot specify both '%s' and '%s'" % (old_name, name))
    return old if new is None else new


def reduce(op, input_tensor, axis=None, keep_dims=None, name=None):
    input_tensor = convert(input_tensor, name='input_tensor') if not is_tensor(input_tensor) else convert(input_tensor)
    return apply_op(op, name, input=input_tensor, reduction_indices=all_axes(input_tensor, axis),
                    keep_dims=bool(keep_dims))


def _reduction(name, op):
    def function(input_tensor, axis=None, keepdims=None, name=None, reduction_indices=None, keep_dims=None):
        if version < (1, 5):
            keepdims = keep_dims
        else:
            keepdims = one_of('keepdims', keepdims, 'keep_dims', keep_dims)
        return reduce(op, input_tensor, one_of('axis', axis, 'reduction_indices', reduction_indices), keepdims, name)
    implements(name, 'math.' + name)(function)


for _name, _op in _REDUCTION.items():
    _reduction(_name, _op)


def _arg(op):
    def function(input, axis=None, name=None, dimension=None, output_type=types.int64):
        axis = one_of('axis', axis, 'dimension', dimension)
        return apply_op(op, name, input=input, dimension=0 if axis is None else axis, output_type=output_type)
    return function


implements('argmax', 'math.argmax')(_arg('ArgMax'))
implements('argmin', 'math.argmin')(_arg('ArgMin'))


@implements('matmul', 'linalg.matmul')
def matmul(a, b, transpose_a=False, transpose_b=False, adjoint_a=False, adjoint_b=False, a_is_sparse=False,
           b_is_sparse=False, output_type=None, name=None):
    if a_is_sparse or b_is_sparse or output_type is not None:
        raise NotImplementedError('the stand-in has no matmul with a_is_sparse, b_is_sparse or output_type')
    if transpose_a and adjoint_a or transpose_b and adjoint_b:
        raise ValueError('Only one of transpose and adjoint can be True.')
    with scope_of(name, 'MatMul') as scope:
        a, b = convert(a, name='a'), convert(b, name='b')
        ranks = [t.shape.ndims for t in (a, b)]
        large = [r is None or r > 2 for r in ranks]
        if all(large) if version < (1, 14) else any(large) and not any(r in (0, 1) for r in ranks):
            return apply_op('BatchMatMulV2' if version >= (1, 14) else 'BatchMatMul', scope, x=a, y=b,
                            adj_x=bool(transpose_a or adjoint_a), adj_y=bool(transpose_b or adjoint_b))
        return apply_op('MatMul', scope, a=a, b=b, transpose_a=bool(transpose_a or adjoint_a),
                        transpose_b=bool(transpose_b or adjoint_b))


@implements('clip_by_value')
def clip_by_value(t, clip_value_min, clip_value_max, name=None):
    with scope_of(name, 'clip_by_value') as scope:
        low = apply_op('Minimum', x=convert(t, name='t'), y=clip_value_max)
        return apply_op('Maximum', scope, x=low, y=clip_value_min)


@implements('range')
def make_range(start, limit=None, delta=1, dtype=None, name='range'):
    if limit is None:
        start, limit = 0, start
    with get_default_graph().name_scope('Range' if name is None else name) as scope:
        tensors = [convert(v, dtype, name=n) for v, n in ((start, 'start'), (limit, 'limit'), (delta, 'delta'))]
        if dtype is None:
            order = (types.int32, types.int64, types.float32, types.float64)
            if any(t.dtype not in order for t in tensors):
                raise TypeError('a range is of int32, int64, float32 or float64')
            widest = max((t.dtype for t in tensors), key=order.index)
            tensors = [cast(t, widest) for t in tensors]
        return apply_op('Range', scope, start=tensors[0], limit=tensors[1], delta=tensors[2])


# Operators of Python. The scope is the operator's own, whatever the operands are.

def _overload(method, name, op, check=None):
    def forward(x, y):
        if not _takes_part(y):
            return NotImplemented
        x = convert(x)
        if op == 'RealDiv':
            return _true_divide(x, y, name)
        with scope_of(None, name) as scope:
            return apply_op(op, scope, x=x, y=convert(y, x.dtype, name='y'))

    def backward(y, x):
        if not _takes_part(x):
            return NotImplemented
        y = convert(y)
        if op == 'RealDiv':
            return _true_divide(x, y, name)
        with scope_of(None, name) as scope:
            return apply_op(op, scope, x=convert(x, y.dtype, name='x'), y=y)

    return {'__%s__' % method: forward, '__r%s__' % method: backward}


def _takes_part(value):
    return not (value is None or isinstance(value, (str, dict)))


OPERATORS = {}
for _method, _name, _op in (('add', 'add', ADD), ('sub', 'sub', 'Sub'), ('mul', 'mul', 'Mul'),
                            ('truediv', 'truediv', 'RealDiv'), ('floordiv', 'floordiv', 'FloorDiv'),
                            ('mod', 'mod', 'FloorMod'), ('pow', 'pow', 'Pow'), ('and', 'and', 'LogicalAnd'),
                            ('or', 'or', 'LogicalOr'), ('matmul', 'matmul', None)):
    if _op:
        OPERATORS.update(_overload(_method, _name, _op))
for _method, _op in (('lt', 'Less'), ('le', 'LessEqual'), ('gt', 'Greater'), ('ge', 'GreaterEqual')):
    OPERATORS['__%s__' % _method] = (lambda op: lambda x, y: apply_op(op, x=convert(x), y=y))(_op)
OPERATORS['__neg__'] = lambda x: apply_op('Neg', x=x)
OPERATORS['__invert__'] = lambda x: apply_op('LogicalNot', x=x)
OPERATORS['__abs__'] = lambda x: apply_op('Abs', x=x)
OPERATORS['__matmul__'] = lambda x, y: matmul(x, y)
for _method, _function in OPERATORS.items():
    setattr(Tensor, _method, _function)
