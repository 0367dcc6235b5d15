#include "../inferred.hpp"
#include <oplift/infer/shapes/elementwise.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("broadcasting")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,1,3>
        y = Placeholder() dtype=float32 shape=<?,5,1>
        c = Const() value=float32<3>{0}
        a = Add(x, y) T=float32
        b = Mul(x, c) T=float32
        d = Less(x, c) T=float32
        seven = Const() value=float32<7,1,1>{0}
        e = Sub(x, seven) T=float32
        four = Const() value=float32<4>{0}
        f = Maximum(x, four) T=float32
    )"};
    CHECK(graph.shape("a") == "float32<a,5,3>");
    CHECK(graph.shape("b") == "float32<b,1,3>");
    CHECK(graph.shape("d") == "bool<b,1,3>");
    CHECK(graph.shape("e") == "float32<7,1,3>");
    CHECK(graph.contradictions() == "f: its operands have the shapes <?,1,3> and <4>, which do not go together");
}

TEST_CASE("shape arithmetic")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,6>
        s = Shape(x) T=float32
        two = Const() value=int32<>{2}
        a = Mul(s, two) T=int32
        b = FloorDiv(a, two) T=int32
        c = Add(s, s) T=int32
        d = Sub(c, s) T=int32
        e = Cast(d) SrcT=int32 DstT=int64
        f = Cast(d) SrcT=int32 DstT=float32
    )"};
    CHECK(graph.elements("a") == "{2a,12}");
    CHECK(graph.elements("b") == "{a,6}");
    CHECK(graph.elements("d") == "{a,6}");
    CHECK(graph.elements("e") == "{a,6}");
    CHECK(graph.elements("f") == "nothing");
    CHECK(graph.shape("f") == "float32<2>");
    CHECK(graph.contradictions() == "");
}
