#include "ir/operators/written.hpp"
#include <oplift/ir/operators/elementwise.hpp>

#include <doctest/doctest.h>

using namespace oplift;
using namespace oplift::test;

TEST_CASE("functions of one tensor and of two, in their order")
{
    CHECK(written(ir::rsqrt{.input = from(4)}) == "Rsqrt(4)");
    CHECK(written(ir::negative{.input = from(4)}) == "Neg(4)");
    CHECK(written(ir::real_divide{.left = from(2), .right = from(1)}) == "RealDiv(2, 1)");
    CHECK(written(ir::power{.left = from(2), .right = from(1)}) == "Pow(2, 1)");
    CHECK(written(ir::less_equal{.left = from(1), .right = from(2)}) == "LessEqual(1, 2)");
}

TEST_CASE("a chained operator has two operands or more, the others behind the first two")
{
    CHECK(written(ir::subtract{.left = from(2), .right = from(1)}) == "Sub(2, 1)");
    CHECK(written(ir::add{.left = from(3), .right = from(2), .more = {from(1), from(3)}}) == "Add(3, 2, 1, 3)");
    CHECK(written(ir::multiply{.left = from(1), .right = from(2), .axis = 1}) == "Mul(1, 2) axis=1");
}

TEST_CASE("sums, selections and casts")
{
    CHECK(written(ir::add_n{.inputs = {from(1), from(3), from(2)}}) == "AddN(1, 3, 2)");
    CHECK(written(ir::select{.condition = from(9), .chosen = from(2), .otherwise = from(1)}) == "Select(9, 2, 1)");
    CHECK(written(ir::cast{.input = from(1), .dstType = "int"}) == "Cast(1) dstType=int");
}
