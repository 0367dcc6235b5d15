#include <oplift/rules/convolution/grouped_convolution.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <doctest/doctest.h>

#include <string_view>
#include <support/lifting.hpp>
#include <vector>

namespace oplift::test {

namespace {

constexpr auto list = rules<rule::data_input, rule::grouped_convolution>;

} // namespace

TEST_CASE("convolutions of the parts of a Split are one convolution in groups")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,8,8,4>
three = Const() value=int32<>{3}
w0 = Const() value=float32<1,1,2,2>{1,2,3,4}
w1 = Const() value=float32<1,1,2,2>{5,6,7,8}
b0 = Const() value=float32<2>{1,2}
b1 = Const() value=float32<2>{3,4}
sp = Split(three, x) T=float32 num_split=2
c0 = Conv2D(sp, w0) T=float32 strides=[1,1,1,1] padding="SAME"
c1 = Conv2D(sp:1, w1) T=float32 strides=[1,1,1,1] padding="SAME"
a0 = BiasAdd(c0, b0) T=float32
a1 = BiasAdd(c1, b1) T=float32
cat = ConcatV2(a0, a1, three) T=float32 N=2
)",
                      {"cat"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,8,8,4> -> <-1,8,8,4>
cat = Conv(x) auto_pad=SAME_UPPER group=2 kernel_shape=[1, 1, 4, 4] pads=[0, 0, 0, 0, 0, 0, 0, 0] strides=[1, 1, 1, 1] use_bias=true bias<4> weights<1,1,2,4> -> <-1,8,8,4>
)");
}

TEST_CASE("the joined parts may have one bias")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,8,8,4>
three = Const() value=int32<>{3}
w0 = Const() value=float32<1,1,2,2>{1,2,3,4}
w1 = Const() value=float32<1,1,2,2>{5,6,7,8}
b = Const() value=float32<4>{1,2,3,4}
sp = Split(three, x) T=float32 num_split=2
c0 = Conv2D(sp, w0) T=float32 strides=[1,1,1,1] padding="SAME"
c1 = Conv2D(sp:1, w1) T=float32 strides=[1,1,1,1] padding="SAME"
cat = ConcatV2(c0, c1, three) T=float32 N=2
sum = AddV2(cat, b) T=float32
)",
                      {"sum"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,8,8,4> -> <-1,8,8,4>
sum = Conv(x) auto_pad=SAME_UPPER group=2 kernel_shape=[1, 1, 4, 4] pads=[0, 0, 0, 0, 0, 0, 0, 0] strides=[1, 1, 1, 1] use_bias=true bias<4> weights<1,1,2,4> -> <-1,8,8,4>
)");
}

TEST_CASE("the parts have to be in order")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,8,8,4>
three = Const() value=int32<>{3}
w0 = Const() value=float32<1,1,2,2>{1,2,3,4}
w1 = Const() value=float32<1,1,2,2>{5,6,7,8}
sp = Split(three, x) T=float32 num_split=2
c0 = Conv2D(sp:1, w0) T=float32 strides=[1,1,1,1] padding="SAME"
c1 = Conv2D(sp, w1) T=float32 strides=[1,1,1,1] padding="SAME"
cat = ConcatV2(c0, c1, three) T=float32 N=2
)",
                      {"cat"}) ==
          R"(the model cannot be converted faithfully
  cat (ConcatV2): no rule recognises it; the nearest is grouped_convolution: at 'cat' (ConcatV2): this does not hold: the parts are all outputs of one Split, in order)");
}

TEST_CASE("the convolutions have to be alike")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,8,1,4>
three = Const() value=int32<>{3}
w0 = Const() value=float32<1,1,2,2>{1,2,3,4}
w1 = Const() value=float32<1,1,2,2>{5,6,7,8}
sp = Split(three, x) T=float32 num_split=2
c0 = Conv2D(sp, w0) T=float32 strides=[1,1,1,1] padding="SAME"
c1 = Conv2D(sp:1, w1) T=float32 strides=[1,1,2,1] padding="SAME"
cat = ConcatV2(c0, c1, three) T=float32 N=2
)",
                      {"cat"}) ==
          R"(the model cannot be converted faithfully
  cat (ConcatV2): no rule recognises it; the nearest is grouped_convolution: at 'cat' (ConcatV2): this does not hold: the convolutions have the same strides, dilations, padding and layout)");
}

TEST_CASE("filters and biases of the groups are joined along the output channels")
{
    const std::string_view graph = R"(
x = Placeholder() dtype=float32 shape=<?,8,8,4>
three = Const() value=int32<>{3}
w0 = Const() value=float32<1,1,2,2>{1,2,3,4}
w1 = Const() value=float32<1,1,2,2>{5,6,7,8}
b0 = Const() value=float32<2>{1,2}
b1 = Const() value=float32<2>{3,4}
sp = Split(three, x) T=float32 num_split=2
c0 = Conv2D(sp, w0) T=float32 strides=[1,1,1,1] padding="SAME"
c1 = Conv2D(sp:1, w1) T=float32 strides=[1,1,1,1] padding="SAME"
a0 = BiasAdd(c0, b0) T=float32
a1 = BiasAdd(c1, b1) T=float32
cat = ConcatV2(a0, a1, three) T=float32 N=2
)";
    CHECK(lifted_weight(table_of<list>, graph, {"cat"}, "cat", "weights") ==
          std::vector<double>{1, 2, 5, 6, 3, 4, 7, 8});
    CHECK(lifted_weight(table_of<list>, graph, {"cat"}, "cat", "bias") == std::vector<double>{1, 2, 3, 4});
}

} // namespace oplift::test
