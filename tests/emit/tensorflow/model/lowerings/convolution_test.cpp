#include <oplift/emit/tensorflow/model/lowerings/convolution.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/written.hpp>

using namespace oplift;
using test::operators_of;
using test::text_of;
using test::text_of_followed;
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

} // namespace

TEST_CASE("the product bears the layer's name, unless the sum is an output of the model")
{
    auto op = convolution({1, 1, 2, 3});
    op.bias = {zeros({3})};
    CHECK(text_of_followed(op, "net/Conv2D") ==
          "net/Conv2D = Conv2D(x, net/weights) data_format=NHWC padding=VALID strides=[1,1,1,1]\n"
          "net/BiasAdd = BiasAdd(net/Conv2D, net/bias) data_format=NHWC\nnext = Relu(net/BiasAdd)\n");
    CHECK(text_of(op).ends_with("y = BiasAdd(y/Conv2D, y/bias) data_format=NHWC\n"));
}

TEST_CASE("a map with one axis gets a second one for the convolution")
{
    CHECK(operators_of(text_of(convolution({3, 2, 4}), {-1, 8, 2})) == "ExpandDims ExpandDims Conv2D Squeeze");
    CHECK(operators_of(text_of(convolution({3, 3, 3, 2, 4}), {-1, 8, 8, 8, 2})) == "Conv3D");
}

TEST_CASE("a grouped convolution is one for each part of the channels")
{
    auto op    = convolution({1, 1, 2, 4});
    op.weights = zeros({1, 1, 1, 4});
    op.group   = 2;
    CHECK(operators_of(text_of(op)) == "Split Split Conv2D Conv2D ConcatV2");
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
    CHECK(operators_of(text_of_followed(depthwise, "y", {-1, 9, 9, 2})) ==
          "SpaceToBatchND DepthwiseConv2dNative BatchToSpaceND Relu");
    const std::string spread = "ExpandDims Pad Reshape StridedSlice DepthwiseConv2dNative Relu";
    CHECK(operators_of(text_of_followed(depthwise, "y", {-1, -1, 9, 2})) == spread);
    depthwise.strides = {1, 2, 2, 1};
    CHECK(operators_of(text_of_followed(depthwise, "y", {-1, 9, 9, 2})) == spread);
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
    CHECK(operators_of(text) == "Shape StridedSlice Pack Conv2DBackpropInput StridedSlice");
    CHECK(text.find("y/stack/1 = int32{10}\n") != std::string::npos);
    CHECK(text.find("y/stack = int32{0,1,1,0}\n") == std::string::npos);
}
