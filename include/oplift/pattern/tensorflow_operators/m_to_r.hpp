#ifndef OPLIFT_PATTERN_TENSORFLOW_OPERATORS_M_TO_R_HPP
#define OPLIFT_PATTERN_TENSORFLOW_OPERATORS_M_TO_R_HPP

namespace oplift::detail {

/// TensorFlow's operators from M to R, sorted; see <oplift/pattern/tensorflow_operators.hpp> for the form of a line.
inline constexpr const char* operators_m_to_r[] = {
    "MakeIterator(dataset iterator) ;",
    "MatMul(a b) product; transpose_a:bool=false transpose_b:bool=false T:type grad_a:bool=false grad_b:bool=false",
    "MatchingFiles(pattern) filenames;",
    "MatrixBandPart(input num_lower num_upper) band; T:type Tindex:type=int64",
    "MatrixDeterminant(input) output; T:type",
    "MatrixDiag(diagonal) output; T:type",
    "MatrixDiagPart(input) diagonal; T:type",
    "MatrixInverse(input) output; adjoint:bool=false T:type",
    "MatrixSetDiag(input diagonal) output; T:type",
    "MatrixSolve(matrix rhs) output; adjoint:bool=false T:type",
    "MatrixTriangularSolve(matrix rhs) output; lower:bool=true adjoint:bool=false T:type",
    "Max(input reduction_indices) output; keep_dims:bool=false T:type Tidx:type=int32",
    "MaxPool(input) output; T:type=float ksize:ints strides:ints padding:text data_format:text=NHWC "
    "explicit_paddings:ints=[]",
    "MaxPool3D(input) output; ksize:ints strides:ints padding:text data_format:text=NDHWC T:type",
    "MaxPoolGrad(orig_input orig_output grad) output; ksize:ints strides:ints padding:text data_format:text=NHWC "
    "T:type=float explicit_paddings:ints=[]",
    "MaxPoolV2(input ksize strides) output; T:type=float padding:text data_format:text=NHWC",
    "MaxPoolWithArgmax(input) output argmax; ksize:ints strides:ints Targmax:type=int64 padding:text "
    "include_batch_in_index:bool=false T:type",
    "Maximum(x y) z; T:type",
    "Mean(input reduction_indices) output; keep_dims:bool=false T:type Tidx:type=int32",
    "Merge(inputs*) output value_index; T:type N:int",
    "MergeSummary(inputs*) summary; N:int",
    "MergeV2Checkpoints(checkpoint_prefixes destination_prefix) ; delete_old_dirs:bool=true "
    "allow_missing_files:bool=false",
    "Mfcc(spectrogram sample_rate) output; upper_frequency_limit:float=4000 lower_frequency_limit:float=20 "
    "filterbank_channel_count:int=40 dct_coefficient_count:int=13",
    "Min(input reduction_indices) output; keep_dims:bool=false T:type Tidx:type=int32",
    "Minimum(x y) z; T:type",
    "MirrorPad(input paddings) output; T:type Tpaddings:type=int32 mode:text",
    "Mod(x y) z; T:type",
    "Mul(x y) z; T:type",
    "MulNoNan(x y) z; T:type",
    "Multinomial(logits num_samples) output; seed:int=0 seed2:int=0 T:type output_dtype:type=int64",
    "Neg(x) y; T:type",
    "NextIteration(data) output; T:type",
    "NoOp() ;",
    "NonMaxSuppression(boxes scores max_output_size) selected_indices; iou_threshold:float=0.5",
    "NonMaxSuppressionV2(boxes scores max_output_size iou_threshold) selected_indices; T:type=float "
    "T_threshold:type=float",
    "NonMaxSuppressionV3(boxes scores max_output_size iou_threshold score_threshold) selected_indices; T:type=float "
    "T_threshold:type=float",
    "NonMaxSuppressionV4(boxes scores max_output_size iou_threshold score_threshold) selected_indices valid_outputs; "
    "T:type=float T_threshold:type=float pad_to_max_output_size:bool=false",
    "NonMaxSuppressionV5(boxes scores max_output_size iou_threshold score_threshold soft_nms_sigma) selected_indices "
    "selected_scores valid_outputs; T:type=float pad_to_max_output_size:bool=false",
    "NotEqual(x y) z; T:type incompatible_shape_error:bool=true",
    "NthElement(input n) values; reverse:bool=false T:type",
    "OneHot(indices depth on_value off_value) output; axis:int=-1 T:type TI:type=int64",
    "OneShotIterator() handle; dataset_factory:function output_types:types output_shapes:shapes container:text= "
    "shared_name:text=",
    "OnesLike(x) y; T:type",
    "Pack(values*) output; N:int T:type axis:int=0",
    "Pad(input paddings) output; T:type Tpaddings:type=int32",
    "PadV2(input paddings constant_values) output; T:type Tpaddings:type=int32",
    "PaddedBatchDatasetV2(input_dataset batch_size padded_shapes* padding_values* drop_remainder) handle; "
    "Toutput_types:types output_shapes:shapes N:int",
    "PaddingFIFOQueueV2() handle; component_types:types shapes:shapes=[] capacity:int=-1 container:text= "
    "shared_name:text=",
    "ParallelConcat(values*) output; N:int T:type shape:shape",
    "ParallelDynamicStitch(indices* data*) merged; N:int T:type",
    "ParameterizedTruncatedNormal(shape means stdevs minvals maxvals) output; seed:int=0 seed2:int=0 dtype:type T:type",
    "ParseExample(serialized names sparse_keys* dense_keys* dense_defaults*) sparse_indices* sparse_values* "
    "sparse_shapes* dense_values*; Nsparse:int Ndense:int sparse_types:types Tdense:types dense_shapes:shapes",
    "ParseExampleV2(serialized names sparse_keys dense_keys ragged_keys dense_defaults*) sparse_indices* "
    "sparse_values* sparse_shapes* dense_values* ragged_values* ragged_row_splits*; Tdense:types num_sparse:int "
    "sparse_types:types ragged_value_types:types ragged_split_types:types dense_shapes:shapes",
    "PartitionedCall(args*) output*; Tin:types Tout:types f:function config:text= config_proto:text= "
    "executor_type:text=",
    "Placeholder() output; dtype:type shape:shape=?",
    "PlaceholderV2() output; dtype:type shape:shape",
    "PlaceholderWithDefault(input) output; dtype:type shape:shape",
    "Polygamma(a x) z; T:type",
    "Pow(x y) z; T:type",
    "PreventGradient(input) output; T:type message:text=",
    "Print(input data*) output; T:type U:types message:text= first_n:int=-1 summarize:int=3",
    "PrintV2(input) ; output_stream:text=stderr end:text=\\n",
    "Prod(input reduction_indices) output; keep_dims:bool=false T:type Tidx:type=int32",
    "PyFunc(input*) output*; token:text Tin:types Tout:types",
    "PyFuncStateless(input*) output*; token:text Tin:types Tout:types",
    "QuantizeAndDequantize(input) output; signed_input:bool=true num_bits:int=8 range_given:bool=false "
    "input_min:float=0 input_max:float=0 T:type",
    "QuantizeAndDequantizeV2(input input_min input_max) output; signed_input:bool=true num_bits:int=8 "
    "range_given:bool=false T:type round_mode:text=HALF_TO_EVEN narrow_range:bool=false axis:int=-1",
    "QuantizeAndDequantizeV3(input input_min input_max num_bits) output; signed_input:bool=true range_given:bool=true "
    "T:type narrow_range:bool=false axis:int=-1",
    "QuantizeV2(input min_range max_range) output output_min output_max; T:type mode:text=MIN_COMBINED "
    "round_mode:text=HALF_AWAY_FROM_ZERO narrow_range:bool=false axis:int=-1 ensure_minimum_range:float=0.01",
    "QuantizedMatMul(a b min_a max_a min_b max_b) out min_out max_out; T1:type T2:type Toutput:type=qint32 "
    "transpose_a:bool=false transpose_b:bool=false Tactivation:type=quint8",
    "QuantizedMaxPool(input min_input max_input) output min_output max_output; T:type ksize:ints strides:ints "
    "padding:text",
    "QuantizedRelu(features min_features max_features) activations min_activations max_activations; Tinput:type "
    "out_type:type=quint8",
    "QueueCloseV2(handle) ; cancel_pending_enqueues:bool=false",
    "QueueDequeue(handle) components*; component_types:types timeout_ms:int=-1",
    "QueueDequeueMany(handle n) components*; component_types:types timeout_ms:int=-1",
    "QueueDequeueManyV2(handle n) components*; component_types:types timeout_ms:int=-1",
    "QueueDequeueUpTo(handle n) components*; component_types:types timeout_ms:int=-1",
    "QueueDequeueUpToV2(handle n) components*; component_types:types timeout_ms:int=-1",
    "QueueDequeueV2(handle) components*; component_types:types timeout_ms:int=-1",
    "QueueEnqueue(handle components*) ; Tcomponents:types timeout_ms:int=-1",
    "QueueEnqueueManyV2(handle components*) ; Tcomponents:types timeout_ms:int=-1",
    "QueueEnqueueV2(handle components*) ; Tcomponents:types timeout_ms:int=-1",
    "QueueSizeV2(handle) size;",
    "RFFT(input fft_length) output; Treal:type=float Tcomplex:type=complex64",
    "RGBToHSV(images) output; T:type=float",
    "RaggedRange(starts limits deltas) rt_nested_splits rt_dense_values; T:type=int32 Tsplits:type=int64",
    "RandomGamma(shape alpha) output; seed:int=0 seed2:int=0 S:type T:type",
    "RandomPoisson(shape rate) output; seed:int=0 seed2:int=0 S:type dtype:type",
    "RandomPoissonV2(shape rate) output; seed:int=0 seed2:int=0 S:type R:type=double dtype:type=int64",
    "RandomShuffle(value) output; seed:int=0 seed2:int=0 T:type",
    "RandomShuffleQueueV2() handle; component_types:types shapes:shapes=[] capacity:int=-1 min_after_dequeue:int=0 "
    "seed:int=0 seed2:int=0 container:text= shared_name:text=",
    "RandomStandardNormal(shape) output; seed:int=0 seed2:int=0 dtype:type T:type",
    "RandomUniform(shape) output; seed:int=0 seed2:int=0 dtype:type T:type",
    "RandomUniformInt(shape minval maxval) output; seed:int=0 seed2:int=0 Tout:type T:type",
    "Range(start limit delta) output; Tidx:type=int32",
    "Rank(input) output; T:type",
    "ReadFile(filename) contents;",
    "ReadVariableOp(resource) value; dtype:type",
    "ReaderReadV2(reader_handle queue_handle) key value;",
    "Real(input) output; T:type=complex64 Tout:type=float",
    "RealDiv(x y) z; T:type",
    "Reciprocal(x) y; T:type",
    "RefEnter(data) output; T:type frame_name:text is_constant:bool=false parallel_iterations:int=10",
    "RefExit(data) output; T:type",
    "RefIdentity(input) output; T:type",
    "RefMerge(inputs*) output value_index; T:type N:int",
    "RefNextIteration(data) output; T:type",
    "RefSwitch(data pred) output_false output_true; T:type",
    "Relu(features) activations; T:type",
    "Relu6(features) activations; T:type",
    "Relu6Grad(gradients features) backprops; T:type",
    "ReluGrad(gradients features) backprops; T:type",
    "RepeatDataset(input_dataset count) handle; output_types:types output_shapes:shapes",
    "RequantizationRange(input input_min input_max) output_min output_max; Tinput:type",
    "Requantize(input input_min input_max requested_output_min requested_output_max) output output_min output_max; "
    "Tinput:type out_type:type",
    "Reshape(tensor shape) output; T:type Tshape:type=int32",
    "ResizeArea(images size) resized_images; T:type align_corners:bool=false",
    "ResizeBicubic(images size) resized_images; T:type align_corners:bool=false half_pixel_centers:bool=false",
    "ResizeBilinear(images size) resized_images; T:type align_corners:bool=false half_pixel_centers:bool=false",
    "ResizeNearestNeighbor(images size) resized_images; T:type align_corners:bool=false half_pixel_centers:bool=false",
    "ResourceApplyAdam(var m v beta1_power beta2_power lr beta1 beta2 epsilon grad) ; T:type use_locking:bool=false "
    "use_nesterov:bool=false",
    "ResourceApplyGradientDescent(var alpha delta) ; T:type use_locking:bool=false",
    "ResourceGather(resource indices) output; batch_dims:int=0 validate_indices:bool=true dtype:type Tindices:type",
    "Restore(file_pattern tensor_name) tensor; dt:type preferred_shard:int=-1",
    "RestoreSlice(file_pattern tensor_name shape_and_slice) tensor; dt:type preferred_shard:int=-1",
    "RestoreV2(prefix tensor_names shape_and_slices) tensors*; dtypes:types",
    "Reverse(tensor dims) output; T:type",
    "ReverseSequence(input seq_lengths) output; seq_dim:int batch_dim:int=0 T:type Tlen:type=int64",
    "ReverseV2(tensor axis) output; Tidx:type=int32 T:type",
    "RightShift(x y) z; T:type",
    "Rint(x) y; T:type",
    "Roll(input shift axis) output; T:type Tshift:type Taxis:type",
    "Round(x) y; T:type",
    "Rsqrt(x) y; T:type",
};

} // namespace oplift::detail

#endif
