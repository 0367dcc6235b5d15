#include <doctest/doctest.h>

#include <support/default_lifting.hpp>
#include <vector>

// What the converter of MMdnn 0.3.1 does not recognise, and what it leaves behind.
namespace oplift::test {

// 6.3
TEST_CASE("no chain that calculates a shape is left behind")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4,4,2>
sh = Shape(x) T=float32 out_type=int32
z = Const() value=int32<1>{0}
o = Const() value=int32<1>{1}
n = StridedSlice(sh, z, o, o) T=int32 Index=int32 shrink_axis_mask=1
c1 = Const() value=int32<>{8}
c2 = Const() value=int32<>{3}
w = VariableV2() dtype=float32 shape=<2,2,3,2>
s = Pack(n, c1, c1, c2) T=int32 N=4 axis=0
y = Conv2DBackpropInput(s, w, x) T=float32 strides=[1,2,2,1] padding="SAME"
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4,4,2> -> <-1,4,4,2>
y = ConvTranspose(x) auto_pad=SAME_UPPER kernel_shape=[2, 2, 3, 2] pads=[0, 0, 0, 0, 0, 0, 0, 0] strides=[1, 2, 2, 1] use_bias=false weights<2,2,3,2> -> <-1,8,8,3>
)");
}

// 6.3
TEST_CASE("constants that say how an operator works are not left behind")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4,4,2>
a = Const() value=int32<2>{1,2}
p = Const() value=int32<4,2>{0,0,1,1,1,1,0,0}
q = Pad(x, p) T=float32 Tpaddings=int32
y = Mean(q, a) T=float32 keep_dims=true
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4,4,2> -> <-1,4,4,2>
q = Pad(x) constant_values=0 mode=constant pads=[0, 1, 1, 0, 0, 1, 1, 0] -> <-1,6,6,2>
y = ReduceMean(q) axes=[1, 2] keepdims=true -> <-1,1,1,2>
)");
}

// 6.3
TEST_CASE("a constant that is used twice is written once")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2>
c = Const() value=float32<2>{1,2}
a = Add(x, c) T=float32
z = Mul(a, c) T=float32
)",
                              {"z"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2> -> <-1,2>
c = Constant() dtype=float32 value<2> -> <2>
a = Add(x, c) -> <-1,2>
z = Mul(a, c) -> <-1,2>
)");

    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2>
c = Const() value=float32<2>{1,2}
i = Identity(c) T=float32
j = Identity(c) T=float32
a = Add(x, i) T=float32
z = Mul(a, j) T=float32
)",
                              {"z"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2> -> <-1,2>
c = Constant() dtype=float32 value<2> -> <2>
a = Add(x, c) -> <-1,2>
z = Mul(a, c) -> <-1,2>
)");
}

// 6.3
TEST_CASE("a constant that an Identity or Reshape passes on keeps its elements")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4>
b = Const() value=float32<2,2>{1,2,3,4}
s = Const() value=int32<1>{4}
r = Reshape(b, s) T=float32
y = Mul(x, r) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4> -> <-1,4>
r = Constant() dtype=float32 value<4> -> <4>
y = Mul(x, r) -> <-1,4>
)");

    CHECK(weight_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4>
b = Const() value=float32<2,2>{1,2,3,4}
s = Const() value=int32<1>{4}
r = Reshape(b, s) T=float32
y = Mul(x, r) T=float32
)",
                              {"y"}, "r", "value") == std::vector<double>{1, 2, 3, 4});
}

// 6.3
TEST_CASE("a batch normalization that is not fused is recognised with AddV2")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2,2,2>
g = VariableV2() dtype=float32 shape=<2>
b = VariableV2() dtype=float32 shape=<2>
m = VariableV2() dtype=float32 shape=<2>
v = VariableV2() dtype=float32 shape=<2>
e = Const() value=float32<>{0.001}
bn/add = AddV2(v, e) T=float32
bn/rsqrt = Rsqrt(bn/add) T=float32
bn/mul = Mul(bn/rsqrt, g) T=float32
bn/mul_1 = Mul(x, bn/mul) T=float32
bn/mul_2 = Mul(m, bn/mul) T=float32
bn/sub = Sub(b, bn/mul_2) T=float32
bn/add_1 = AddV2(bn/mul_1, bn/sub) T=float32
y = Relu(bn/add_1) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2,2,2> -> <-1,2,2,2>
bn/add = BatchNorm(x) bias=true epsilon=0.0010000000474974513 scale=true bias<2> mean<2> scale<2> var<2> -> <-1,2,2,2>
y = Relu(bn/add) -> <-1,2,2,2>
)");
}

// 6.3
TEST_CASE("the softmax that Keras writes out is Softmax")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,5>
a = Const() value=int32<1>{1}
m = Max(x, a) T=float32 keep_dims=true
s = Sub(x, m) T=float32
e = Exp(s) T=float32
t = Sum(e, a) T=float32 keep_dims=true
y = RealDiv(e, t) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,5> -> <-1,5>
y = Softmax(x) -> <-1,5>
)");
}

// 6.3
TEST_CASE("parametric and leaky ReLUs are recognised in their spellings")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,5,5,3>
al = VariableV2() dtype=float32 shape=<3>
half = Const() value=float32<>{0.5}
r = Relu(x) T=float32
ab = Abs(x) T=float32
d = Sub(x, ab) T=float32
m = Mul(al, d) T=float32
h = Mul(m, half) T=float32
y = Add(r, h) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,5,5,3> -> <-1,5,5,3>
y = PRelu(x) gamma<3> -> <-1,5,5,3>
)");

    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,5>
a = Const() value=float32<>{0.1}
m = Mul(a, x) T=float32
y = Maximum(m, x) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,5> -> <-1,5>
y = LeakyRelu(x) alpha=0.10000000149011612 -> <-1,5>
)");
}

// 6.3
TEST_CASE("an explicit Pad before a convolution stays")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,8,8,3>
p = Const() value=int32<4,2>{0,0,1,1,1,1,0,0}
q = Pad(x, p) T=float32 Tpaddings=int32
w = Const() value=float32<3,3,3,2>{1}
y = Conv2D(q, w) T=float32 strides=[1,2,2,1] padding="VALID"
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,8,8,3> -> <-1,8,8,3>
q = Pad(x) constant_values=0 mode=constant pads=[0, 1, 1, 0, 0, 1, 1, 0] -> <-1,10,10,3>
y = Conv(q) auto_pad=VALID kernel_shape=[3, 3, 3, 2] pads=[0, 0, 0, 0, 0, 0, 0, 0] strides=[1, 2, 2, 1] use_bias=false weights<3,3,3,2> -> <-1,4,4,2>
)");
}

// 6.3
TEST_CASE("an output that depends on no input is refused")
{
    CHECK(lifted_by_all_rules(R"(
w = VariableV2() dtype=float32 shape=<3>
y = Relu(w) T=float32
)",
                              {"y"}) ==
          R"(the model cannot be converted faithfully
  y: the output does not depend on any input: it is a constant)");
}

} // namespace oplift::test
