#include "ir/operators/written.hpp"
#include <oplift/ir/operators/reduction.hpp>

#include <doctest/doctest.h>

using namespace oplift;
using namespace oplift::test;

TEST_CASE("a reduction says which axes it combines and whether they stay, also where they do not")
{
    CHECK(written(ir::reduce_mean{.input = from(1), .axes = {1, 2}, .keepdims = true}) ==
          "ReduceMean(1) axes=[1,2] keepdims=true");
    CHECK(written(ir::reduce_sum{.input = from(1)}) == "ReduceSum(1) axes=[] keepdims=false");
    CHECK(written(ir::reduce_any{.input = from(1), .axes = {0}}) == "ReduceAny(1) axes=[0] keepdims=false");
}

TEST_CASE("the index of the largest element is along one axis")
{
    CHECK(written(ir::arg_max{.input = from(1), .axis = 1}) == "ArgMax(1) axis=1");
}
