#ifndef OPLIFT_PATTERN_TENSORFLOW_OPERATORS_D_TO_L_HPP
#define OPLIFT_PATTERN_TENSORFLOW_OPERATORS_D_TO_L_HPP

namespace oplift::detail {

/// TensorFlow's operators from D to L, sorted; see <oplift/pattern/tensorflow_operators.hpp> for the form of a line.
inline constexpr const char* operators_d_to_l[] = {
    "DebugIdentity(input) output; T:type device_name:text= tensor_name:text= debug_urls:texts=[] gated_grpc:bool=false",
    "DecodeBase64(input) output;",
    "DecodeGif(contents) image;",
    "DecodeJpeg(contents) image; channels:int=0 ratio:int=1 fancy_upscaling:bool=true try_recover_truncated:bool=false "
    "acceptable_fraction:float=1 dct_method:text=",
    "DecodePng(contents) image; channels:int=0 dtype:type=uint8",
    "DecodeRaw(bytes) output; out_type:type little_endian:bool=true",
    "DecodeWav(contents) audio sample_rate; desired_channels:int=-1 desired_samples:int=-1",
    "DeepCopy(x) y; T:type",
    "DenseToDenseSetOperation(set1 set2) result_indices result_values result_shape; set_operation:text "
    "validate_indices:bool=true T:type",
    "DepthToSpace(input) output; T:type block_size:int data_format:text=NHWC",
    "DepthwiseConv2dNative(input filter) output; T:type strides:ints padding:text data_format:text=NHWC "
    "dilations:ints=[1,1,1,1] explicit_paddings:ints=[]",
    "DepthwiseConv2dNativeBackpropFilter(input filter_sizes out_backprop) output; T:type strides:ints padding:text "
    "data_format:text=NHWC explicit_paddings:ints=[] dilations:ints=[1,1,1,1]",
    "DepthwiseConv2dNativeBackpropInput(input_sizes filter out_backprop) output; T:type strides:ints padding:text "
    "data_format:text=NHWC explicit_paddings:ints=[] dilations:ints=[1,1,1,1]",
    "Dequantize(input min_range max_range) output; T:type mode:text=MIN_COMBINED narrow_range:bool=false axis:int=-1 "
    "dtype:type=float",
    "Diag(diagonal) output; T:type",
    "DiagPart(input) diagonal; T:type",
    "Digamma(x) y; T:type",
    "Dilation2D(input filter) output; T:type strides:ints rates:ints padding:text",
    "DisableCopyOnRead(resource) ;",
    "Div(x y) z; T:type",
    "DivNoNan(x y) z; T:type",
    "DrawBoundingBoxes(images boxes) output; T:type=float",
    "DrawBoundingBoxesV2(images boxes colors) output; T:type=float",
    "DynamicPartition(data partitions) outputs*; num_partitions:int T:type",
    "DynamicStitch(indices* data*) merged; N:int T:type",
    "Einsum(inputs*) output; equation:text N:int T:type",
    "Elu(features) activations; T:type",
    "EluGrad(gradients outputs) backprops; T:type",
    "Empty(shape) output; dtype:type init:bool=false",
    "EnsureShape(input) output; shape:shape T:type",
    "Enter(data) output; T:type frame_name:text is_constant:bool=false parallel_iterations:int=10",
    "Equal(x y) z; T:type incompatible_shape_error:bool=true",
    "Erf(x) y; T:type",
    "Erfc(x) y; T:type",
    "EuclideanNorm(input reduction_indices) output; keep_dims:bool=false T:type Tidx:type=int32",
    "Exit(data) output; T:type",
    "Exp(x) y; T:type",
    "ExpandDims(input dim) output; T:type Tdim:type=int32",
    "Expm1(x) y; T:type",
    "ExtractImagePatches(images) patches; ksizes:ints strides:ints rates:ints T:type padding:text",
    "FFT(input) output; Tcomplex:type=complex64",
    "FFT2D(input) output; Tcomplex:type=complex64",
    "FIFOQueueV2() handle; component_types:types shapes:shapes=[] capacity:int=-1 container:text= shared_name:text=",
    "FakeQuantWithMinMaxArgs(inputs) outputs; min:float=-6 max:float=6 num_bits:int=8 narrow_range:bool=false",
    "FakeQuantWithMinMaxVars(inputs min max) outputs; num_bits:int=8 narrow_range:bool=false",
    "FakeQuantWithMinMaxVarsPerChannel(inputs min max) outputs; num_bits:int=8 narrow_range:bool=false",
    "Fill(dims value) output; T:type index_type:type=int32",
    "FlatMapDataset(input_dataset other_arguments*) handle; f:function Targuments:types output_types:types "
    "output_shapes:shapes",
    "Floor(x) y; T:type",
    "FloorDiv(x y) z; T:type",
    "FloorMod(x y) z; T:type",
    "FusedBatchNorm(x scale offset mean variance) y batch_mean batch_variance reserve_space_1 reserve_space_2; T:type "
    "epsilon:float=9.99999975e-05 data_format:text=NHWC is_training:bool=true exponential_avg_factor:float=1",
    "FusedBatchNormGrad(y_backprop x scale reserve_space_1 reserve_space_2) x_backprop scale_backprop offset_backprop "
    "reserve_space_3 reserve_space_4; T:type epsilon:float=9.99999975e-05 data_format:text=NHWC is_training:bool=true",
    "FusedBatchNormV2(x scale offset mean variance) y batch_mean batch_variance reserve_space_1 reserve_space_2; "
    "T:type U:type epsilon:float=0.0001 exponential_avg_factor:float=1 data_format:text=NHWC is_training:bool=true",
    "FusedBatchNormV3(x scale offset mean variance) y batch_mean batch_variance reserve_space_1 reserve_space_2 "
    "reserve_space_3; T:type U:type epsilon:float=0.0001 exponential_avg_factor:float=1 data_format:text=NHWC "
    "is_training:bool=true",
    "FusedPadConv2D(input paddings filter) output; T:type mode:text strides:ints padding:text",
    "FusedResizeAndPadConv2D(input size paddings filter) output; T:type resize_align_corners:bool=false mode:text "
    "strides:ints padding:text",
    "GRUBlockCell(x h_prev w_ru w_c b_ru b_c) r u c h; T:type",
    "Gather(params indices) output; validate_indices:bool=true Tparams:type Tindices:type",
    "GatherNd(params indices) output; Tparams:type Tindices:type",
    "GatherV2(params indices axis) output; batch_dims:int=0 Tparams:type Tindices:type Taxis:type",
    "GeneratorDataset(init_func_other_args* next_func_other_args* finalize_func_other_args*) handle; "
    "init_func:function next_func:function finalize_func:function Tinit_func_args:types Tnext_func_args:types "
    "Tfinalize_func_args:types output_types:types output_shapes:shapes metadata:text=",
    "Greater(x y) z; T:type",
    "GreaterEqual(x y) z; T:type",
    "HSVToRGB(images) output; T:type=float",
    "HashTableV2() table_handle; container:text= shared_name:text= use_node_name_sharing:bool=false key_dtype:type "
    "value_dtype:type",
    "HistogramFixedWidth(values value_range nbins) out; T:type dtype:type=int32",
    "HistogramSummary(tag values) summary; T:type=float",
    "IFFT(input) output; Tcomplex:type=complex64",
    "IRFFT(input fft_length) output; Treal:type=float Tcomplex:type=complex64",
    "Identity(input) output; T:type",
    "IdentityN(input*) output*; T:types",
    "If(cond input*) output*; Tcond:type Tin:types Tout:types then_branch:function else_branch:function "
    "output_shapes:shapes=[]",
    "Igamma(a x) z; T:type",
    "Igammac(a x) z; T:type",
    "Imag(input) output; T:type=complex64 Tout:type=float",
    "ImageSummary(tag tensor) summary; max_images:int=3 T:type=float bad_color:tensor=-",
    "InTopK(predictions targets) precision; k:int T:type=int32",
    "InTopKV2(predictions targets k) precision; T:type=int32",
    "InitializeTableV2(table_handle keys values) ; Tkey:type Tval:type",
    "Inv(x) y; T:type",
    "Invert(x) y; T:type",
    "InvertPermutation(x) y; T:type=int32",
    "IsFinite(x) y; T:type",
    "IsInf(x) y; T:type",
    "IsNan(x) y; T:type",
    "IsVariableInitialized(ref) is_initialized; dtype:type",
    "Iterator() handle; shared_name:text container:text output_types:types output_shapes:shapes",
    "IteratorFromStringHandleV2(string_handle) resource_handle; output_types:types=[] output_shapes:shapes=[]",
    "IteratorGetNext(iterator) components*; output_types:types output_shapes:shapes",
    "IteratorGetNextSync(iterator) components*; output_types:types output_shapes:shapes",
    "IteratorToStringHandle(resource_handle) string_handle;",
    "IteratorV2() handle; shared_name:text container:text output_types:types output_shapes:shapes",
    "L2Loss(t) output; T:type",
    "LRN(input) output; depth_radius:int=5 bias:float=1 alpha:float=1 beta:float=0.5 T:type=float",
    "LSTMBlockCell(x cs_prev h_prev w wci wcf wco b) i cs f o ci co h; forget_bias:float=1 cell_clip:float=3 "
    "use_peephole:bool=false T:type",
    "LeakyRelu(features) activations; alpha:float=0.2 T:type=float",
    "LeftShift(x y) z; T:type",
    "Less(x y) z; T:type",
    "LessEqual(x y) z; T:type",
    "Lgamma(x) y; T:type",
    "LinSpace(start stop num) output; T:type Tidx:type=int32",
    "ListDiff(x y) out idx; T:type out_idx:type=int32",
    "Log(x) y; T:type",
    "Log1p(x) y; T:type",
    "LogMatrixDeterminant(input) sign log_abs_determinant; T:type",
    "LogSoftmax(logits) logsoftmax; T:type",
    "LogicalAnd(x y) z;",
    "LogicalNot(x) y;",
    "LogicalOr(x y) z;",
    "LookupTableFind(table_handle keys default_value) values; Tin:type Tout:type",
    "LookupTableFindV2(table_handle keys default_value) values; Tin:type Tout:type",
    "LoopCond(input) output;",
    "LowerBound(sorted_inputs values) output; T:type out_type:type=int32",
    "Lu(input) lu p; T:type output_idx_type:type=int32",
};

} // namespace oplift::detail

#endif
