#include "../inferred.hpp"
#include <oplift/infer/shapes/image.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("resizing yields float32, except to the nearest neighbour")
{
    const inferred graph{R"(
        x = Placeholder() dtype=uint8 shape=<?,9,9,3>
        to = Const() value=int32<2>{18,20}
        a = ResizeBilinear(x, to) T=uint8
        b = ResizeNearestNeighbor(x, to) T=uint8
    )"};
    CHECK(graph.shape("a") == "float32<a,18,20,3>");
    CHECK(graph.shape("b") == "uint8<a,18,20,3>");
    CHECK(graph.contradictions() == "");
}
