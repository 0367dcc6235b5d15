#include <oplift/rules/pooling/resizing.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <doctest/doctest.h>

#include <support/lifting.hpp>

namespace oplift::test {

namespace {

constexpr auto list = rules<rule::data_input, rule::bilinear_resizing, rule::nearest_neighbor_resizing,
                            rule::nearest_neighbor_up_sampling>;

} // namespace

TEST_CASE("the new size is an attribute")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,7,8,4>
s = Const() value=int32<2>{14,16}
r = ResizeBilinear(x, s) T=float32 align_corners=true
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,7,8,4> -> <-1,7,8,4>
r = ResizeBilinear(x) align_corners=true half_pixel_centers=false size=[14, 16] -> <-1,14,16,4>
)");
}

TEST_CASE("the nearest element to a known size")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,7,8,4>
s = Const() value=int32<2>{14,16}
r = ResizeNearestNeighbor(x, s) T=float32 half_pixel_centers=true
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,7,8,4> -> <-1,7,8,4>
r = ResizeNearestNeighbor(x) align_corners=false half_pixel_centers=true size=[14, 16] -> <-1,14,16,4>
)");
}

TEST_CASE("an unknown size that is doubled is an enlargement")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,?,?,4>
sh = Shape(x) T=float32 out_type=int32
b1 = Const() value=int32<1>{1}
b3 = Const() value=int32<1>{3}
o = Const() value=int32<1>{1}
hw = StridedSlice(sh, b1, b3, o) T=int32 Index=int32
two = Const() value=int32<>{2}
s = Mul(hw, two) T=int32
r = ResizeNearestNeighbor(x, s) T=float32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,-1,-1,4> -> <-1,-1,-1,4>
r = UpSampling2D(x) interpolation_type=nearest scales=[2, 2] -> <-1,-1,-1,4>
)");
}

TEST_CASE("an unknown size is refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,?,?,4>
sh = Shape(x) T=float32 out_type=int32
b1 = Const() value=int32<1>{1}
b3 = Const() value=int32<1>{3}
o = Const() value=int32<1>{1}
s = StridedSlice(sh, b1, b3, o) T=int32 Index=int32
r = ResizeBilinear(x, s) T=float32
)",
                      {"r"}) ==
          R"(the model cannot be converted faithfully
  r (ResizeBilinear): no rule recognises it; the nearest is bilinear_resizing: at 'r' (ResizeBilinear): this does not hold: the new size is known before the graph runs)");
}

} // namespace oplift::test
