#include "../inferred.hpp"
#include <oplift/infer/values/reduction.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("reductions")
{
    const inferred graph{R"(
        a = Const() value=float32<2,2>{1,2,3,5}
        zero = Const() value=int32<>{0}
        one = Const() value=int32<1>{1}
        s = Sum(a, zero) T=float32
        m = Mean(a, one) T=float32 keep_dims=true
        x = Max(a, one) T=float32
        both = Const() value=int32<2>{0,1}
        p = Prod(a, both) T=float32
        c = Cumsum(a, zero) T=float32 exclusive=true
        i = ArgMax(a, zero) T=float32 output_type=int32
        b = Const() value=bool<2>{true,false}
        every = All(b, zero)
        any = Any(b, zero)
        product = MatMul(a, a) T=float32 transpose_a=true
        l = Const() value=int32<4>{0,1,2,3}
        d = ListDiff(l, both) T=int32
    )"};
    CHECK(graph.value("s") == "float32<2>{4,7}");
    CHECK(graph.value("m") == "float32<2,1>{1.5,4}");
    CHECK(graph.value("x") == "float32<2>{2,5}");
    CHECK(graph.value("p") == "float32<>{30}");
    CHECK(graph.value("c") == "float32<2,2>{0,0,1,2}");
    CHECK(graph.value("i") == "int32<2>{1,1}");
    CHECK(graph.value("every") == "bool<>{0}");
    CHECK(graph.value("any") == "bool<>{1}");
    CHECK(graph.value("product") == "float32<2,2>{10,17,17,29}");
    CHECK(graph.value("d") == "int32<2>{2,3}");
    CHECK(graph.value("d:1") == "int32<2>{2,3}");
    CHECK(graph.contradictions() == "");
}
