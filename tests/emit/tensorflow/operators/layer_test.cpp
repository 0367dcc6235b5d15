#include <oplift/emit/tensorflow/program.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/written.hpp>

using namespace oplift;
using test::text_of;
using test::zeros;
using integers = std::vector<std::int64_t>;

namespace {

const integers no_pads(8, 0);

ir::convolution convolution()
{
    return {.weights      = zeros({3, 3, 2, 4}),
            .kernel_shape = {3, 3, 2, 4},
            .strides      = {1, 1, 1, 1},
            .pads         = no_pads,
            .auto_pad     = "VALID"};
}

ir::transposed_convolution transposed()
{
    return {.weights      = zeros({2, 2, 3, 2}),
            .kernel_shape = {2, 2, 3, 2},
            .strides      = {1, 2, 2, 1},
            .pads         = no_pads,
            .auto_pad     = "VALID"};
}

std::string of_transposed(const ir::transposed_convolution& op, const std::vector<stated_shape>& shapes)
{
    test::ir_model model;
    auto placed  = op;
    placed.input = model.input("x", {-1, 4, 4, 2});
    model.add("y", placed, shapes);
    return model.text();
}

std::string with(ir::convolution op, void (*change)(ir::convolution&))
{
    change(op);
    return text_of(op);
}

ir::batch_normalization batch_normalization(std::int64_t channels)
{
    return {.mean = zeros({channels}), .var = zeros({channels}), .epsilon = 0.5};
}

} // namespace

TEST_CASE("a convolution has its strides, padding and weights")
{
    CHECK(text_of(convolution()) == "y = Conv2D(x, y/weights) data_format=NHWC padding=VALID strides=[1,1,1,1]\n");
}

TEST_CASE("a convolution whose weights, bias, groups or channels do not fit is refused")
{
    CHECK(with(convolution(), [](auto& op) {
              op.weights = zeros({3, 3, 4, 2});
          }) == "y: its weights are not of the shape that 'kernel_shape' and 'group' say\n");
    CHECK(with(convolution(), [](auto& op) { op.bias = {zeros({3})}; }) ==
          "y: its bias is not a number for each output channel\n");
    CHECK(with(convolution(), [](auto& op) { op.group = 3; }) == "y: 'group' does not divide the channels\n");
    CHECK(with(convolution(), [](auto& op) {
              op.kernel_shape = {3, 3, 0, 0};
          }) == "y: 'kernel_shape' has no channels\n");
    CHECK(with(convolution(), [](auto& op) {
              op.kernel_shape = {3, 3};
          }) == "y: 'kernel_shape' is not that of a convolution over one to three axes\n");
    CHECK(text_of(convolution(), {-1, 4, 4, 3}) == "y: its input has not the 2 channels that its weights are for\n");
}

TEST_CASE("weights of another type are refused, but for numpy's own floating-point numbers, which are rounded")
{
    auto op         = convolution();
    op.weights.type = data_type::int32;
    CHECK(text_of(op) == "y: its weight 'weights' has elements of type int32, it computes in float32\n");
    op.weights.type = data_type::float64;
    op.weights.read = [] { return tensor::of(data_type::float64, {3, 3, 2, 4}, std::vector<double>(72, 0.1)); };
    test::ir_model model;
    op.input = model.input("x", {-1, 4, 4, 2});
    model.add("y", op);
    std::vector<obstacle> problems;
    const auto program = model.program(problems);
    CHECK(problems.empty());
    CHECK(program.parameters.at(0).value.type == data_type::float32);
    CHECK(program.parameters.at(0).value.read().at<float>(71) == 0.1F);
}

TEST_CASE("all that is wrong with an operator is said")
{
    CHECK(with(convolution(),
               [](auto& op) {
                   op.weights = zeros({1});
                   op.bias    = {zeros({3})};
                   op.pads    = {0};
               }) == "y: its weights are not of the shape that 'kernel_shape' and 'group' say\n"
                     "y: its bias is not a number for each output channel\n"
                     "y: its strides, pads or dilations have not one number for each axis\n");
}

TEST_CASE("a transposed convolution has the extents that its shape states, and the batch of its input")
{
    CHECK(of_transposed(transposed(), {stated_shape{{1, 8, 8, 3}}})
              .ends_with("y = Conv2DBackpropInput(y/stack, y/weights, x) data_format=NHWC padding=VALID "
                         "strides=[1,2,2,1]\n"));
    CHECK(of_transposed(transposed(), {}) == "y: the size of its result is not stated by '_output_shapes'\n");
}

TEST_CASE("a separable convolution is a depthwise one and one of extent 1")
{
    ir::separable_convolution op{.depthwise_filter = zeros({3, 3, 2, 2}),
                                 .pointwise_filter = zeros({1, 1, 4, 5}),
                                 .kernel_shape     = {3, 3, 2, 2},
                                 .strides          = {1, 1, 1, 1},
                                 .pads             = no_pads};
    CHECK(text_of(op) == "y/depthwise = DepthwiseConv2dNative(x, y/depthwise_filter) data_format=NHWC padding=VALID "
                         "strides=[1,1,1,1]\n"
                         "y = Conv2D(y/depthwise, y/pointwise_filter) data_format=NHWC padding=VALID "
                         "strides=[1,1,1,1]\n");
    op.depth_multiplier = 3;
    CHECK(text_of(op) == "y: 'depth_multiplier' is not that of depthwise_filter\n");
}

TEST_CASE("a dense layer flattens its input, which must have as many elements as the weights are for")
{
    const ir::fully_connected op{.weights = zeros({32, 3}), .units = 3};
    CHECK(text_of(op).ends_with("y = MatMul(y/Reshape, y/weights) transpose_a=false transpose_b=false\n"));
    CHECK(text_of(op, {-1, 32}) == "y = MatMul(x, y/weights) transpose_a=false transpose_b=false\n");
    CHECK(text_of(op, {-1, 31}) == "y: its input has not the number of elements that its weights are for\n");
    CHECK(text_of(ir::fully_connected{.weights = zeros({32, 3}), .units = 2}) ==
          "y: its weights are not [inputs, units]\n");
}

TEST_CASE("a product of tensors of different ranks is none of TensorFlow 1")
{
    test::ir_model model;
    const auto x = model.input("x", {-1, 2, 2}), z = model.input("z", {2, 2});
    model.add("y", ir::matrix_multiplication{.left = x, .right = z});
    CHECK(model.text() == "y: its operands are not of the same rank, which TensorFlow 1 needs, or no matrices\n");
}

TEST_CASE("a pool is one of maxima or means, over a window or the whole map")
{
    ir::pool op{.pooling_type = "MAX",
                .kernel_shape = integers{1, 2, 2, 1},
                .strides      = integers{1, 2, 2, 1},
                .pads         = no_pads,
                .auto_pad     = "VALID"};
    CHECK(text_of(op) == "y = MaxPool(x) data_format=NHWC ksize=[1,2,2,1] padding=VALID strides=[1,2,2,1]\n");
    op.dilations = integers{1, 2, 2, 1};
    CHECK(text_of(op) == "y: a pool with dilations has no counterpart in TensorFlow 1\n");
    CHECK(text_of(ir::pool{.pooling_type = "AVG", .global_pooling = true}) ==
          "y/reduction_indices = int32{1,2}\ny = Mean(x, y/reduction_indices) Tidx=int32 keep_dims=true\n");
    CHECK(text_of(ir::pool{.pooling_type = "STOCHASTIC", .global_pooling = true}) ==
          "y: 'pooling_type' is neither MAX nor AVG\n");
    CHECK(text_of(ir::pool{.pooling_type = "MAX"}) == "y: it lacks 'kernel_shape', 'strides' or 'pads'\n");
}

TEST_CASE("a map is resized to a size, where half-pixel centres are stated only if they are wanted")
{
    CHECK(text_of(ir::resize_bilinear{.size = integers{8, 6}}) ==
          "y/size = int32{8,6}\ny = ResizeBilinear(x, y/size) align_corners=false\n");
    CHECK(text_of(ir::resize_nearest_neighbor{.size = integers{8, 6}, .half_pixel_centers = true})
              .ends_with("align_corners=false half_pixel_centers=true\n"));
    CHECK(text_of(ir::resize_bilinear{.size = integers{8, 0}}) == "y: the size of its result is not stated\n");
    CHECK(text_of(ir::up_sampling_2d{.scales = {2, 3}}) ==
          "y/size = int32{8,12}\ny = ResizeNearestNeighbor(x, y/size) align_corners=false\n");
    CHECK(text_of(ir::up_sampling_2d{.scales = {2, 3}}, {4, 4}) ==
          "y: its input is not [batch, height, width, channels]\n");
}

TEST_CASE("normalizations have one number for each channel, along the last axis")
{
    CHECK(text_of(batch_normalization(3)) == "y: its input has not the 3 channels that its weights are for\n");
    auto op = batch_normalization(2);
    op.bias = {zeros({3})};
    CHECK(text_of(op) == "y: its weights are not one number for each channel\n");
    op      = batch_normalization(2);
    op.axis = 1;
    CHECK(text_of(op) == "y: 'axis' is not that of the channels\n");
    CHECK(text_of(ir::scale{.scale = {zeros({2, 1})}, .scale_mean = zeros({2}), .scale_var = zeros({2})}) ==
          "y: its weights are not one number for each channel\n");
    CHECK(text_of(ir::instance_normalization{.scale = zeros({3}), .epsilon = 1}) ==
          "y: its input has not the 3 channels that its weights are for\n");
}

TEST_CASE("LRN's alpha is TensorFlow's times the size of the window")
{
    CHECK(text_of(ir::local_response_normalization{.size = 5, .alpha = 2.5, .beta = 0.75, .bias = 1}) ==
          "y = LRN(x) alpha=0.500000 beta=0.750000 bias=1.000000 depth_radius=2\n");
    CHECK(text_of(ir::local_response_normalization{.size = 4}) == "y: 'size' is not odd\n");
}

TEST_CASE("a dropout is noted, unless it keeps all")
{
    CHECK(text_of(ir::dropout{.keep_prob = 0.5, .seed = 3}) ==
          "y = Identity(x) _oplift_keep_prob=0.500000 _oplift_seed=3\n");
    CHECK(text_of(ir::dropout{.keep_prob = 1}) == "y = Identity(x)\n");
    CHECK(text_of(ir::dropout{.keep_prob = 0}) == "y: 'keep_prob' is not between 0 and 1\n");
}
