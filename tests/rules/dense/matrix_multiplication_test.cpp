#include <oplift/rules/dense/matrix_multiplication.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <doctest/doctest.h>

#include <support/lifting.hpp>

namespace oplift::test {

namespace {

constexpr auto list = rules<rule::data_input, rule::matrix_multiplication>;

} // namespace

TEST_CASE("an operand that is taken transposed gets a Transpose")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,2,6>
y = Placeholder() dtype=float32 shape=<?,5,6>
p = BatchMatMulV2(x, y) T=float32 adj_x=false adj_y=true
)",
                      {"p"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2,6> -> <-1,2,6>
y = DataInput() dtype=float32 shape=<-1,5,6> -> <-1,5,6>
p/before = Transpose(y) perm=[0, 2, 1] -> <-1,6,5>
p = MatMul(x, p/before) -> <-1,2,5>
)");
}

TEST_CASE("constants may stand on the left")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<6,5>
w = Const() value=float32<2,6>{1}
p = MatMul(w, x) T=float32
)",
                      {"p"}) ==
          R"(w = Constant() dtype=float32 value<2,6> -> <2,6>
x = DataInput() dtype=float32 shape=<6,5> -> <6,5>
p = MatMul(w, x) -> <2,5>
)");
}

TEST_CASE("a transposed operand of unknown rank is refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,2,6>
n = Placeholder() dtype=int32 shape=<?>
y = Reshape(x, n) T=float32
p = BatchMatMulV2(x, y) T=float32 adj_x=false adj_y=true
)",
                      {"p"}) ==
          R"(the model cannot be converted faithfully
  p (BatchMatMulV2): no rule recognises it; the nearest is matrix_multiplication: at 'p' (BatchMatMulV2): this does not hold: an operand that is taken transposed has a known number of axes
  y (Reshape): no rule recognises this operator)");
}

} // namespace oplift::test
