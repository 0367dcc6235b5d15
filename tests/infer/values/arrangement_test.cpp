#include "../inferred.hpp"
#include <oplift/infer/values/arrangement.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("elements are arranged anew")
{
    const inferred graph{R"(
        a = Const() value=int32<2,3>{1,2,3,4,5,6}
        order = Const() value=int32<2>{1,0}
        t = Transpose(a, order) T=int32
        one = Const() value=int32<>{1}
        axes = Const() value=int32<1>{1}
        v = ReverseV2(a, axes) T=int32
        times = Const() value=int32<2>{2,1}
        tile = Tile(a, times) T=int32
        pads = Const() value=int32<2,2>{1,0,0,1}
        nine = Const() value=int32<>{9}
        pad = PadV2(a, pads, nine) T=int32
        ids = Const() value=int32<2>{2,0}
        g = GatherV2(a, ids, one) Tparams=int32
        t2 = Const() value=int32<2,1>{7,8}
        joined = ConcatV2(a, t2, one) T=int32 N=2
        pack = Pack(ids, ids) T=int32 N=2 axis=1
        parts = Split(one, a) T=int32 num_split=3
        rows = Unpack(a) T=int32 num=2
        begin = Const() value=int32<2>{0,-1}
        end = Const() value=int32<2>{0,-4}
        by = Const() value=int32<2>{1,-2}
        s = StridedSlice(a, begin, end, by) T=int32 end_mask=1
    )"};
    CHECK(graph.value("t") == "int32<3,2>{1,4,2,5,3,6}");
    CHECK(graph.value("v") == "int32<2,3>{3,2,1,6,5,4}");
    CHECK(graph.value("tile") == "int32<4,3>{1,2,3,4,5,6,1,2,3,4,5,6}");
    CHECK(graph.value("pad") == "int32<3,4>{9,9,9,9,1,2,3,9,4,5,6,9}");
    CHECK(graph.value("g") == "int32<2,2>{3,1,6,4}");
    CHECK(graph.value("joined") == "int32<2,4>{1,2,3,7,4,5,6,8}");
    CHECK(graph.value("pack") == "int32<2,2>{2,2,0,0}");
    CHECK(graph.value("parts:1") == "int32<2,1>{2,5}");
    CHECK(graph.value("rows:1") == "int32<3>{4,5,6}");
    CHECK(graph.value("s") == "int32<2,2>{3,1,6,4}");
    CHECK(graph.contradictions() == "");
}

TEST_CASE("reshaping does not copy, and indices are checked")
{
    const inferred graph{R"(
        a = Const() value=float32<2,50>{3}
        to = Const() value=int32<2>{-1,4}
        r = Reshape(a, to) T=float32
        ids = Const() value=int32<1>{2}
        g = Gather(a, ids) Tparams=float32
    )"};
    CHECK(graph.value("g") == "nothing");
    CHECK(graph.shape("r") == "float32<25,4>");
    CHECK(graph.contradictions() == "");
}
