#include "../inferred.hpp"
#include <oplift/infer/shapes/reshaping.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("-1 is what the other extents leave over, symbols included")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,6>
        t = Const() value=int32<2>{-1,3}
        y = Reshape(x, t) T=float32
        u = Placeholder() dtype=int32 shape=<>
        three = Const() value=int32<>{3}
        p = Pack(u, three) T=int32 N=2
        c = Const() value=float32<4,6>{0}
        z = Reshape(c, p) T=float32
    )"};
    CHECK(graph.shape("y") == "float32<2a,3>");
    CHECK(graph.shape("z") == "float32<8,3>");
    CHECK(graph.contradictions() == "");
}

TEST_CASE("two symbols merge and part again")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,?,8>
        s = Shape(x) T=float32
        t = Const() value=int32<2>{-1,8}
        y = Reshape(x, t) T=float32
        z = Reshape(y, s) T=float32
    )"};
    CHECK(graph.shape("x") == "float32<a,b,8>");
    CHECK(graph.shape("y") == "float32<c,8>");
    CHECK(graph.shape("z") == "float32<a,b,8>");
    CHECK(graph.contradictions() == "");
}

TEST_CASE("elements that are too many or too few are a contradiction")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<2,6>
        t = Const() value=int32<2>{-1,5}
        y = Reshape(x, t) T=float32
        u = Const() value=int32<2>{2,5}
        z = Reshape(x, u) T=float32
    )"};
    CHECK(graph.contradictions() == "y: its operand of 12 elements cannot be divided into parts of 5\nz: its operand "
                                    "has 12 elements, but its result 10");
}

TEST_CASE("axes come and go")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,1,3,1>
        a = Squeeze(x) T=float32
        b = Squeeze(x) T=float32 squeeze_dims=[1,-1]
        k = Const() value=float32<1,3,1>{0}
        c = Squeeze(k) T=float32
        axis = Const() value=int32<>{-1}
        d = ExpandDims(b, axis) T=float32
        order = Const() value=int32<4>{0,3,1,2}
        e = Transpose(x, order) T=float32
        times = Const() value=int32<4>{2,1,2,3}
        f = Tile(x, times) T=float32
        g = Bitcast(k) T=float32 type=uint8
    )"};
    CHECK(graph.shape("a") == "float32<*>");
    CHECK(graph.shape("b") == "float32<a,3>");
    CHECK(graph.shape("c") == "float32<3>");
    CHECK(graph.shape("d") == "float32<a,3,1>");
    CHECK(graph.shape("e") == "float32<a,1,1,3>");
    CHECK(graph.shape("f") == "float32<2a,1,6,3>");
    CHECK(graph.shape("g") == "uint8<1,3,1,4>");
    CHECK(graph.contradictions() == "");
}
