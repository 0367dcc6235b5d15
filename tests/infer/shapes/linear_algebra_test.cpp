#include "../inferred.hpp"
#include <oplift/infer/shapes/linear_algebra.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("matrix products heed transposition")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,5>
        k = Const() value=float32<7,5>{0}
        y = MatMul(x, k) T=float32 transpose_b=true
        u = Placeholder() dtype=float32 shape=<?,1,2,3>
        v = Placeholder() dtype=float32 shape=<6,4,3>
        z = BatchMatMulV2(u, v) T=float32 adj_y=true
        w = MatMul(x, k) T=float32
    )"};
    CHECK(graph.shape("y") == "float32<a,7>");
    CHECK(graph.shape("z") == "float32<b,6,2,4>");
    CHECK(graph.contradictions() == "w: the extent that its operands share is 5 in one operand and 7 in another");
}
