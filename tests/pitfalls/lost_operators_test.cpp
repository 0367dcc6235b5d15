#include <doctest/doctest.h>

#include <string>
#include <support/default_lifting.hpp>
#include <vector>

// Operators that the converter of MMdnn 0.3.1 loses or changes without a word; the numbers are those of the list of its
// mistakes.
namespace oplift::test {

// 6.1.14
TEST_CASE("a BiasAdd that nothing absorbs is an addition")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3>
b = Const() value=float32<3>{1,2,3}
r = Relu(x) T=float32
y = BiasAdd(r, b) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,3> -> <-1,3>
r = Relu(x) -> <-1,3>
b = Constant() dtype=float32 value<3> -> <3>
y = Add(r, b) -> <-1,3>
)");

    CHECK(weight_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3>
b = Const() value=float32<3>{1,2,3}
r = Relu(x) T=float32
y = BiasAdd(r, b) T=float32
)",
                              {"y"}, "b", "value") == std::vector<double>{1, 2, 3});
}

// 6.1.14
TEST_CASE("a lone BiasAdd on a channels-first map adds along the channels")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3,4,4>
b = Const() value=float32<3>{1,2,3}
r = Relu(x) T=float32
y = BiasAdd(r, b) T=float32 data_format="NCHW"
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,3,4,4> -> <-1,3,4,4>
r = Relu(x) -> <-1,3,4,4>
b/channels_last = Constant() dtype=float32 value<1,3,1,1> -> <1,3,1,1>
y = Add(r, b/channels_last) -> <-1,3,4,4>
)");
}

// 6.1.14
TEST_CASE("the outputs of Split keep their numbers")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,6>
a = Const() value=int32<>{1}
s = Split(a, x) T=float32 num_split=3
y = Sub(s:2, s:1) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,6> -> <-1,6>
s = Split(x) axis=1 split=3 -> <-1,2> <-1,2> <-1,2>
y = Sub(s:2, s:1) -> <-1,2>
)");

    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4,6,8>
a = Const() value=int32<>{3}
s = Split(a, x) T=float32 num_split=2
y = Concat(a, s:1, s) T=float32 N=2
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4,6,8> -> <-1,4,6,8>
s = Split(x) axis=3 split=2 -> <-1,4,6,4> <-1,4,6,4>
y = Concat(s:1, s) axis=3 -> <-1,4,6,8>
)");
}

// 6.1.14
TEST_CASE("the outputs of Unpack keep their numbers")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3,4>
u = Unpack(x) T=float32 num=3 axis=1
y = Sub(u:2, u:1) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,3,4> -> <-1,3,4>
u = Unstack(x) axis=1 num=3 -> <-1,4> <-1,4> <-1,4>
y = Sub(u:2, u:1) -> <-1,4>
)");
}

// 6.1.14
TEST_CASE("a constant predicate decides which side of tf.cond is taken")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4>
p = Const() value=bool<>{true}
s = Switch(x, p) T=float32
a = Relu(s) T=float32
b = Tanh(s:1) T=float32
y = Merge(a, b) T=float32 N=2
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4> -> <-1,4>
y = Tanh(x) -> <-1,4>
)");

    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4>
p = Const() value=bool<>{false}
s = Switch(x, p) T=float32
a = Relu(s) T=float32
b = Tanh(s:1) T=float32
y = Merge(a, b) T=float32 N=2
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4> -> <-1,4>
y = Relu(x) -> <-1,4>
)");
}

// 6.1.14
TEST_CASE("a predicate that chooses between training and inference is decided for inference")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,20>
p = Placeholder() dtype=bool shape=<>
s = Switch(x, p) T=float32
keep = Const() value=float32<>{0.25}
shape = Shape(s:1) T=float32
random = RandomUniform(shape) T=int32 dtype=float32
add = Add(keep, random) T=float32
floor = Floor(add) T=float32
div = RealDiv(s:1, keep) T=float32
mul = Mul(div, floor) T=float32
i = Identity(s) T=float32
m = Merge(i, mul) T=float32 N=2
y = Relu(m) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,20> -> <-1,20>
y = Relu(x) -> <-1,20>
)");
}

// 6.1.14
TEST_CASE("a tf.cond that nothing decides is refused")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4>
p = Placeholder() dtype=bool shape=<>
s = Switch(x, p) T=float32
a = Relu(s) T=float32
b = Tanh(s:1) T=float32
y = Merge(a, b) T=float32 N=2
)",
                              {"y"}) ==
          R"(the model cannot be converted faithfully
  y (Merge): it joins the branches of a condition, and which one is for inference is not known
  s (Switch): no rule recognises this operator)");
}

// 6.1.14
TEST_CASE("ExpandDims, Squeeze and Pack are not passed over")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3>
one = Const() value=int32<>{1}
e = ExpandDims(x, one) T=float32 Tdim=int32
y = Squeeze(e) T=float32 squeeze_dims=[1]
a = Pack(x, x) T=float32 N=2 axis=1
)",
                              {"y", "a"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,3> -> <-1,3>
e = Unsqueeze(x) axes=[1] -> <-1,1,3>
y = Squeeze(e) axes=[1] -> <-1,3>
a = Pack(x, x) N=2 axis=1 -> <-1,2,3>
)");
}

// 6.1.14
TEST_CASE("a Range is the constant that it is")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3>
a = Const() value=int32<>{0}
b = Const() value=int32<>{3}
o = Const() value=int32<>{1}
r = Range(a, b, o) Tidx=int32
f = Cast(r) SrcT=int32 DstT=float32
y = Mul(x, f) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,3> -> <-1,3>
f = Constant() dtype=float32 value<3> -> <3>
y = Mul(x, f) -> <-1,3>
)");

    CHECK(weight_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3>
a = Const() value=int32<>{0}
b = Const() value=int32<>{3}
o = Const() value=int32<>{1}
r = Range(a, b, o) Tidx=int32
f = Cast(r) SrcT=int32 DstT=float32
y = Mul(x, f) T=float32
)",
                              {"y"}, "f", "value") == std::vector<double>{0, 1, 2});
}

// 6.1.14, 6.1.22
TEST_CASE("Where is refused")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=bool shape=<?,3>
w = Where(x)
)",
                              {"w"}) ==
          R"(the model cannot be converted faithfully
  w (Where): no rule recognises this operator)");
}

// 6.1.14
TEST_CASE("a second output of another node can be normalised")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4,4,4>
a = Const() value=int32<>{3}
s = Split(a, x) T=float32 num_split=2
g = Const() value=float32<2>{1,2}
y = FusedBatchNormV3(s:1, g, g, g, g) T=float32 U=float32 epsilon=0.5 is_training=false
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4,4,4> -> <-1,4,4,4>
s = Split(x) axis=3 split=2 -> <-1,4,4,2> <-1,4,4,2>
y = BatchNorm(s:1) bias=true epsilon=0.5 scale=true bias<2> mean<2> scale<2> var<2> -> <-1,4,4,2>
)");
}

// 6.1.15
TEST_CASE("all elements of a constant are written, also those that the file repeats")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3>
c = Const() value=float32<3>{2}
y = Mul(x, c) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,3> -> <-1,3>
c = Constant() dtype=float32 value<3> -> <3>
y = Mul(x, c) -> <-1,3>
)");

    CHECK(weight_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3>
c = Const() value=float32<3>{2}
y = Mul(x, c) T=float32
)",
                              {"y"}, "c", "value") == std::vector<double>{2, 2, 2});

    CHECK(weight_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2>
c = Const() value=float32<2>{1,2}
y = Add(x, c) T=float32
)",
                              {"y"}, "c", "value") == std::vector<double>{1, 2});
}

// 6.1.16
TEST_CASE("a variable and its moving average are two variables")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2>
w = VariableV2() dtype=float32 shape=<2,2>
w/ExponentialMovingAverage = VariableV2() dtype=float32 shape=<2,2>
a = MatMul(x, w) T=float32
y = MatMul(a, w/ExponentialMovingAverage) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2> -> <-1,2>
a = FullyConnected(x) units=2 use_bias=false weights<2,2> -> <-1,2>
y = FullyConnected(a) units=2 use_bias=false weights<2,2> -> <-1,2>
)");
}

// 6.1.17
TEST_CASE("no scope name makes an operator disappear")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4>
gradients/a = Relu(x) T=float32
optimizer/b = Sigmoid(gradients/a) T=float32
case/cond/c = Tanh(optimizer/b) T=float32
train_op/global_step/Adagrad/d = Elu(case/cond/c) T=float32
dropout/add = Add(train_op/global_step/Adagrad/d, x) T=float32
Initializer/batchnorm/mul = Neg(dropout/add) T=float32
save_net/relu = Relu(Initializer/batchnorm/mul) T=float32
)",
                              {"save_net/relu"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4> -> <-1,4>
gradients/a = Relu(x) -> <-1,4>
optimizer/b = Sigmoid(gradients/a) -> <-1,4>
case/cond/c = Tanh(optimizer/b) -> <-1,4>
train_op/global_step/Adagrad/d = Elu(case/cond/c) -> <-1,4>
dropout/add = Add(train_op/global_step/Adagrad/d, x) -> <-1,4>
Initializer/batchnorm/mul = Neg(dropout/add) -> <-1,4>
save_net/relu = Relu(Initializer/batchnorm/mul) -> <-1,4>
)");
}

// 6.1.17
TEST_CASE("an addition in a scope called dropout stays")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,20>
keep = Const() value=float32<>{0.25}
shape = Shape(x) T=float32
low = Const() value=float32<>{0}
high = Const() value=float32<>{1}
dropout/random = RandomUniform(shape) T=int32 dtype=float32
span = Sub(high, low) T=float32
dropout/mul_3 = Mul(dropout/random, span) T=float32
noise = Add(dropout/mul_3, low) T=float32
dropout/add = Add(keep, noise) T=float32
dropout/Floor = Floor(dropout/add) T=float32
dropout/div = RealDiv(x, keep) T=float32
dropout/mul = Mul(dropout/div, dropout/Floor) T=float32
dropout/add_2 = Add(dropout/mul, x) T=float32
)",
                              {"dropout/add_2"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,20> -> <-1,20>
dropout/div = Dropout(x) keep_prob=0.25 -> <-1,20>
dropout/add_2 = Add(dropout/div, x) -> <-1,20>
)");
}

// 6.1.22
TEST_CASE("everything that no rule knows is refused at once, and nothing is dropped")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3>
a = MyOp(x) T=float32
b = OtherOp(x) T=float32
y = Add(a, b) T=float32
)",
                              {"y"}) ==
          R"(the model cannot be converted faithfully
  b (OtherOp): no rule recognises this operator
  a (MyOp): no rule recognises this operator)");
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3>
a = MyOp(x) T=float32
b = MyOp(a) T=float32
c = OtherOp(b, x) T=float32
y = Relu(c) T=float32
)",
                              {"y"}) ==
          R"(the model cannot be converted faithfully
  c (OtherOp): no rule recognises this operator
  b (MyOp): no rule recognises this operator
  a (MyOp): no rule recognises this operator)");
}

// 6.1.22
TEST_CASE("random numbers that are no dropout are refused")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3>
s = Shape(x) T=float32
r = RandomNormal(s) T=int32 dtype=float32
y = Add(x, r) T=float32
)",
                              {"y"}) ==
          R"(the model cannot be converted faithfully
  r (RandomNormal): no rule recognises this operator)");
}

// 6.1.22
TEST_CASE("a loop is refused")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,4>
e = Enter(x) T=float32 frame_name="f"
y = Relu(e) T=float32
)",
                              {"y"})
              .find("e (Enter): it begins a loop") != std::string::npos);
}

} // namespace oplift::test
