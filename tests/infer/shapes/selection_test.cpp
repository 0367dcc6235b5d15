#include "../inferred.hpp"
#include <oplift/infer/shapes/selection.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("selections have types of their own, and lengths that only the running graph knows")
{
    const inferred graph{R"(
        boxes = Placeholder() dtype=float32 shape=<?,4>
        scores = Placeholder() dtype=float32 shape=<?>
        most = Const() value=int32<>{10}
        a = NonMaxSuppressionV3(boxes, scores, most) T=float32
        b = NonMaxSuppressionV5(boxes, scores, most) T=float32
        ids = Placeholder() dtype=int32 shape=<?>
        c = UnsortedSegmentSum(boxes, ids, most) T=float32
        d = InTopKV2(boxes, ids, most) T=int32
    )"};
    CHECK(graph.shape("a") == "int32<a>");
    CHECK(graph.shape("b:1") == "float32<b>");
    CHECK(graph.shape("b:2") == "int32<>");
    CHECK(graph.outputs("b") == 3);
    CHECK(graph.shape("c") == "float32<10,4>");
    CHECK(graph.shape("d") == "bool<c>");
    CHECK(graph.contradictions() == "");
}
