#include "../inferred.hpp"
#include <oplift/infer/shapes/window.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("a window larger than its input, and wrong strides, are contradictions")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,9,10,4>
        k = Const() value=float32<10,1,4,8>{0}
        y = Conv2D(x, k) T=float32 strides=[1,1,1,1] padding="VALID"
        z = Conv2D(x, k) T=float32 strides=[1,0,1,1] padding="SAME"
        u = Conv2D(x, k) T=float32 strides=[1,1] padding="SAME"
    )"};
    CHECK(graph.contradictions() ==
          "y: its window of 10 is larger than its input of 9\nz: its attribute strides has the number 0, which is not "
          "possible\nu: its attribute strides has 2 numbers, but must have 4");
}
