#include "../inferred.hpp"
#include <oplift/infer/values/elementwise.hpp>

#include <doctest/doctest.h>

using oplift::test::inferred;

TEST_CASE("integers follow TensorFlow")
{
    const inferred graph{R"(
        a = Const() value=int32<4>{7,-7,7,-7}
        b = Const() value=int32<4>{2,2,-2,-2}
        div = FloorDiv(a, b) T=int32
        cut = TruncateDiv(a, b) T=int32
        mod = FloorMod(a, b) T=int32
        most = Const() value=int32<>{2147483647}
        one = Const() value=int32<>{1}
        wrap = Add(most, one) T=int32
        zero = Const() value=int32<>{0}
        bad = FloorDiv(one, zero) T=int32
        three = Const() value=int32<>{3}
        power = Pow(a, three) T=int32
        less = Less(a, b) T=int32
    )"};
    CHECK(graph.value("div") == "int32<4>{3,-4,-4,3}");
    CHECK(graph.value("cut") == "int32<4>{3,-3,-3,3}");
    CHECK(graph.value("mod") == "int32<4>{1,1,-1,-1}");
    CHECK(graph.value("wrap") == "int32<>{-2147483648}");
    CHECK(graph.value("bad") == "nothing");
    CHECK(graph.value("power") == "int32<4>{343,-343,343,-343}");
    CHECK(graph.value("less") == "bool<4>{0,1,0,1}");
    CHECK(graph.contradictions() == "");
}

TEST_CASE("operands are broadcast")
{
    const inferred graph{R"(
        a = Const() value=float32<2,1>{1,2}
        b = Const() value=float32<3>{10,20,30}
        sum = AddV2(a, b) T=float32
        all = Const() value=float32<2,3>{5}
        product = Mul(all, b) T=float32
        same = Sub(all, all) T=float32
        c = Const() value=bool<2>{true,false}
        chosen = Select(c, sum, product) T=float32
    )"};
    CHECK(graph.value("sum") == "float32<2,3>{11,21,31,12,22,32}");
    CHECK(graph.value("product") == "float32<2,3>{50,100,150,50,100,150}");
    CHECK(graph.value("same") == "float32<2,3>{0,0,0,0,0,0}");
    CHECK(graph.value("chosen") == "float32<2,3>{11,21,31,50,100,150}");
    CHECK(graph.contradictions() == "");
}

TEST_CASE("functions of one number")
{
    const inferred graph{R"(
        a = Const() value=float32<4>{-1.5,0.5,2.5,4.0}
        r = Round(a) T=float32
        f = Floor(a) T=float32
        n = Neg(a) T=float32
        m = Abs(a) T=float32
        i = Cast(a) SrcT=float32 DstT=int32
        s = Sign(a) T=float32
        q = Square(a) T=float32
        z = ZerosLike(a) T=float32
        big = Const() value=float32<>{3e9}
        over = Cast(big) SrcT=float32 DstT=int32
        four = Const() value=float64<>{4}
        root = Rsqrt(four) T=float64
    )"};
    CHECK(graph.value("r") == "float32<4>{-2,0,2,4}");
    CHECK(graph.value("f") == "float32<4>{-2,0,2,4}");
    CHECK(graph.value("n") == "float32<4>{1.5,-0.5,-2.5,-4}");
    CHECK(graph.value("m") == "float32<4>{1.5,0.5,2.5,4}");
    CHECK(graph.value("i") == "int32<4>{-1,0,2,4}");
    CHECK(graph.value("s") == "float32<4>{-1,1,1,1}");
    CHECK(graph.value("q") == "float32<4>{2.25,0.25,6.25,16}");
    CHECK(graph.value("z") == "float32<4>{0,0,0,0}");
    CHECK(graph.value("over") == "nothing");
    CHECK(graph.value("root") == "float64<>{0.5}");
    CHECK(graph.contradictions() == "");
}
