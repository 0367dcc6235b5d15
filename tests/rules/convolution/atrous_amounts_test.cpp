#include <oplift/rules/convolution/atrous_amounts.hpp>
#include <oplift/rules/convolution/atrous_convolution.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <doctest/doctest.h>

#include <support/lifting.hpp>

namespace oplift::test {

namespace {

constexpr auto list = rules<rule::data_input, rule::atrous_convolution>;

} // namespace

TEST_CASE("paddings may be calculated when the graph runs, as long as what varies is cropped")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,?,?,3>
w = Const() value=float32<3,3,3,4>{1}
blk = Const() value=int32<2>{2,2}
zero = Const() value=int32<>{0}
two = Const() value=int32<>{2}
i0 = Const() value=int32<1>{0}
i1 = Const() value=int32<1>{1}
i2 = Const() value=int32<1>{2}
i3 = Const() value=int32<1>{3}
starts = Const() value=int32<2>{2,2}
ends = Const() value=int32<2>{2,2}
sh = Shape(x) T=float32 out_type=int32
hw = StridedSlice(sh, i1, i3, i1) T=int32 Index=int32
with_start = Add(hw, starts) T=int32
full = Add(with_start, ends) T=int32
mod = FloorMod(full, blk) T=int32
left = Sub(blk, mod) T=int32
extra = FloorMod(left, blk) T=int32
pad_end = Add(ends, extra) T=int32
pad_end0 = StridedSlice(pad_end, i0, i1, i1) T=int32 Index=int32 shrink_axis_mask=1
pad_end1 = StridedSlice(pad_end, i1, i2, i1) T=int32 Index=int32 shrink_axis_mask=1
extra0 = StridedSlice(extra, i0, i1, i1) T=int32 Index=int32 shrink_axis_mask=1
extra1 = StridedSlice(extra, i1, i2, i1) T=int32 Index=int32 shrink_axis_mask=1
p0 = Pack(two, pad_end0) T=int32 N=2 axis=0
p1 = Pack(two, pad_end1) T=int32 N=2 axis=0
p = Pack(p0, p1) T=int32 N=2 axis=0
c0 = Pack(zero, extra0) T=int32 N=2 axis=0
c1 = Pack(zero, extra1) T=int32 N=2 axis=0
c = Pack(c0, c1) T=int32 N=2 axis=0
s = SpaceToBatchND(x, blk, p) T=float32 Tblock_shape=int32 Tpaddings=int32
conv = Conv2D(s, w) T=float32 strides=[1,1,1,1] padding="VALID"
bs = BatchToSpaceND(conv, blk, c) T=float32 Tblock_shape=int32 Tcrops=int32
)",
                      {"bs"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,-1,-1,3> -> <-1,-1,-1,3>
bs = Conv(x) auto_pad=SAME_UPPER dilations=[1, 2, 2, 1] kernel_shape=[3, 3, 3, 4] pads=[0, 2, 2, 0, 0, 2, 2, 0] strides=[1, 1, 1, 1] use_bias=false weights<3,3,3,4> -> <-1,-1,-1,4>
)");
}

TEST_CASE("paddings that vary and are not cropped are refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,?,?,3>
w = Const() value=float32<3,3,3,4>{1}
blk = Const() value=int32<2>{2,2}
p = Placeholder() dtype=int32 shape=<2,2>
c = Const() value=int32<2,2>{0,0,0,0}
s = SpaceToBatchND(x, blk, p) T=float32 Tblock_shape=int32 Tpaddings=int32
conv = Conv2D(s, w) T=float32 strides=[1,1,1,1] padding="VALID"
bs = BatchToSpaceND(conv, blk, c) T=float32 Tblock_shape=int32 Tcrops=int32
)",
                      {"bs"}) ==
          R"(the model cannot be converted faithfully
  bs (BatchToSpaceND): no rule recognises it; the nearest is atrous_convolution: at 'bs' (BatchToSpaceND): this does not hold: blocks are the same on both sides, and paddings less crops are known and not negative)");
}

TEST_CASE("blocks have to be the same on both sides")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,12,12,3>
w = Const() value=float32<1,1,3,4>{1}
blk = Const() value=int32<2>{2,2}
other = Const() value=int32<2>{1,4}
p = Const() value=int32<2,2>{0,0,0,0}
s = SpaceToBatchND(x, blk, p) T=float32 Tblock_shape=int32 Tpaddings=int32
conv = Conv2D(s, w) T=float32 strides=[1,1,1,1] padding="VALID"
bs = BatchToSpaceND(conv, other, p) T=float32 Tblock_shape=int32 Tcrops=int32
)",
                      {"bs"}) ==
          R"(the model cannot be converted faithfully
  bs (BatchToSpaceND): no rule recognises it; the nearest is atrous_convolution: at 'bs' (BatchToSpaceND): this does not hold: blocks are the same on both sides, and paddings less crops are known and not negative)");
}

} // namespace oplift::test
