#include <doctest/doctest.h>

#include <support/default_lifting.hpp>
#include <vector>

// Operands, constants and biases that the converter of MMdnn 0.3.1 loses or changes without a word; the numbers are
// those of the list of its mistakes.
namespace oplift::test {

// 6.1.1
TEST_CASE("a bias that AddV2 adds to a convolution is its bias")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,8,8,3>
w = VariableV2() dtype=float32 shape=<3,3,3,4>
b = VariableV2() dtype=float32 shape=<4>
c = Conv2D(x, w) T=float32 strides=[1,1,1,1] padding="SAME"
y = AddV2(c, b) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,8,8,3> -> <-1,8,8,3>
y = Conv(x) auto_pad=SAME_UPPER kernel_shape=[3, 3, 3, 4] pads=[0, 1, 1, 0, 0, 1, 1, 0] strides=[1, 1, 1, 1] use_bias=true bias<4> weights<3,3,3,4> -> <-1,8,8,4>
)");

    CHECK(weight_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,8,8,3>
w = VariableV2() dtype=float32 shape=<3,3,3,4>
b = VariableV2() dtype=float32 shape=<4>
c = Conv2D(x, w) T=float32 strides=[1,1,1,1] padding="SAME"
y = AddV2(c, b) T=float32
)",
                              {"y"}, "y", "bias") == std::vector<double>{1, 2, 3, 4});
}

// 6.1.1
TEST_CASE("a bias that AddV2 adds to a matrix product is its bias, on the left too")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3>
w = VariableV2() dtype=float32 shape=<3,4>
b = VariableV2() dtype=float32 shape=<4>
c = MatMul(x, w) T=float32
y = AddV2(b, c) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,3> -> <-1,3>
y = FullyConnected(x) units=4 use_bias=true bias<4> weights<3,4> -> <-1,4>
)");

    CHECK(weight_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3>
w = VariableV2() dtype=float32 shape=<3,4>
b = VariableV2() dtype=float32 shape=<4>
c = MatMul(x, w) T=float32
y = AddV2(b, c) T=float32
)",
                              {"y"}, "y", "bias") == std::vector<double>{1, 2, 3, 4});
}

// 6.1.1, 6.3
TEST_CASE("Identity and StopGradient between product and bias do not keep them apart")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2>
w = VariableV2() dtype=float32 shape=<2,2>
wr = Identity(w) T=float32
b = VariableV2() dtype=float32 shape=<2>
br = Identity(b) T=float32
m = MatMul(x, wr) T=float32
i = Identity(m) T=float32
s = StopGradient(i) T=float32
y = AddV2(s, br) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2> -> <-1,2>
y = FullyConnected(x) units=2 use_bias=true bias<2> weights<2,2> -> <-1,2>
)");
}

// 6.1.2
TEST_CASE("variables that are multiplied, subtracted or added are operands")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,8,8,3>
a = VariableV2() dtype=float32 shape=<3>
b = VariableV2() dtype=float32 shape=<3>
c = VariableV2() dtype=float32 shape=<3>
m = Mul(x, a) T=float32
s = Sub(m, b) T=float32
r = Relu(s) T=float32
y = Add(c, r) T=float32
)",
                              {"y"}) ==
          R"(c = Constant() dtype=float32 value<3> -> <3>
x = DataInput() dtype=float32 shape=<-1,8,8,3> -> <-1,8,8,3>
a = Constant() dtype=float32 value<3> -> <3>
m = Mul(x, a) -> <-1,8,8,3>
b = Constant() dtype=float32 value<3> -> <3>
s = Sub(m, b) -> <-1,8,8,3>
r = Relu(s) -> <-1,8,8,3>
y = Add(c, r) -> <-1,8,8,3>
)");

    CHECK(weight_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,8,8,3>
a = VariableV2() dtype=float32 shape=<3>
b = VariableV2() dtype=float32 shape=<3>
c = VariableV2() dtype=float32 shape=<3>
m = Mul(x, a) T=float32
s = Sub(m, b) T=float32
r = Relu(s) T=float32
y = Add(c, r) T=float32
)",
                              {"y"}, "a", "value") == std::vector<double>{1, 2, 3});
}

// 6.1.3
TEST_CASE("an operand that is used twice stays two operands")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4>
a = Add(x, x) T=float32
ax = Const() value=int32<>{1}
c = ConcatV2(x, x, ax) T=float32 N=2
m = Mul(x, x) T=float32
q = Square(x) T=float32
)",
                              {"a", "c", "m", "q"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4> -> <-1,4>
a = Add(x, x) -> <-1,4>
c = Concat(x, x) axis=1 -> <-1,8>
m = Mul(x, x) -> <-1,4>
q = Square(x) -> <-1,4>
)");
}

// 6.1.3
TEST_CASE("a convolution added to itself is no convolution with a bias")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4,4,2>
w = VariableV2() dtype=float32 shape=<1,1,2,2>
c = Conv2D(x, w) T=float32 strides=[1,1,1,1] padding="SAME"
y = AddV2(c, c) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4,4,2> -> <-1,4,4,2>
c = Conv(x) auto_pad=SAME_UPPER kernel_shape=[1, 1, 2, 2] pads=[0, 0, 0, 0, 0, 0, 0, 0] strides=[1, 1, 1, 1] use_bias=false weights<1,1,2,2> -> <-1,4,4,2>
y = Add(c, c) -> <-1,4,4,2>
)");
}

// 6.1.6
TEST_CASE("a constant operand at the top of the graph is written")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2>
c = Const() value=float32<2>{1,2}
y = Add(x, c) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2> -> <-1,2>
c = Constant() dtype=float32 value<2> -> <2>
y = Add(x, c) -> <-1,2>
)");
}

// 6.1.6
TEST_CASE("constants divide, subtract and limit")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2>
c = Const() value=float32<2>{1,2}
d = Const() value=float32<>{255}
a = RealDiv(x, d) T=float32
s = Sub(c, a) T=float32
m = Maximum(s, c) T=float32
y = Minimum(m, d) T=float32
)",
                              {"y"}) ==
          R"(c = Constant() dtype=float32 value<2> -> <2>
x = DataInput() dtype=float32 shape=<-1,2> -> <-1,2>
d = Constant() dtype=float32 value=255 -> <>
a = Div(x, d) -> <-1,2>
s = Sub(c, a) -> <-1,2>
m = Maximum(s, c) -> <-1,2>
y = Minimum(m, d) -> <-1,2>
)");

    CHECK(weight_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2>
c = Const() value=float32<2>{1,2}
d = Const() value=float32<>{255}
a = RealDiv(x, d) T=float32
s = Sub(c, a) T=float32
m = Maximum(s, c) T=float32
y = Minimum(m, d) T=float32
)",
                              {"y"}, "c", "value") == std::vector<double>{1, 2});
}

// 6.1.7
TEST_CASE("a convolution whose sum without bias is used elsewhere keeps its bias apart")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,8,8,3>
w = VariableV2() dtype=float32 shape=<3,3,3,4>
b = VariableV2() dtype=float32 shape=<4>
c = Conv2D(x, w) T=float32 strides=[1,1,1,1] padding="SAME"
y = BiasAdd(c, b) T=float32
z = Relu(c) T=float32
)",
                              {"y", "z"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,8,8,3> -> <-1,8,8,3>
c = Conv(x) auto_pad=SAME_UPPER kernel_shape=[3, 3, 3, 4] pads=[0, 1, 1, 0, 0, 1, 1, 0] strides=[1, 1, 1, 1] use_bias=false weights<3,3,3,4> -> <-1,8,8,4>
b = Constant() dtype=float32 value<4> -> <4>
y = Add(c, b) -> <-1,8,8,4>
z = Relu(c) -> <-1,8,8,4>
)");
}

// 6.1.7
TEST_CASE("a dense layer whose sum without bias is used elsewhere keeps its bias apart")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3>
w = VariableV2() dtype=float32 shape=<3,4>
b = VariableV2() dtype=float32 shape=<4>
c = MatMul(x, w) T=float32
y = BiasAdd(c, b) T=float32
z = Relu(c) T=float32
)",
                              {"y", "z"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,3> -> <-1,3>
c = FullyConnected(x) units=4 use_bias=false weights<3,4> -> <-1,4>
b = Constant() dtype=float32 value<4> -> <4>
y = Add(c, b) -> <-1,4>
z = Relu(c) -> <-1,4>
)");
}

// 6.1.7
TEST_CASE("a sum without bias that is an output is not fused away")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2>
w = VariableV2() dtype=float32 shape=<2,2>
b = VariableV2() dtype=float32 shape=<2>
c = MatMul(x, w) T=float32
y = BiasAdd(c, b) T=float32
)",
                              {"y", "c"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2> -> <-1,2>
c = FullyConnected(x) units=2 use_bias=false weights<2,2> -> <-1,2>
b = Constant() dtype=float32 value<2> -> <2>
y = Add(c, b) -> <-1,2>
)");
}

// 6.1.2, 6.1.7
TEST_CASE("what is added to a convolution but is no bias is an operand")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4,4,2>
w = VariableV2() dtype=float32 shape=<1,1,2,3>
b = VariableV2() dtype=float32 shape=<4,4,3>
c = Conv2D(x, w) T=float32 strides=[1,1,1,1] padding="SAME"
y = AddV2(c, b) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4,4,2> -> <-1,4,4,2>
c = Conv(x) auto_pad=SAME_UPPER kernel_shape=[1, 1, 2, 3] pads=[0, 0, 0, 0, 0, 0, 0, 0] strides=[1, 1, 1, 1] use_bias=false weights<1,1,2,3> -> <-1,4,4,3>
b = Constant() dtype=float32 value<4,4,3> -> <4,4,3>
y = Add(c, b) -> <-1,4,4,3>
)");
}

} // namespace oplift::test
