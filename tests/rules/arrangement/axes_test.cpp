#include <oplift/rules/arrangement/axes.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <doctest/doctest.h>

#include <support/lifting.hpp>

namespace oplift::test {

namespace {

constexpr auto list = rules<rule::data_input, rule::squeezing, rule::unsqueezing, rule::transposition, rule::tiling>;

} // namespace

TEST_CASE("axes to remove are counted from the front")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,1,1,4>
r = Squeeze(x) T=float32 squeeze_dims=[-3,2]
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,1,1,4> -> <-1,1,1,4>
r = Squeeze(x) axes=[1, 2] -> <-1,4>
)");
}

TEST_CASE("without axes and with unknown extents the run decides")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,1,1,4>
r = Squeeze(x) T=float32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,1,1,4> -> <-1,1,1,4>
r = Squeeze(x) axes=[] -> <*>
)");
}

TEST_CASE("without axes and with known extents they are named")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<1,2,1,4>
r = Squeeze(x) T=float32 squeeze_dims=[]
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<1,2,1,4> -> <1,2,1,4>
r = Squeeze(x) axes=[0, 2] -> <2,4>
)");
}

TEST_CASE("an axis is inserted")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,4>
m = Const() value=int32<>{-1}
r = ExpandDims(x, m) T=float32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4> -> <-1,4>
r = Unsqueeze(x) axes=[2] -> <-1,4,1>
)");
}

TEST_CASE("an axis that is not known is refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,4>
m = Placeholder() dtype=int32 shape=<>
r = ExpandDims(x, m) T=float32
)",
                      {"r"}) ==
          R"(the model cannot be converted faithfully
  r (ExpandDims): no rule recognises it; the nearest is unsqueezing: at 'r' (ExpandDims): this does not hold: the axis is known before the graph runs)");
}

TEST_CASE("a permutation")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,4,5>
m = Const() value=int32<3>{0,2,1}
r = Transpose(x, m) T=float32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4,5> -> <-1,4,5>
r = Transpose(x) perm=[0, 2, 1] -> <-1,5,4>
)");
}

TEST_CASE("a permutation that is calculated from the rank")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,4,5>
k = Rank(x) T=float32
one = Const() value=int32<>{1}
zero = Const() value=int32<>{0}
km = Sub(k, one) T=int32
rg = Range(zero, k, one) Tidx=int32
m = Sub(km, rg) T=int32
r = Transpose(x, m) T=float32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4,5> -> <-1,4,5>
r = Transpose(x) perm=[2, 1, 0] -> <5,4,-1>
)");
}

TEST_CASE("a permutation that is not known is refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,4,5>
m = Placeholder() dtype=int32 shape=<3>
r = Transpose(x, m) T=float32
)",
                      {"r"}) ==
          R"(the model cannot be converted faithfully
  r (Transpose): no rule recognises it; the nearest is transposition: at 'r' (Transpose): this does not hold: the permutation is known before the graph runs, and is one of the tensor's axes)");
}

TEST_CASE("multiples")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,6>
m = Const() value=int32<2>{1,2}
r = Tile(x, m) T=float32 Tmultiples=int32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,6> -> <-1,6>
r = Tile(x) multiples=[1, 2] -> <-1,12>
)");
}

TEST_CASE("multiples that are not known are refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,6>
m = Placeholder() dtype=int32 shape=<2>
r = Tile(x, m) T=float32 Tmultiples=int32
)",
                      {"r"}) ==
          R"(the model cannot be converted faithfully
  r (Tile): no rule recognises it; the nearest is tiling: at 'r' (Tile): this does not hold: the multiples are known before the graph runs)");
}

} // namespace oplift::test
