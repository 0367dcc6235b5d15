#include <oplift/rules/convolution/depthwise_convolution.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <doctest/doctest.h>

#include <support/lifting.hpp>

namespace oplift::test {

namespace {

constexpr auto list = rules<rule::data_input, rule::depthwise_convolution>;

} // namespace

TEST_CASE("a depthwise convolution has a bias for each channel of the result")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,8,8,6>
w = Const() value=float32<3,3,6,2>{1}
b = Const() value=float32<12>{1}
dw = DepthwiseConv2dNative(x, w) T=float32 strides=[1,1,1,1] padding="SAME"
dw/b = BiasAdd(dw, b) T=float32
)",
                      {"dw/b"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,8,8,6> -> <-1,8,8,6>
dw/b = DepthwiseConv(x) auto_pad=SAME_UPPER kernel_shape=[3, 3, 6, 2] pads=[0, 1, 1, 0, 0, 1, 1, 0] strides=[1, 1, 1, 1] use_bias=true bias<12> weights<3,3,6,2> -> <-1,8,8,12>
)");
}

TEST_CASE("a bias of another length is none")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,8,12,6>
w = Const() value=float32<3,3,6,2>{1}
b = Const() value=float32<12,1>{1}
dw = DepthwiseConv2dNative(x, w) T=float32 strides=[1,1,1,1] padding="SAME"
dw/b = Add(dw, b) T=float32
)",
                      {"dw/b"}) ==
          R"(the model cannot be converted faithfully
  dw/b (Add): no rule recognises it; the nearest is depthwise_convolution: at 'dw/b' (Add): this does not hold: the bias, if any, has one number for each channel)");
}

} // namespace oplift::test
