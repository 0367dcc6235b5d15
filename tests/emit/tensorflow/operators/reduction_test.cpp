#include <doctest/doctest.h>

#include <emit/tensorflow/written.hpp>

using namespace oplift;
using test::text_of;

TEST_CASE("a reduction keeps axes where it says so")
{
    CHECK(text_of(ir::reduce_mean{.axes = {1, 2}, .keepdims = true}) ==
          "y/axis = int32{1,2}\ny = Mean(x, y/axis) Tidx=int32 keep_dims=true\n");
    CHECK(text_of(ir::reduce_sum{.axes = {-1}}) ==
          "y/axis = int32{-1}\ny = Sum(x, y/axis) Tidx=int32 keep_dims=false\n");
}

TEST_CASE("without axes nothing is combined")
{
    CHECK(text_of(ir::reduce_max{}) == "y = Identity(x)\n");
}

TEST_CASE("truth is combined only of conditions")
{
    CHECK(text_of(ir::reduce_all{.axes = {0}}, {2}, data_type::boolean)
              .ends_with("y = All(x, y/axis) Tidx=int32 keep_dims=false\n"));
    CHECK(text_of(ir::reduce_any{.axes = {0}}).find("instead of bool") != std::string::npos);
}

TEST_CASE("an axis that the input does not have is refused")
{
    CHECK(text_of(ir::reduce_min{.axes = {1, 4}}) == "y: its axis 4 is none of its input's axes\n");
    CHECK(text_of(ir::arg_max{.axis = -5}) == "y: its axis -5 is none of its input's axes\n");
}

TEST_CASE("the index of the largest element")
{
    CHECK(text_of(ir::arg_max{.axis = 3}) == "y/axis = int32{3}\ny = ArgMax(x, y/axis) Tidx=int32\n");
}
