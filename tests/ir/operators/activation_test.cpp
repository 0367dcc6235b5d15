#include "ir/operators/written.hpp"
#include <oplift/ir/operators/activation.hpp>

#include <doctest/doctest.h>

using namespace oplift;
using namespace oplift::test;

TEST_CASE("activations without parameters are a name and an input")
{
    CHECK(written(ir::relu{.input = from(3)}) == "Relu(3)");
    CHECK(written(ir::relu6{.input = from(3)}) == "Relu6(3)");
    CHECK(written(ir::crelu{.input = from(3)}) == "CRelu(3)");
    CHECK(written(ir::swish{.input = from(3)}) == "Swish(3)");
    CHECK(written(ir::tanh{.input = from(3)}) == "Tanh(3)");
}

TEST_CASE("the slope of a leaky relu is always written, that of an elu where it is given")
{
    CHECK(written(ir::leaky_relu{.input = from(1), .alpha = 0.25}) == "LeakyRelu(1) alpha=0.25f");
    CHECK(written(ir::elu{.input = from(1)}) == "Elu(1)");
    CHECK(written(ir::elu{.input = from(1), .alpha = 2}) == "Elu(1) alpha=2f");
}

TEST_CASE("a parametric relu has its slopes as a weight")
{
    CHECK(written(ir::p_relu{.input = from(1), .gamma = shaped({8})}) == "PRelu(1) gamma<8>");
}

TEST_CASE("a softmax is along the last axis, or along the one that is written")
{
    CHECK(written(ir::softmax{.input = from(1)}) == "Softmax(1)");
    CHECK(written(ir::softmax{.input = from(1), .dim = 1}) == "Softmax(1) dim=1");
    CHECK(written(ir::log_softmax{.input = from(1), .dim = 2}) == "LogSoftmax(1) dim=2");
}
