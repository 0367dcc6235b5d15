"""Variables, their scopes and collections, assignments, tf.cond, and what a checkpoint would hold."""
import contextlib
import math

from . import graph as graphs
from . import types, version
from .array_functions import ones, random_uniform, zeros
from .graph import Tensor, apply_op, constant, convert, get_default_graph, scope_of
from .interface import implements
from .math_functions import OPERATORS
from .shape import TensorShape


class GraphKeys:
    """Names of collections."""
    GLOBAL_VARIABLES = 'variables'
    VARIABLES = 'variables'
    LOCAL_VARIABLES = 'local_variables'
    MODEL_VARIABLES = 'model_variables'
    TRAINABLE_VARIABLES = 'trainable_variables'
    MOVING_AVERAGE_VARIABLES = 'moving_average_variables'
    REGULARIZATION_LOSSES = 'regularization_losses'
    LOSSES = 'losses'
    SUMMARIES = 'summaries'
    UPDATE_OPS = 'update_ops'
    TRAIN_OP = 'train_op'
    GLOBAL_STEP = 'global_step'
    INIT_OP = 'init_op'
    SAVERS = 'savers'


class _AutoReuse:
    def __repr__(self):
        return 'tf.AUTO_REUSE'


AUTO_REUSE = _AutoReuse()
resource_variables = version >= (2, 0)  # whether variables are made as resources if nothing else is said


def use_resource_variables(yes):
    global resource_variables
    resource_variables = yes


class Variable:
    __array_priority__ = 100

    def __init__(self, initial_value, trainable, collections, validate_shape, name, dtype, shape, use_resource):
        graph = get_default_graph()
        graphs.refuse_eager()
        if initial_value is None:
            raise ValueError('initial_value must be specified.')
        if collections is None:
            collections = [GraphKeys.GLOBAL_VARIABLES]
        if not isinstance(collections, (list, tuple, set)):
            raise ValueError('collections argument to Variable constructor must be a list, tuple, or set: %r'
                             % (collections,))
        self.trainable, self.graph = trainable, graph
        if trainable and GraphKeys.TRAINABLE_VARIABLES not in collections:
            collections = list(collections) + [GraphKeys.TRAINABLE_VARIABLES]
        self._resource = resource_variables if use_resource is None else use_resource
        with graph.control_dependencies(None), scope_of(name, 'Variable') as scope:
            if callable(initial_value):
                with graph.name_scope('Initializer'):
                    initial = convert(initial_value(), dtype, name='initial_value')
            else:
                initial = convert(initial_value, dtype, name='initial_value')
            extents = TensorShape(shape)
            if shape is None and validate_shape:
                extents = initial.shape
            if validate_shape and not extents.is_fully_defined():
                raise ValueError('initial_value must have a shape specified: %r' % initial)
            self.initial_value, self.dtype, self._shape = initial, initial.dtype, extents
            own = scope[:-1]
            if self._resource:
                self._handle = apply_op('VarHandleOp', scope, dtype=self.dtype, shape=extents, shared_name=own)
                with graph.name_scope('IsInitialized'):
                    apply_op('VarIsInitializedOp', resource=self._handle)
                self.initializer = apply_op('AssignVariableOp', 'Assign', resource=self._handle,
                                            value=initial)
                with graph.name_scope('Read'):
                    self._value = apply_op('ReadVariableOp', resource=self._handle, dtype=self.dtype)
            else:
                self._handle = apply_op('VariableV2', scope, dtype=self.dtype, shape=extents)
                self.initializer = apply_op('Assign', 'Assign', ref=self._handle, value=initial,
                                            validate_shape=validate_shape).op
                self._value = apply_op('Identity', 'read', input=self._handle)
        for key in collections:
            graph.add_to_collection(key, self)

    @property
    def name(self):
        return self.op.name + ':0'

    @property
    def op(self):
        return self._handle.op

    @property
    def device(self):
        return ''

    @property
    def shape(self):
        return self._shape

    def get_shape(self):
        return self._shape

    def as_tensor_of_variable(self):
        if self._resource:
            return apply_op('ReadVariableOp', resource=self._handle, dtype=self.dtype)
        return self._value

    def value(self):
        return self.as_tensor_of_variable()

    def read_value(self):
        return apply_op('Identity', 'read', input=self._handle) if not self._resource else self.value()

    def initialized_value(self):
        return self.value()

    def assign(self, value, use_locking=False, name=None, read_value=True):
        return _assign('Assign', self, value, use_locking, name, True)

    def assign_add(self, delta, use_locking=False, name=None, read_value=True):
        return _assign('AssignAdd', self, delta, use_locking, name)

    def assign_sub(self, delta, use_locking=False, name=None, read_value=True):
        return _assign('AssignSub', self, delta, use_locking, name)

    def load(self, value, session=None):
        raise NotImplementedError('the stand-in records graphs, it does not run them (variable %s)' % self.name)

    eval = load

    def __iter__(self):
        raise TypeError("'Variable' object is not iterable.")

    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return self is other

    def __repr__(self):
        return "<tf.Variable '%s' shape=%s dtype=%s>" % (self.name, self._shape, self.dtype.name)


for _method, _function in OPERATORS.items():
    def _operator(self, *args, function=_function):
        return function(self.value(), *args)
    setattr(Variable, _method, _operator)


def make_variable(initial_value=None, trainable=None, collections=None, validate_shape=True, caching_device=None,
                  name=None, variable_def=None, dtype=None, expected_shape=None, import_scope=None, constraint=None,
                  use_resource=None, synchronization=None, aggregation=None, shape=None):
    if variable_def is not None or import_scope is not None:
        raise NotImplementedError('the stand-in has no variables from a variable_def')
    if use_resource is None:
        use_resource = current_scope().use_resource
    return Variable(initial_value, True if trainable is None else trainable, collections, validate_shape, name, dtype,
                    shape, use_resource)


# Scopes

class VariableScope:
    def __init__(self, name='', reuse=None, initializer=None, regularizer=None, dtype=types.float32, use_resource=None,
                 original_name_scope=''):
        self.name, self.reuse, self.initializer, self.regularizer = name, reuse, initializer, regularizer
        self.dtype, self.use_resource, self.original_name_scope = dtype, use_resource, original_name_scope

    def reuse_variables(self):
        self.reuse = True

    def set_initializer(self, initializer):
        self.initializer = initializer

    def set_regularizer(self, regularizer):
        self.regularizer = regularizer

    def global_variables(self):
        return get_default_graph().get_collection(GraphKeys.GLOBAL_VARIABLES, self.name + '/')

    def trainable_variables(self):
        return get_default_graph().get_collection(GraphKeys.TRAINABLE_VARIABLES, self.name + '/')


def current_scope():
    graph = get_default_graph()
    if graph.variable_scope is None:
        graph.variable_scope = VariableScope()
    return graph.variable_scope


@implements('get_variable_scope')
def get_variable_scope():
    return current_scope()


def _unique_variable_scope(prefix):
    name = current_scope().name
    base = name + '/' + prefix if name else prefix
    counts = get_default_graph().variable_scope_counts
    if not counts.get(base):
        return prefix
    i = 1
    while counts.get('%s_%d' % (base, i)):
        i += 1
    return '%s_%d' % (prefix, i)


@implements('variable_scope')
@contextlib.contextmanager
def variable_scope(name_or_scope, default_name=None, values=None, initializer=None, regularizer=None,
                   caching_device=None, partitioner=None, custom_getter=None, reuse=None, dtype=None,
                   use_resource=None, constraint=None, auxiliary_name_scope=True):
    if partitioner is not None or custom_getter is not None:
        raise NotImplementedError('the stand-in has no variable_scope with a partitioner or custom_getter')
    if name_or_scope is None and default_name is None:
        raise TypeError('If default_name is None then name_or_scope is required')
    if reuse not in (None, True, False, AUTO_REUSE):
        raise ValueError('The reuse parameter must be True or False or None.')
    graph, outer = get_default_graph(), current_scope()
    if name_or_scope is None:
        if reuse is True:
            raise ValueError('reuse=True cannot be used without a name_or_scope')
        name_or_scope, scope_name = _unique_variable_scope(default_name), default_name
    elif isinstance(name_or_scope, VariableScope):
        scope_name = name_or_scope.name.rpartition('/')[2]
    elif isinstance(name_or_scope, str):
        scope_name = name_or_scope
    else:
        raise TypeError('VariableScope: name_or_scope must be a string or VariableScope, not %r' % (name_or_scope,))
    with contextlib.ExitStack() as stack:
        if scope_name and auxiliary_name_scope:
            names = stack.enter_context(graph.name_scope(scope_name))
        else:
            names = graph.get_name_scope() + '/' if graph.get_name_scope() else ''
        if isinstance(name_or_scope, VariableScope):
            origin, full = name_or_scope, name_or_scope.name
            names = origin.original_name_scope
        else:
            origin, full = outer, outer.name + '/' + name_or_scope if outer.name else name_or_scope
        inherited = origin.reuse if reuse in (None, False) else None
        if isinstance(name_or_scope, VariableScope) and reuse in (None, False):
            inherited = outer.reuse or origin.reuse
        counts = graph.variable_scope_counts
        old_counts = dict(counts)
        counts[full] = counts.get(full, 0) + 1
        inner = VariableScope(full, inherited or reuse or None, initializer or origin.initializer,
                              regularizer or origin.regularizer, types.as_dtype(dtype or origin.dtype),
                              origin.use_resource if use_resource is None else use_resource, names)
        graph.variable_scope = inner
        try:
            yield inner
        finally:
            graph.variable_scope = outer
            # Names of scopes that were made inside are free again, as in TensorFlow.
            for key in [k for k in counts if k.startswith(full + '/')]:
                if isinstance(name_or_scope, VariableScope) and key in old_counts:
                    counts[key] = old_counts[key]
                else:
                    counts[key] = 0


@implements('get_variable')
def get_variable(name, shape=None, dtype=None, initializer=None, regularizer=None, trainable=None, collections=None,
                 caching_device=None, partitioner=None, validate_shape=True, use_resource=None, custom_getter=None,
                 constraint=None, synchronization=None, aggregation=None):
    if partitioner is not None or custom_getter is not None:
        raise NotImplementedError('the stand-in has no get_variable with a partitioner or custom_getter')
    graph, scope = get_default_graph(), current_scope()
    full = scope.name + '/' + name if scope.name else name
    store = graph.variable_store
    if full in store:
        if not scope.reuse:
            raise ValueError('Variable %s already exists, disallowed. Did you mean to set reuse=True or '
                             'reuse=tf.AUTO_REUSE in VarScope?' % full)
        found = store[full]
        if shape is not None and not TensorShape(shape).is_compatible_with(found.shape):
            raise ValueError('Trying to share variable %s, but specified shape %s and found shape %s.'
                             % (full, TensorShape(shape), found.shape))
        wanted = types.as_dtype(dtype or scope.dtype)
        if wanted is not found.dtype:
            raise ValueError('Trying to share variable %s, but specified dtype %s and found dtype %s.'
                             % (full, wanted.name, found.dtype.name))
        return found
    if scope.reuse is True:
        raise ValueError('Variable %s does not exist, or was not created with tf.get_variable().' % full)
    initializer = scope.initializer if initializer is None else initializer
    dtype = types.as_dtype(scope.dtype if dtype is None else dtype)
    extents = None if shape is None else TensorShape(shape)
    if initializer is not None and not callable(initializer):
        if extents is not None and extents.is_fully_defined():
            raise ValueError('If initializer is a constant, do not specify shape.')
        initial, dtype = initializer, None
    else:
        if extents is None or not extents.is_fully_defined():
            raise ValueError('Shape of a new variable (%s) must be fully defined, but instead was %s.'
                             % (full, extents))
        if isinstance(initializer, type):
            initializer = initializer()
        if initializer is None:
            initializer = _random_initializer if dtype.is_floating else ZerosInitializer(dtype)
        initial = _Call(initializer, extents.as_list(), dtype)
    with graph.name_scope(None):
        variable = Variable(initial, True if trainable is None else trainable, collections, validate_shape, full, dtype,
                            None, scope.use_resource if use_resource is None else use_resource)
    store[full] = variable
    regularizer = regularizer or scope.regularizer
    if regularizer:
        with graph.name_scope(full + '/Regularizer/'):
            loss = regularizer(variable)
        if loss is not None:
            graph.add_to_collection(GraphKeys.REGULARIZATION_LOSSES, loss)
    return variable


class _Call:
    def __init__(self, initializer, shape, dtype):
        self._arguments = initializer, shape, dtype

    def __call__(self):
        initializer, shape, dtype = self._arguments
        value = initializer(shape, dtype=dtype)
        if not isinstance(value, Tensor):
            value = convert(value, dtype, name='initial_value')
        if not value.shape.is_compatible_with(shape):
            raise ValueError('the initializer gives the shape %s, not %s' % (value.shape, TensorShape(shape)))
        return value


def _random_initializer(shape, dtype):
    return random_uniform(shape, -0.1, 0.1, dtype)


class ConstantInitializer:
    def __init__(self, value=0, dtype=types.float32, verify_shape=False):
        self.value, self.dtype, self.verify_shape = value, types.as_dtype(dtype), verify_shape

    def __call__(self, shape, dtype=None, partition_info=None, verify_shape=None):
        return constant(self.value, dtype or self.dtype, shape,
                        verify_shape=self.verify_shape if verify_shape is None else verify_shape)


class ZerosInitializer:
    number = 0

    def __init__(self, dtype=types.float32):
        self.dtype = types.as_dtype(dtype)

    def __call__(self, shape, dtype=None, partition_info=None):
        return (ones if self.number else zeros)(shape, types.as_dtype(dtype or self.dtype))


class OnesInitializer(ZerosInitializer):
    number = 1


class GlorotUniformInitializer:
    def __init__(self, seed=None, dtype=types.float32):
        self.seed, self.dtype = seed, types.as_dtype(dtype)
        if not self.dtype.is_floating:
            raise ValueError('Expected floating point type, got %s.' % self.dtype.name)

    def __call__(self, shape, dtype=None, partition_info=None):
        shape = TensorShape(shape).as_list()
        field = math.prod(shape[:-2])
        inputs, outputs = (shape[-2] * field, shape[-1] * field) if len(shape) > 1 else (shape or [1]) * 2
        limit = math.sqrt(3.0 / max(1.0, (inputs + outputs) / 2.0))
        return random_uniform(shape, -limit, limit, dtype or self.dtype, seed=self.seed)


# Assignments

def _assign(op, ref, value, use_locking=None, name=None, validate_shape=None):
    if not isinstance(ref, Variable):
        raise TypeError('%s needs a variable, not %r' % (op, ref))
    if ref._resource:
        return apply_op(op + 'VariableOp', name, resource=ref._handle, value=convert(value, ref.dtype))
    more = {} if op != 'Assign' else {'validate_shape': True if validate_shape is None else validate_shape}
    return apply_op(op, name, ref=ref._handle, value=value, use_locking=use_locking, **more)


@implements('assign')
def assign(ref, value, validate_shape=None, use_locking=None, name=None):
    return _assign('Assign', ref, value, use_locking, name, validate_shape)


@implements('assign_add')
def assign_add(ref, value, use_locking=None, name=None):
    return _assign('AssignAdd', ref, value, use_locking, name)


@implements('assign_sub')
def assign_sub(ref, value, use_locking=None, name=None):
    return _assign('AssignSub', ref, value, use_locking, name)


@implements('moving_averages.assign_moving_average')
def assign_moving_average(variable, value, decay, zero_debias=True, name=None):
    if zero_debias:
        raise NotImplementedError('the stand-in has assign_moving_average with zero_debias=False alone')
    with scope_of(name, 'AssignMovingAvg') as scope:
        rate = convert(1.0 - decay, variable.dtype, name='decay')
        delta = (variable - value) * rate
        return assign_sub(variable, delta, name=scope)


# Conditions

class _Branch:
    """One branch of a condition: what comes from outside passes a Switch."""

    def __init__(self, graph, predicate, pivot, index, outer):
        self.graph, self.predicate, self.pivot, self.index, self.outer = graph, predicate, pivot, index, outer
        self.made, self.switched = {pivot}, {}

    def inside(self, tensor):
        if tensor in self.made or tensor is self.predicate:
            return tensor
        if tensor not in self.switched:
            old, self.graph.condition = self.graph.condition, self.outer
            controls, self.graph.controls = self.graph.controls, []
            try:
                out = apply_op('Switch', data=tensor, pred=self.predicate)
            finally:
                self.graph.condition, self.graph.controls = old, controls
            self.switched[tensor] = out[self.index]
            self.made.add(out[self.index])
        return self.switched[tensor]


@implements('cond')
def cond(pred, true_fn=None, false_fn=None, strict=False, name=None, fn1=None, fn2=None):
    true_fn, false_fn = true_fn or fn1, false_fn or fn2
    if not callable(true_fn) or not callable(false_fn):
        raise TypeError('true_fn and false_fn must be callable.')
    if isinstance(pred, bool):
        raise TypeError('pred must not be a Python bool')
    graph = get_default_graph()
    if version >= (2, 0) and graph.condition is not None:
        raise NotImplementedError('the stand-in has no nested tf.cond')
    with scope_of(name, 'cond'):
        pred = convert(pred)
        switch = apply_op('Switch', 'Switch', data=pred, pred=pred)
        pivots = [apply_op('Identity', 'switch_t', input=switch[1]), apply_op('Identity', 'switch_f', input=switch[0])]
        predicate = apply_op('Identity', 'pred_id', input=pred)
        results = []
        for function, pivot, index in ((true_fn, pivots[0], 1), (false_fn, pivots[1], 0)):
            outer = graph.condition
            graph.condition = branch = _Branch(graph, predicate, pivot, index, outer)
            try:
                out = function()
                single = not isinstance(out, (list, tuple))
                out = [branch.inside(convert(o)) for o in ([out] if single else out)]
            finally:
                graph.condition = outer
            results.append(out)
        if len(results[0]) != len(results[1]):
            raise ValueError('true_fn and false_fn must return the same number of values.')
        merged = []
        for then, other in zip(*results):
            if then.dtype is not other.dtype:
                raise ValueError('Outputs of true_fn and false_fn must have the same type: %s, %s'
                                 % (then.dtype.name, other.dtype.name))
            merged.append(apply_op('Merge', 'Merge', inputs=[other, then])[0])
        return merged[0] if single or not strict and len(merged) == 1 else merged


# Collections and the rest

for _name, _key in (('global_variables', GraphKeys.GLOBAL_VARIABLES), ('local_variables', GraphKeys.LOCAL_VARIABLES),
                    ('trainable_variables', GraphKeys.TRAINABLE_VARIABLES),
                    ('model_variables', GraphKeys.MODEL_VARIABLES)):
    implements(_name)((lambda key: lambda scope=None: get_default_graph().get_collection(key, scope))(_key))


@implements('add_to_collection')
def add_to_collection(name, value):
    get_default_graph().add_to_collection(name, value)


@implements('get_collection')
def get_collection(key, scope=None):
    return get_default_graph().get_collection(key, scope)


@implements('get_collection_ref')
def get_collection_ref(key):
    return get_default_graph().get_collection_ref(key)


@implements('variables_initializer')
def variables_initializer(var_list, name='init'):
    with get_default_graph().control_dependencies([v.initializer for v in var_list]):
        return apply_op('NoOp', name)


@implements('global_variables_initializer')
def global_variables_initializer():
    return variables_initializer(get_default_graph().get_collection(GraphKeys.GLOBAL_VARIABLES))


@implements('control_dependencies')
def control_dependencies(control_inputs):
    return get_default_graph().control_dependencies(control_inputs)


@implements('name_scope')
@contextlib.contextmanager
def name_scope(name, default_name=None, values=None):
    name = default_name if name is None else name
    if name is None and values is not None:
        raise ValueError('At least one of name (None) and default_name (None) must be provided.')
    with get_default_graph().name_scope(name) as scope:
        yield scope


implements('get_default_graph')(get_default_graph)
implements('reset_default_graph')(graphs.reset_default_graph)
implements('executing_eagerly')(lambda: graphs.eager and not graphs._stack)
implements('disable_eager_execution')(graphs.leave_eager)
implements('disable_resource_variables')(lambda: use_resource_variables(False))
implements('enable_resource_variables')(lambda: use_resource_variables(True))


@implements('disable_v2_tensorshape')
def disable_v2_tensorshape():
    TensorShape.plain_extents = False


@implements('disable_v2_behavior')
def disable_v2_behavior():
    graphs.leave_eager()
    use_resource_variables(False)
    disable_v2_tensorshape()


class Saver:
    """Knows the names under which a checkpoint holds the variables; it writes none."""

    def __init__(self, var_list=None, **_):
        if var_list is None:
            var_list = get_default_graph().get_collection(GraphKeys.GLOBAL_VARIABLES)
        if not var_list:
            raise ValueError('No variables to save')
        if isinstance(var_list, dict):
            self.names = dict(var_list)
        else:
            self.names = {}
            for v in var_list:
                if v.op.name in self.names:
                    raise ValueError('At least two variables have the same name: %s' % v.op.name)
                self.names[v.op.name] = v

    def save(self, *_, **__):
        raise NotImplementedError('the stand-in writes no checkpoints')

    restore = save


class Session:
    """Stands where a session stands; it runs nothing."""

    def __init__(self, target='', graph=None, config=None):
        self.graph = graph or get_default_graph()

    def run(self, fetches, feed_dict=None, options=None, run_metadata=None):
        raise NotImplementedError('the stand-in records graphs, it does not run them')

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False


def saved_names(graph=None):
    """Names of the variables that a Saver without arguments saves, sorted."""
    graph = graph or get_default_graph()
    return sorted(v.op.name for v in graph.get_collection(GraphKeys.GLOBAL_VARIABLES))
