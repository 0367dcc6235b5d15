#include <oplift/rules/convolution/atrous_convolution.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <doctest/doctest.h>

#include <support/lifting.hpp>

namespace oplift::test {

namespace {

constexpr auto list =
    rules<rule::data_input, rule::atrous_convolution, rule::atrous_depthwise_convolution, rule::atrous_convolution_1d>;

} // namespace

TEST_CASE("blocks around a convolution are its dilation; a bias may stand behind them")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,12,12,3>
w = Const() value=float32<3,3,3,4>{1}
blk = Const() value=int32<2>{2,2}
p = Const() value=int32<2,2>{2,2,2,2}
c = Const() value=int32<2,2>{0,0,0,0}
s = SpaceToBatchND(x, blk, p) T=float32 Tblock_shape=int32 Tpaddings=int32
conv = Conv2D(s, w) T=float32 strides=[1,1,1,1] padding="VALID"
b = Const() value=float32<4>{1}
bs = BatchToSpaceND(conv, blk, c) T=float32 Tblock_shape=int32 Tcrops=int32
out = BiasAdd(bs, b) T=float32
)",
                      {"out"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,12,12,3> -> <-1,12,12,3>
out = Conv(x) auto_pad=SAME_UPPER dilations=[1, 2, 2, 1] kernel_shape=[3, 3, 3, 4] pads=[0, 2, 2, 0, 0, 2, 2, 0] strides=[1, 1, 1, 1] use_bias=true bias<4> weights<3,3,3,4> -> <-1,12,12,4>
)");
}

TEST_CASE("what fills up the last block is cropped again; a bias may stand inside")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,11,12,3>
w = Const() value=float32<3,3,3,4>{1}
blk = Const() value=int32<2>{2,2}
p = Const() value=int32<2,2>{0,1,0,0}
c = Const() value=int32<2,2>{0,1,0,0}
s = SpaceToBatchND(x, blk, p) T=float32 Tblock_shape=int32 Tpaddings=int32
conv = Conv2D(s, w) T=float32 strides=[1,1,1,1] padding="VALID"
b = Const() value=float32<4>{1}
cb = BiasAdd(conv, b) T=float32
bs = BatchToSpaceND(cb, blk, c) T=float32 Tblock_shape=int32 Tcrops=int32
)",
                      {"bs"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,11,12,3> -> <-1,11,12,3>
bs = Conv(x) auto_pad=VALID dilations=[1, 2, 2, 1] kernel_shape=[3, 3, 3, 4] pads=[0, 0, 0, 0, 0, 0, 0, 0] strides=[1, 1, 1, 1] use_bias=true bias<4> weights<3,3,3,4> -> <-1,7,8,4>
)");
}

TEST_CASE("a sequence is convolved as an image of height 1")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,12,3>
w = Const() value=float32<1,3,3,4>{1}
one = Const() value=int32<>{1}
blk = Const() value=int32<1>{2}
p = Const() value=int32<1,2>{2,2}
c = Const() value=int32<1,2>{0,0}
s = SpaceToBatchND(x, blk, p) T=float32 Tblock_shape=int32 Tpaddings=int32
e = ExpandDims(s, one) T=float32 Tdim=int32
conv = Conv2D(e, w) T=float32 strides=[1,1,1,1] padding="VALID"
q = Squeeze(conv) T=float32 squeeze_dims=[1]
bs = BatchToSpaceND(q, blk, c) T=float32 Tblock_shape=int32 Tcrops=int32
)",
                      {"bs"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,12,3> -> <-1,12,3>
conv/before = Unsqueeze(x) axes=[1] -> <-1,1,12,3>
conv = Conv(conv/before) auto_pad=SAME_UPPER dilations=[1, 1, 2, 1] kernel_shape=[1, 3, 3, 4] pads=[0, 0, 2, 0, 0, 0, 2, 0] strides=[1, 1, 1, 1] use_bias=false weights<1,3,3,4> -> <-1,1,12,4>
bs = Squeeze(conv) axes=[1] -> <-1,12,4>
)");
}

TEST_CASE("a depthwise convolution is dilated in the same way")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,12,12,3>
w = Const() value=float32<3,3,3,2>{1}
blk = Const() value=int32<2>{2,3}
p = Const() value=int32<2,2>{2,2,3,3}
c = Const() value=int32<2,2>{0,0,0,0}
s = SpaceToBatchND(x, blk, p) T=float32 Tblock_shape=int32 Tpaddings=int32
conv = DepthwiseConv2dNative(s, w) T=float32 strides=[1,1,1,1] padding="VALID"
bs = BatchToSpaceND(conv, blk, c) T=float32 Tblock_shape=int32 Tcrops=int32
)",
                      {"bs"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,12,12,3> -> <-1,12,12,3>
bs = DepthwiseConv(x) auto_pad=SAME_UPPER dilations=[1, 2, 3, 1] kernel_shape=[3, 3, 3, 2] pads=[0, 2, 3, 0, 0, 2, 3, 0] strides=[1, 1, 1, 1] use_bias=false weights<3,3,3,2> -> <-1,12,12,6>
)");
}

TEST_CASE("pads that are neither of SAME nor of VALID are written alone")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,12,12,3>
w = Const() value=float32<3,3,3,4>{1}
p = Const() value=int32<2,2>{2,0,1,3}
c = Const() value=int32<2,2>{0,0,0,2}
s = SpaceToBatch(x, p) T=float32 block_size=2 Tpaddings=int32
conv = Conv2D(s, w) T=float32 strides=[1,1,1,1] padding="VALID"
bs = BatchToSpace(conv, c) T=float32 block_size=2 Tcrops=int32
)",
                      {"bs"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,12,12,3> -> <-1,12,12,3>
bs = Conv(x) dilations=[1, 2, 2, 1] kernel_shape=[3, 3, 3, 4] pads=[0, 2, 1, 0, 0, 0, 1, 0] strides=[1, 1, 1, 1] use_bias=false weights<3,3,3,4> -> <-1,10,10,4>
)");
}

TEST_CASE("a channels-first image has a block of 1 for its channels")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,3,12,12>
w = Const() value=float32<3,3,3,4>{1}
blk = Const() value=int32<3>{1,2,2}
p = Const() value=int32<3,2>{0,0,2,2,2,2}
c = Const() value=int32<3,2>{0,0,0,0,0,0}
s = SpaceToBatchND(x, blk, p) T=float32 Tblock_shape=int32 Tpaddings=int32
conv = Conv2D(s, w) T=float32 strides=[1,1,1,1] padding="VALID" data_format="NCHW"
bs = BatchToSpaceND(conv, blk, c) T=float32 Tblock_shape=int32 Tcrops=int32
)",
                      {"bs"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,3,12,12> -> <-1,3,12,12>
conv/before = Transpose(x) perm=[0, 2, 3, 1] -> <-1,12,12,3>
conv = Conv(conv/before) auto_pad=SAME_UPPER dilations=[1, 2, 2, 1] kernel_shape=[3, 3, 3, 4] pads=[0, 2, 2, 0, 0, 2, 2, 0] strides=[1, 1, 1, 1] use_bias=false weights<3,3,3,4> -> <-1,12,12,4>
bs = Transpose(conv) perm=[0, 3, 1, 2] -> <-1,4,12,12>
)");
}

TEST_CASE("crops that exceed the paddings are refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,12,12,3>
w = Const() value=float32<3,3,3,4>{1}
blk = Const() value=int32<2>{2,2}
p = Const() value=int32<2,2>{0,0,0,0}
c = Const() value=int32<2,2>{1,0,0,0}
s = SpaceToBatchND(x, blk, p) T=float32 Tblock_shape=int32 Tpaddings=int32
conv = Conv2D(s, w) T=float32 strides=[1,1,1,1] padding="VALID"
bs = BatchToSpaceND(conv, blk, c) T=float32 Tblock_shape=int32 Tcrops=int32
)",
                      {"bs"}) ==
          R"(the model cannot be converted faithfully
  bs (BatchToSpaceND): no rule recognises it; the nearest is atrous_convolution: at 'bs' (BatchToSpaceND): this does not hold: blocks are the same on both sides, and paddings less crops are known and not negative)");
}

} // namespace oplift::test
