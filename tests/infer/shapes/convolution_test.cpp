#include "../inferred.hpp"
#include <oplift/infer/shapes/convolution.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("convolutions follow SAME, VALID and dilation")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,9,10,4>
        k = Const() value=float32<3,3,4,8>{0}
        same = Conv2D(x, k) T=float32 strides=[1,2,2,1] padding="SAME"
        valid = Conv2D(x, k) T=float32 strides=[1,2,2,1] padding="VALID"
        dilated = Conv2D(x, k) T=float32 strides=[1,1,1,1] padding="VALID" dilations=[1,2,3,1]
        padded = Conv2D(x, k) T=float32 strides=[1,1,1,1] padding="EXPLICIT" explicit_paddings=[0,0,1,2,3,4,0,0]
    )"};
    CHECK(graph.shape("same") == "float32<a,5,5,8>");
    CHECK(graph.shape("valid") == "float32<a,4,4,8>");
    CHECK(graph.shape("dilated") == "float32<a,5,4,8>");
    CHECK(graph.shape("padded") == "float32<a,10,15,8>");
    CHECK(graph.contradictions() == "");
}

TEST_CASE("channels may come first")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,4,9,10>
        k = Const() value=float32<3,3,4,8>{0}
        y = Conv2D(x, k) T=float32 strides=[1,1,2,2] padding="SAME" data_format="NCHW"
    )"};
    CHECK(graph.shape("y") == "float32<a,8,5,5>");
    CHECK(graph.contradictions() == "");
}

TEST_CASE("unknown extents stay unknown, and equal where they are computed alike")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,?,?,4>
        k = Const() value=float32<3,3,4,8>{0}
        kept = Conv2D(x, k) T=float32 strides=[1,1,1,1] padding="SAME"
        y = Conv2D(x, k) T=float32 strides=[1,2,2,1] padding="SAME"
        z = Conv2D(x, k) T=float32 strides=[1,2,2,1] padding="SAME"
        sum = Add(y, z) T=float32
    )"};
    CHECK(graph.shape("kept") == "float32<a,b,c,8>");
    CHECK(graph.shape("y") == "float32<a,d,e,8>");
    CHECK(graph.shape("sum") == "float32<a,d,e,8>");
    CHECK(graph.contradictions() == "");
}

TEST_CASE("depthwise and three-dimensional convolutions")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,9,10,4>
        k = Const() value=float32<3,3,4,2>{0}
        y = DepthwiseConv2dNative(x, k) T=float32 strides=[1,1,1,1] padding="VALID"
        v = Placeholder() dtype=float32 shape=<1,8,8,8,2>
        k3 = Const() value=float32<2,3,4,2,5>{0}
        z = Conv3D(v, k3) T=float32 strides=[1,1,2,2,1] padding="VALID"
    )"};
    CHECK(graph.shape("y") == "float32<a,7,8,8>");
    CHECK(graph.shape("z") == "float32<1,7,3,3,5>");
    CHECK(graph.contradictions() == "");
}

TEST_CASE("a transposed convolution has the shape that is asked for")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,9,10,4>
        k = Const() value=float32<3,3,8,4>{0}
        s = Shape(x) T=float32
        zero = Const() value=int32<1>{0}
        one = Const() value=int32<1>{1}
        batch = StridedSlice(s, zero, one, one) T=int32 shrink_axis_mask=1
        h = Const() value=int32<>{18}
        w = Const() value=int32<>{20}
        c = Const() value=int32<>{8}
        to = Pack(batch, h, w, c) T=int32 N=4
        y = Conv2DBackpropInput(to, k, x) T=float32 strides=[1,2,2,1] padding="SAME"
    )"};
    CHECK(graph.shape("y") == "float32<a,18,20,8>");
    CHECK(graph.contradictions() == "");
}

TEST_CASE("channels that do not fit are a contradiction")
{
    const inferred graph{R"(
        x = Placeholder() dtype=float32 shape=<?,9,10,4>
        k = Const() value=float32<3,3,5,8>{0}
        y = Conv2D(x, k) T=float32 strides=[1,1,1,1] padding="SAME"
    )"};
    CHECK(graph.shape("y") == "float32<*>");
    CHECK(graph.contradictions() == "y: its input has 4 channels, but its filter takes 5");
}
