#include "../inferred.hpp"
#include <oplift/infer/shapes/reduction.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("reductions take axes as scalars or lists")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,9,10,4>
        one = Const() value=int32<>{1}
        both = Const() value=int32<2>{1,-2}
        none = Const() value=int32<0>{}
        a = Mean(x, one) T=float32
        b = Mean(x, both) T=float32 keep_dims=true
        c = Sum(x, none) T=float32
        d = ArgMax(x, one) T=float32
        k = Const() value=int32<>{3}
        e = TopKV2(x, k) T=float32
        y = Placeholder() dtype=int32 shape=<?>
        f = Sum(x, y) T=float32
        g = Sum(x, y) T=float32 keep_dims=true
    )"};
    CHECK(graph.shape("a") == "float32<a,10,4>");
    CHECK(graph.shape("b") == "float32<a,1,1,4>");
    CHECK(graph.shape("c") == "float32<a,9,10,4>");
    CHECK(graph.shape("d") == "int64<a,10,4>");
    CHECK(graph.shape("e:1") == "int32<a,9,10,3>");
    CHECK(graph.shape("f") == "float32<*>");
    CHECK(graph.shape("g") == "float32<b,c,d,e>");
    CHECK(graph.contradictions() == "");
}

TEST_CASE("an axis that does not exist is a contradiction")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,9,10,4>
        four = Const() value=int32<>{4}
        a = Mean(x, four) T=float32
    )"};
    CHECK(graph.contradictions() == "a: its axis 4 does not exist in a tensor of rank 4");
}
