#include <oplift/rules/arrangement/joining.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <doctest/doctest.h>

#include <support/lifting.hpp>

namespace oplift::test {

namespace {

constexpr auto list = rules<rule::data_input, rule::concatenation, rule::packing>;

} // namespace

TEST_CASE("constants are joined like other tensors; the axis is counted from the front")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,4,5>
c = Const() value=float32<1,4,5>{1}
m = Const() value=int32<>{-3}
r = ConcatV2(x, c, x, m) T=float32 N=3
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4,5> -> <-1,4,5>
c = Constant() dtype=float32 value<1,4,5> -> <1,4,5>
r = Concat(x, c, x) axis=0 -> <-1,4,5>
)");
}

TEST_CASE("the older Concat has its axis in front")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,4,5>
m = Const() value=int32<>{1}
r = Concat(m, x, x) T=float32 N=2
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4,5> -> <-1,4,5>
r = Concat(x, x) axis=1 -> <-1,8,5>
)");
}

TEST_CASE("an axis that is not known is refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,4,5>
m = Placeholder() dtype=int32 shape=<>
r = ConcatV2(x, x, m) T=float32 N=2
)",
                      {"r"}) ==
          R"(the model cannot be converted faithfully
  r (ConcatV2): no rule recognises it; the nearest is concatenation: at 'r' (ConcatV2): this does not hold: the axis is known before the graph runs)");
}

TEST_CASE("a new axis may be the last")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,4>
r = Pack(x, x) T=float32 N=2 axis=-1
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4> -> <-1,4>
r = Pack(x, x) N=2 axis=2 -> <-1,4,2>
)");
}

TEST_CASE("an axis from the back of unknown rank is refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<*>
r = Pack(x, x) T=float32 N=2 axis=-1
)",
                      {"r"}) ==
          R"(the model cannot be converted faithfully
  r (Pack): no rule recognises it; the nearest is packing: at 'r' (Pack): this does not hold: the axis is counted from the front, or the number of axes is known
  x (Placeholder): no rule recognises it; the nearest is data_input: at 'x' (Placeholder): this does not hold: the number of axes is known (state the shape of the input))");
}

} // namespace oplift::test
