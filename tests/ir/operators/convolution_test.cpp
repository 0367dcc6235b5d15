#include "ir/operators/written.hpp"
#include <oplift/ir/operators/convolution.hpp>

#include <doctest/doctest.h>

using namespace oplift;
using namespace oplift::test;

TEST_CASE("a convolution states its bias by use_bias; what is not given is not written")
{
    CHECK(written(ir::convolution{.input        = from(1),
                                  .weights      = shaped({3, 3, 2, 8}),
                                  .kernel_shape = {3, 3, 2, 8},
                                  .strides      = {1, 2, 2, 1},
                                  .pads         = {0, 1, 1, 0, 0, 1, 1, 0}}) ==
          "Conv(1) kernel_shape=[3,3,2,8] pads=[0,1,1,0,0,1,1,0] strides=[1,2,2,1] use_bias=false weights<3,3,2,8>");
    CHECK(written(ir::convolution{.input        = from(1),
                                  .weights      = shaped({1, 1, 2, 8}),
                                  .bias         = {shaped({8})},
                                  .kernel_shape = {1, 1, 4, 8},
                                  .strides      = {1, 1, 1, 1},
                                  .pads         = {0, 0, 0, 0, 0, 0, 0, 0},
                                  .auto_pad     = "VALID",
                                  .dilations    = {{1, 2, 2, 1}},
                                  .group        = 2}) ==
          "Conv(1) auto_pad=VALID dilations=[1,2,2,1] group=2 kernel_shape=[1,1,4,8] pads=[0,0,0,0,0,0,0,0] "
          "strides=[1,1,1,1] use_bias=true bias<8> weights<1,1,2,8>");
}

TEST_CASE("other convolutions have their own names and filters")
{
    CHECK(written(ir::depthwise_convolution{.input = from(1), .weights = shaped({3, 3, 4, 2})})
              .starts_with("DepthwiseConv(1) "));
    CHECK(written(ir::transposed_convolution{.input = from(1), .weights = shaped({3, 3, 4, 2})})
              .starts_with("ConvTranspose(1) "));
    CHECK(written(ir::separable_convolution{.input            = from(1),
                                            .depthwise_filter = shaped({3, 3, 4, 2}),
                                            .pointwise_filter = shaped({1, 1, 8, 5})})
              .ends_with(" use_bias=false depthwise_filter<3,3,4,2> pointwise_filter<1,1,8,5>"));
}

TEST_CASE("a dense layer has its extents beside its weights; a product of tensors has two inputs")
{
    CHECK(written(ir::fully_connected{
              .input = from(1), .weights = shaped({6, 3}), .bias = {shaped({3})}, .units = 3, .in_features = 6}) ==
          "FullyConnected(1) in_features=6 units=3 use_bias=true bias<3> weights<6,3>");
    CHECK(written(ir::matrix_multiplication{.left = from(2), .right = from(1)}) == "MatMul(2, 1)");
}
