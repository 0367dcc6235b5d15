#include "../inferred.hpp"
#include <oplift/infer/shapes/normalization.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("batch normalization keeps the shape and learns the channels")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,9,9,?>
        c = Const() value=float32<4>{1}
        e = Const() value=float32<0>{}
        y = FusedBatchNorm(x, c, c, c, c) T=float32 is_training=false
        t = FusedBatchNormV3(x, c, c, e, e) T=float32 U=float32
        b = BiasAdd(x, c) T=float32
        l = L2Loss(x) T=float32
    )"};
    CHECK(graph.shape("y") == "float32<a,9,9,4>");
    CHECK(graph.shape("y:1") == "float32<4>");
    CHECK(graph.outputs("y") == 5);
    CHECK(graph.outputs("t") == 6);
    CHECK(graph.shape("t") == "float32<a,9,9,4>");
    CHECK(graph.shape("b") == "float32<a,9,9,4>");
    CHECK(graph.shape("l") == "float32<>");
    CHECK(graph.contradictions() == "");
}

TEST_CASE("a bias of another length is a contradiction")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,9,10,4>
        c = Const() value=float32<3>{1}
        b = BiasAdd(x, c) T=float32
    )"};
    CHECK(graph.contradictions() == "b: the number of channels is 4 in one operand and 3 in another");
}
