"""Writes a GraphDef in protobuf's wire format. The field numbers are those of TensorFlow's public .proto files."""
import struct

import numpy as np

from . import types


def varint(value):
    value &= (1 << 64) - 1
    out = bytearray()
    while True:
        low, value = value & 127, value >> 7
        if not value:
            out.append(low)
            return bytes(out)
        out.append(low | 128)


def number(field, value):
    return varint(field << 3) + varint(value)


def block(field, data):
    return varint(field << 3 | 2) + varint(len(data)) + data


def shape_proto(shape):
    if shape.ndims is None:
        return number(3, 1)
    return b''.join(block(2, number(1, -1 if d is None else d)) for d in shape.as_list())


def tensor_proto(dtype, array):
    head = number(1, dtype.as_datatype_enum)
    head += block(2, b''.join(block(2, number(1, d)) for d in array.shape))
    if dtype is types.string:
        return head + b''.join(block(8, s if isinstance(s, bytes) else str(s).encode()) for s in array.ravel())
    data = np.ascontiguousarray(array)
    return head + block(4, data.astype(data.dtype.newbyteorder('<'), copy=False).tobytes())


def attribute(kind, value):
    """An AttrValue; `kind` as in operators.py."""
    if kind == 'int':
        return number(3, value)
    if kind == 'float':
        return varint(4 << 3 | 5) + struct.pack('<f', value)
    if kind == 'bool':
        return number(5, int(value))
    if kind == 'string':
        return block(2, value if isinstance(value, bytes) else value.encode())
    if kind == 'type':
        return number(6, value.as_datatype_enum)
    if kind == 'shape':
        return block(7, shape_proto(value))
    if kind == 'tensor':
        return block(8, tensor_proto(*value))
    if kind == 'ints':
        packed = b''.join(varint(i) for i in value)
        return block(1, block(3, packed) if packed else b'')
    if kind == 'strings':
        return block(1, b''.join(block(2, s.encode()) for s in value))
    raise AssertionError(kind)


def node_def(name, op, inputs, attributes):
    """`attributes`: {name: (kind, value)}"""
    out = block(1, name.encode()) + block(2, op.encode())
    out += b''.join(block(3, i.encode()) for i in inputs)
    for key in sorted(attributes):
        out += block(5, block(1, key.encode()) + block(2, attribute(*attributes[key])))
    return out


def graph_def(nodes, producer):
    return b''.join(block(1, n) for n in nodes) + block(4, number(1, producer))
