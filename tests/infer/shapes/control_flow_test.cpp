#include "../inferred.hpp"
#include <oplift/infer/shapes/control_flow.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("Merge keeps what its branches have in common")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,3>
        p = Placeholder() dtype=bool shape=<>
        s = Switch(x, p) T=float32
        c = Const() value=float32<2,3>{0}
        m = Merge(s:1, c) T=float32 N=2
        v = VariableV2() dtype=float32 shape=<3>
        t = Switch(v, p) T=float32
        u = Switch(c, p) T=float32
    )"};
    CHECK(graph.shape("s:1") == "float32<a,3>");
    CHECK(graph.shape("m") == "float32<b,3>");
    CHECK(graph.shape("m:1") == "int32<>");
    CHECK(graph.constancy("m") == "varying");
    CHECK(graph.constancy("t:1") == "variable");
    CHECK(graph.value("u:1") == "float32<2,3>{0,0,0,0,0,0}");
    CHECK(graph.contradictions() == "");
}

TEST_CASE("what is read through merged handles is no variable, though both have one shape")
{
    const inferred graph{R"(
        p = Placeholder() dtype=bool shape=<>
        a = VarHandleOp() dtype=float32 shape=<2,3>
        b = VarHandleOp() dtype=float32 shape=<2,3>
        s = Switch(a, p) T=resource
        t = Switch(b, p) T=resource
        m = Merge(s, t:1) T=resource N=2
        r = ReadVariableOp(m) dtype=float32
        q = ReadVariableOp(s) dtype=float32
    )"};
    CHECK(graph.constancy("r") == "varying");
    CHECK(graph.shape("r") == "float32<*>");
    CHECK(graph.constancy("q") == "variable");
    CHECK(graph.shape("q") == "float32<2,3>");
}

TEST_CASE("a loop is tolerated")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,3>
        e = Enter(x) T=float32 frame_name="f"
        m = Merge(e, n) T=float32 N=2
        n = NextIteration(m) T=float32
    )"};
    CHECK(graph.shape("e") == "float32<a,3>");
    CHECK(graph.shape("m") == "float32<*>");
    CHECK(graph.contradictions() == "");
}
