#include <oplift/rules/arrangement/shapes.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <doctest/doctest.h>

#include <support/lifting.hpp>

namespace oplift::test {

namespace {

constexpr auto list = rules<rule::data_input, rule::shape_of_tensor, rule::filling>;

} // namespace

TEST_CASE("a tensor of the shape of another is filled")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,4>
s = Shape(x) T=float32 out_type=int32
v = Const() value=float32<>{0.5}
r = Fill(s, v) T=float32 index_type=int32
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4> -> <-1,4>
s = Shape(x) -> <2>
r = Fill(s) value=0.5 -> <-1,4>
)");
}

TEST_CASE("a number that varies cannot fill")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,4>
v = Placeholder() dtype=float32 shape=<>
s = Shape(x) T=float32 out_type=int32
r = Fill(s, v) T=float32 index_type=int32
)",
                      {"r"}) ==
          R"(the model cannot be converted faithfully
  r (Fill): no rule recognises it; the nearest is filling: at 'v' (Placeholder): 'value' must be a constant with one value)");
}

} // namespace oplift::test
