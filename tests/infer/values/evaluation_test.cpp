#include "../inferred.hpp"
#include <oplift/infer/values/evaluation.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("results that are too large are not computed")
{
    const inferred graph{R"(
        a = Const() value=float32<1000>{2}
        times = Const() value=int32<1>{1000000}
        b = Tile(a, times) T=float32
        few = Const() value=int32<1>{2}
        c = Tile(a, few) T=float32
        zero = Const() value=int32<>{0}
        d = Sum(c, zero) T=float32
    )"};
    CHECK(graph.value("b") == "nothing");
    CHECK(graph.shape("b") == "float32<1000000000>");
    CHECK(graph.value("d") == "float32<>{4000}");
    CHECK(graph.contradictions() == "");
}
