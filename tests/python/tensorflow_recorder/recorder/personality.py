"""Fills a module with the interface of the TensorFlow that is played."""
import sys
import types as python_types

from . import FULL_VERSIONS, graph, interface, shape, types, variables, version, version_name
from . import array_functions, math_functions, nn_functions  # noqa: F401 (they register their functions)
from .signatures import SIGNATURES


class _Module(python_types.ModuleType):
    """A module whose missing names are explained."""

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        raise interface.missing(self.__name__, name)


def _module(name):
    module = _Module(name)
    module.__path__ = []
    sys.modules[name] = module
    parent, _, own = name.rpartition('.')
    if parent:
        setattr(sys.modules[parent], own, module)
    return module


def _classes():
    """Classes that are called; their parameters are checked as those of functions are."""

    def variable(*args, **kwargs):
        return variables.make_variable(**interface.bind('Variable', args, kwargs).arguments)

    def made(name, build):
        return type(name.rpartition('.')[2], (build,), {
            '__init__': lambda self, *args, **kwargs: build.__init__(
                self, **interface.bind(name, args, kwargs).arguments)})

    class VariableType(type):
        def __call__(cls, *args, **kwargs):
            return variable(*args, **kwargs)

        def __instancecheck__(cls, instance):
            return isinstance(instance, variables.Variable)

    return {'Variable': VariableType('Variable', (), {}), 'train.Saver': made('train.Saver', variables.Saver),
            'Session': made('Session', variables.Session),
            'constant_initializer': made('constant_initializer', variables.ConstantInitializer),
            'zeros_initializer': made('zeros_initializer', variables.ZerosInitializer),
            'glorot_uniform_initializer': made('glorot_uniform_initializer', variables.GlorotUniformInitializer),
            'ones_initializer': made('ones_initializer', variables.OnesInitializer)}


def _fill(module):
    """Puts the interface of TensorFlow 1 into a module."""
    prefix = module.__name__
    for part in ('nn', 'image', 'train') + (('math', 'linalg') if version >= (1, 5) else ()):
        _module(prefix + '.' + part)
    made = _classes()
    for name in SIGNATURES:
        if name.startswith('moving_averages.'):
            continue
        target, _, own = name.rpartition('.')
        value = made[name] if name in made else interface.function(name)
        setattr(getattr(module, target) if target else module, own, value)
    for dtype in types.ALL:
        if dtype not in (types.uint32, types.uint64) or version >= (1, 5):
            setattr(module, dtype.name, dtype)
    module.half, module.double = types.float16, types.float64
    module.DType, module.as_dtype = types.DType, types.as_dtype
    module.Tensor, module.Operation, module.Graph = graph.Tensor, graph.Operation, graph.Graph
    module.TensorShape, module.Dimension = shape.TensorShape, shape.Dimension
    module.GraphKeys, module.AUTO_REUSE, module.VariableScope = (variables.GraphKeys, variables.AUTO_REUSE,
                                                                  variables.VariableScope)
    module.newaxis = None
    if version >= (1, 5):
        module.linalg.matmul = module.matmul
    module.__version__ = FULL_VERSIONS[version_name]
    return module


def install(name):
    """Makes the module `name`, which is being imported, TensorFlow."""
    top = sys.modules[name]
    top.__class__ = _Module
    top.__version__ = FULL_VERSIONS[version_name]
    _module(name + '.compat')
    if version < (2, 0):
        _fill(top)
    if version >= (1, 13):
        _fill(_module(name + '.compat.v1')).compat = top.compat
    if version >= (2, 0):  # of TensorFlow 2's own interface, the types alone
        shape.TensorShape.plain_extents = True
        for dtype in types.ALL:
            setattr(top, dtype.name, dtype)
        top.Tensor, top.Graph, top.TensorShape, top.DType = graph.Tensor, graph.Graph, shape.TensorShape, types.DType
    for part in ('python', 'python.training', 'python.training.moving_averages'):
        _module(name + '.' + part)
    sys.modules[name + '.python.training.moving_averages'].assign_moving_average = interface.function(
        'moving_averages.assign_moving_average')
