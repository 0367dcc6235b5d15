"""Graphs, operations and tensors; scopes and unique names as TensorFlow makes them."""
import contextlib
import re

import numpy as np

from . import types, version, version_name
from .shape import Dimension, TensorShape

_NAME = re.compile(r'^[A-Za-z0-9.][A-Za-z0-9_.\\/>-]*$' if version >= (2, 0) else r'^[A-Za-z0-9.][A-Za-z0-9_.\\/-]*$')
_INNER_SCOPE = re.compile(r'^[A-Za-z0-9_.\\/>-]*$' if version >= (2, 0) else r'^[A-Za-z0-9_.\\/-]*$')


class Operation:
    def __init__(self, graph, name, op_type, inputs, control_inputs, attributes, output_types, shapes):
        self.graph, self.name, self.type = graph, name, op_type
        self.inputs, self.control_inputs = list(inputs), list(control_inputs)
        self.attributes = attributes  # {name: (kind, value)}
        self.outputs = [Tensor(self, i, t, s) for i, (t, s) in enumerate(zip(output_types, shapes))]
        self.device = ''

    def get_attr(self, name):
        if name not in self.attributes:
            raise ValueError("Operation '%s' has no attr named '%s'." % (self.name, name))
        return self.attributes[name][1]

    def run(self, feed_dict=None, session=None):
        raise NotImplementedError('the stand-in records graphs, it does not run them (operation %s)' % self.name)

    def __repr__(self):
        return "<tf.Operation '%s' type=%s>" % (self.name, self.type)


class Tensor:
    __array_priority__ = 100  # NumPy leaves operators to the tensor

    def __init__(self, op, value_index, dtype, shape):
        self.op, self.value_index, self.dtype, self._shape = op, value_index, dtype, TensorShape(shape)

    @property
    def graph(self):
        return self.op.graph

    @property
    def name(self):
        return '%s:%d' % (self.op.name, self.value_index)

    @property
    def device(self):
        return self.op.device

    @property
    def shape(self):
        return self._shape

    def get_shape(self):
        return self._shape

    def set_shape(self, shape):
        self._shape = self._shape.merge_with(shape)

    def eval(self, feed_dict=None, session=None):
        raise NotImplementedError('the stand-in records graphs, it does not run them (tensor %s)' % self.name)

    def __iter__(self):
        raise TypeError("'Tensor' object is not iterable while a graph is built (tensor %s)" % self.name)

    def __len__(self):
        raise TypeError("'Tensor' object has no len(); use its shape (tensor %s)" % self.name)

    def __bool__(self):
        raise TypeError('Using a `tf.Tensor` as a Python `bool` is not allowed (tensor %s)' % self.name)

    def __array__(self, *_):
        raise NotImplementedError('a tensor of a graph has no NumPy array (tensor %s)' % self.name)

    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return self is other

    def __ne__(self, other):
        return self is not other

    def __repr__(self):
        return "<tf.Tensor '%s' shape=%s dtype=%s>" % (self.name, self._shape, self.dtype.name)


class Graph:
    def __init__(self):
        self.operations, self._by_name, self._used = [], {}, {}
        self._scope = ''
        self.collections, self.controls = {}, []
        self.condition = None          # the branch of a tf.cond that is being built
        self.variable_store = {}       # name -> variable, of tf.get_variable
        self.variable_scope = None     # set by variables.py
        self.variable_scope_counts = {}
        self.seed = None

    # names
    def unique_name(self, name, mark_as_used=True):
        if self._scope:
            name = self._scope + '/' + name
        # Since about 1.11, names that differ in case alone are not both used.
        key = name.lower() if version >= (1, 11) else name
        count = self._used.get(key, 0)
        if mark_as_used:
            self._used[key] = count + 1
        if count:
            base = key
            while key in self._used:
                key = '%s_%d' % (base, count)
                count += 1
            if mark_as_used:
                self._used[key] = 1
            name = '%s_%d' % (name, count - 1)
        return name

    @contextlib.contextmanager
    def name_scope(self, name):
        old = self._scope
        if name:
            if not (_INNER_SCOPE if old else _NAME).match(name):
                raise ValueError("'%s' is not a valid scope name" % name)
            self._scope = name[:-1] if name[-1] == '/' else self.unique_name(name)
        else:
            self._scope = ''
        try:
            yield self._scope + '/' if self._scope else ''
        finally:
            self._scope = old

    def get_name_scope(self):
        return self._scope

    # operations
    def create_op(self, op_type, inputs, attributes, output_types, shapes, name=None):
        refuse_eager()
        name = op_type if name is None else name
        if not name.endswith('/') and not _NAME.match(name):
            raise ValueError("'%s' is not a valid node name" % name)
        if name.endswith('/'):
            name = name[:-1]
            if name in self._by_name:
                raise ValueError("the name '%s' is used twice: a scope was used as the name of two operators" % name)
        else:
            name = self.unique_name(name)
        for t in inputs:
            if t.graph is not self:
                raise ValueError('%s is not an element of the graph in which %s is made' % (t, name))
        if self.condition is not None:
            inputs = [self.condition.inside(t) for t in inputs]
        controls = []
        for controller in self.controls:
            if not any(t.op in controller.made for t in inputs):
                controls.extend(c for c in controller.operations if c not in controls)
        if self.condition is not None and not inputs and not controls:
            controls = [self.condition.pivot.op]
        op = Operation(self, name, op_type, inputs, controls, attributes, output_types, shapes)
        for controller in self.controls:
            controller.made.add(op)
        if self.condition is not None:
            self.condition.made.update(op.outputs)
        self.operations.append(op)
        self._by_name[name] = op
        return op

    @contextlib.contextmanager
    def control_dependencies(self, control_inputs):
        old = self.controls
        self.controls = [] if control_inputs is None else old + [Controller(control_inputs)]
        try:
            yield
        finally:
            self.controls = old

    def get_operations(self):
        return list(self.operations)

    def get_operation_by_name(self, name):
        if name not in self._by_name:
            raise KeyError("The name '%s' refers to an Operation not in the graph." % name)
        return self._by_name[name]

    def get_tensor_by_name(self, name):
        op, _, index = name.partition(':')
        if not index.isdigit():
            raise ValueError("'%s' is not the name of a tensor, which is <operation>:<output>" % name)
        return self.get_operation_by_name(op).outputs[int(index)]

    # collections
    def add_to_collection(self, name, value):
        self.collections.setdefault(name, []).append(value)

    def get_collection(self, name, scope=None):
        found = self.collections.get(name, [])
        if scope is None:
            return list(found)
        return [v for v in found if hasattr(v, 'name') and re.match(scope, v.name)]

    def get_collection_ref(self, name):
        return self.collections.setdefault(name, [])

    @contextlib.contextmanager
    def as_default(self):
        _stack.append(self)
        try:
            yield self
        finally:
            _stack.pop()

    def finalize(self):
        pass

    def as_graph_def(self, *_, **__):
        raise NotImplementedError('the stand-in writes its GraphDef by record_graph.py alone')


class Controller:
    def __init__(self, inputs):
        self.operations, self.made = [], set()
        for i in inputs:
            op = i if isinstance(i, Operation) else i.op if hasattr(i, 'op') else None
            if op is None:
                raise TypeError('%r is neither an operation nor a tensor: no control input' % (i,))
            self.operations.append(op)


_stack = []
_default = Graph()
eager = version >= (2, 0)


def refuse_eager():
    if eager and not _stack:
        raise RuntimeError('TensorFlow 2 executes eagerly here, no graph is built: call disable_v2_behavior() or '
                           'disable_eager_execution() of tensorflow.compat.v1 first')


def leave_eager():
    global eager
    eager = False


def get_default_graph():
    return _stack[-1] if _stack else _default


def reset_default_graph():
    global _default
    if _stack:
        raise AssertionError('Do not use tf.reset_default_graph() to clear nested graphs.')
    _default = Graph()


@contextlib.contextmanager
def scope_of(name, default):
    """The scope of a function of the Python interface, whose argument `name` may be None."""
    with get_default_graph().name_scope(default if name is None else name) as scope:
        yield scope


# Python values as tensors

def convert(value, dtype=None, name=None, preferred=None):
    """tf.convert_to_tensor: a tensor for a tensor, a variable, a number, an array or a nested list with tensors."""
    dtype = None if dtype is None else types.as_dtype(dtype)
    if hasattr(value, 'as_tensor_of_variable'):
        value = value.as_tensor_of_variable()
    if isinstance(value, Tensor):
        if dtype is not None and value.dtype is not dtype:
            raise ValueError('Tensor conversion requested dtype %s for Tensor with dtype %s: %r'
                             % (dtype.name, value.dtype.name, value))
        return value
    if isinstance(value, (list, tuple)) and has_tensor(value):
        return _packed(value, dtype or element_type(value), name or 'packed')
    if isinstance(value, TensorShape):
        if not value.is_fully_defined():
            raise ValueError('Cannot convert a partially known TensorShape to a Tensor: %s' % value)
        value, dtype, name = value.as_list(), dtype or types.int32, name or 'shape_as_tensor'
    if dtype is None and preferred is not None:
        try:
            return constant(value, preferred, name=name or 'Const')
        except (TypeError, ValueError):
            pass
    return constant(value, dtype, name=name or 'Const')


def has_tensor(value):
    if isinstance(value, (list, tuple)):
        return any(has_tensor(v) for v in value)
    return is_tensor(value)


def is_tensor(value):
    return isinstance(value, Tensor) or hasattr(value, 'as_tensor_of_variable')


def element_type(value):
    """The element type of the first tensor in a nested list."""
    if isinstance(value, (list, tuple)):
        return next((t for t in map(element_type, value) if t is not None), None)
    return value.dtype if is_tensor(value) else None


def _packed(values, dtype, name):
    """Lists that hold tensors are packed; what is constant in them is one constant for each part."""
    with get_default_graph().name_scope(name) as scope:
        parts = []
        for i, v in enumerate(values):
            if isinstance(v, (list, tuple)) and has_tensor(v):
                parts.append(_packed(v, dtype, str(i)))
            elif is_tensor(v):
                parts.append(convert(v, dtype))
            else:
                parts.append(constant(v, dtype, name=str(i)))
        return apply_op('Pack', scope, values=parts, axis=0)


def to_array(value, dtype=None):
    """A Python value as a NumPy array of the type that TensorFlow gives it."""
    if isinstance(value, Dimension):
        value = int(value)
    if isinstance(value, (list, tuple)):
        value = [_plain(v) for v in value]
    if value is None:
        raise ValueError('None values not supported.')
    typed = isinstance(value, (np.ndarray, np.generic))
    array = np.asarray(value)
    if array.dtype == object and not (dtype is types.string):
        raise TypeError('%r is not a tensor of numbers: a list with None, or of uneven length' % (value,))
    if array.dtype.kind in 'US':
        if dtype not in (None, types.string):
            raise TypeError('Expected %s, got %r of type str instead.' % (dtype.name, value))
        texts = [s.encode() if isinstance(s, str) else s for s in array.ravel()]
        return np.array(texts, object).reshape(array.shape), types.string
    if dtype is None:
        if not typed and array.size == 0:
            array = array.astype(np.float32)
        elif not typed and array.dtype.kind == 'f':
            array = array.astype(np.float32)
        elif not typed and array.dtype.kind in 'iu':
            array = array.astype(np.int32 if not array.size or abs(array).max() < 2**31 else np.int64)
        return array, types.as_dtype(array.dtype)
    if not typed and array.size:
        kind = array.dtype.kind
        if (kind == 'f' and not dtype.is_floating) or (kind in 'iu' and dtype.is_bool) or (
                kind == 'b' and not dtype.is_bool):
            raise TypeError('Expected %s, got %r instead.' % (dtype.name, value))
    return array.astype(dtype.as_numpy_dtype), dtype


def _plain(value):
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    return int(value) if isinstance(value, Dimension) else value


def constant(value, dtype=None, shape=None, name='Const', verify_shape=False):
    if has_tensor(value):
        raise TypeError('a constant is made of numbers, not of tensors: %r' % (value,))
    array, dtype = to_array(value, None if dtype is None else types.as_dtype(dtype))
    if shape is not None:
        wanted = TensorShape(shape).as_list()
        if verify_shape and list(array.shape) != wanted:
            raise TypeError('Expected a tensor of shape %s, got %s' % (tuple(wanted), array.shape))
        count = int(np.prod(wanted))
        if array.size > count:
            raise ValueError('Too many elements provided. Needed at most %d, but received %d' % (count, array.size))
        if array.size == 0 and count:
            raise ValueError('no elements for the shape %s' % (wanted,))
        flat = array.ravel()
        if version >= (2, 0) and flat.size not in (1, count):
            raise TypeError('Expected a tensor of %d elements, got %d' % (count, flat.size))
        array = np.concatenate([flat, np.repeat(flat[-1:], count - flat.size)]).reshape(wanted)
    op = get_default_graph().create_op('Const', [], {'dtype': ('type', dtype), 'value': ('tensor', (dtype, array))},
                                       [dtype], [TensorShape(array.shape)], name)
    return op.outputs[0]


def apply_op(op_type, name=None, **arguments):
    """Adds an operator of the table in operators.py: operands are converted in the scope that bears its name."""
    from . import operators, shape_functions
    definition = operators.definition(op_type)
    graph = get_default_graph()
    attributes, inputs = {}, []
    for key in arguments:
        if key not in definition.argument_names:
            raise AssertionError('%s has no %s (TensorFlow %s)' % (op_type, key, version_name))
    with graph.name_scope(op_type if name is None else name) as scope:
        for operand in definition.inputs:
            value = arguments[operand.name]
            fixed = types.BY_NAME.get(operand.type)
            known = fixed or (attributes[operand.type][1] if operand.type in attributes else None)
            preferred = definition.type_defaults.get(operand.type)
            if operand.count:
                if not isinstance(value, (list, tuple)):
                    raise TypeError('Expected list for %s argument to %s Op, not %r' % (operand.name, op_type, value))
                known = known or element_type(value)
                tensors = []
                for i, v in enumerate(value):
                    tensors.append(_operand(v, known, preferred, '%s_%d' % (operand.name, i), op_type, operand.name))
                    known = tensors[-1].dtype
                attributes[operand.count] = ('int', len(tensors))
                if not tensors:
                    raise ValueError('List argument %s to %s Op has no tensor' % (operand.name, op_type))
            else:
                tensors = [_operand(value, known, preferred, operand.name, op_type, operand.name)]
            if not fixed:
                attributes[operand.type] = ('type', tensors[0].dtype)
            inputs.extend(tensors)
        for attribute in definition.attributes:
            value = arguments.get(attribute.name)
            if value is None:
                if attribute.default is None:
                    raise TypeError('%s needs %s' % (op_type, attribute.name))
                value = attribute.default
            attributes[attribute.name] = (attribute.kind, operators.checked(op_type, attribute, value))
        values = {k: v for k, (_, v) in attributes.items()}
        output_types = []
        for kind, count in definition.outputs:
            dtype = types.BY_NAME.get(kind) or values[kind]
            output_types.extend([dtype] * (values[count] if count else 1))
        shapes = shape_functions.infer(op_type, inputs, values, len(output_types))
        op = graph.create_op(op_type, inputs, attributes, output_types, shapes, scope)
    if not definition.outputs:
        return op
    if len(definition.outputs) == 1 and not definition.outputs[0][1]:
        return op.outputs[0]
    return op.outputs


def _operand(value, known, preferred, name, op_type, operand):
    try:
        return convert(value, known, name=name, preferred=preferred)
    except (TypeError, ValueError) as error:
        raise type(error)("Input '%s' of '%s' Op: %s" % (operand, op_type, error)) from None
