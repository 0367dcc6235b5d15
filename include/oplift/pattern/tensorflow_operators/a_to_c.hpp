#ifndef OPLIFT_PATTERN_TENSORFLOW_OPERATORS_A_TO_C_HPP
#define OPLIFT_PATTERN_TENSORFLOW_OPERATORS_A_TO_C_HPP

namespace oplift::detail {

/// TensorFlow's operators from A to C, sorted; see <oplift/pattern/tensorflow_operators.hpp> for the form of a line.
inline constexpr const char* operators_a_to_c[] = {
    "Abs(x) y; T:type",
    "AccumulateNV2(inputs*) sum; N:int T:type shape:shape",
    "Acos(x) y; T:type",
    "Acosh(x) y; T:type",
    "Add(x y) z; T:type",
    "AddN(inputs*) sum; N:int T:type",
    "AddV2(x y) z; T:type",
    "AdjustContrastv2(images contrast_factor) output; T:type=float",
    "AdjustHue(images delta) output; T:type=float",
    "AdjustSaturation(images scale) output; T:type=float",
    "All(input reduction_indices) output; keep_dims:bool=false Tidx:type=int32",
    "Any(input reduction_indices) output; keep_dims:bool=false Tidx:type=int32",
    "ApplyAdagrad(var accum lr grad) out; T:type use_locking:bool=false",
    "ApplyAdam(var m v beta1_power beta2_power lr beta1 beta2 epsilon grad) out; T:type use_locking:bool=false "
    "use_nesterov:bool=false",
    "ApplyFtrl(var accum linear grad lr l1 l2 lr_power) out; T:type use_locking:bool=false",
    "ApplyGradientDescent(var alpha delta) out; T:type use_locking:bool=false",
    "ApplyMomentum(var accum lr grad momentum) out; T:type use_locking:bool=false use_nesterov:bool=false",
    "ApplyRMSProp(var ms mom lr rho momentum epsilon grad) out; T:type use_locking:bool=false",
    "ApproximateEqual(x y) z; T:type tolerance:float=1e-05",
    "ArgMax(input dimension) output; T:type Tidx:type=int32 output_type:type=int64",
    "ArgMin(input dimension) output; T:type Tidx:type=int32 output_type:type=int64",
    "AsString(input) output; T:type precision:int=-1 scientific:bool=false shortest:bool=false width:int=-1 fill:text=",
    "Asin(x) y; T:type",
    "Asinh(x) y; T:type",
    "Assert(condition data*) ; T:types summarize:int=3",
    "Assign(ref value) output_ref; T:type validate_shape:bool=true use_locking:bool=true",
    "AssignAdd(ref value) output_ref; T:type use_locking:bool=false",
    "AssignAddVariableOp(resource value) ; dtype:type",
    "AssignSub(ref value) output_ref; T:type use_locking:bool=false",
    "AssignSubVariableOp(resource value) ; dtype:type",
    "AssignVariableOp(resource value) ; dtype:type validate_shape:bool=false",
    "Atan(x) y; T:type",
    "Atan2(y x) z; T:type",
    "Atanh(x) y; T:type",
    "AudioSpectrogram(input) spectrogram; window_size:int stride:int magnitude_squared:bool=false",
    "AvgPool(value) output; ksize:ints strides:ints padding:text data_format:text=NHWC T:type",
    "AvgPool3D(input) output; ksize:ints strides:ints padding:text data_format:text=NDHWC T:type",
    "AvgPoolGrad(orig_input_shape grad) output; ksize:ints strides:ints padding:text data_format:text=NHWC T:type",
    "BatchDataset(input_dataset batch_size) handle; output_types:types output_shapes:shapes",
    "BatchMatMul(x y) output; T:type adj_x:bool=false adj_y:bool=false grad_x:bool=false grad_y:bool=false",
    "BatchMatMulV2(x y) output; T:type adj_x:bool=false adj_y:bool=false grad_x:bool=false grad_y:bool=false",
    "BatchMatMulV3(x y) output; Ta:type Tb:type Tout:type adj_x:bool=false adj_y:bool=false grad_x:bool=false "
    "grad_y:bool=false",
    "BatchNormWithGlobalNormalization(t m v beta gamma) result; T:type variance_epsilon:float "
    "scale_after_normalization:bool",
    "BatchToSpace(input crops) output; T:type block_size:int Tidx:type=int32",
    "BatchToSpaceND(input block_shape crops) output; T:type Tblock_shape:type=int32 Tcrops:type=int32",
    "Betainc(a b x) z; T:type",
    "BiasAdd(value bias) output; T:type data_format:text=NHWC",
    "BiasAddGrad(out_backprop) output; T:type data_format:text=NHWC",
    "BiasAddV1(value bias) output; T:type",
    "Bincount(arr size weights) bins; T:type",
    "Bitcast(input) output; T:type type:type",
    "BitwiseAnd(x y) z; T:type",
    "BitwiseOr(x y) z; T:type",
    "BitwiseXor(x y) z; T:type",
    "BlockLSTM(seq_len_max x cs_prev h_prev w wci wcf wco b) i cs f o ci co h; forget_bias:float=1 cell_clip:float=3 "
    "use_peephole:bool=false T:type",
    "BlockLSTMV2(seq_len_max x cs_prev h_prev w wci wcf wco b) i cs f o ci co h; cell_clip:float=0 "
    "use_peephole:bool=false T:type",
    "BroadcastArgs(s0 s1) r0; T:type=int32",
    "BroadcastGradientArgs(s0 s1) r0 r1; T:type=int32",
    "BroadcastTo(input shape) output; T:type Tidx:type=int32",
    "Cast(x) y; SrcT:type DstT:type Truncate:bool=false",
    "Ceil(x) y; T:type",
    "CheckNumerics(tensor) output; T:type message:text",
    "Cholesky(input) output; T:type",
    "ClipByValue(t clip_value_min clip_value_max) output; T:type",
    "CompareAndBitpack(input threshold) output; T:type",
    "ComplexAbs(x) y; T:type=complex64 Tout:type=float",
    "Concat(concat_dim values*) output; N:int T:type",
    "ConcatOffset(concat_dim shape*) offset*; N:int",
    "ConcatV2(values* axis) output; N:int T:type Tidx:type=int32",
    "Conj(input) output; T:type=complex64",
    "ConjugateTranspose(x perm) y; T:type Tperm:type=int32",
    "Const() output; value:tensor dtype:type",
    "ControlTrigger() ;",
    "Conv2D(input filter) output; T:type strides:ints use_cudnn_on_gpu:bool=true padding:text "
    "explicit_paddings:ints=[] data_format:text=NHWC dilations:ints=[1,1,1,1]",
    "Conv2DBackpropFilter(input filter_sizes out_backprop) output; T:type strides:ints use_cudnn_on_gpu:bool=true "
    "padding:text explicit_paddings:ints=[] data_format:text=NHWC dilations:ints=[1,1,1,1]",
    "Conv2DBackpropInput(input_sizes filter out_backprop) output; T:type strides:ints use_cudnn_on_gpu:bool=true "
    "padding:text explicit_paddings:ints=[] data_format:text=NHWC dilations:ints=[1,1,1,1]",
    "Conv3D(input filter) output; T:type strides:ints padding:text data_format:text=NDHWC dilations:ints=[1,1,1,1,1]",
    "Conv3DBackpropFilterV2(input filter_sizes out_backprop) output; T:type strides:ints padding:text "
    "data_format:text=NDHWC dilations:ints=[1,1,1,1,1]",
    "Conv3DBackpropInputV2(input_sizes filter out_backprop) output; T:type strides:ints padding:text "
    "data_format:text=NDHWC dilations:ints=[1,1,1,1,1] Tshape:type=int32",
    "Cos(x) y; T:type",
    "Cosh(x) y; T:type",
    "CountUpTo(ref) output; limit:int T:type",
    "CropAndResize(image boxes box_ind crop_size) crops; T:type method:text=bilinear extrapolation_value:float=0",
    "Cross(a b) product; T:type",
    "CudnnRNN(input input_h input_c params) output output_h output_c reserve_space; T:type rnn_mode:text=lstm "
    "input_mode:text=linear_input direction:text=unidirectional dropout:float=0 seed:int=0 seed2:int=0 "
    "is_training:bool=true",
    "CudnnRNNBackprop(input input_h input_c params output output_h output_c output_backprop output_h_backprop "
    "output_c_backprop reserve_space) input_backprop input_h_backprop input_c_backprop params_backprop; T:type "
    "rnn_mode:text=lstm input_mode:text=linear_input direction:text=unidirectional dropout:float=0 seed:int=0 "
    "seed2:int=0",
    "Cumprod(x axis) out; exclusive:bool=false reverse:bool=false T:type Tidx:type=int32",
    "Cumsum(x axis) out; exclusive:bool=false reverse:bool=false T:type Tidx:type=int32",
};

} // namespace oplift::detail

#endif
