#include <oplift/rules/convolution/convolution.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <doctest/doctest.h>

#include <support/lifting.hpp>

namespace oplift::test {

namespace {

constexpr auto list = rules<rule::data_input, rule::convolution>;

} // namespace

TEST_CASE("a convolution with SAME padding takes its bias and counts pads from the size")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,9,8,3>
w = VariableV2() dtype=float32 shape=<3,3,3,4>
wr = Identity(w) T=float32
b = VariableV2() dtype=float32 shape=<4>
br = Identity(b) T=float32
conv = Conv2D(x, wr) T=float32 strides=[1,2,2,1] padding="SAME"
conv/BiasAdd = BiasAdd(conv, br) T=float32
)",
                      {"conv/BiasAdd"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,9,8,3> -> <-1,9,8,3>
conv/BiasAdd = Conv(x) auto_pad=SAME_UPPER kernel_shape=[3, 3, 3, 4] pads=[0, 1, 0, 0, 0, 1, 1, 0] strides=[1, 2, 2, 1] use_bias=true bias<4> weights<3,3,3,4> -> <-1,5,4,4>
)");
}

TEST_CASE("an unknown size does not matter to SAME padding with stride 1; a bias may stand on the left")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,?,?,3>
w = Const() value=float32<3,3,3,4>{1}
b = Const() value=float32<1,1,1,4>{1,2,3,4}
conv = Conv2D(x, w) T=float32 strides=[1,1,1,1] padding="SAME" dilations=[1,2,2,1]
sum = AddV2(b, conv) T=float32
)",
                      {"sum"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,-1,-1,3> -> <-1,-1,-1,3>
sum = Conv(x) auto_pad=SAME_UPPER dilations=[1, 2, 2, 1] kernel_shape=[3, 3, 3, 4] pads=[0, 2, 2, 0, 0, 2, 2, 0] strides=[1, 1, 1, 1] use_bias=true bias<4> weights<3,3,3,4> -> <-1,-1,-1,4>
)");
}

TEST_CASE("a channels-first convolution takes a bias [channels, 1, 1] and stands between transposes")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,3,8,8>
w = Const() value=float32<3,3,3,4>{1}
b = Const() value=float32<4,1,1>{1,2,3,4}
conv = Conv2D(x, w) T=float32 strides=[1,1,2,2] padding="VALID" data_format="NCHW"
sum = AddV2(conv, b) T=float32
)",
                      {"sum"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,3,8,8> -> <-1,3,8,8>
conv/before = Transpose(x) perm=[0, 2, 3, 1] -> <-1,8,8,3>
conv = Conv(conv/before) auto_pad=VALID kernel_shape=[3, 3, 3, 4] pads=[0, 0, 0, 0, 0, 0, 0, 0] strides=[1, 2, 2, 1] use_bias=true bias<4> weights<3,3,3,4> -> <-1,3,3,4>
sum = Transpose(conv) perm=[0, 3, 1, 2] -> <-1,4,3,3>
)");
}

TEST_CASE("a sum of a channels-first map and [channels] runs along the width: it is no bias")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,3,6,6>
w = Const() value=float32<3,3,3,4>{1}
b = Const() value=float32<4>{1,2,3,4}
conv = Conv2D(x, w) T=float32 strides=[1,1,1,1] padding="VALID" data_format="NCHW"
sum = AddV2(conv, b) T=float32
)",
                      {"sum"}) ==
          R"(the model cannot be converted faithfully
  sum (AddV2): no rule recognises it; the nearest is convolution: at 'sum' (AddV2): this does not hold: the bias, if any, has one number for each channel)");
}

TEST_CASE("explicit padding is written without auto_pad; more input channels than the filter has are groups")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,8,8,6>
w = Const() value=float32<3,3,3,4>{1}
conv = Conv2D(x, w) T=float32 strides=[1,1,1,1] padding="EXPLICIT" explicit_paddings=[0,0,1,2,0,1,0,0]
)",
                      {"conv"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,8,8,6> -> <-1,8,8,6>
conv = Conv(x) group=2 kernel_shape=[3, 3, 6, 4] pads=[0, 1, 0, 0, 0, 2, 1, 0] strides=[1, 1, 1, 1] use_bias=false weights<3,3,3,4> -> <-1,9,7,4>
)");
}

TEST_CASE("a three-dimensional convolution")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,8,8,8,6>
w = Const() value=float32<3,3,3,6,4>{1}
conv = Conv3D(x, w) T=float32 strides=[1,2,2,2,1] padding="SAME" data_format="NDHWC"
)",
                      {"conv"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,8,8,8,6> -> <-1,8,8,8,6>
conv = Conv(x) auto_pad=SAME_UPPER kernel_shape=[3, 3, 3, 6, 4] pads=[0, 0, 0, 0, 0, 0, 1, 1, 1, 0] strides=[1, 2, 2, 2, 1] use_bias=false weights<3,3,3,6,4> -> <-1,4,4,4,4>
)");
}

TEST_CASE("a filter that varies is no parameter")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,8,8,3>
w = Placeholder() dtype=float32 shape=<3,3,3,4>
conv = Conv2D(x, w) T=float32 strides=[1,1,1,1] padding="SAME"
)",
                      {"conv"}) ==
          R"(the model cannot be converted faithfully
  conv (Conv2D): no rule recognises it; the nearest is convolution: at 'w' (Placeholder): 'filter' must be a constant or a variable)");
}

TEST_CASE("strides over the batch are refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,8,8,3>
w = Const() value=float32<3,3,3,4>{1}
conv = Conv2D(x, w) T=float32 strides=[2,1,1,1] padding="SAME"
)",
                      {"conv"}) ==
          R"(the model cannot be converted faithfully
  conv (Conv2D): no rule recognises it; the nearest is convolution: at 'conv' (Conv2D): this does not hold: strides and dilations are those of height and width (and depth), and the layout is NHWC or NCHW)");
}

TEST_CASE("the channels of the image have to be a multiple of those of the filter")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,8,8,6>
w = Const() value=float32<3,3,2,4>{1}
conv = Conv2D(x, w) T=float32 strides=[1,1,1,1] padding="SAME"
)",
                      {"conv"}) ==
          R"(the model cannot be converted faithfully
  conv (Conv2D): no rule recognises it; the nearest is convolution: at 'conv' (Conv2D): this does not hold: the channels can be divided into groups of the filter's)");
}

} // namespace oplift::test
