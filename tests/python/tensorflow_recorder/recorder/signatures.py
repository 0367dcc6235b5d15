"""The functions of TensorFlow's Python interface with their parameters.

Each line: the first version that has the function so, then the function. A later line for the same function replaces an
earlier one from its version on; `-` in place of the parameters takes it away. The versions are those that the stand-in
plays: 1.4, 1.15 and 2 (there the names of tensorflow.compat.v1). Taken from the API descriptions and the reference
documentation that TensorFlow publishes for these versions.
"""
import inspect

from . import VERSIONS, types, version

_SIMPLE_X = '''abs ceil cos erf exp floor log reciprocal round rsqrt sigmoid sign sin sqrt square tan tanh log1p expm1
negative logical_not nn.sigmoid nn.tanh'''
_SIMPLE_FEATURES = 'nn.relu nn.relu6 nn.elu nn.selu nn.softplus nn.softsign'
_SIMPLE_XY = '''add subtract multiply divide div realdiv truediv floordiv floor_div truncatediv floormod mod pow
squared_difference maximum minimum greater greater_equal less less_equal equal not_equal logical_and logical_or'''
_REDUCTIONS = 'reduce_all reduce_any reduce_max reduce_mean reduce_min reduce_prod reduce_sum'

_TABLE = '''
1.4  placeholder(dtype, shape=None, name=None)
1.4  placeholder_with_default(input, shape, name=None)
1.4  identity(input, name=None)
1.4  stop_gradient(input, name=None)
1.4  no_op(name=None)
1.4  constant(value, dtype=None, shape=None, name='Const', verify_shape=False)
1.4  convert_to_tensor(value, dtype=None, name=None, preferred_dtype=None)
1.15 convert_to_tensor(value, dtype=None, name=None, preferred_dtype=None, dtype_hint=None)
1.4  shape(input, name=None, out_type=int32)
1.4  rank(input, name=None)
1.4  size(input, name=None, out_type=int32)
1.4  fill(dims, value, name=None)
1.4  zeros(shape, dtype=float32, name=None)
1.4  ones(shape, dtype=float32, name=None)
1.4  zeros_like(tensor, dtype=None, name=None, optimize=True)
1.4  ones_like(tensor, dtype=None, name=None, optimize=True)
1.4  range(start, limit=None, delta=1, dtype=None, name='range')
1.4  cast(x, dtype, name=None)
1.4  to_float(x, name='ToFloat')
1.4  to_int32(x, name='ToInt32')
1.4  to_int64(x, name='ToInt64')
1.4  to_double(x, name='ToDouble')
1.4  logical_xor(x, y, name='LogicalXor')
1.4  add_n(inputs, name=None)
1.4  where(condition, x=None, y=None, name=None)
1.4  clip_by_value(t, clip_value_min, clip_value_max, name=None)
1.4  matmul(a, b, transpose_a=False, transpose_b=False, adjoint_a=False, adjoint_b=False, a_is_sparse=False, b_is_sparse=False, name=None)
2    matmul(a, b, transpose_a=False, transpose_b=False, adjoint_a=False, adjoint_b=False, a_is_sparse=False, b_is_sparse=False, output_type=None, name=None)
1.4  argmax(input, axis=None, name=None, dimension=None, output_type=int64)
1.4  argmin(input, axis=None, name=None, dimension=None, output_type=int64)
1.4  concat(values, axis, name='concat')
1.4  split(value, num_or_size_splits, axis=0, num=None, name='split')
1.4  unstack(value, num=None, axis=0, name='unstack')
1.4  stack(values, axis=0, name='stack')
1.4  slice(input_, begin, size, name=None)
1.4  strided_slice(input_, begin, end, strides=None, begin_mask=0, end_mask=0, ellipsis_mask=0, new_axis_mask=0, shrink_axis_mask=0, var=None, name=None)
1.4  reshape(tensor, shape, name=None)
1.4  squeeze(input, axis=None, name=None, squeeze_dims=None)
1.4  expand_dims(input, axis=None, name=None, dim=None)
1.4  transpose(a, perm=None, name='transpose')
1.15 transpose(a, perm=None, name='transpose', conjugate=False)
1.4  tile(input, multiples, name=None)
1.4  pad(tensor, paddings, mode='CONSTANT', name=None, constant_values=0)
1.4  reverse(tensor, axis, name=None)
1.4  space_to_depth(input, block_size, name=None)
1.15 space_to_depth(input, block_size, name=None, data_format='NHWC')
1.4  depth_to_space(input, block_size, name=None)
1.15 depth_to_space(input, block_size, name=None, data_format='NHWC')
1.15 nn.space_to_depth(input, block_size, name=None, data_format='NHWC')
1.15 nn.depth_to_space(input, block_size, name=None, data_format='NHWC')
1.4  space_to_batch_nd(input, block_shape, paddings, name=None)
1.4  batch_to_space_nd(input, block_shape, crops, name=None)
1.4  gather(params, indices, validate_indices=None, name=None, axis=0)
1.15 gather(params, indices, validate_indices=None, name=None, axis=None, batch_dims=0)
1.4  random_uniform(shape, minval=0, maxval=None, dtype=float32, seed=None, name=None)
1.4  set_random_seed(seed)
1.4  nn.embedding_lookup(params, ids, partition_strategy='mod', name=None, validate_indices=True, max_norm=None)
1.4  nn.conv1d(value, filters, stride, padding, use_cudnn_on_gpu=None, data_format=None, name=None)
1.15 nn.conv1d(value=None, filters=None, stride=None, padding=None, use_cudnn_on_gpu=None, data_format=None, name=None, input=None, dilations=None)
1.4  nn.conv2d(input, filter, strides, padding, use_cudnn_on_gpu=True, data_format='NHWC', name=None)
1.15 nn.conv2d(input, filter=None, strides=None, padding=None, use_cudnn_on_gpu=True, data_format='NHWC', dilations=[1, 1, 1, 1], name=None, filters=None)
1.4  nn.conv3d(input, filter, strides, padding, data_format='NDHWC', name=None)
1.15 nn.conv3d(input, filter=None, strides=None, padding=None, data_format='NDHWC', dilations=[1, 1, 1, 1, 1], name=None, filters=None)
1.4  nn.convolution(input, filter, padding, strides=None, dilation_rate=None, name=None, data_format=None)
1.15 nn.convolution(input, filter, padding, strides=None, dilation_rate=None, name=None, data_format=None, filters=None, dilations=None)
1.4  nn.depthwise_conv2d(input, filter, strides, padding, rate=None, name=None, data_format=None)
1.15 nn.depthwise_conv2d(input, filter, strides, padding, rate=None, name=None, data_format=None, dilations=None)
1.4  nn.depthwise_conv2d_native(input, filter, strides, padding, data_format='NHWC', name=None)
1.15 nn.depthwise_conv2d_native(input, filter, strides, padding, data_format='NHWC', dilations=[1, 1, 1, 1], name=None)
1.4  nn.separable_conv2d(input, depthwise_filter, pointwise_filter, strides, padding, rate=None, name=None, data_format=None)
1.15 nn.separable_conv2d(input, depthwise_filter, pointwise_filter, strides, padding, rate=None, name=None, data_format=None, dilations=None)
1.4  nn.conv2d_transpose(value, filter, output_shape, strides, padding='SAME', data_format='NHWC', name=None)
1.15 nn.conv2d_transpose(value=None, filter=None, output_shape=None, strides=None, padding='SAME', data_format='NHWC', name=None, input=None, filters=None, dilations=None)
1.4  nn.conv3d_transpose(value, filter, output_shape, strides, padding='SAME', data_format='NDHWC', name=None)
1.15 nn.conv3d_transpose(value, filter=None, output_shape=None, strides=None, padding='SAME', data_format='NDHWC', name=None, input=None, filters=None, dilations=None)
1.4  nn.bias_add(value, bias, data_format=None, name=None)
1.4  nn.xw_plus_b(x, weights, biases, name=None)
1.4  nn.batch_normalization(x, mean, variance, offset, scale, variance_epsilon, name=None)
1.4  nn.fused_batch_norm(x, scale, offset, mean=None, variance=None, epsilon=0.001, data_format='NHWC', is_training=True, name=None)
2    nn.fused_batch_norm(x, scale, offset, mean=None, variance=None, epsilon=0.001, data_format='NHWC', is_training=True, name=None, exponential_avg_factor=1.0)
1.4  nn.moments(x, axes, shift=None, name=None, keep_dims=False)
1.15 nn.moments(x, axes, shift=None, name=None, keep_dims=None, keepdims=None)
1.4  nn.dropout(x, keep_prob, noise_shape=None, seed=None, name=None)
1.15 nn.dropout(x, keep_prob=None, noise_shape=None, seed=None, name=None, rate=None)
1.4  nn.max_pool(value, ksize, strides, padding, data_format='NHWC', name=None)
1.15 nn.max_pool(value, ksize, strides, padding, data_format='NHWC', name=None, input=None)
1.4  nn.avg_pool(value, ksize, strides, padding, data_format='NHWC', name=None)
1.15 nn.avg_pool(value, ksize, strides, padding, data_format='NHWC', name=None, input=None)
1.4  nn.max_pool3d(input, ksize, strides, padding, data_format='NDHWC', name=None)
1.4  nn.avg_pool3d(input, ksize, strides, padding, data_format='NDHWC', name=None)
1.4  nn.pool(input, window_shape, pooling_type, padding, dilation_rate=None, strides=None, name=None, data_format=None)
1.15 nn.pool(input, window_shape, pooling_type, padding, dilation_rate=None, strides=None, name=None, data_format=None, dilations=None)
1.4  nn.crelu(features, name=None)
1.15 nn.crelu(features, name=None, axis=-1)
1.4  nn.leaky_relu(features, alpha=0.2, name=None)
1.4  nn.softmax(logits, dim=-1, name=None)
1.15 nn.softmax(logits, axis=None, name=None, dim=None)
1.4  nn.log_softmax(logits, dim=-1, name=None)
1.15 nn.log_softmax(logits, axis=None, name=None, dim=None)
1.4  nn.local_response_normalization(input, depth_radius=5, bias=1, alpha=1, beta=0.5, name=None)
1.4  nn.lrn(input, depth_radius=5, bias=1, alpha=1, beta=0.5, name=None)
1.4  nn.l2_normalize(x, dim, epsilon=1e-12, name=None)
1.15 nn.l2_normalize(x, axis=None, epsilon=1e-12, name=None, dim=None)
1.4  image.resize_bilinear(images, size, align_corners=False, name=None)
1.15 image.resize_bilinear(images, size, align_corners=False, name=None, half_pixel_centers=False)
1.4  image.resize_nearest_neighbor(images, size, align_corners=False, name=None)
1.15 image.resize_nearest_neighbor(images, size, align_corners=False, name=None, half_pixel_centers=False)
1.4  assign(ref, value, validate_shape=None, use_locking=None, name=None)
1.4  assign_add(ref, value, use_locking=None, name=None)
1.4  assign_sub(ref, value, use_locking=None, name=None)
1.4  cond(pred, true_fn=None, false_fn=None, strict=False, name=None, fn1=None, fn2=None)
1.4  group(*inputs, **kwargs)
1.4  control_dependencies(control_inputs)
1.4  name_scope(name, default_name=None, values=None)
1.4  variable_scope(name_or_scope, default_name=None, values=None, initializer=None, regularizer=None, caching_device=None, partitioner=None, custom_getter=None, reuse=None, dtype=None, use_resource=None, constraint=None)
1.15 variable_scope(name_or_scope, default_name=None, values=None, initializer=None, regularizer=None, caching_device=None, partitioner=None, custom_getter=None, reuse=None, dtype=None, use_resource=None, constraint=None, auxiliary_name_scope=True)
1.4  get_variable_scope()
1.4  get_variable(name, shape=None, dtype=None, initializer=None, regularizer=None, trainable=True, collections=None, caching_device=None, partitioner=None, validate_shape=True, use_resource=None, custom_getter=None, constraint=None)
1.15 get_variable(name, shape=None, dtype=None, initializer=None, regularizer=None, trainable=None, collections=None, caching_device=None, partitioner=None, validate_shape=True, use_resource=None, custom_getter=None, constraint=None, synchronization=0, aggregation=0)
1.4  Variable(initial_value=None, trainable=True, collections=None, validate_shape=True, caching_device=None, name=None, variable_def=None, dtype=None, expected_shape=None, import_scope=None, constraint=None)
1.15 Variable(initial_value=None, trainable=None, collections=None, validate_shape=True, caching_device=None, name=None, variable_def=None, dtype=None, expected_shape=None, import_scope=None, constraint=None, use_resource=None, synchronization=0, aggregation=0, shape=None)
1.4  constant_initializer(value=0, dtype=float32, verify_shape=False)
1.4  zeros_initializer(dtype=float32)
1.4  ones_initializer(dtype=float32)
1.4  glorot_uniform_initializer(seed=None, dtype=float32)
1.4  add_to_collection(name, value)
1.4  get_collection(key, scope=None)
1.4  get_collection_ref(key)
1.4  global_variables(scope=None)
1.4  local_variables(scope=None)
1.4  trainable_variables(scope=None)
1.4  model_variables(scope=None)
1.4  global_variables_initializer()
1.4  variables_initializer(var_list, name='init')
1.4  get_default_graph()
1.4  reset_default_graph()
1.15 disable_eager_execution()
1.15 disable_v2_behavior()
1.15 disable_resource_variables()
1.15 enable_resource_variables()
1.15 disable_v2_tensorshape()
1.15 executing_eagerly()
1.4  train.Saver(var_list=None, reshape=False, sharded=False, max_to_keep=5, keep_checkpoint_every_n_hours=10000.0, name=None, restore_sequentially=False, saver_def=None, builder=None, defer_build=False, allow_empty=False, write_version=2, pad_step_number=False, save_relative_paths=False, filename=None)
1.4  Session(target='', graph=None, config=None)
1.4  moving_averages.assign_moving_average(variable, value, decay, zero_debias=True, name=None)
'''


def _lines():
    for line in _TABLE.splitlines():
        if line.strip():
            yield line
    for name in _SIMPLE_X.split():
        yield '1.4 %s(x, name=None)' % name
    for name in _SIMPLE_FEATURES.split():
        yield '1.4 %s(features, name=None)' % name
    for name in _SIMPLE_XY.split():
        yield '1.4 %s(x, y, name=None)' % name
    for name in _REDUCTIONS.split():
        yield '1.4 %s(input_tensor, axis=None, keep_dims=False, name=None, reduction_indices=None)' % name
        yield '1.15 %s(input_tensor, axis=None, keepdims=None, name=None, reduction_indices=None, keep_dims=None)' % name
    # tf.math holds these under the same parameters from 1.5 on; most of it came with 1.12.
    for name in (_SIMPLE_X.replace('nn.sigmoid nn.tanh', '') + ' ' + _SIMPLE_XY).split():
        if name not in ('div', 'floor_div', 'mod', 'realdiv', 'truncatediv', 'ceil'):
            yield '1.15 math.%s(%sname=None)' % (name, 'x, y, ' if name in _SIMPLE_XY.split() else 'x, ')
    for name in _REDUCTIONS.split():
        yield '1.15 math.%s(input_tensor, axis=None, keepdims=None, name=None, reduction_indices=None, keep_dims=None)' % name


def _read():
    table = {}
    for line in _lines():
        since, text = line.split(None, 1)
        name, _, parameters = text.partition('(')
        if VERSIONS[since] <= version:
            table[name] = parameters[:-1]
    names = dict(types.BY_NAME, bool=types.bool_)
    signatures = {}
    for name, parameters in table.items():
        function = eval('lambda %s: None' % parameters, names)  # the text is the table above
        signatures[name] = inspect.signature(function)
    return signatures


SIGNATURES = _read()


def text(signature):
    return str(signature).replace('tf.', '')
