#!/usr/bin/python3
"""Writes type stubs of `tensorflow` from the stand-in's table of signatures, for type checkers.

  write_stubs.py FOLDER [--version 1.4|1.15|2]

`tensorflow` and `tensorflow.compat.v1` both get the interface of the version, so that a file which chooses between them
is checked on either way. Tensors are Any: what is checked are the functions' names and parameters.
"""
import argparse
import inspect
import os
import sys

_CLASSES = ('Variable', 'Session', 'train.Saver', 'constant_initializer', 'zeros_initializer', 'ones_initializer',
            'glorot_uniform_initializer')
_GUARDED = 'disable_v2_behavior disable_eager_execution'
_PLAIN = ('Tensor Operation Graph TensorShape Dimension DType VariableScope AUTO_REUSE newaxis as_dtype __version__')


def parameters(signature):
    out = []
    for p in signature.parameters.values():
        kind = 'str | None' if p.name == 'name' and p.default is not inspect.Parameter.empty else 'Any'
        star = {p.VAR_POSITIONAL: '*', p.VAR_KEYWORD: '**'}.get(p.kind, '')
        out.append('%s%s: %s%s' % (star, p.name, kind, '' if p.default is inspect.Parameter.empty else ' = ...'))
    return ', '.join(out)


def definition(name, signature):
    own = name.rpartition('.')[2]
    if name in _CLASSES:
        return ('class %s:\n    def __init__(%s) -> None: ...\n    def __getattr__(self, name: str) -> Any: ...\n'
                '    def __enter__(self) -> Any: ...\n    def __exit__(self, *_: Any) -> None: ...\n'
                % (own, ', '.join(['self', parameters(signature)]).rstrip(', ')))
    return 'def %s(%s) -> Any: ...\n' % (own, parameters(signature))


def write(folder, signatures, types, keys):
    modules = {}
    for name, signature in signatures.items():
        modules.setdefault(name.rpartition('.')[0], []).append(definition(name, signature))
    averages = modules.pop('moving_averages')
    parts = sorted(m for m in modules if m)
    top = 'from typing import Any\n'
    top += ''.join('from . import %s as %s\n' % (p, p) for p in parts)
    top += ''.join(modules[''])
    # Called behind a test for their presence, or for the version.
    top += ''.join('def %s() -> None: ...\n' % n for n in _GUARDED.split() if n not in signatures)
    top += ''.join('%s: Any\n' % n for n in sorted({t.name for t in types}) + ['half', 'double'] + _PLAIN.split())
    top += 'class GraphKeys:\n' + ''.join('    %s: str\n' % k for k in keys)
    for root in ('tensorflow', 'tensorflow/compat/v1'):
        more = 'from tensorflow import compat as compat\n'
        text = {'__init__': top + more}
        text.update({p: 'from typing import Any\n' + ''.join(modules[p]) for p in parts})
        for name, content in text.items():
            put(os.path.join(folder, root, name + '.pyi'), content)
    put(os.path.join(folder, 'tensorflow/compat/__init__.pyi'), 'from . import v1 as v1\n')
    for part in ('python', 'python/training'):
        put(os.path.join(folder, 'tensorflow', part, '__init__.pyi'), '')
    put(os.path.join(folder, 'tensorflow/python/training/moving_averages.pyi'),
        'from typing import Any\n' + ''.join(averages))


def put(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(content)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder')
    parser.add_argument('--version', choices=('1.4', '1.15', '2'), default='1.15')
    arguments = parser.parse_args()
    os.environ['OPLIFT_TENSORFLOW_VERSION'] = arguments.version
    sys.dont_write_bytecode = True
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    from recorder import types, variables
    from recorder.signatures import SIGNATURES
    keys = [k for k in vars(variables.GraphKeys) if k.isupper()]
    write(arguments.folder, SIGNATURES, types.ALL, keys)


if __name__ == '__main__':
    main()
