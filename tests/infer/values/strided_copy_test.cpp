#include "../inferred.hpp"
#include <oplift/infer/values/strided_copy.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("one element can stand for all, also after broadcasting")
{
    const inferred graph{R"(
        a = Const() value=float32<1,1000>{2}
        to = Const() value=int32<2>{1000,1000}
        b = BroadcastTo(a, to) T=float32
        axes = Const() value=int32<2>{0,1}
        s = Mean(b, axes) T=float32
    )"};
    CHECK(graph.value("s") == "float32<>{2}");
    CHECK(graph.contradictions() == "");
}
