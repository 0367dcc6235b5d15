#!/usr/bin/python3
"""Tests of the recording stand-in for TensorFlow."""
import ast
import contextlib
import os
import subprocess
import sys
import tempfile
import unittest

import numpy as np

FOLDER = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(FOLDER, 'tensorflow_recorder'))
VERSIONS = ('1.4', '1.15', '2')


def play(version):
    """The stand-in, imported anew, as a file for TensorFlow 1 uses it."""
    for name in [n for n in sys.modules if n.partition('.')[0] in ('tensorflow', 'recorder')]:
        del sys.modules[name]
    os.environ['OPLIFT_TENSORFLOW_VERSION'] = version
    import tensorflow
    if version != '2':
        return tensorflow
    tensorflow.compat.v1.disable_v2_behavior()
    return tensorflow.compat.v1


def nodes(tf):
    return {o.name: o for o in tf.get_default_graph().get_operations()}


def operators(tf):
    return [(o.name, o.type) for o in tf.get_default_graph().get_operations()]


def read_wire(data):
    """[(field, value)] of a message of protobuf: numbers, or bytes for strings and messages."""
    def varint(at):
        value = shift = 0
        while True:
            byte, at = data[at], at + 1
            value, shift = value | (byte & 127) << shift, shift + 7
            if byte < 128:
                return value, at
    at, out = 0, []
    while at < len(data):
        key, at = varint(at)
        value, at = varint(at) if key & 7 in (0, 2) else (data[at:at + 4], at + 4)
        if key & 7 == 2:
            value, at = data[at:at + value], at + value
        out.append((key >> 3, value))
    return out


def read_graph(data):
    """{name: (operator, [operands], {attribute: fields})} of a GraphDef."""
    out = {}
    for field, value in read_wire(data):
        if field == 1:
            node = read_wire(value)
            attributes = dict(tuple(v for _, v in read_wire(a)) for f, a in node if f == 5)
            out[dict(node)[1].decode()] = (dict(node)[2].decode(), [v.decode() for f, v in node if f == 3],
                                           {k.decode(): read_wire(v) for k, v in attributes.items()})
    return out


class Signatures(unittest.TestCase):
    def refuses(self, sentence, function, *args, **kwargs):
        with self.assertRaises((TypeError, ValueError, AttributeError)) as caught:
            function(*args, **kwargs)
        self.assertIn(sentence, str(caught.exception))

    def test_a_wrong_name_of_an_argument_is_refused_with_the_right_ones(self):
        for version in VERSIONS:
            tf = play(version)
            x = tf.placeholder(tf.float32, [1, 2])
            self.refuses('(features, name=None)', tf.nn.relu, x=x)
            self.refuses("unexpected keyword argument 'nmae'", tf.nn.relu, x, nmae='a')
            self.refuses('too many positional arguments', tf.nn.relu, x, 'a', 3)
            self.refuses("missing a required argument: 'shape'", tf.reshape, x)

    def test_every_function_of_the_table_is_implemented_and_takes_what_the_table_says(self):
        for version in VERSIONS:
            play(version)
            import inspect
            from recorder import interface, personality
            classes = personality._classes()
            for name, signature in interface.SIGNATURES.items():
                if name in classes:
                    continue
                implementation = inspect.signature(interface.IMPLEMENTATIONS[name]).parameters
                if any(p.kind == p.VAR_KEYWORD for p in implementation.values()):
                    continue
                self.assertLessEqual(set(signature.parameters), set(implementation), name)
                interface.function(name)

    def test_versions_differ_where_the_real_ones_do(self):
        tf = play('1.4')
        x, w = tf.placeholder(tf.float32, [1, 4, 4, 2]), tf.constant(np.ones([1, 1, 2, 2], np.float32))
        self.refuses("'dilations'", tf.nn.conv2d, x, w, [1] * 4, 'SAME', dilations=[1] * 4)
        self.refuses("'keepdims'", tf.reduce_mean, x, keepdims=True)
        self.refuses("'axis'", tf.nn.softmax, x, axis=-1)
        self.refuses('no tensorflow.disable_v2_behavior', lambda: tf.disable_v2_behavior)
        self.assertFalse(hasattr(tf.compat, 'v1'))
        with self.assertRaises(ImportError):
            import tensorflow.compat.v1  # noqa: F401

        tf = play('1.15')
        x, w = tf.placeholder(tf.float32, [1, 4, 4, 2]), tf.constant(np.ones([1, 1, 2, 2], np.float32))
        tf.nn.conv2d(x, w, [1] * 4, 'SAME', dilations=[1] * 4)
        tf.reduce_mean(x, keepdims=True)
        tf.reduce_mean(x, keep_dims=True)
        tf.nn.softmax(x, axis=-1)
        tf.nn.dropout(x, rate=0.5)
        self.assertIs(tf.compat.v1.float32, tf.float32)
        self.refuses("'exponential_avg_factor'", tf.nn.fused_batch_norm, x, [1., 1.], [1., 1.], exponential_avg_factor=.5)

        play('2')
        import tensorflow
        self.refuses('no tensorflow.placeholder', lambda: tensorflow.placeholder)
        self.refuses('no tensorflow.get_variable', lambda: tensorflow.get_variable)

    def test_version_2_builds_no_graph_before_its_behaviour_is_left(self):
        play('2')
        for name in [n for n in sys.modules if n.partition('.')[0] in ('tensorflow', 'recorder')]:
            del sys.modules[name]
        import tensorflow.compat.v1 as tf
        with self.assertRaises(RuntimeError):
            tf.placeholder(tf.float32, [1])
        with tf.Graph().as_default():
            tf.placeholder(tf.float32, [1])
        tf.disable_eager_execution()
        self.assertEqual(tf.placeholder(tf.float32, [1]).shape[0], 1)

    def test_types_that_do_not_fit_are_refused(self):
        tf = play('1.15')
        x, i = tf.placeholder(tf.float32, [2]), tf.placeholder(tf.int32, [2])
        self.refuses('requested dtype float32 for Tensor with dtype int32', lambda: x + i)
        self.refuses("Expected int32, got 1.5", lambda: i + 1.5)
        self.refuses('padding', tf.nn.max_pool, tf.ones([1, 2, 2, 1]), [1] * 4, [1] * 4, 'same')


class Values(unittest.TestCase):
    def test_python_values_become_tensors_of_the_type_that_tensorflow_gives_them(self):
        tf = play('1.15')
        for value, dtype, shape in (
                (1, tf.int32, []), (1.5, tf.float32, []), (True, tf.bool, []), ([1, 2], tf.int32, [2]), ([], tf.float32, [0]),
                (np.arange(3), tf.int64, [3]), (np.zeros([2, 1]), tf.float64, [2, 1]), (np.float32(1), tf.float32, []),
                ('text', tf.string, []), (2**40, tf.int64, []), ([[1., 2.], [3., 4.]], tf.float32, [2, 2])):
            tensor = tf.constant(value)
            self.assertIs(tensor.dtype, dtype, repr(value))
            self.assertEqual(tensor.shape.as_list(), shape, repr(value))
        self.assertEqual(tf.constant(1, tf.float64).dtype, np.float64)
        filled = tf.constant([1., 2.], shape=[2, 2]).op.get_attr('value')[1]
        self.assertEqual(filled.tolist(), [[1, 2], [2, 2]])
        for wrong in (None, [1, None], [[1], [1, 2]]):
            with self.assertRaises((TypeError, ValueError)):
                tf.constant(wrong)


class Names(unittest.TestCase):
    def test_names_are_made_unique_in_their_scope(self):
        for version in VERSIONS:
            tf = play(version)
            x = tf.placeholder(tf.float32, [2])
            with tf.name_scope('a') as scope:
                self.assertEqual(scope, 'a/')
                self.assertEqual(tf.nn.relu(x).op.name, 'a/Relu')
                self.assertEqual(tf.nn.relu(x).op.name, 'a/Relu_1')
            with tf.name_scope('a'):
                self.assertEqual(tf.nn.relu(x, name='y').op.name, 'a_1/y')
            with tf.name_scope('a/'):
                self.assertEqual(tf.nn.relu(x).op.name, 'a/Relu_2')
            self.assertEqual(tf.nn.relu(x, name='y').op.name, 'y')
            self.assertEqual(tf.nn.relu(x, name='y').op.name, 'y_1')
            self.assertEqual(tf.nn.relu(x, name='Y').op.name, 'Y' if version == '1.4' else 'Y_2')
            with self.assertRaises(ValueError):
                tf.nn.relu(x, name='a b')
            with self.assertRaises(ValueError):
                tf.nn.relu(x, name='_a')

    def test_constant_operands_are_named_after_the_parameter(self):
        tf = play('1.15')
        x = tf.placeholder(tf.float32, [None, 4], name='x')
        tf.reshape(x, [-1, 2, 2])
        tf.reduce_mean(x, axis=1, keep_dims=True, name='mean')
        tf.concat([x, x], 1)
        tf.reshape(x, [tf.shape(x)[0], 4], name='flat')
        _ = x * 2.0 + x[:, 0:1]
        self.assertEqual(operators(tf), [
            ('x', 'Placeholder'), ('Reshape/shape', 'Const'), ('Reshape', 'Reshape'),
            ('mean/reduction_indices', 'Const'), ('mean', 'Mean'), ('concat/axis', 'Const'), ('concat', 'ConcatV2'),
            ('Shape', 'Shape'), ('strided_slice/stack', 'Const'), ('strided_slice/stack_1', 'Const'),
            ('strided_slice/stack_2', 'Const'), ('strided_slice', 'StridedSlice'), ('flat/shape/1', 'Const'),
            ('flat/shape', 'Pack'), ('flat', 'Reshape'), ('mul/y', 'Const'), ('mul', 'Mul'),
            ('strided_slice_1/stack', 'Const'), ('strided_slice_1/stack_1', 'Const'),
            ('strided_slice_1/stack_2', 'Const'), ('strided_slice_1', 'StridedSlice'), ('add', 'AddV2')])

    def test_batch_normalization_is_the_seven_operators_that_it_is(self):
        tf = play('1.4')
        x = tf.placeholder(tf.float32, [None, 4], name='x')
        p = [tf.constant(np.ones(4, np.float32), name=n) for n in ('mean', 'variance', 'beta', 'gamma')]
        out = tf.nn.batch_normalization(x, p[0], p[1], p[2], p[3], 1e-3)
        self.assertEqual(out.op.name, 'batchnorm/add_1')
        self.assertEqual(operators(tf)[5:], [
            ('batchnorm/add/y', 'Const'), ('batchnorm/add', 'Add'), ('batchnorm/Rsqrt', 'Rsqrt'), ('batchnorm/mul', 'Mul'),
            ('batchnorm/mul_1', 'Mul'), ('batchnorm/mul_2', 'Mul'), ('batchnorm/sub', 'Sub'), ('batchnorm/add_1', 'Add')])
        self.assertEqual([t.op.name for t in nodes(tf)['batchnorm/sub'].inputs], ['beta', 'batchnorm/mul_2'])

    def test_variables_are_named_by_their_scope_even_where_it_is_entered_twice(self):
        for version in VERSIONS:
            tf = play(version)
            x = tf.placeholder(tf.float32, [2])
            with tf.variable_scope('block'):
                with tf.variable_scope('unit'):
                    w = tf.get_variable('w', initializer=np.zeros(2, np.float32))
                    self.assertEqual((x + w).op.name, 'block/unit/add')
            with tf.variable_scope('block'):
                v = tf.get_variable('v', shape=[2], initializer=tf.constant_initializer([1., 2.]))
                self.assertEqual((x + v).op.name, 'block_1/add')
                with self.assertRaises(ValueError):
                    tf.get_variable('v', shape=[2])
            with tf.variable_scope('block', reuse=True):
                self.assertIs(tf.get_variable('v'), v)
            with tf.variable_scope('block', reuse=tf.AUTO_REUSE):
                self.assertIs(tf.get_variable('v', [2]), v)
                tf.get_variable('u', [2])
            with self.assertRaises(ValueError):
                tf.get_variable('z', [2], initializer=np.zeros(2, np.float32))
            self.assertEqual(w.name, 'block/unit/w:0')
            self.assertEqual(sorted(tf.train.Saver().names), ['block/u', 'block/unit/w', 'block/v'])
            self.assertEqual(len(tf.trainable_variables()), 3)
            self.assertEqual(len(tf.get_collection(tf.GraphKeys.GLOBAL_VARIABLES, scope='block/unit')), 1)

    def test_default_names_of_variable_scopes_are_made_unique(self):
        tf = play('1.15')
        names = []
        for _ in range(2):
            with tf.variable_scope(None, 'part') as scope:
                names.append(tf.get_variable('w', [1]).op.name)
                self.assertEqual(scope.name, names[-1].partition('/')[0])
        self.assertEqual(names, ['part/w', 'part_1/w'])

    def test_tf_variable_makes_its_name_unique_and_is_not_trainable_when_told_so(self):
        tf = play('1.15')
        a = tf.Variable([1., 2.], name='w')
        b = tf.Variable(np.float32(3), name='w', trainable=False)
        self.assertEqual([a.op.name, b.op.name], ['w', 'w_1'])
        self.assertEqual(tf.trainable_variables(), [a])
        self.assertEqual(operators(tf)[:4], [('w/initial_value', 'Const'), ('w', 'VariableV2'), ('w/Assign', 'Assign'),
                                             ('w/read', 'Identity')])

    def test_control_dependencies_are_recorded_for_what_does_not_depend_anyway(self):
        tf = play('1.15')
        v = tf.Variable([1.], name='v')
        update = tf.assign(v, [2.])
        with tf.control_dependencies([update]):
            a = tf.constant(1.)
            b = tf.identity(a)
        self.assertEqual(a.op.control_inputs, [update.op])
        self.assertEqual(b.op.control_inputs, [])

    def test_moving_averages_update_the_variable(self):
        tf = play('1.4')
        from tensorflow.python.training import moving_averages
        v = tf.get_variable('m', initializer=np.zeros(2, np.float32), trainable=False)
        op = moving_averages.assign_moving_average(v, tf.constant([1., 1.]), 0.9, zero_debias=False)
        self.assertEqual((op.op.name, op.op.type), ('AssignMovingAvg', 'AssignSub'))
        self.assertEqual([t.op.name for t in op.op.inputs], ['m', 'AssignMovingAvg/mul'])


class Shapes(unittest.TestCase):
    def setUp(self):
        self.tf = play('1.15')

    def x(self, *shape):
        return self.tf.placeholder(self.tf.float32, shape)

    def test_shapes_of_convolutions_and_windows(self):
        tf = self.tf
        x = self.x(None, 9, 8, 4)
        w = np.zeros([3, 3, 4, 6], np.float32)
        for tensor, shape in (
                (tf.nn.conv2d(x, w, [1, 2, 2, 1], 'SAME'), [None, 5, 4, 6]),
                (tf.nn.conv2d(x, w, [1, 2, 2, 1], 'VALID'), [None, 4, 3, 6]),
                (tf.nn.conv2d(x, w, 1, [[0, 0], [1, 2], [0, 0], [0, 0]]), [None, 10, 6, 6]),
                (tf.nn.convolution(x, w, 'SAME', dilation_rate=[2, 2]), [None, 9, 8, 6]),
                (tf.nn.convolution(x, w, 'VALID', dilation_rate=[2, 3]), [None, 5, 2, 6]),
                (tf.nn.depthwise_conv2d(x, np.zeros([3, 3, 4, 2], np.float32), [1] * 4, 'SAME'), [None, 9, 8, 8]),
                (tf.nn.conv2d_transpose(x, np.zeros([2, 2, 3, 4], np.float32), tf.stack([tf.shape(x)[0], 18, 16, 3]),
                                        [1, 2, 2, 1]), [None, 18, 16, 3]),
                (tf.nn.max_pool(x, [1, 3, 3, 1], [1, 2, 2, 1], 'VALID'), [None, 4, 3, 4]),
                (tf.nn.pool(self.x(2, 7, 3), [3], 'AVG', 'SAME', strides=[2]), [2, 4, 3]),
                (tf.nn.conv1d(self.x(2, 7, 3), np.zeros([3, 3, 5], np.float32), 2, 'VALID'), [2, 3, 5])):
            self.assertEqual(tensor.get_shape().as_list(), shape, tensor.name)
        with self.assertRaises(ValueError):
            tf.nn.conv2d(x, np.zeros([3, 3, 5, 6], np.float32), [1] * 4, 'SAME')
        with self.assertRaises(ValueError):
            tf.nn.convolution(x, w, 'SAME', strides=[2, 2], dilation_rate=[2, 2])

    def test_shapes_of_layout(self):
        tf = self.tf
        x = self.x(None, 4, 6)
        for tensor, shape in (
                (tf.reshape(x, [-1, 24]), [None, 24]), (tf.reshape(x, [tf.shape(x)[0], 24]), [None, 24]),
                (tf.reshape(self.x(2, 3, 4), [-1, 6]), [4, 6]), (tf.transpose(x), [6, 4, None]),
                (tf.transpose(x, [0, 2, 1]), [None, 6, 4]), (tf.concat([x, x], 2), [None, 4, 12]),
                (tf.concat([x, x], 0), [None, 4, 6]), (tf.split(x, 3, 2)[1], [None, 4, 2]),
                (tf.split(x, [1, -1], 2)[1], [None, 4, 5]), (tf.unstack(x, axis=1)[3], [None, 6]),
                (tf.stack([x, x], axis=-1), [None, 4, 6, 2]), (x[:, 1:3, ::4], [None, 2, 2]), (x[..., -1], [None, 4]),
                (x[:, None, 0], [None, 1, 6]), (tf.slice(x, [0, 1, 2], [-1, 2, 3]), [None, 2, 3]),
                (tf.pad(x, [[0, 0], [1, 2], [0, 0]]), [None, 7, 6]), (tf.tile(x, [1, 2, 1]), [None, 8, 6]),
                (tf.expand_dims(x, -1), [None, 4, 6, 1]), (tf.squeeze(self.x(1, 3, 1), [0]), [3, 1]),
                (tf.squeeze(self.x(1, 3, 1)), [3]), (tf.reduce_sum(x, [1, -1]), [None]),
                (tf.reduce_sum(x, 1, keepdims=True), [None, 1, 6]), (tf.reduce_max(x), []),
                (tf.argmax(x, 2), [None, 4]), (tf.gather(x, [1, 2], axis=1), [None, 2, 6]), (tf.shape(x), [3]),
                (tf.range(2, 11, 3), [3]), (tf.fill([2, 3], 1.), [2, 3]),
                (tf.matmul(self.x(None, 3), self.x(7, 3), transpose_b=True), [None, 7]),
                (tf.matmul(self.x(None, 5, 3), self.x(None, 3, 2)), [None, 5, 2]),
                (self.x(None, 1, 3) + self.x(4, 1), [None, 4, 3]),
                (tf.space_to_depth(self.x(None, 4, 6, 2), 2), [None, 2, 3, 8]),
                (tf.depth_to_space(self.x(None, 4, 6, 8), 2), [None, 8, 12, 2]),
                (tf.image.resize_bilinear(self.x(2, 4, 6, 8), [3, 5]), [2, 3, 5, 8])):
            self.assertEqual(tensor.shape.as_list(), shape, tensor)
        for wrong in (lambda: tf.reshape(self.x(2, 3), [4]), lambda: self.x(2, 3) + self.x(2),
                      lambda: tf.concat([self.x(2, 3), self.x(2, 4)], 0), lambda: tf.squeeze(x, [1]),
                      lambda: tf.matmul(self.x(2, 3), self.x(2, 3)), lambda: x[:, 4], lambda: tf.split(x, 4, 2)):
            with self.assertRaises(ValueError):
                wrong()

    def test_extents_are_dimensions_or_numbers_as_the_version_has_it(self):
        self.assertEqual(self.x(None, 3).shape[1].value, 3)
        self.assertIsNone(self.x(None, 3).shape[0].value)
        for name in [n for n in sys.modules if n.partition('.')[0] in ('tensorflow', 'recorder')]:
            del sys.modules[name]
        os.environ['OPLIFT_TENSORFLOW_VERSION'] = '2'
        import tensorflow.compat.v1 as tf
        tf.disable_eager_execution()
        self.assertIs(type(tf.placeholder(tf.float32, [None, 3]).shape[1]), int)

    def test_softmax_of_more_than_two_axes_is_flattened_in_1_4(self):
        tf = play('1.4')
        x = tf.placeholder(tf.float32, [None, 5, 3])
        y = tf.nn.softmax(x)
        self.assertEqual(y.op.type, 'Reshape')
        self.assertEqual(y.shape.as_list(), [None, 5, 3])
        self.assertEqual([t for _, t in operators(tf)].count('Softmax'), 1)


MODEL = '''
import numpy as np
import tensorflow
tf = tensorflow.compat.v1 if hasattr(getattr(tensorflow, 'compat', None), 'v1') else tensorflow
if hasattr(tf, 'disable_v2_behavior'):
    tf.disable_v2_behavior()


def KitModel(weight_file=None):
    weights = np.load(weight_file, allow_pickle=True).item()
    x = tf.placeholder(tf.float32, [None, 3], name='x')
    with tf.variable_scope('dense'):
        kernel = tf.get_variable('kernel', initializer=weights['dense']['weights'])
        count = tf.Variable(0.0, trainable=False, name='count')
        tf.assign_add(count, 1.0)
        y = tf.matmul(x, kernel, name='MatMul')
    return x, tf.nn.relu(y, name='out')
'''


@contextlib.contextmanager
def files():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'model.py')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(MODEL)
        weights = {'dense': {'weights': np.arange(6, dtype=np.float32).reshape(3, 2)}}
        np.save(os.path.join(folder, 'weights.npy'), weights)
        yield folder


class Freezing(unittest.TestCase):
    def test_a_generated_file_becomes_a_frozen_graph(self):
        with files() as folder:
            written = []
            for version in VERSIONS:
                out = os.path.join(folder, 'out.pb')
                run = subprocess.run([sys.executable, os.path.join(FOLDER, 'record_graph.py'),
                                      os.path.join(folder, 'model.py'), os.path.join(folder, 'weights.npy'), out,
                                      '--version', version, '--variables'], stdout=subprocess.PIPE, check=True)
                self.assertEqual(run.stdout.decode().splitlines(), [
                    'input x float32 (?,3)', 'output out float32 (?,2)', 'variable dense/count', 'variable dense/kernel'])
                with open(out, 'rb') as file:
                    written.append(file.read())
            self.assertEqual(written[0], written[1])
            self.assertEqual(written[0], written[2])
            graph = read_graph(written[0])
            self.assertEqual({n: (op, operands) for n, (op, operands, _) in graph.items()}, {
                'x': ('Placeholder', []), 'dense/kernel': ('Const', []),
                'dense/kernel/read': ('Identity', ['dense/kernel']),
                'dense/MatMul': ('MatMul', ['x', 'dense/kernel/read']), 'out': ('Relu', ['dense/MatMul'])})
            self.assertEqual(graph['dense/MatMul'][2], {'T': [(6, 1)], 'transpose_a': [(5, 0)], 'transpose_b': [(5, 0)]})
            tensor = dict(read_wire(dict(graph['dense/kernel'][2]['value'])[8]))
            self.assertEqual(np.frombuffer(tensor[4], '<f4').tolist(), [0, 1, 2, 3, 4, 5])
            shape = dict(graph['x'][2]['shape'])[7]
            self.assertEqual([dict(read_wire(d))[1] for _, d in read_wire(shape)], [2**64 - 1, 3])

    def test_what_cannot_be_frozen_is_refused(self):
        tf = play('1.15')
        from recorder import freeze
        changed = tf.assign(tf.Variable([1.], name='v'), [2.])
        with self.assertRaisesRegex(ValueError, 'changes a variable'):
            freeze.frozen(tf.get_default_graph(), [tf.identity(changed)])
        random = tf.get_variable('r', [2])
        with self.assertRaisesRegex(ValueError, 'r has no constant initial value'):
            freeze.frozen(tf.get_default_graph(), [tf.identity(random)])

    def test_resource_variables_are_frozen_too(self):
        tf = play('2')
        tf.enable_resource_variables()
        from recorder import freeze
        y = tf.get_variable('w', initializer=np.ones(2, np.float32)) * 2.0
        graph = read_graph(freeze.frozen(tf.get_default_graph(), [y]))
        self.assertEqual({n: op for n, (op, _, _) in graph.items()}, {
            'w': 'Const', 'ReadVariableOp': 'Identity', 'mul/y': 'Const', 'mul': 'Mul'})

    def test_the_graph_of_a_condition_has_switches_for_what_comes_from_outside(self):
        tf = play('1.15')
        from recorder import freeze
        x = tf.placeholder(tf.float32, [2], name='x')
        y = tf.cond(tf.placeholder(tf.bool, [], name='p'), lambda: x * 2.0, lambda: tf.constant([1., 2.]))
        graph = read_graph(freeze.frozen(tf.get_default_graph(), [y]))
        self.assertEqual(graph['cond/Merge'][1], ['cond/Const', 'cond/mul'])
        self.assertEqual(graph['cond/mul'][1], ['cond/mul/Switch:1', 'cond/mul/y'])
        self.assertEqual(graph['cond/mul/Switch'][1], ['x', 'cond/pred_id'])
        self.assertEqual(graph['cond/Const'][1], ['^cond/switch_f'])


class Stubs(unittest.TestCase):
    def test_type_stubs_hold_the_parameters_of_each_version(self):
        with tempfile.TemporaryDirectory() as folder:
            for version in VERSIONS:
                subprocess.run([sys.executable, os.path.join(FOLDER, 'tensorflow_recorder', 'write_stubs.py'), folder,
                                '--version', version], check=True)
                found = {}
                for part in ('__init__', 'nn', 'image', 'train'):
                    path = os.path.join(folder, 'tensorflow', 'compat', 'v1', part + '.pyi')
                    with open(path, encoding='utf-8') as file:
                        for node in ast.parse(file.read()).body:
                            if isinstance(node, ast.FunctionDef):
                                found[part + '.' + node.name] = [a.arg for a in node.args.args]
                self.assertEqual(found['nn.relu'], ['features', 'name'])
                self.assertEqual('keepdims' in found['__init__.reduce_mean'], version != '1.4')
                self.assertEqual('exponential_avg_factor' in found['nn.fused_batch_norm'], version == '2')


class Training(unittest.TestCase):
    def test_dropout_is_what_the_version_makes_of_it(self):
        for version, last in (('1.4', 'dropout/mul'), ('1.15', 'dropout/mul_1'), ('2', 'dropout/Mul_1')):
            tf = play(version)
            x = tf.placeholder(tf.float32, [None, 4])
            y = tf.nn.dropout(x, 0.8)
            self.assertEqual(y.op.name, last)
            self.assertEqual(y.shape.as_list(), [None, 4])
            self.assertIn(('dropout/random_uniform/RandomUniform', 'RandomUniform'), operators(tf))
            self.assertIs(tf.nn.dropout(x, 1.0), x)
            with self.assertRaises(ValueError):
                tf.nn.dropout(x, 1.5)

    def test_fused_batch_norm_needs_statistics_when_it_does_not_train(self):
        for version in VERSIONS:
            tf = play(version)
            x, c = tf.placeholder(tf.float32, [None, 4, 4, 2]), np.ones(2, np.float32)
            y, mean, variance = tf.nn.fused_batch_norm(x, c, c)
            self.assertEqual(y.op.type, 'FusedBatchNorm' if version == '1.4' else 'FusedBatchNormV3')
            self.assertEqual([t.shape.as_list() for t in (y, mean, variance)], [[None, 4, 4, 2], [2], [2]])
            with self.assertRaises(ValueError):
                tf.nn.fused_batch_norm(x, c, c, is_training=False)


if __name__ == '__main__':
    unittest.main()
