#include <doctest/doctest.h>

#include <support/default_lifting.hpp>
#include <vector>

// Attributes that the converter of MMdnn 0.3.1 loses or changes without a word; the numbers are those of the list of
// its mistakes.
namespace oplift::test {

// 6.1.5
TEST_CASE("a Transpose keeps its permutation")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,2,3,4>
p = Const() value=int32<4>{0,3,1,2}
y = Transpose(x, p) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,2,3,4> -> <-1,2,3,4>
y = Transpose(x) perm=[0, 3, 1, 2] -> <-1,4,2,3>
)");
}

// 6.1.9
TEST_CASE("a convolution keeps its dilations, and SAME counts them")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,9,9,3>
w = VariableV2() dtype=float32 shape=<3,3,3,4>
y = Conv2D(x, w) T=float32 strides=[1,1,1,1] padding="SAME" dilations=[1,2,2,1]
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,9,9,3> -> <-1,9,9,3>
y = Conv(x) auto_pad=SAME_UPPER dilations=[1, 2, 2, 1] kernel_shape=[3, 3, 3, 4] pads=[0, 2, 2, 0, 0, 2, 2, 0] strides=[1, 1, 1, 1] use_bias=false weights<3,3,3,4> -> <-1,9,9,4>
)");
}

// 6.1.9
TEST_CASE("SpaceToBatchND, convolution and BatchToSpaceND are one dilated convolution with its bias")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,9,9,3>
w = VariableV2() dtype=float32 shape=<3,3,3,4>
b = VariableV2() dtype=float32 shape=<4>
bs = Const() value=int32<2>{2,2}
p = Const() value=int32<2,2>{2,3,2,3}
cr = Const() value=int32<2,2>{0,1,0,1}
s = SpaceToBatchND(x, bs, p) T=float32
c = Conv2D(s, w) T=float32 strides=[1,1,1,1] padding="VALID"
d = BatchToSpaceND(c, bs, cr) T=float32
y = BiasAdd(d, b) T=float32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,9,9,3> -> <-1,9,9,3>
y = Conv(x) auto_pad=SAME_UPPER dilations=[1, 2, 2, 1] kernel_shape=[3, 3, 3, 4] pads=[0, 2, 2, 0, 0, 2, 2, 0] strides=[1, 1, 1, 1] use_bias=true bias<4> weights<3,3,3,4> -> <-1,9,9,4>
)");
}

// 6.1.10
TEST_CASE("channels-first layers have the pads of height and width")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,3,8,9>
w = VariableV2() dtype=float32 shape=<3,3,3,4>
b = VariableV2() dtype=float32 shape=<4>
c = Conv2D(x, w) T=float32 strides=[1,1,2,2] padding="SAME" data_format="NCHW"
d = BiasAdd(c, b) T=float32 data_format="NCHW"
y = MaxPool(d) T=float32 ksize=[1,1,3,3] strides=[1,1,2,2] padding="SAME" data_format="NCHW"
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,3,8,9> -> <-1,3,8,9>
c/before = Transpose(x) perm=[0, 2, 3, 1] -> <-1,8,9,3>
c = Conv(c/before) auto_pad=SAME_UPPER kernel_shape=[3, 3, 3, 4] pads=[0, 0, 1, 0, 0, 1, 1, 0] strides=[1, 2, 2, 1] use_bias=true bias<4> weights<3,3,3,4> -> <-1,4,5,4>
y/inner = Pool(c) auto_pad=SAME_UPPER kernel_shape=[1, 3, 3, 1] pads=[0, 0, 1, 0, 0, 1, 1, 0] pooling_type=MAX strides=[1, 2, 2, 1] -> <-1,2,3,4>
y = Transpose(y/inner) perm=[0, 3, 1, 2] -> <-1,4,2,3>
)");
}

// 6.1.11
TEST_CASE("a product with transposed operands is that product")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<4,2>
w = Const() value=float32<3,4>{1,2,3,4,5,6,7,8,9,10,11,12}
y = MatMul(x, w) T=float32 transpose_a=true transpose_b=true
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<4,2> -> <4,2>
y/before = Transpose(x) perm=[1, 0] -> <2,4>
y = FullyConnected(y/before) units=3 use_bias=false weights<4,3> -> <2,3>
)");

    CHECK(weight_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<4,2>
w = Const() value=float32<3,4>{1,2,3,4,5,6,7,8,9,10,11,12}
y = MatMul(x, w) T=float32 transpose_a=true transpose_b=true
)",
                              {"y"}, "y", "weights") == std::vector<double>{1, 5, 9, 2, 6, 10, 3, 7, 11, 4, 8, 12});
}

// 6.1.12
TEST_CASE("GatherV2 keeps its axis")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,5,6>
i = Const() value=int32<2>{4,0}
a = Const() value=int32<>{2}
y = GatherV2(x, i, a) Tparams=float32 Tindices=int32 Taxis=int32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,5,6> -> <-1,5,6>
i = Constant() dtype=int32 value<2> -> <2>
y = Gather(x, i) axis=2 -> <-1,5,2>
)");

    CHECK(weight_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,5,6>
i = Const() value=int32<2>{4,0}
a = Const() value=int32<>{2}
y = GatherV2(x, i, a) Tparams=float32 Tindices=int32 Taxis=int32
)",
                              {"y"}, "i", "value") == std::vector<double>{4, 0});
}

// 6.1.12
TEST_CASE("a slice of size -1 reaches to the end")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,5,6>
b = Const() value=int32<3>{0,1,2}
s = Const() value=int32<3>{-1,-1,2}
y = Slice(x, b, s) T=float32 Index=int32
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,5,6> -> <-1,5,6>
y = Slice(x) end_mask=1 ends=[0, 5, 4] starts=[0, 1, 2] strides=[1, 1, 1] -> <-1,4,2>
)");
}

// 6.1.12
TEST_CASE("a strided slice keeps its masks, an ellipsis and a new axis among them")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,5,6,7>
b = Const() value=int32<4>{0,0,0,2}
e = Const() value=int32<4>{0,0,0,5}
s = Const() value=int32<4>{1,1,1,1}
y = StridedSlice(x, b, e, s) T=float32 Index=int32 begin_mask=1 end_mask=1 ellipsis_mask=2 new_axis_mask=4
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,5,6,7> -> <-1,5,6,7>
y = Slice(x) end_mask=1 ends=[0, 5, 6, 1, 5] new_axis_mask=8 starts=[0, 0, 0, 0, 2] strides=[1, 1, 1, 1, 1] -> <-1,5,6,1,3>
)");
}

// 6.1.12
TEST_CASE("a strided slice whose bounds are calculated keeps its masks")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,5>
k = Const() value=int32<>{1}
zz = Const() value=int32<>{0}
b = Pack(zz, k) T=int32 N=2 axis=0
e = Const() value=int32<2>{0,0}
s = Const() value=int32<2>{1,2}
y = StridedSlice(x, b, e, s) T=float32 Index=int32 begin_mask=1 end_mask=3
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,5> -> <-1,5>
y = Slice(x) end_mask=1 ends=[0, 5] starts=[0, 1] strides=[1, 2] -> <-1,2>
)");
}

// 6.1.18
TEST_CASE("SAME padding at a stride puts the odd pad behind, as SAME_UPPER says")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,8,8,3>
w = Const() value=float32<3,3,3,2>{1}
y = Conv2D(x, w) T=float32 strides=[1,2,2,1] padding="SAME"
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,8,8,3> -> <-1,8,8,3>
y = Conv(x) auto_pad=SAME_UPPER kernel_shape=[3, 3, 3, 2] pads=[0, 0, 0, 0, 0, 1, 1, 0] strides=[1, 2, 2, 1] use_bias=false weights<3,3,3,2> -> <-1,4,4,2>
)");
}

// 6.1.19
TEST_CASE("Squeeze removes the axes that it names")
{
    CHECK(lifted_by_all_rules(R"(
x = Placeholder() dtype=float32 shape=<?,1,1,1,4>
y = Squeeze(x) T=float32 squeeze_dims=[1,2]
)",
                              {"y"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,1,1,1,4> -> <-1,1,1,1,4>
y = Squeeze(x) axes=[1, 2] -> <-1,1,4>
)");
}

} // namespace oplift::test
