"""Element types."""
import numpy as np


class DType:
    """An element type; `number` is its value in a GraphDef."""

    def __init__(self, name, number, numpy_type):
        self.name, self.as_datatype_enum, self._numpy = name, number, numpy_type

    @property
    def as_numpy_dtype(self):
        return self._numpy

    @property
    def base_dtype(self):
        return self

    @property
    def is_floating(self):
        return self.name in ('float16', 'bfloat16', 'float32', 'float64')

    @property
    def is_integer(self):
        return self.name.lstrip('u').startswith('int')

    @property
    def is_bool(self):
        return self.name == 'bool'

    def is_compatible_with(self, other):
        return self == as_dtype(other)

    def __eq__(self, other):
        try:
            return other is not None and as_dtype(other) is self
        except TypeError:
            return False

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return self.as_datatype_enum

    def __repr__(self):
        return 'tf.' + self.name


float32 = DType('float32', 1, np.float32)
float64 = DType('float64', 2, np.float64)
int32 = DType('int32', 3, np.int32)
uint8 = DType('uint8', 4, np.uint8)
int16 = DType('int16', 5, np.int16)
int8 = DType('int8', 6, np.int8)
string = DType('string', 7, np.object_)
int64 = DType('int64', 9, np.int64)
bool_ = DType('bool', 10, np.bool_)
uint16 = DType('uint16', 17, np.uint16)
float16 = DType('float16', 19, np.float16)
resource = DType('resource', 20, None)
uint32 = DType('uint32', 22, np.uint32)
uint64 = DType('uint64', 23, np.uint64)

ALL = (float32, float64, int32, uint8, int16, int8, string, int64, bool_, uint16, float16, resource, uint32, uint64)
BY_NAME = {t.name: t for t in ALL}
BY_NAME.update(half=float16, float=float32, double=float64)
BY_NUMPY = {np.dtype(t.as_numpy_dtype): t for t in ALL if t.as_numpy_dtype not in (None, np.object_)}


def as_dtype(value):
    """The element type that a DType, its name, a number or a NumPy type means."""
    if isinstance(value, DType):
        return value
    if isinstance(value, str) and value in BY_NAME:
        return BY_NAME[value]
    if isinstance(value, type) and value in (bool, int, float):
        return {bool: bool_, int: int32, float: float32}[value]
    try:
        return BY_NUMPY[np.dtype(value)]
    except (TypeError, KeyError):
        raise TypeError('%r is not an element type of TensorFlow' % (value,)) from None
