#include <oplift/rules/convolution/transposed_convolution.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <doctest/doctest.h>

#include <support/lifting.hpp>

namespace oplift::test {

namespace {

constexpr auto list = rules<rule::data_input, rule::transposed_convolution>;

} // namespace

TEST_CASE("the pads of a transposed convolution belong to its output")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,4,4,6>
w = Const() value=float32<3,3,5,6>{1}
s = Const() value=int32<4>{1,8,8,5}
b = Const() value=float32<5>{1}
t = Conv2DBackpropInput(s, w, x) T=float32 strides=[1,2,2,1] padding="SAME"
t/b = BiasAdd(t, b) T=float32
)",
                      {"t/b"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4,4,6> -> <-1,4,4,6>
t/b = ConvTranspose(x) auto_pad=SAME_UPPER kernel_shape=[3, 3, 5, 6] pads=[0, 0, 0, 0, 0, 1, 1, 0] strides=[1, 2, 2, 1] use_bias=true bias<5> weights<3,3,5,6> -> <1,8,8,5>
)");
}

TEST_CASE("the batch may be calculated when the graph runs")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,4,4,6>
w = Const() value=float32<3,3,5,6>{1}
sh = Shape(x) T=float32 out_type=int32
b0 = Const() value=int32<1>{0}
b1 = Const() value=int32<1>{1}
n = StridedSlice(sh, b0, b1, b1) T=int32 Index=int32 shrink_axis_mask=1
h = Const() value=int32<>{9}
c = Const() value=int32<>{5}
s = Pack(n, h, h, c) T=int32 N=4 axis=0
t = Conv2DBackpropInput(s, w, x) T=float32 strides=[1,2,2,1] padding="VALID"
)",
                      {"t"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4,4,6> -> <-1,4,4,6>
t = ConvTranspose(x) auto_pad=VALID kernel_shape=[3, 3, 5, 6] pads=[0, 0, 0, 0, 0, 0, 0, 0] strides=[1, 2, 2, 1] use_bias=false weights<3,3,5,6> -> <-1,9,9,5>
)");
}

TEST_CASE("a size that is not known is refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,?,4,6>
w = Const() value=float32<3,3,5,6>{1}
s = Placeholder() dtype=int32 shape=<4>
t = Conv2DBackpropInput(s, w, x) T=float32 strides=[1,2,2,1] padding="VALID"
)",
                      {"t"}) ==
          R"(the model cannot be converted faithfully
  t (Conv2DBackpropInput): no rule recognises it; the nearest is transposed_convolution: at 't' (Conv2DBackpropInput): this does not hold: the height and width (and depth) of the result are known before the graph runs)");
}

TEST_CASE("a channels-first transposed convolution stands between transposes")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,6,4,4>
w = Const() value=float32<3,3,5,6>{1}
s = Const() value=int32<4>{1,5,8,8}
b = Const() value=float32<5>{1}
t = Conv2DBackpropInput(s, w, x) T=float32 strides=[1,1,2,2] padding="SAME" data_format="NCHW"
t/b = BiasAdd(t, b) T=float32 data_format="NCHW"
)",
                      {"t/b"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,6,4,4> -> <-1,6,4,4>
t/before = Transpose(x) perm=[0, 2, 3, 1] -> <-1,4,4,6>
t = ConvTranspose(t/before) auto_pad=SAME_UPPER kernel_shape=[3, 3, 5, 6] pads=[0, 0, 0, 0, 0, 1, 1, 0] strides=[1, 2, 2, 1] use_bias=true bias<5> weights<3,3,5,6> -> <1,8,8,5>
t/b = Transpose(t) perm=[0, 3, 1, 2] -> <1,5,8,8>
)");
}

} // namespace oplift::test
