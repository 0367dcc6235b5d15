"""Makes the functions of the stand-in: a call is checked against the table of signatures before it is recorded."""

from . import version_name
from .signatures import SIGNATURES, text

IMPLEMENTATIONS = {}


def implements(*names):
    def register(function):
        for name in names:
            IMPLEMENTATIONS[name] = function
        return function
    return register


def prefix():
    return 'tf.compat.v1.' if version_name == '2' else 'tf.'


def bind(name, args, kwargs):
    """The arguments of a call by name, with defaults; TypeError with a sentence where they do not fit."""
    signature = SIGNATURES[name]
    try:
        bound = signature.bind(*args, **kwargs)
    except TypeError as error:
        raise TypeError('%s%s of TensorFlow %s has the parameters %s: %s'
                        % (prefix(), name, version_name, text(signature), error)) from None
    bound.apply_defaults()
    return bound


def function(name):
    """The function of this name as the version that is played has it."""
    implementation = IMPLEMENTATIONS[name]

    def call(*args, **kwargs):
        bound = bind(name, args, kwargs)
        return implementation(*bound.args, **bound.kwargs) if name == 'group' else implementation(**bound.arguments)

    call.__name__ = call.__qualname__ = name.rpartition('.')[2]
    call.__doc__ = '%s%s%s' % (prefix(), name, text(SIGNATURES[name]))
    call.__signature__ = SIGNATURES[name]
    return call


def missing(module, name):
    """The error for a name that the version, or the stand-in, does not have."""
    return AttributeError("the stand-in for TensorFlow %s has no %s.%s: that version does not have it, or the table of "
                          "signatures lacks it" % (version_name, module, name))
