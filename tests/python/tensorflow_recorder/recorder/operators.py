"""The operators: operands, results, attributes with defaults, from which version on.

A line reads: Name | operand:type ... | result ... | attribute:kind=default@since ...
A type is an element type or the attribute that holds it; `count*type` are any number of tensors. `Tidx=int32` in the
last column is the type that Python numbers get there.
"""
import functools

from . import types, version, version_name
from .shape import TensorShape

_UNARY = ('Abs Ceil Cos Elu Erf Exp Floor Identity Log LogSoftmax Neg Reciprocal Relu Relu6 Round Rsqrt Selu Sigmoid '
          'Sign Sin Softmax Softplus Softsign Sqrt Square StopGradient Tanh ZerosLike OnesLike Log1p Expm1 Tan')
_ARGUMENT = {'Elu': 'features', 'Relu': 'features', 'Relu6': 'features', 'Selu': 'features', 'Softplus': 'features',
             'Softsign': 'features', 'Softmax': 'logits', 'LogSoftmax': 'logits', 'Identity': 'input',
             'StopGradient': 'input'}
_BINARY = ('Add AddV2 Sub Mul Div RealDiv FloorDiv TruncateDiv FloorMod Pow SquaredDifference Maximum Minimum')
_COMPARISON = 'Greater GreaterEqual Less LessEqual Equal NotEqual'
_REDUCTION = 'Sum Mean Max Min Prod'

_TABLE = '''
Placeholder | | dtype | dtype:type shape:shape=unknown
PlaceholderWithDefault | input:dtype | dtype | shape:shape
NoOp | | |
Shape | input:T | out_type | out_type:type=int32
Rank | input:T | int32 |
Size | input:T | out_type | out_type:type=int32
Cast | x:SrcT | DstT | DstT:type Truncate:bool=False@1.11
LogicalAnd | x:bool y:bool | bool |
LogicalOr | x:bool y:bool | bool |
LogicalNot | x:bool | bool |
All | input:bool reduction_indices:Tidx | bool | keep_dims:bool=False Tidx=int32
Any | input:bool reduction_indices:Tidx | bool | keep_dims:bool=False Tidx=int32
ArgMax | input:T dimension:Tidx | output_type | output_type:type=int64 Tidx=int32
ArgMin | input:T dimension:Tidx | output_type | output_type:type=int64 Tidx=int32
AddN | inputs:N*T | T |
BiasAdd | value:T bias:T | T | data_format:string=NHWC
MatMul | a:T b:T | T | transpose_a:bool=False transpose_b:bool=False
BatchMatMul | x:T y:T | T | adj_x:bool=False adj_y:bool=False
BatchMatMulV2 | x:T y:T | T | adj_x:bool=False adj_y:bool=False
LeakyRelu | features:T | T | alpha:float=0.2
LRN | input:T | T | depth_radius:int=5 bias:float=1.0 alpha:float=1.0 beta:float=0.5
Conv2D | input:T filter:T | T | strides:ints use_cudnn_on_gpu:bool=True padding:string explicit_paddings:ints=@1.13 data_format:string=NHWC dilations:ints=1,1,1,1@1.5
Conv3D | input:T filter:T | T | strides:ints padding:string data_format:string=NDHWC dilations:ints=1,1,1,1,1@1.5
DepthwiseConv2dNative | input:T filter:T | T | strides:ints padding:string explicit_paddings:ints=@2.4 data_format:string=NHWC dilations:ints=1,1,1,1@1.5
Conv2DBackpropInput | input_sizes:int32 filter:T out_backprop:T | T | strides:ints use_cudnn_on_gpu:bool=True padding:string explicit_paddings:ints=@1.13 data_format:string=NHWC dilations:ints=1,1,1,1@1.5
Conv3DBackpropInputV2 | input_sizes:Tshape filter:T out_backprop:T | T | strides:ints padding:string data_format:string=NDHWC dilations:ints=1,1,1,1,1@1.5 Tshape=int32
MaxPool | input:T | T | ksize:ints strides:ints padding:string explicit_paddings:ints=@2.4 data_format:string=NHWC
AvgPool | value:T | T | ksize:ints strides:ints padding:string data_format:string=NHWC
MaxPool3D | input:T | T | ksize:ints strides:ints padding:string data_format:string=NDHWC
AvgPool3D | input:T | T | ksize:ints strides:ints padding:string data_format:string=NDHWC
FusedBatchNorm | x:T scale:T offset:T mean:T variance:T | T T T T T | epsilon:float=0.0001 exponential_avg_factor:float=1.0@2.2 data_format:string=NHWC is_training:bool=True
FusedBatchNormV3 | x:T scale:U offset:U mean:U variance:U | T U U U U U | epsilon:float=0.0001 exponential_avg_factor:float=1.0@2.2 data_format:string=NHWC is_training:bool=True
Select | condition:bool t:T e:T | T |
Where | input:T | int64 |
ConcatV2 | values:N*T axis:Tidx | T | Tidx=int32
Split | split_dim:int32 value:T | num_split*T | num_split:int
SplitV | value:T size_splits:Tlen split_dim:int32 | num_split*T | num_split:int Tlen=int64
Unpack | value:T | num*T | num:int axis:int=0
Pack | values:N*T | T | axis:int=0
Slice | input:T begin:Index size:Index | T | Index=int32
StridedSlice | input:T begin:Index end:Index strides:Index | T | begin_mask:int=0 end_mask:int=0 ellipsis_mask:int=0 new_axis_mask:int=0 shrink_axis_mask:int=0 Index=int32
Reshape | tensor:T shape:Tshape | T | Tshape=int32
Squeeze | input:T | T | squeeze_dims:ints=
ExpandDims | input:T dim:Tdim | T | Tdim=int32
Transpose | x:T perm:Tperm | T | Tperm=int32
Tile | input:T multiples:Tmultiples | T | Tmultiples=int32
Pad | input:T paddings:Tpaddings | T | Tpaddings=int32
PadV2 | input:T paddings:Tpaddings constant_values:T | T | Tpaddings=int32
MirrorPad | input:T paddings:Tpaddings | T | mode:string Tpaddings=int32
SpaceToDepth | input:T | T | block_size:int data_format:string=NHWC@1.5
DepthToSpace | input:T | T | block_size:int data_format:string=NHWC@1.5
SpaceToBatchND | input:T block_shape:Tblock_shape paddings:Tpaddings | T | Tblock_shape=int32 Tpaddings=int32
BatchToSpaceND | input:T block_shape:Tblock_shape crops:Tcrops | T | Tblock_shape=int32 Tcrops=int32
Gather | params:Tparams indices:Tindices | Tparams | validate_indices:bool=True
GatherV2 | params:Tparams indices:Tindices axis:Taxis | Tparams | batch_dims:int=0@1.14 Taxis=int32
Fill | dims:index_type value:T | T | index_type=int32
Range | start:Tidx limit:Tidx delta:Tidx | Tidx | Tidx=int32
ReverseV2 | tensor:T axis:Tidx | T | Tidx=int32
ResizeBilinear | images:T size:int32 | float32 | align_corners:bool=False half_pixel_centers:bool=False@1.14
ResizeNearestNeighbor | images:T size:int32 | T | align_corners:bool=False half_pixel_centers:bool=False@1.14
RandomUniform | shape:T | dtype | seed:int=0 seed2:int=0 dtype:type
VariableV2 | | dtype | shape:shape dtype:type container:string= shared_name:string=
VarHandleOp | | resource | container:string= shared_name:string= dtype:type shape:shape
Assign | ref:T value:T | T | validate_shape:bool=True use_locking:bool=True
AssignAdd | ref:T value:T | T | use_locking:bool=False
AssignSub | ref:T value:T | T | use_locking:bool=False
ReadVariableOp | resource:resource | dtype | dtype:type
VarIsInitializedOp | resource:resource | bool |
AssignVariableOp | resource:resource value:dtype | |
AssignAddVariableOp | resource:resource value:dtype | |
AssignSubVariableOp | resource:resource value:dtype | |
Switch | data:T pred:bool | T T |
Merge | inputs:N*T | T int32 |
'''


class Operand:
    def __init__(self, text):
        self.name, kind = text.split(':')
        self.count, _, self.type = kind.rpartition('*')


class Attribute:
    def __init__(self, text):
        self.name, rest = text.split(':', 1)
        self.kind, equals, default = rest.partition('=')
        self.default = None
        if equals:
            read = {'int': int, 'float': float, 'string': str, 'bool': lambda s: s == 'True', 'type': types.as_dtype,
                    'ints': lambda s: [int(i) for i in s.split(',') if i], 'shape': lambda s: TensorShape(None)}
            self.default = read[self.kind](default)


class Definition:
    def __init__(self, line):
        self.name, inputs, outputs, attributes = (p.strip() for p in line.split('|'))
        self.inputs = [Operand(t) for t in inputs.split()]
        self.outputs = [(t.rpartition('*')[2], t.rpartition('*')[0]) for t in outputs.split()]
        self.attributes, self.type_defaults = [], {}
        for text in attributes.split():
            text, _, since = text.partition('@')
            if since and version < tuple(int(i) for i in since.split('.')):
                continue
            if ':' in text:
                self.attributes.append(Attribute(text))
            else:
                key, _, default = text.partition('=')
                self.type_defaults[key] = types.as_dtype(default)
        self.argument_names = {i.name for i in self.inputs} | {a.name for a in self.attributes}


def _lines():
    yield from (line for line in _TABLE.splitlines() if line.strip())
    for name in _UNARY.split():
        yield '%s | %s:T | T |' % (name, _ARGUMENT.get(name, 'x'))
    for name in _BINARY.split():
        yield '%s | x:T y:T | T |' % name
    for name in _COMPARISON.split():
        yield '%s | x:T y:T | bool |' % name
    for name in _REDUCTION.split():
        yield '%s | input:T reduction_indices:Tidx | T | keep_dims:bool=False Tidx=int32' % name


@functools.lru_cache(None)
def _all():
    return {d.name: d for d in map(Definition, _lines())}


def definition(name):
    return _all()[name]


def has_attribute(op_type, name):
    """Whether the operator has the attribute in the version that is played."""
    return any(a.name == name for a in definition(op_type).attributes)


_CHOICES = {'padding': ('SAME', 'VALID', 'EXPLICIT'), 'mode': ('REFLECT', 'SYMMETRIC')}


def checked(op_type, attribute, value):
    """The value of an attribute, as TensorFlow accepts it."""
    kind, place = attribute.kind, "attr '%s' of '%s'" % (attribute.name, op_type)
    if kind == 'ints':
        if not isinstance(value, (list, tuple)):
            raise TypeError("Expected list for %s, not %r" % (place, value))
        return [_integer(i, place) for i in value]
    if kind == 'int':
        return _integer(value, place)
    if kind == 'float':
        if isinstance(value, bool) or not isinstance(value, (int, float)) and not hasattr(value, '__float__'):
            raise TypeError('Expected float for %s, not %r' % (place, value))
        return float(value)
    if kind == 'bool':
        if not isinstance(value, bool):
            raise TypeError('Expected bool for %s, not %r' % (place, value))
        return value
    if kind == 'string':
        if not isinstance(value, (str, bytes)):
            raise TypeError('Expected string for %s, not %r (TensorFlow %s)' % (place, value, version_name))
        value = value.decode() if isinstance(value, bytes) else value
        if attribute.name in _CHOICES and value not in _CHOICES[attribute.name]:
            raise ValueError('%r is no value for %s: %s' % (value, place, ', '.join(_CHOICES[attribute.name])))
        return value
    if kind == 'type':
        return types.as_dtype(value)
    if kind == 'shape':
        return TensorShape(value)
    raise AssertionError(kind)


def _integer(value, place):
    if isinstance(value, (bool, float)) or not hasattr(value, '__index__'):
        raise TypeError('Expected int for %s, not %r' % (place, value))
    return int(value)
