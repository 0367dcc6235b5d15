#include "../inferred.hpp"
#include <oplift/infer/shapes/padding.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("padding")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,9,10,4>
        p = Const() value=int32<4,2>{0,0,1,2,3,4,0,0}
        a = Pad(x, p) T=float32
        u = Placeholder() dtype=int32 shape=<4,2>
        b = MirrorPad(x, u) T=float32
    )"};
    CHECK(graph.shape("a") == "float32<a,12,17,4>");
    CHECK(graph.shape("b") == "float32<b,c,d,e>");
    CHECK(graph.contradictions() == "");
}

TEST_CASE("blocks move between space, batch and depth")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,9,10,4>
        block = Const() value=int32<2>{2,2}
        pads = Const() value=int32<2,2>{1,2,1,1}
        a = SpaceToBatchND(x, block, pads) T=float32
        b = BatchToSpaceND(a, block, pads) T=float32
        y = Placeholder() dtype=float32 shape=<?,4,6,3>
        c = SpaceToDepth(y) T=float32 block_size=2
        d = DepthToSpace(c) T=float32 block_size=2
    )"};
    CHECK(graph.shape("a") == "float32<4a,6,6,4>");
    CHECK(graph.shape("b") == "float32<a,9,10,4>");
    CHECK(graph.shape("c") == "float32<b,2,3,12>");
    CHECK(graph.shape("d") == "float32<b,4,6,3>");
    CHECK(graph.contradictions() == "");
}
