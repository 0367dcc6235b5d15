#include <doctest/doctest.h>

#include <support/default_lifting.hpp>
#include <vector>

// Ordinary graphs on which the converter of MMdnn 0.3.1 crashes.
namespace oplift::test {

// 6.2
TEST_CASE("weights of a MatMul may be constants, and be shared")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2>
w = Const() value=float32<2,2>{1,2,3,4}
a = MatMul(x, w) T=float32
z = MatMul(a, w) T=float32
)",
                              {"z"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2> -> <-1,2>
a = FullyConnected(x) units=2 use_bias=false weights<2,2> -> <-1,2>
z = FullyConnected(a) units=2 use_bias=false weights<2,2> -> <-1,2>
)");

    CHECK(weight_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2>
w = Const() value=float32<2,2>{1,2,3,4}
a = MatMul(x, w) T=float32
z = MatMul(a, w) T=float32
)",
                              {"z"}, "z", "weights") == std::vector<double>{1, 2, 3, 4});
}

// 6.2
TEST_CASE("a residual sum after a MatMul is a sum")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2>
w = Const() value=float32<2,2>{1,2,3,4}
a = MatMul(x, w) T=float32
z = Add(a, x) T=float32
)",
                              {"z"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2> -> <-1,2>
a = FullyConnected(x) units=2 use_bias=false weights<2,2> -> <-1,2>
z = Add(a, x) -> <-1,2>
)");

    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2>
w = Const() value=float32<2,2>{1,2,3,4}
v = Const() value=float32<2,2>{1,2,3,5}
a = MatMul(x, w) T=float32
b = MatMul(x, v) T=float32
z = AddV2(a, b) T=float32
)",
                              {"z"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2> -> <-1,2>
a = FullyConnected(x) units=2 use_bias=false weights<2,2> -> <-1,2>
b = FullyConnected(x) units=2 use_bias=false weights<2,2> -> <-1,2>
z = Add(a, b) -> <-1,2>
)");
}

// 6.2
TEST_CASE("an axis of a reduction may be a scalar")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2,3>
a = Const() value=int32<>{-1}
z = Sum(x, a) T=float32 keep_dims=true
m = ArgMax(x, a) T=float32 Tidx=int32 output_type=int64
)",
                              {"z", "m"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2,3> -> <-1,2,3>
z = ReduceSum(x) axes=[2] keepdims=true -> <-1,2,1>
m = ArgMax(x) axis=2 -> <-1,2>
)");
}

// 6.2
TEST_CASE("control inputs are no data inputs")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2>
n = NoOp()
other = Placeholder() dtype=float32 shape=<7>
a = Const() value=int32<>{1}
r = Relu(x, ^n) T=float32
z = ConcatV2(r, x, a, ^n, ^other) T=float32 N=2
)",
                              {"z"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2> -> <-1,2>
r = Relu(x) -> <-1,2>
z = Concat(r, x) axis=1 -> <-1,4>
)");
}

// 6.2
TEST_CASE("checks and summaries beside the data are left out")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2>
c = Const() value=bool<>{true}
msg = Const() value=string<>{"m"}
a = Assert(c, msg)
w = VariableV2() dtype=float32 shape=<2,2>
b = VariableV2() dtype=float32 shape=<2>
m = MatMul(x, w, ^a) T=float32
tag = Const() value=string<>{"t"}
h = HistogramSummary(tag, m) T=float32
y = BiasAdd(m, b, ^a) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2> -> <-1,2>
y = FullyConnected(x) units=2 use_bias=true bias<2> weights<2,2> -> <-1,2>
)");
}

// 6.2
TEST_CASE("Floor outside of a dropout is Floor")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2>
z = Floor(x) T=float32
)",
                              {"z"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2> -> <-1,2>
z = Floor(x) -> <-1,2>
)");
}

// 6.2
TEST_CASE("a dropout with a rate is Dropout")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,20>
rate = Const() value=float32<>{0.75}
shape = Shape(x) T=float32
low = Const() value=float32<>{0}
high = Const() value=float32<>{1}
random = RandomUniform(shape) T=int32 dtype=float32
span = Sub(high, low) T=float32
stretched = Mul(random, span) T=float32
noise = Add(stretched, low) T=float32
one = Const() value=float32<>{1}
sub = Sub(one, rate) T=float32
truediv = RealDiv(one, sub) T=float32
ge = GreaterEqual(noise, rate) T=float32
d/mul = Mul(x, truediv) T=float32
cast = Cast(ge) SrcT=bool DstT=float32
d/mul_1 = Mul(d/mul, cast) T=float32
z = Relu(d/mul_1) T=float32
)",
                              {"z"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,20> -> <-1,20>
d/mul = Dropout(x) keep_prob=0.25 -> <-1,20>
z = Relu(d/mul) -> <-1,20>
)");

    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,20>
keep = Placeholder() dtype=float32 shape=<>
shape = Shape(x) T=float32
low = Const() value=float32<>{0}
high = Const() value=float32<>{1}
random = RandomUniform(shape) T=int32 dtype=float32
span = Sub(high, low) T=float32
stretched = Mul(random, span) T=float32
noise = Add(stretched, low) T=float32
one = Const() value=float32<>{1}
rate = Sub(one, keep) T=float32
sub = Sub(one, rate) T=float32
truediv = RealDiv(one, sub) T=float32
ge = GreaterEqual(noise, rate) T=float32
d/mul = Mul(x, truediv) T=float32
cast = Cast(ge) SrcT=bool DstT=float32
d/mul_1 = Mul(d/mul, cast) T=float32
z = Relu(d/mul_1) T=float32
)",
                              {"z"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,20> -> <-1,20>
d/mul = Dropout(x) keep_prob=1 oplift_keep_prob_input=keep -> <-1,20>
z = Relu(d/mul) -> <-1,20>
)");
}

// 6.2
TEST_CASE("beta, mean and variance of a batch normalization may be constants")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2,2,2>
g = VariableV2() dtype=float32 shape=<2>
b = Const() value=float32<2>{1,2}
m = Const() value=float32<2>{3,4}
v = Const() value=float32<2>{5,6}
n = FusedBatchNorm(x, g, b, m, v) T=float32 epsilon=0.5 is_training=false
z = Relu(n) T=float32
)",
                              {"z"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2,2,2> -> <-1,2,2,2>
n = BatchNorm(x) bias=true epsilon=0.5 scale=true bias<2> mean<2> scale<2> var<2> -> <-1,2,2,2>
z = Relu(n) -> <-1,2,2,2>
)");

    CHECK(weight_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2,2,2>
g = VariableV2() dtype=float32 shape=<2>
b = Const() value=float32<2>{1,2}
m = Const() value=float32<2>{3,4}
v = Const() value=float32<2>{5,6}
n = FusedBatchNorm(x, g, b, m, v) T=float32 epsilon=0.5 is_training=false
z = Relu(n) T=float32
)",
                              {"z"}, "n", "bias") == std::vector<double>{1, 2});

    CHECK(weight_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2,2,2>
g = VariableV2() dtype=float32 shape=<2>
b = Const() value=float32<2>{1,2}
m = Const() value=float32<2>{3,4}
v = Const() value=float32<2>{5,6}
n = FusedBatchNorm(x, g, b, m, v) T=float32 epsilon=0.5 is_training=false
z = Relu(n) T=float32
)",
                              {"z"}, "n", "mean") == std::vector<double>{3, 4});

    CHECK(weight_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2,2,2>
g = VariableV2() dtype=float32 shape=<2>
b = Const() value=float32<2>{1,2}
m = Const() value=float32<2>{3,4}
v = Const() value=float32<2>{5,6}
n = FusedBatchNorm(x, g, b, m, v) T=float32 epsilon=0.5 is_training=false
z = Relu(n) T=float32
)",
                              {"z"}, "n", "var") == std::vector<double>{5, 6});
}

// 6.2
TEST_CASE("a batch normalization in training is refused, and the reason is told")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2,2,2>
g = Const() value=float32<2>{1}
e = Const() value=float32<0>{}
n = FusedBatchNorm(x, g, g, e, e) T=float32 epsilon=0.5 is_training=true
z = Relu(n) T=float32
)",
                              {"z"}) ==
          R"(the model cannot be converted faithfully
  n (FusedBatchNorm): no rule recognises it; the nearest is fused_batch_normalization: at 'n' (FusedBatchNorm): this does not hold: it normalises with stored statistics, not with those of the batch (is_training is false))");
}

// 6.2
TEST_CASE("the statistics of FusedBatchNormV2 are no outputs of the IR")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2,2,2>
g = Const() value=float32<2>{1}
n = FusedBatchNormV2(x, g, g, g, g) T=float32 U=float32 epsilon=0.5 is_training=false
z = Relu(n:1) T=float32
)",
                              {"z"}) ==
          R"(the model cannot be converted faithfully
  n (FusedBatchNormV2): no rule recognises it; the nearest is fused_batch_normalization: an output is used that the rule does not provide)");
}

// 6.2
TEST_CASE("images are resized")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4,4,2>
s = Const() value=int32<2>{8,8}
a = ResizeBilinear(x, s) T=float32 align_corners=true
b = ResizeNearestNeighbor(x, s) T=float32 align_corners=false
)",
                              {"a", "b"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4,4,2> -> <-1,4,4,2>
a = ResizeBilinear(x) align_corners=true half_pixel_centers=false size=[8, 8] -> <-1,8,8,2>
b = ResizeNearestNeighbor(x) align_corners=false half_pixel_centers=false size=[8, 8] -> <-1,8,8,2>
)");

    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4,6,2>
sh = Shape(x) T=float32 out_type=int32
o = Const() value=int32<1>{1}
t = Const() value=int32<1>{3}
st = Const() value=int32<1>{1}
hw = StridedSlice(sh, o, t, st) T=int32 Index=int32
two = Const() value=int32<>{2}
s = Mul(hw, two) T=int32
a = ResizeNearestNeighbor(x, s) T=float32 align_corners=false
)",
                              {"a"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4,6,2> -> <-1,4,6,2>
a = ResizeNearestNeighbor(x) align_corners=false half_pixel_centers=false size=[8, 12] -> <-1,8,12,2>
)");
}

// 6.2
TEST_CASE("a way of resizing that the IR lacks is refused")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4,4,2>
s = Const() value=int32<2>{8,8}
a = ResizeBilinear(x, s) T=float32 align_corners=false
b = ResizeNearestNeighbor(x, s) T=float32 align_corners=false
c = ResizeBicubic(x, s) T=float32 align_corners=false
)",
                              {"a", "b", "c"}) ==
          R"(the model cannot be converted faithfully
  c (ResizeBicubic): no rule recognises this operator)");
}

// 6.2
TEST_CASE("inputs may hold truth values and small integers")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=bool shape=<?,3>
y = LogicalNot(x)
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=bool shape=<-1,3> -> <-1,3>
y = LogicalNot(x) -> <-1,3>
)");

    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=int8 shape=<?,4>
y = Cast(x) SrcT=int8 DstT=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=int8 shape=<-1,4> -> <-1,4>
y = Cast(x) dstType=float -> <-1,4>
)");
}

// 6.2
TEST_CASE("names may begin with a digit and have dots")
{
    CHECK(lifted_by_all_rules(R"(
0in.put = Placeholder() dtype=float32 shape=<?,2>
0net/w.v = VariableV2() dtype=float32 shape=<2,2>
0net/mat.mul = MatMul(0in.put, 0net/w.v) T=float32
0net/out.1 = Relu(0net/mat.mul) T=float32
)",
                              {"0net/out.1"}) ==
          R"(0in.put = DataInput() dtype=float32 shape=<-1,2> -> <-1,2>
0net/mat.mul = FullyConnected(0in.put) units=2 use_bias=false weights<2,2> -> <-1,2>
0net/out.1 = Relu(0net/mat.mul) -> <-1,2>
)");
}

// 6.2
TEST_CASE("an input without a shape is refused with the advice to state one")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<*>
w = Const() value=float32<3,3,2,2>{1}
y = Conv2D(x, w) T=float32 strides=[1,1,1,1] padding="SAME"
)",
                              {"y"}) ==
          R"(the model cannot be converted faithfully
  x (Placeholder): no rule recognises it; the nearest is data_input: at 'x' (Placeholder): this does not hold: the number of axes is known (state the shape of the input))");
}

// 6.2
TEST_CASE("resource variables are variables")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3>
w = VarHandleOp() dtype=float32 shape=<3,4>
wr = ReadVariableOp(w) dtype=float32
b = VarHandleOp() dtype=float32 shape=<4>
br = ReadVariableOp(b) dtype=float32
c = MatMul(x, wr) T=float32
y = BiasAdd(c, br) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,3> -> <-1,3>
y = FullyConnected(x) units=4 use_bias=true bias<4> weights<3,4> -> <-1,4>
)");

    CHECK(weight_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3>
w = VarHandleOp() dtype=float32 shape=<3,4>
wr = ReadVariableOp(w) dtype=float32
b = VarHandleOp() dtype=float32 shape=<4>
br = ReadVariableOp(b) dtype=float32
c = MatMul(x, wr) T=float32
y = BiasAdd(c, br) T=float32
)",
                              {"y"}, "y", "bias") == std::vector<double>{1, 2, 3, 4});
}

// 6.2
TEST_CASE("nodes may come after their users")
{
    CHECK(lifted_by_all_rules(R"(
y = BiasAdd(c, br) T=float32
c = MatMul(x, wr) T=float32
br = Identity(b) T=float32
wr = Identity(w) T=float32
w = VariableV2() dtype=float32 shape=<3,4>
b = VariableV2() dtype=float32 shape=<4>
x = Placeholder() dtype=float32 shape=<?,3>
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,3> -> <-1,3>
y = FullyConnected(x) units=4 use_bias=true bias<4> weights<3,4> -> <-1,4>
)");
}

// 6.2, 6.1.22
TEST_CASE("a variable of unknown shape is refused wherever it is used")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4,4,2>
w = VariableV2() dtype=float32 shape=<*>
z = Add(x, w) T=float32
y = Relu(z) T=float32
)",
                              {"y"}) ==
          R"(the model cannot be converted faithfully
  w (VariableV2): its shape is known neither from the graph nor from a checkpoint)");

    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4,4,2>
w = VarHandleOp() dtype=float32 shape=<*>
r = ReadVariableOp(w) dtype=float32
z = Add(x, r) T=float32
y = Relu(z) T=float32
)",
                              {"y"}) ==
          R"(the model cannot be converted faithfully
  r (ReadVariableOp): its shape is known neither from the graph nor from a checkpoint)");

    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4>
w = VariableV2() dtype=float32 shape=<*>
y = MatMul(x, w) T=float32
)",
                              {"y"}) ==
          R"(the model cannot be converted faithfully
  w (VariableV2): its shape is known neither from the graph nor from a checkpoint)");

    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4>
w = VariableV2() dtype=float32 shape=<?,5>
y = MatMul(x, w) T=float32
)",
                              {"y"}) ==
          R"(the model cannot be converted faithfully
  w (VariableV2): its shape is known neither from the graph nor from a checkpoint)");

    CHECK(lifted_by_all_rules(R"(
w = VariableV2() dtype=float32 shape=<*>
y = Relu(w) T=float32
)",
                              {"y"}) ==
          R"(the model cannot be converted faithfully
  y (Relu): its shape is known neither from the graph nor from a checkpoint)");
}

} // namespace oplift::test
