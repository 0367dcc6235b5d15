#include <oplift/emit/tensorflow/functions/activation.hpp>

#include <doctest/doctest.h>

using namespace oplift::emit::tensorflow;

TEST_CASE("activations call their tensor features, softmax calls it logits")
{
    CHECK(functions::relu.name == "tf.nn.relu");
    CHECK(functions::relu.operator_name == "Relu");
    CHECK(functions::relu.parameters()[0].name == "features");
    CHECK(functions::softmax.parameters()[0].name == "logits");
}

TEST_CASE("what has no operator of its own in TensorFlow 1.4 is none")
{
    for (const function& f : {functions::crelu, functions::leaky_relu, functions::prelu, functions::swish,
                              functions::softmax, functions::log_softmax})
        CHECK(f.operator_name.empty());
    CHECK(functions::prelu.is_helper);
    CHECK_FALSE(functions::leaky_relu.is_helper);
}
