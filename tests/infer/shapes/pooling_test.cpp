#include "../inferred.hpp"
#include <oplift/infer/shapes/pooling.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("pooling follows SAME and VALID")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,9,10,4>
        a = MaxPool(x) T=float32 ksize=[1,3,3,1] strides=[1,2,2,1] padding="SAME"
        b = AvgPool(x) T=float32 ksize=[1,3,3,1] strides=[1,2,2,1] padding="VALID"
        c = MaxPoolWithArgmax(x) T=float32 ksize=[1,2,2,1] strides=[1,2,2,1] padding="VALID"
        v = Placeholder() dtype=float32 shape=<?,9,9,9,2>
        d = AvgPool3D(v) T=float32 ksize=[1,9,9,9,1] strides=[1,1,1,1,1] padding="VALID"
    )"};
    CHECK(graph.shape("a") == "float32<a,5,5,4>");
    CHECK(graph.shape("b") == "float32<a,4,4,4>");
    CHECK(graph.shape("c:1") == "int64<a,4,5,4>");
    CHECK(graph.shape("d") == "float32<b,1,1,1,2>");
    CHECK(graph.contradictions() == "");
}
