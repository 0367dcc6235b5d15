#include <oplift/rules/arrangement/reshaping.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <doctest/doctest.h>

#include <support/lifting.hpp>

namespace oplift::test {

namespace {

constexpr auto list = rules<rule::data_input, rule::reshaping, rule::flattening>;

} // namespace

TEST_CASE("a constant shape that keeps the batch flattens")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,2,3,4>
s = Const() value=int32<2>{-1,24}
r = Reshape(x, s) T=float32 Tshape=int32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2,3,4> -> <-1,2,3,4>
r = Flatten(x) -> <-1,24>
)");
}

TEST_CASE("a shape calculated from the tensor flattens")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,2,3,4>
sh = Shape(x) T=float32 out_type=int32
z = Const() value=int32<1>{0}
o = Const() value=int32<1>{1}
n = StridedSlice(sh, z, o, o) T=int32 Index=int32 shrink_axis_mask=1
m = Const() value=int32<>{-1}
s = Pack(n, m) T=int32 N=2 axis=0
r = Reshape(x, s) T=float32 Tshape=int32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2,3,4> -> <-1,2,3,4>
r = Flatten(x) -> <-1,24>
)");
}

TEST_CASE("a shape that changes the batch does not flatten")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,2,3,4>
s = Const() value=int32<2>{-1,12}
r = Reshape(x, s) T=float32 Tshape=int32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2,3,4> -> <-1,2,3,4>
r = Reshape(x) shape=[-1, 12] -> <-1,12>
)");
}

TEST_CASE("a map of unknown size is not known to be flattened")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,?,?,4>
s = Const() value=int32<2>{-1,36}
r = Reshape(x, s) T=float32 Tshape=int32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,-1,-1,4> -> <-1,-1,-1,4>
r = Reshape(x) shape=[-1, 36] -> <-1,36>
)");
}

TEST_CASE("two unknown extents are refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,?,12>
sh = Shape(x) T=float32 out_type=int32
z = Const() value=int32<1>{0}
o = Const() value=int32<1>{1}
t = Const() value=int32<1>{2}
n = StridedSlice(sh, z, t, o) T=int32 Index=int32
h = Const() value=int32<2>{3,4}
ax = Const() value=int32<>{0}
s = ConcatV2(n, h, ax) T=int32 N=2
r = Reshape(x, s) T=float32 Tshape=int32
)",
                      {"r"}) ==
          R"(the model cannot be converted faithfully
  r (Reshape): no rule recognises it; the nearest is reshaping: at 'r' (Reshape): this does not hold: at most one extent of the result is unknown before the graph runs)");
}

TEST_CASE("two axes stay a Reshape")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,24>
s = Const() value=int32<2>{-1,24}
r = Reshape(x, s) T=float32 Tshape=int32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,24> -> <-1,24>
r = Reshape(x) shape=[-1, 24] -> <-1,24>
)");
}

} // namespace oplift::test
