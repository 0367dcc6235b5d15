#include <oplift/emit/tensorflow/model/lowerings/layers.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/written.hpp>

using namespace oplift;
using test::text_of;
using test::zeros;
using integers = std::vector<std::int64_t>;

namespace {

ir::convolution convolution(const integers& kernel)
{
    return {.weights      = zeros(kernel),
            .kernel_shape = kernel,
            .strides      = integers(kernel.size(), 1),
            .pads         = integers(2 * kernel.size(), 0)};
}

/// The operators of a text, without their operands and attributes.
std::string operators(const std::string& text)
{
    std::string names;
    for (std::size_t at = text.find(" = "); at != std::string::npos; at = text.find(" = ", at + 3))
        if (const std::size_t end = text.find_first_of("({", at); text[end] == '(')
            names += (names.empty() ? "" : " ") + text.substr(at + 3, end - at - 3);
    return names;
}

/// The text of an operator that another one follows.
template <typename Operator>
std::string followed(Operator op, const std::string& name, const integers& shape = {-1, 4, 4, 2})
{
    test::ir_model model;
    op.input = model.input("x", shape);
    model.add("next", ir::relu{model.add(name, op)});
    return model.text();
}

} // namespace

TEST_CASE("the product bears the layer's name, unless the sum is an output of the model")
{
    auto op = convolution({1, 1, 2, 3});
    op.bias = {zeros({3})};
    CHECK(followed(op, "net/Conv2D") ==
          "net/Conv2D = Conv2D(x, net/weights) data_format=NHWC padding=VALID strides=[1,1,1,1]\n"
          "net/BiasAdd = BiasAdd(net/Conv2D, net/bias) data_format=NHWC\nnext = Relu(net/BiasAdd)\n");
    CHECK(text_of(op).ends_with("y = BiasAdd(y/Conv2D, y/bias) data_format=NHWC\n"));
}

TEST_CASE("a map with one axis gets a second one for the convolution")
{
    CHECK(operators(text_of(convolution({3, 2, 4}), {-1, 8, 2})) == "ExpandDims ExpandDims Conv2D Squeeze");
    CHECK(operators(text_of(convolution({3, 3, 3, 2, 4}), {-1, 8, 8, 8, 2})) == "Conv3D");
}

TEST_CASE("a grouped convolution is one for each part of the channels")
{
    auto op    = convolution({1, 1, 2, 4});
    op.weights = zeros({1, 1, 1, 4});
    op.group   = 2;
    CHECK(operators(text_of(op)) == "Split Split Conv2D Conv2D ConcatV2");
}

TEST_CASE("explicit pads are added beforehand")
{
    auto op = convolution({3, 3, 2, 4});
    op.pads = {0, 1, 2, 0, 0, 3, 0, 0};
    CHECK(text_of(op).starts_with("y/Pad/paddings = int32{0,0,1,3,2,0,0,0}\ny/Pad = Pad(x, y/Pad/paddings)"));
}

TEST_CASE("a convolution has dilations, a depthwise one runs on blocks or has a wider filter")
{
    auto op      = convolution({3, 3, 2, 4});
    op.dilations = integers{1, 1, 1, 1};
    CHECK(text_of(op).find("dilations") == std::string::npos);
    op.dilations = integers{1, 2, 1, 1};
    CHECK(text_of(op, {-1, 9, 9, 2}).find("dilations=[1,2,1,1]") != std::string::npos);

    ir::depthwise_convolution depthwise{.weights      = zeros({3, 3, 2, 1}),
                                        .kernel_shape = {3, 3, 2, 1},
                                        .strides      = {1, 1, 1, 1},
                                        .pads         = integers(8, 0),
                                        .dilations    = integers{1, 2, 1, 1}};
    CHECK(operators(followed(depthwise, "y", {-1, 9, 9, 2})) ==
          "SpaceToBatchND DepthwiseConv2dNative BatchToSpaceND Relu");
    const std::string spread = "ExpandDims Pad Reshape StridedSlice DepthwiseConv2dNative Relu";
    CHECK(operators(followed(depthwise, "y", {-1, -1, 9, 2})) == spread);
    depthwise.strides = {1, 2, 2, 1};
    CHECK(operators(followed(depthwise, "y", {-1, 9, 9, 2})) == spread);
}

TEST_CASE("a transposed convolution computes what explicit pads cut off, and cuts it off")
{
    test::ir_model model;
    model.add("y",
              ir::transposed_convolution{.input        = model.input("x", {-1, 4, 4, 2}),
                                         .weights      = zeros({4, 4, 3, 2}),
                                         .kernel_shape = {4, 4, 3, 2},
                                         .strides      = {1, 2, 2, 1},
                                         .pads         = {0, 1, 1, 0, 0, 1, 1, 0}},
              {stated_shape{{-1, 8, 8, 3}}});
    const std::string text = model.text();
    CHECK(operators(text) == "Shape StridedSlice Pack Conv2DBackpropInput StridedSlice");
    CHECK(text.find("y/stack/1 = int32{10}\n") != std::string::npos);
    CHECK(text.find("y/stack = int32{0,1,1,0}\n") == std::string::npos);
}

TEST_CASE("a product of matrices has another operator for batches of them")
{
    for (const auto& [shape, name] :
         {std::pair{integers{2, 2}, "MatMul"}, std::pair{integers{3, 2, 2}, "BatchMatMul"}}) {
        test::ir_model model;
        const auto x = model.input("x", shape);
        model.add("y", ir::matrix_multiplication{x, x});
        CHECK(operators(model.text()) == name);
    }
}

TEST_CASE("a batch normalization is fused where it can be")
{
    ir::batch_normalization op{
        .mean = zeros({2}), .var = zeros({2}), .scale = {zeros({2})}, .bias = {zeros({2})}, .epsilon = 0.5};
    CHECK(operators(text_of(op)) == "FusedBatchNorm");
    CHECK(operators(text_of(op, {-1, 2})) == "Add Rsqrt Mul Mul Mul Sub Add");
    op.scale = {};
    op.bias  = {};
    CHECK(operators(text_of(op)) == "Add Rsqrt Mul Mul Neg Add");
}

TEST_CASE("an instance normalization takes mean and variance of each map")
{
    const std::string text = text_of(ir::instance_normalization{.epsilon = 0.5});
    CHECK(operators(text) == "Mean SquaredDifference Mean Add Rsqrt Sub Mul");
    CHECK(text.find("y/mean/reduction_indices = int32{1,2}\n") != std::string::npos);
}

TEST_CASE("padding does not count in a mean, and is never the largest element")
{
    ir::pool op{.kernel_shape = integers{1, 2, 2, 1},
                .strides      = integers{1, 1, 1, 1},
                .pads         = integers{0, 1, 0, 0, 0, 0, 0, 0}};
    op.pooling_type = "AVG";
    CHECK(operators(text_of(op)) == "OnesLike Pad AvgPool Pad AvgPool RealDiv");
    op.pooling_type = "MAX";
    CHECK(operators(text_of(op)) == "PadV2 MaxPool");
}

TEST_CASE("softmax of anything but a matrix is one of a matrix: TensorFlow 1.4 has no other")
{
    CHECK(operators(text_of(ir::softmax{}, {-1, 3})) == "Softmax");
    CHECK(text_of(ir::log_softmax{}, {-1, 5, 3}) ==
          "y/Shape = Shape(x) out_type=int32\ny/Reshape/shape = int32{-1,3}\n"
          "y/Reshape = Reshape(x, y/Reshape/shape) Tshape=int32\ny/LogSoftmax = LogSoftmax(y/Reshape)\n"
          "y = Reshape(y/LogSoftmax, y/Shape) Tshape=int32\n");
    CHECK(operators(text_of(ir::softmax{}, {-1, 5, -1})) == "Shape StridedSlice ConcatV2 Reshape Softmax Reshape");
}

TEST_CASE("an enlarged map has its extents times the factors, which are worked out where they are not known")
{
    const ir::up_sampling_2d op{.scales = {2, 3}, .interpolation_type = "bilinear"};
    CHECK(text_of(op).starts_with("y/size = int32{8,12}\n"));
    CHECK(operators(text_of(op, {-1, -1, 4, 2})) == "Shape StridedSlice Mul ResizeBilinear");
}
