#include <doctest/doctest.h>

#include <support/default_lifting.hpp>
#include <vector>

// Flattened maps and sizes that are not known that the converter of MMdnn 0.3.1 loses or changes without a word; the
// numbers are those of the list of its mistakes.
namespace oplift::test {

// 6.1.4
TEST_CASE("tf.layers.flatten before a dense layer is Flatten")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2,3,4>
sh = Shape(x) T=float32 out_type=int32
z = Const() value=int32<1>{0}
o = Const() value=int32<1>{1}
n = StridedSlice(sh, z, o, o) T=int32 Index=int32 shrink_axis_mask=1
m = Const() value=int32<>{-1}
s = Pack(n, m) T=int32 N=2 axis=0
r = Reshape(x, s) T=float32 Tshape=int32
w = VariableV2() dtype=float32 shape=<24,5>
y = MatMul(r, w) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2,3,4> -> <-1,2,3,4>
r = Flatten(x) -> <-1,24>
y = FullyConnected(r) units=5 use_bias=false weights<24,5> -> <-1,5>
)");
}

// 6.1.4
TEST_CASE("the flatten of slim is Flatten")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2,3,4>
sh = Shape(x) T=float32 out_type=int32
z = Const() value=int32<1>{0}
o = Const() value=int32<1>{1}
th = Const() value=int32<1>{3}
batch = Slice(sh, z, o) T=int32 Index=int32
rest = Slice(sh, o, th) T=int32 Index=int32
ax = Const() value=int32<1>{0}
prod = Prod(rest, ax) T=int32 Tidx=int32 keep_dims=false
zero = Const() value=int32<>{0}
e = ExpandDims(prod, zero) T=int32 Tdim=int32
s = ConcatV2(batch, e, zero) T=int32 N=2
r = Reshape(x, s) T=float32 Tshape=int32
w = VariableV2() dtype=float32 shape=<24,5>
y = MatMul(r, w) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2,3,4> -> <-1,2,3,4>
r = Flatten(x) -> <-1,24>
y = FullyConnected(r) units=5 use_bias=false weights<24,5> -> <-1,5>
)");
}

// 6.1.4
TEST_CASE("a Reshape to a constant shape that keeps the batch is Flatten")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2,3,4>
s = Const() value=int32<2>{-1,24}
r = Reshape(x, s) T=float32 Tshape=int32
w = VariableV2() dtype=float32 shape=<24,5>
y = MatMul(r, w) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2,3,4> -> <-1,2,3,4>
r = Flatten(x) -> <-1,24>
y = FullyConnected(r) units=5 use_bias=false weights<24,5> -> <-1,5>
)");
}

// 6.1.4
TEST_CASE("a Reshape to the product of get_shape is Flatten")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2,3,4>
p0 = Const() value=int32<3>{2,3,4}
ax = Const() value=int32<1>{0}
p = Prod(p0, ax) T=int32 keep_dims=false
m = Const() value=int32<>{-1}
s = Pack(m, p) T=int32 N=2 axis=0
r = Reshape(x, s) T=float32 Tshape=int32
w = VariableV2() dtype=float32 shape=<24,5>
y = MatMul(r, w) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2,3,4> -> <-1,2,3,4>
r = Flatten(x) -> <-1,24>
y = FullyConnected(r) units=5 use_bias=false weights<24,5> -> <-1,5>
)");
}

// 6.1.4
TEST_CASE("the flatten of Keras is Flatten")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2,3,4>
sh = Shape(x) T=float32 out_type=int32
z = Const() value=int32<1>{0}
o = Const() value=int32<1>{1}
rest = StridedSlice(sh, o, z, o) T=int32 Index=int32 end_mask=1
c0 = Const() value=int32<1>{0}
p = Prod(rest, c0) T=int32 keep_dims=false
m = Const() value=int32<>{-1}
s = Pack(m, p) T=int32 N=2 axis=0
r = Reshape(x, s) T=float32 Tshape=int32
w = VariableV2() dtype=float32 shape=<24,5>
y = MatMul(r, w) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2,3,4> -> <-1,2,3,4>
r = Flatten(x) -> <-1,24>
y = FullyConnected(r) units=5 use_bias=false weights<24,5> -> <-1,5>
)");
}

// 6.1.4
TEST_CASE("a Reshape of a fixed batch is Flatten, and the batch stays fixed")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<7,2,3,4>
s = Const() value=int32<2>{7,24}
r = Reshape(x, s) T=float32 Tshape=int32
w = VariableV2() dtype=float32 shape=<24,5>
y = MatMul(r, w) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<7,2,3,4> -> <7,2,3,4>
r = Flatten(x) -> <7,24>
y = FullyConnected(r) units=5 use_bias=false weights<24,5> -> <7,5>
)");
}

// 6.1.4, 6.1.10
TEST_CASE("the dense layer after a flattened channels-first map takes its rows in the order of the map")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3,4,4>
w = VariableV2() dtype=float32 shape=<3,3,3,2>
c = Conv2D(x, w) T=float32 strides=[1,1,1,1] padding="SAME" data_format="NCHW"
s = Const() value=int32<2>{-1,32}
r = Reshape(c, s) T=float32 Tshape=int32
v = VariableV2() dtype=float32 shape=<32,5>
y = MatMul(r, v) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,3,4,4> -> <-1,3,4,4>
c/before = Transpose(x) perm=[0, 2, 3, 1] -> <-1,4,4,3>
c = Conv(c/before) auto_pad=SAME_UPPER kernel_shape=[3, 3, 3, 2] pads=[0, 1, 1, 0, 0, 1, 1, 0] strides=[1, 1, 1, 1] use_bias=false weights<3,3,3,2> -> <-1,4,4,2>
r = Flatten(c) -> <-1,32>
y = FullyConnected(r) units=5 use_bias=false weights<32,5> -> <-1,5>
)");

    const std::vector<double> weights = weight_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3,4,4>
w = VariableV2() dtype=float32 shape=<3,3,3,2>
c = Conv2D(x, w) T=float32 strides=[1,1,1,1] padding="SAME" data_format="NCHW"
s = Const() value=int32<2>{-1,32}
r = Reshape(c, s) T=float32 Tshape=int32
v = VariableV2() dtype=float32 shape=<32,5>
y = MatMul(r, v) T=float32
)",
                                                            {"y"}, "y", "weights");
    REQUIRE(weights.size() == 160);
    CHECK(weights[0] == 1);  // channel 0 of the first place
    CHECK(weights[5] == 81); // channel 1 of the first place: row 16 of the source
    CHECK(weights[10] == 6); // channel 0 of the second place
}

// 6.1.13
TEST_CASE("heights and widths that are not known stay unknown")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,?,?,3>
w = VariableV2() dtype=float32 shape=<3,3,3,4>
z = Conv2D(x, w) T=float32 strides=[1,2,2,1] padding="SAME"
y = Conv2D(x, w) T=float32 strides=[1,1,1,1] padding="VALID"
)",
                              {"y", "z"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,-1,-1,3> -> <-1,-1,-1,3>
y = Conv(x) auto_pad=VALID kernel_shape=[3, 3, 3, 4] pads=[0, 0, 0, 0, 0, 0, 0, 0] strides=[1, 1, 1, 1] use_bias=false weights<3,3,3,4> -> <-1,-1,-1,4>
z = Conv(x) auto_pad=SAME_UPPER kernel_shape=[3, 3, 3, 4] pads=[0, 0, 0, 0, 0, 1, 1, 0] strides=[1, 2, 2, 1] use_bias=false weights<3,3,3,4> -> <-1,-1,-1,4>
)");

    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,?,?,3>
a = Const() value=int32<2>{1,2}
y = Mean(x, a) T=float32 keep_dims=false
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,-1,-1,3> -> <-1,-1,-1,3>
y = ReduceMean(x) axes=[1, 2] keepdims=false -> <-1,3>
)");
}

// 6.1.13
TEST_CASE("a fixed batch stays fixed")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<192,3,3,4>
s = Const() value=int32<3>{192,9,4}
y = Reshape(x, s) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<192,3,3,4> -> <192,3,3,4>
y = Reshape(x) shape=[192, 9, 4] -> <192,9,4>
)");
}

// 6.1.13, 6.1.4
TEST_CASE("a map of unknown size is not said to be flattened")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,?,?,4>
s = Const() value=int32<2>{-1,36}
r = Reshape(x, s) T=float32 Tshape=int32
w = VariableV2() dtype=float32 shape=<36,5>
y = MatMul(r, w) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,-1,-1,4> -> <-1,-1,-1,4>
r = Reshape(x) shape=[-1, 36] -> <-1,36>
y = FullyConnected(r) units=5 use_bias=false weights<36,5> -> <-1,5>
)");
}

} // namespace oplift::test
