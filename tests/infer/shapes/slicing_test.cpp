#include "../inferred.hpp"
#include <oplift/infer/shapes/slicing.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("slices")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,9,10,4>
        begin = Const() value=int32<4>{0,1,2,0}
        size = Const() value=int32<4>{-1,-1,3,1}
        a = Slice(x, begin, size) T=float32
        b0 = Const() value=int32<3>{0,0,1}
        e0 = Const() value=int32<3>{0,0,3}
        s0 = Const() value=int32<3>{1,1,1}
        b = StridedSlice(x, b0, e0, s0) T=float32 ellipsis_mask=2 begin_mask=1 end_mask=1
        c = StridedSlice(x, b0, e0, s0) T=float32 new_axis_mask=1 end_mask=2 begin_mask=2
        b1 = Const() value=int32<2>{0,-1}
        e1 = Const() value=int32<2>{0,0}
        s1 = Const() value=int32<2>{1,-2}
        d = StridedSlice(x, b1, e1, s1) T=float32 begin_mask=1 end_mask=3
    )"};
    CHECK(graph.shape("a") == "float32<a,8,3,1>");
    CHECK(graph.shape("b") == "float32<a,9,10,2>");
    CHECK(graph.shape("c") == "float32<1,a,2,10,4>");
    CHECK(graph.shape("d") == "float32<a,5,10,4>");
    CHECK(graph.contradictions() == "");
}

TEST_CASE("gathering")
{
    const inferred graph{R"(
        table = VariableV2() dtype=float32 shape=<100,8>
        ids = Placeholder() dtype=int32 shape=<?,20>
        a = Gather(table, ids) Tparams=float32
        axis = Const() value=int32<>{1}
        b = GatherV2(table, ids, axis) Tparams=float32
        nd = Placeholder() dtype=int32 shape=<?,1>
        c = GatherNd(table, nd) Tparams=float32
        depth = Const() value=int32<>{5}
        on = Const() value=float32<>{1}
        d = OneHot(ids, depth, on, on) T=float32
        h = VarHandleOp() dtype=float32 shape=<100,8>
        e = ResourceGather(h, ids) dtype=float32
    )"};
    CHECK(graph.shape("a") == "float32<a,20,8>");
    CHECK(graph.shape("b") == "float32<100,a,20>");
    CHECK(graph.shape("c") == "float32<b,8>");
    CHECK(graph.shape("d") == "float32<a,20,5>");
    CHECK(graph.shape("e") == "float32<a,20,8>");
    CHECK(graph.contradictions() == "");
}
