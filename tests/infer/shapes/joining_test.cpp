#include "../inferred.hpp"
#include <oplift/infer/shapes/joining.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("joining adds extents along the axis and keeps the others")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,3>
        y = Placeholder() dtype=float32 shape=<?,4>
        axis = Const() value=int32<>{-1}
        a = ConcatV2(x, y, axis) T=float32 N=2
        zero = Const() value=int32<>{0}
        b = Concat(zero, x, x) T=float32 N=2
        c = Pack(x, x, x) T=float32 N=3 axis=1
        d = Concat(zero, x, y) T=float32 N=2
    )"};
    CHECK(graph.shape("a") == "float32<a,7>");
    CHECK(graph.shape("b") == "float32<2a,3>");
    CHECK(graph.shape("c") == "float32<a,3,3>");
    CHECK(graph.contradictions() == "d: extent 1 is 3 in one operand and 4 in another");
}

TEST_CASE("taking apart")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,6>
        one = Const() value=int32<>{1}
        a = Split(one, x) T=float32 num_split=3
        sizes = Const() value=int32<3>{1,-1,2}
        b = SplitV(x, sizes, one) T=float32 num_split=3
        s = Shape(x) T=float32
        c = Unpack(s) T=int32 num=2
        d = Unpack(x) T=float32 num=6 axis=1
    )"};
    CHECK(graph.shape("a:2") == "float32<a,2>");
    CHECK(graph.outputs("a") == 3);
    CHECK(graph.shape("b:1") == "float32<a,3>");
    CHECK(graph.elements("c:0") == "{a}");
    CHECK(graph.elements("c:1") == "{6}");
    CHECK(graph.value("c:1") == "int32<>{6}");
    CHECK(graph.shape("d:5") == "float32<a>");
    CHECK(graph.contradictions() == "");
}
