"""Freezes a recorded graph: variables become constants, and only what the outputs need is kept."""
from . import wire
from .shape_functions import value_of

_VARIABLES = ('VariableV2', 'VarHandleOp')
_CHANGES = ('Assign', 'AssignAdd', 'AssignSub', 'AssignVariableOp', 'AssignAddVariableOp', 'AssignSubVariableOp')
_PRODUCER = 24  # GraphDef version of TensorFlow 1.4


def initial_values(graph):
    """{operation name: array} of all variables; ValueError where a value is not constant."""
    values = {}
    for variable in graph.get_collection('variables') + graph.get_collection('local_variables'):
        value = value_of(variable.initial_value)
        if value is None:
            raise ValueError('the variable %s has no constant initial value (%s)'
                             % (variable.op.name, variable.initial_value.op.type))
        values[variable.op.name] = value.astype(variable.dtype.as_numpy_dtype)
    return values


def _needed(outputs):
    """The operations that the outputs need, without those control inputs that change variables."""
    found, changing = set(), {}

    def changes(op):
        todo, seen = [op], {op}
        while todo:
            o = todo.pop()
            if changing.get(o) or o.type in _CHANGES:
                changing[op] = True
                return True
            for i in [t.op for t in o.inputs] + o.control_inputs:
                if i not in seen:
                    seen.add(i)
                    todo.append(i)
        changing[op] = False
        return False

    todo, controls = [t.op for t in outputs], {}
    while todo:
        op = todo.pop()
        if op in found:
            continue
        if op.type in _CHANGES:
            raise ValueError('the outputs need %s, which changes a variable: no frozen graph computes that' % op.name)
        found.add(op)
        controls[op] = [c for c in op.control_inputs if not changes(c)]
        if op.type not in _VARIABLES:
            todo += [t.op for t in op.inputs] + controls[op]
    return found, controls


def frozen(graph, outputs):
    """The bytes of a GraphDef that computes the outputs."""
    found, controls = _needed(outputs)
    values = None
    nodes = []
    for op in graph.operations:
        if op not in found:
            continue
        kind, attributes = op.type, dict(op.attributes)
        inputs = [t.op.name if t.value_index == 0 else t.name for t in op.inputs]
        inputs += ['^' + c.name for c in controls[op]]
        if kind in _VARIABLES:
            values = initial_values(graph) if values is None else values
            dtype = op.get_attr('dtype')
            kind, attributes = 'Const', {'dtype': ('type', dtype), 'value': ('tensor', (dtype, values[op.name]))}
        elif kind == 'ReadVariableOp':
            kind, attributes = 'Identity', {'T': ('type', op.get_attr('dtype'))}
        nodes.append(wire.node_def(op.name, kind, inputs, attributes))
    return wire.graph_def(nodes, _PRODUCER)
