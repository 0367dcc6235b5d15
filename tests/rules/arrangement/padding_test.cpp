#include <oplift/rules/arrangement/padding.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <doctest/doctest.h>

#include <support/lifting.hpp>

namespace oplift::test {

namespace {

constexpr auto list = rules<rule::data_input, rule::constant_padding, rule::mirror_padding>;

} // namespace

TEST_CASE("zeros")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,6,6,3>
m = Const() value=int32<4,2>{0,0,1,2,3,4,0,0}
r = Pad(x, m) T=float32 Tpaddings=int32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,6,6,3> -> <-1,6,6,3>
r = Pad(x) constant_values=0 mode=constant pads=[0, 1, 3, 0, 0, 2, 4, 0] -> <-1,9,13,3>
)");
}

TEST_CASE("another number")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,6>
m = Const() value=int32<2,2>{0,0,1,2}
v = Const() value=float32<>{-2.5}
r = PadV2(x, m, v) T=float32 Tpaddings=int32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,6> -> <-1,6>
r = Pad(x) constant_values=-2.5 mode=constant pads=[0, 1, 0, 2] -> <-1,9>
)");
}

TEST_CASE("symmetric padding")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,6>
m = Const() value=int32<2,2>{0,0,1,2}
r = MirrorPad(x, m) T=float32 Tpaddings=int32 mode="SYMMETRIC"
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,6> -> <-1,6>
r = Pad(x) mode=symmetric pads=[0, 1, 0, 2] -> <-1,9>
)");
}

TEST_CASE("symmetric padding of 1 repeats the edge")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,6>
m = Const() value=int32<2,2>{0,0,1,1}
r = MirrorPad(x, m) T=float32 Tpaddings=int32 mode="SYMMETRIC"
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,6> -> <-1,6>
r = Pad(x) mode=edge pads=[0, 1, 0, 1] -> <-1,8>
)");
}

TEST_CASE("reflection")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,6>
m = Const() value=int32<2,2>{0,0,1,2}
r = MirrorPad(x, m) T=float32 Tpaddings=int32 mode="REFLECT"
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,6> -> <-1,6>
r = Pad(x) mode=reflect pads=[0, 1, 0, 2] -> <-1,9>
)");
}

TEST_CASE("paddings that are not known are refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,6>
m = Placeholder() dtype=int32 shape=<2,2>
r = Pad(x, m) T=float32 Tpaddings=int32
)",
                      {"r"}) ==
          R"(the model cannot be converted faithfully
  r (Pad): no rule recognises it; the nearest is constant_padding: at 'r' (Pad): this does not hold: the paddings are constants, and not negative)");
}

TEST_CASE("other modes are refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,6>
m = Const() value=int32<2,2>{0,0,1,2}
r = MirrorPad(x, m) T=float32 Tpaddings=int32 mode="WRAP"
)",
                      {"r"}) ==
          R"(the model cannot be converted faithfully
  r (MirrorPad): no rule recognises it; the nearest is mirror_padding: at 'r' (MirrorPad): this does not hold: the mode is REFLECT or SYMMETRIC)");
}

} // namespace oplift::test
