#include <oplift/rules/dense/fully_connected.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <doctest/doctest.h>

#include <string_view>
#include <support/lifting.hpp>
#include <vector>

namespace oplift::test {

namespace {

constexpr auto list = rules<rule::data_input, rule::fully_connected>;

} // namespace

TEST_CASE("a product with weights takes its bias from either side")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,6>
w = Const() value=float32<6,4>{1}
b = Const() value=float32<1,4>{1,2,3,4}
dense = MatMul(x, w) T=float32 transpose_a=false transpose_b=false
sum = AddV2(b, dense) T=float32
)",
                      {"sum"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,6> -> <-1,6>
sum = FullyConnected(x) units=4 use_bias=true bias<4> weights<6,4> -> <-1,4>
)");
}

TEST_CASE("transposed weights are written as they are used, a transposed input gets an operator")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<6,2>
w = Const() value=float32<4,6>{1}
dense = MatMul(x, w) T=float32 transpose_a=true transpose_b=true
)",
                      {"dense"}) ==
          R"(x = DataInput() dtype=float32 shape=<6,2> -> <6,2>
dense/before = Transpose(x) perm=[1, 0] -> <2,6>
dense = FullyConnected(dense/before) units=4 use_bias=false weights<6,4> -> <2,4>
)");
}

TEST_CASE("a number for each row is no bias")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<2,6>
w = Const() value=float32<6,4>{1}
b = Const() value=float32<2,1>{1,2}
dense = MatMul(x, w) T=float32
sum = AddV2(dense, b) T=float32
)",
                      {"sum"}) ==
          R"(the model cannot be converted faithfully
  sum (AddV2): no rule recognises it; the nearest is fully_connected: at 'sum' (AddV2): this does not hold: the bias, if any, has one number for each unit)");
}

TEST_CASE("whole numbers are no dense layer")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=int32 shape=<?,6>
w = Const() value=int32<6,4>{1}
dense = MatMul(x, w) T=int32
)",
                      {"dense"}) ==
          R"(the model cannot be converted faithfully
  dense (MatMul): no rule recognises it; the nearest is fully_connected: at 'dense' (MatMul): this does not hold: the elements are floating-point numbers)");
}

TEST_CASE("transposed weights are re-ordered")
{
    const std::string_view graph = R"(
x = Placeholder() dtype=float32 shape=<?,3>
w = Const() value=float32<2,3>{1,2,3,4,5,6}
dense = MatMul(x, w) T=float32 transpose_b=true
)";
    CHECK(lifted_weight(table_of<list>, graph, {"dense"}, "dense", "weights") == std::vector<double>{1, 4, 2, 5, 3, 6});
}

} // namespace oplift::test
