#include "../inferred.hpp"
#include <oplift/infer/shapes/shape_arithmetic.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("shapes, sizes and ranks as tensors")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,3>
        s = Shape(x) T=float32 out_type=int64
        n = Size(x) T=float32
        r = Rank(x) T=float32
        c = Const() value=float32<4,3>{0}
        m = Size(c) T=float32
        f = Fill(s, n) T=int32
        zero = Const() value=int32<>{0}
        axis = Const() value=int32<1>{0}
        p = Prod(s, axis) T=int64
    )"};
    CHECK(graph.elements("s") == "{a,3}");
    CHECK(graph.shape("s") == "int64<2>");
    CHECK(graph.elements("n") == "{3a}");
    CHECK(graph.value("r") == "int32<>{2}");
    CHECK(graph.value("m") == "int32<>{12}");
    CHECK(graph.shape("f") == "int32<a,3>");
    CHECK(graph.elements("p") == "{3a}");
    CHECK(graph.constancy("s") == "varying");
    CHECK(graph.contradictions() == "");
}

TEST_CASE("ranges")
{
    const inferred graph{R"(
        start = Const() value=int32<>{1}
        limit = Const() value=int32<>{8}
        by = Const() value=int32<>{3}
        a = Range(start, limit, by) Tidx=int32
        x = Placeholder() dtype=float32 shape=<?,3>
        n = Size(x) T=float32
        zero = Const() value=int32<>{0}
        b = Range(zero, n, start) Tidx=int32
        w = Where(x)
        u = Unique(a) T=int32
    )"};
    CHECK(graph.elements("a") == "{1,4,7}");
    CHECK(graph.shape("b") == "int32<3a>");
    CHECK(graph.shape("w") == "int64<b,2>");
    CHECK(graph.shape("u:1") == "int32<3>");
    CHECK(graph.contradictions() == "");
}
