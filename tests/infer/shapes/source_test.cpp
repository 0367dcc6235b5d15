#include "../inferred.hpp"
#include <oplift/infer/shapes/source.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("sources of tensors")
{
    const inferred graph{R"(
        c = Const() value=int32<2>{3,-1}
        s = Const() value=string<1>{"a"}
        v = VariableV2() dtype=float32 shape=<2,3>
        p = Placeholder() dtype=float32
        d = PlaceholderWithDefault(c) dtype=int32 shape=<2>
        z = Multinomial(v, n) T=float32
        n = Const() value=int32<>{5}
        q = FIFOQueueV2()
        i = IteratorGetNext(q)
        r = Relu(i:2) T=float32
        h = VarHandleOp() dtype=float32 shape=<2,3>
        g = Identity(h) T=resource
        w = ReadVariableOp(g) dtype=float32
        a = Assign(v, v) T=float32
    )"};
    CHECK(graph.elements("c") == "{3,-1}");
    CHECK(graph.shape("s") == "string<1>");
    CHECK(graph.constancy("v") == "variable");
    CHECK(graph.shape("p") == "float32<*>");
    CHECK(graph.constancy("d") == "varying");
    CHECK(graph.elements("d") == "nothing");
    CHECK(graph.outputs("i") == 3);
    CHECK(graph.shape("h") == "resource<>");
    CHECK(graph.shape("w") == "float32<2,3>");
    CHECK(graph.constancy("w") == "variable");
    CHECK(graph.constancy("a") == "varying");
    CHECK(graph.shape("a") == "float32<2,3>");
    CHECK(graph.contradictions() == "");
}
