#include <oplift/emit/tensorflow/model/lowerings/elementwise.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/written.hpp>

using namespace oplift;
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

TEST_CASE("a constant that is a variable is the variable, under the name of the constant")
{
    test::ir_model model;
    ir::constant op{.value = test::floats({2}, {1, 2}), .dtype = data_type::float32};
    std::get<weight>(op.value).variable       = "kept";
    std::get<weight>(op.value).variable_shape = {2};
    const auto a                              = model.add("a", op);
    model.add("y", ir::negative{a});
    CHECK(model.text() == "a = Identity(kept)\ny = Neg(a)\n");
    model.graph[a.node].name = "kept";
    CHECK(model.text() == "y = Neg(kept)\n");
}
