#include <oplift/graph/tensor_reference.hpp>

#include <doctest/doctest.h>

using namespace oplift;

TEST_CASE("tensors are ordered by node, then by output")
{
    CHECK(tensor_reference{1, 9} < tensor_reference{2, 0});
    CHECK(tensor_reference{1, 0} < tensor_reference{1, 1});
    CHECK(tensor_reference{1, 1} == tensor_reference{1, 1});
    CHECK(tensor_reference{} == tensor_reference{0, 0});
}
