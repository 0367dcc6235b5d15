#include <oplift/rules/arrangement/slicing.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <doctest/doctest.h>

#include <support/lifting.hpp>

namespace oplift::test {

namespace {

constexpr auto list = rules<rule::data_input, rule::slicing, rule::strided_slicing, rule::reversal>;

} // namespace

TEST_CASE("a size of -1 is what follows")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,3,10>
b = Const() value=int32<3>{0,1,2}
z = Const() value=int32<3>{-1,2,-1}
r = Slice(x, b, z) T=float32 Index=int32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,3,10> -> <-1,3,10>
r = Slice(x) end_mask=1 ends=[0, 3, 10] starts=[0, 1, 2] strides=[1, 1, 1] -> <-1,2,8>
)");
}

TEST_CASE("a size that is the extent of the tensor is the whole")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,3>
sh = Shape(x) T=float32 out_type=int32
z = Const() value=int32<1>{0}
o = Const() value=int32<1>{1}
n = StridedSlice(sh, z, o, o) T=int32 Index=int32 shrink_axis_mask=1
k = Const() value=int32<>{2}
s = Pack(n, k) T=int32 N=2 axis=0
b = Const() value=int32<2>{0,1}
r = Slice(x, b, s) T=float32 Index=int32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,3> -> <-1,3>
r = Slice(x) end_mask=1 ends=[0, 3] starts=[0, 1] strides=[1, 1] -> <-1,2>
)");
}

TEST_CASE("another size that is not known is refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,3>
s = Placeholder() dtype=int32 shape=<2>
b = Const() value=int32<2>{0,1}
r = Slice(x, b, s) T=float32 Index=int32
)",
                      {"r"}) ==
          R"(the model cannot be converted faithfully
  r (Slice): no rule recognises it; the nearest is slicing: at 'r' (Slice): this does not hold: the size of the slice is known before the graph runs, or that of the tensor)");
}

TEST_CASE("an ellipsis becomes whole axes, a single index removes its axis")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,6,7,8>
b = Const() value=int32<4>{0,1,0,-1}
e = Const() value=int32<4>{0,0,0,0}
s = Const() value=int32<4>{1,2,1,1}
r = StridedSlice(x, b, e, s) T=float32 Index=int32 begin_mask=1 end_mask=3 ellipsis_mask=4 shrink_axis_mask=8
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,6,7,8> -> <-1,6,7,8>
r = Slice(x) end_mask=1 ends=[0, 6, 7, 0] shrink_axis_mask=8 starts=[0, 1, 0, -1] strides=[1, 2, 1, 1] -> <-1,3,7>
)");
}

TEST_CASE("new axes and negative strides")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,6>
b = Const() value=int32<3>{0,0,0}
e = Const() value=int32<3>{0,0,0}
s = Const() value=int32<3>{1,1,-1}
r = StridedSlice(x, b, e, s) T=float32 Index=int32 begin_mask=5 end_mask=5 new_axis_mask=2
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,6> -> <-1,6>
r = Slice(x) begin_mask=4 end_mask=5 ends=[0, 1, 0] new_axis_mask=2 starts=[0, 0, 0] strides=[1, 1, -1] -> <-1,1,6>
)");
}

TEST_CASE("bounds that are not known are refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,6>
y = Placeholder() dtype=float32 shape=<?,?>
e = Shape(y) T=float32 out_type=int32
b = Const() value=int32<2>{0,0}
s = Const() value=int32<2>{1,1}
r = StridedSlice(x, b, e, s) T=float32 Index=int32
)",
                      {"r"}) ==
          R"(the model cannot be converted faithfully
  r (StridedSlice): no rule recognises it; the nearest is strided_slicing: at 'r' (StridedSlice): this does not hold: the bounds are known before the graph runs, or are the tensor's own)");
}

TEST_CASE("reversed axes are slices with a stride of -1")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,6>
m = Const() value=int32<1>{1}
r = ReverseV2(x, m) T=float32 Tidx=int32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,6> -> <-1,6>
r = Slice(x) begin_mask=2 end_mask=3 ends=[0, 0] starts=[0, 0] strides=[1, -1] -> <-1,6>
)");
}

TEST_CASE("axes that are not known are refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,6>
m = Placeholder() dtype=int32 shape=<1>
r = ReverseV2(x, m) T=float32 Tidx=int32
)",
                      {"r"}) ==
          R"(the model cannot be converted faithfully
  r (ReverseV2): no rule recognises it; the nearest is reversal: at 'r' (ReverseV2): this does not hold: the axes and their number are known before the graph runs)");
}

} // namespace oplift::test
