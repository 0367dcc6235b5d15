#include <oplift/rules/arrangement/dividing.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <doctest/doctest.h>

#include <support/lifting.hpp>

namespace oplift::test {

namespace {

constexpr auto list = rules<rule::data_input, rule::splitting, rule::splitting_v, rule::unstacking>;

} // namespace

TEST_CASE("equal parts")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,10>
m = Const() value=int32<>{-1}
s = Split(m, x) T=float32 num_split=5
s2 = Split(m, s:3) T=float32 num_split=1
)",
                      {"s2"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,10> -> <-1,10>
s = Split(x) axis=1 split=5 -> <-1,2> <-1,2> <-1,2> <-1,2> <-1,2>
s2 = Split(s:3) axis=1 split=1 -> <-1,2>
)");
}

TEST_CASE("the extent of one part may be left open")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,10>
z = Const() value=int32<3>{2,-1,3}
m = Const() value=int32<>{-1}
s = SplitV(x, z, m) T=float32 Tlen=int32 num_split=3
s2 = Split(m, s:1) T=float32 num_split=5
)",
                      {"s2"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,10> -> <-1,10>
s = Split(x) axis=1 split=[2, 5, 3] -> <-1,2> <-1,5> <-1,3>
s2 = Split(s:1) axis=1 split=5 -> <-1,1> <-1,1> <-1,1> <-1,1> <-1,1>
)");
}

TEST_CASE("an open part of an unknown extent is refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,10>
z = Const() value=int32<3>{2,-1,3}
m = Const() value=int32<>{0}
s2 = SplitV(x, z, m) T=float32 Tlen=int32 num_split=3
)",
                      {"s2"}) ==
          R"(the model cannot be converted faithfully
  s2 (SplitV): no rule recognises it; the nearest is splitting_v: at 's2' (SplitV): this does not hold: the extents of the parts are known before the graph runs)");
}

TEST_CASE("parts without the axis")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,3,10>
s = Unpack(x) T=float32 num=3 axis=-2
r = Unpack(s:2) T=float32 num=10 axis=1
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,3,10> -> <-1,3,10>
s = Unstack(x) axis=1 num=3 -> <-1,10> <-1,10> <-1,10>
r = Unstack(s:2) axis=1 num=10 -> <-1> <-1> <-1> <-1> <-1> <-1> <-1> <-1> <-1> <-1>
)");
}

TEST_CASE("parts of tensors of unknown rank, counted from the back, are refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<*>
r = Unpack(x) T=float32 num=3 axis=-2
)",
                      {"r"}) ==
          R"(the model cannot be converted faithfully
  r (Unpack): no rule recognises it; the nearest is unstacking: at 'r' (Unpack): this does not hold: the axis is counted from the front, or the number of axes is known
  x (Placeholder): no rule recognises it; the nearest is data_input: at 'x' (Placeholder): this does not hold: the number of axes is known (state the shape of the input))");
}

} // namespace oplift::test
