#include <oplift/emit/tensorflow/model/lowerings/activation.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/written.hpp>

using namespace oplift;
using test::operators_of;
using test::text_of;

TEST_CASE("a leaky relu is the larger of two tensors, or the smaller where its factor is more than 1")
{
    CHECK(text_of(ir::leaky_relu{.alpha = 0.5}) ==
          "y/alpha = float{0.500000}\ny/mul = Mul(y/alpha, x)\ny = Maximum(y/mul, x)\n");
    CHECK(text_of(ir::leaky_relu{.alpha = 2}).ends_with("y = Minimum(y/mul, x)\n"));
}

TEST_CASE("other activations are put together from those that TensorFlow has")
{
    CHECK(text_of(ir::swish{}) == "y/Sigmoid = Sigmoid(x)\ny = Mul(x, y/Sigmoid)\n");
    CHECK(text_of(ir::crelu{}) == "y/Neg = Neg(x)\ny/concat/axis = int32{-1}\n"
                                  "y/concat = ConcatV2(x, y/Neg, y/concat/axis) N=2 Tidx=int32\ny = Relu(y/concat)\n");
    CHECK(text_of(ir::p_relu{.gamma = test::zeros({2})}) ==
          "y/Relu = Relu(x)\ny/Neg = Neg(x)\ny/Relu_1 = Relu(y/Neg)\ny/Neg_1 = Neg(y/Relu_1)\n"
          "y/mul = Mul(y/gamma, y/Neg_1)\ny = Add(y/Relu, y/mul)\n");
    CHECK(text_of(ir::elu{.alpha = 2}) ==
          "y/alpha = float{2.000000}\ny/Elu = Elu(x)\ny/mul = Mul(y/Elu, y/alpha)\ny/zeros_like = ZerosLike(x)\n"
          "y/Greater = Greater(x, y/zeros_like)\ny = Select(y/Greater, x, y/mul)\n");
}

TEST_CASE("softmax of anything but a matrix is one of a matrix: TensorFlow 1.4 has no other")
{
    CHECK(operators_of(text_of(ir::softmax{}, {-1, 3})) == "Softmax");
    CHECK(text_of(ir::log_softmax{}, {-1, 5, 3}) ==
          "y/Shape = Shape(x) out_type=int32\ny/Reshape/shape = int32{-1,3}\n"
          "y/Reshape = Reshape(x, y/Reshape/shape) Tshape=int32\ny/LogSoftmax = LogSoftmax(y/Reshape)\n"
          "y = Reshape(y/LogSoftmax, y/Shape) Tshape=int32\n");
    CHECK(operators_of(text_of(ir::softmax{}, {-1, 5, -1})) == "Shape StridedSlice ConcatV2 Reshape Softmax Reshape");
}
