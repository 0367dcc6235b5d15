#!/usr/bin/python3
"""Runs a generated TensorFlow file against the recording stand-in and writes the graph that it builds, frozen.

  record_graph.py GENERATED.py WEIGHTS.npy OUT.pb [--version 1.4|1.15|2] [--variables] [--updates]

Calls KitModel(WEIGHTS.npy) of the file; what it returns are placeholders and outputs. Prints a line for each,
`input <name> <type> <shape>` or `output ...`. --variables: prints `variable <name>` for each variable that
tf.train.Saver() saves. --updates: prints `update <name>` for each operator of tf.GraphKeys.UPDATE_OPS, which training
runs in each step; the frozen graph has none of them. WEIGHTS.npy may be `-`: KitModel is called without it. OUT.pb may
be `-`: nothing is written.
"""
import argparse
import importlib.util
import os
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))


def flattened(value):
    """The tensors in what KitModel returns: one, or tuples, lists and dictionaries of them."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return [t for v in value for t in flattened(v)]
    return [value]


def generated_model(path, weights):
    """The tensors that KitModel of a Python file returns."""
    spec = importlib.util.spec_from_file_location('generated_model', path)
    module = importlib.util.module_from_spec(spec)
    sys.modules['generated_model'] = module
    spec.loader.exec_module(module)
    if not hasattr(module, 'KitModel'):
        raise ValueError('%s has no KitModel' % path)
    return flattened(module.KitModel(weights) if weights is not None else module.KitModel())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('generated')
    parser.add_argument('weights')
    parser.add_argument('out')
    parser.add_argument('--version', choices=('1.4', '1.15', '2'), default='1.15')
    parser.add_argument('--variables', action='store_true')
    parser.add_argument('--updates', action='store_true')
    arguments = parser.parse_args()

    os.environ['OPLIFT_TENSORFLOW_VERSION'] = arguments.version
    sys.dont_write_bytecode = True
    sys.path.insert(0, os.path.join(FOLDER, 'tensorflow_recorder'))
    import tensorflow
    from recorder import freeze, graph, variables
    assert tensorflow.__file__.startswith(FOLDER), 'another tensorflow was imported: %s' % tensorflow.__file__

    tensors = generated_model(arguments.generated, None if arguments.weights == '-' else arguments.weights)
    wrong = [t for t in tensors if not isinstance(t, graph.Tensor)]
    if wrong or not tensors:
        raise ValueError('KitModel returns %s, not tensors' % (wrong or 'nothing',))
    inputs = [t for t in tensors if t.op.type in ('Placeholder', 'PlaceholderWithDefault')]
    outputs = [t for t in tensors if t not in inputs] or inputs
    recorded = tensors[0].graph
    for role, group in (('input', inputs), ('output', outputs)):
        for t in group:
            name = t.op.name if t.value_index == 0 else t.name
            print(role, name, t.dtype.name, str(t.shape).replace(' ', ''))
    if arguments.variables:
        for name in variables.saved_names(recorded):
            print('variable', name)
    if arguments.updates:
        for update in recorded.get_collection(variables.GraphKeys.UPDATE_OPS):
            print('update', getattr(update, 'op', update).name)
    data = freeze.frozen(recorded, tensors)
    if arguments.out != '-':
        with open(arguments.out, 'wb') as file:
            file.write(data)


if __name__ == '__main__':
    main()
