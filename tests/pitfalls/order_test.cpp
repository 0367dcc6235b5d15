#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <sstream>
#include <string>
#include <support/default_lifting.hpp>
#include <utility>
#include <vector>

// 6.1.8: what the converter of MMdnn 0.3.1 finds depends on the order of the nodes in the file.
namespace oplift::test {

namespace {

/// How often the IR of the graph differs when the graph's lines are shuffled 20 times. -1 if the graph is refused, or
/// if the IR lacks `expected`.
int differences(const std::string& graph, const std::vector<std::string>& outputs, const std::string& expected)
{
    const std::string ir = lifted_by_all_rules(graph, outputs);
    CAPTURE(ir);
    if (ir.find(expected) == std::string::npos || ir.starts_with("the model cannot"))
        return -1;
    std::vector<std::string> nodes;
    std::istringstream lines{graph};
    for (std::string line; std::getline(lines, line);)
        nodes.push_back(line);
    int different = 0;
    std::mt19937 random{20};
    for (int round = 0; round < 20; ++round) {
        for (std::size_t left = nodes.size(); left > 1; --left) // std::shuffle differs between standard libraries
            std::swap(nodes[left - 1], nodes[random() % left]);
        std::string shuffled;
        for (const std::string& node : nodes)
            shuffled += node + '\n';
        different += lifted_by_all_rules(shuffled, outputs) != ir;
    }
    return different;
}

} // namespace

TEST_CASE("the order of the nodes does not matter to a small network with batch normalization")
{
    CHECK(differences(R"(
x = Placeholder() dtype=float32 shape=<?,8,8,3>
w = VariableV2() dtype=float32 shape=<3,3,3,4>
wr = Identity(w) T=float32
conv = Conv2D(x, wr) T=float32 strides=[1,2,2,1] padding="SAME"
g = VariableV2() dtype=float32 shape=<4>
b = VariableV2() dtype=float32 shape=<4>
m = VariableV2() dtype=float32 shape=<4>
v = VariableV2() dtype=float32 shape=<4>
e = Const() value=float32<>{0.001}
bn/add = AddV2(v, e) T=float32
bn/rsqrt = Rsqrt(bn/add) T=float32
bn/mul = Mul(bn/rsqrt, g) T=float32
bn/mul_1 = Mul(conv, bn/mul) T=float32
bn/mul_2 = Mul(m, bn/mul) T=float32
bn/sub = Sub(b, bn/mul_2) T=float32
bn/add_1 = AddV2(bn/mul_1, bn/sub) T=float32
relu = Relu(bn/add_1) T=float32
pool = MaxPool(relu) T=float32 ksize=[1,2,2,1] strides=[1,2,2,1] padding="VALID"
shape = Const() value=int32<2>{-1,16}
flat = Reshape(pool, shape) T=float32 Tshape=int32
dw = VariableV2() dtype=float32 shape=<16,5>
db = VariableV2() dtype=float32 shape=<5>
dense = MatMul(flat, dw) T=float32
logits = BiasAdd(dense, db) T=float32
y = Softmax(logits) T=float32
)",
                      {"y"}, "bn/add = BatchNorm(conv)") == 0);
}

TEST_CASE("the order of the nodes does not matter to dropout")
{
    CHECK(differences(R"(
x = Placeholder() dtype=float32 shape=<?,20>
keep = Const() value=float32<>{0.25}
shape = Shape(x) T=float32
low = Const() value=float32<>{0}
high = Const() value=float32<>{1}
random = RandomUniform(shape) T=int32 dtype=float32
span = Sub(high, low) T=float32
stretched = Mul(random, span) T=float32
noise = Add(stretched, low) T=float32
dropout/add = Add(keep, noise) T=float32
dropout/Floor = Floor(dropout/add) T=float32
dropout/div = RealDiv(x, keep) T=float32
dropout/mul = Mul(dropout/div, dropout/Floor) T=float32
y = Relu(dropout/mul) T=float32
)",
                      {"y"}, "dropout/div = Dropout(x) keep_prob=0.25") == 0);
}

TEST_CASE("the order of the nodes does not matter to residual sums")
{
    CHECK(differences(R"(
x = Placeholder() dtype=float32 shape=<?,8,8,4>
w1 = VariableV2() dtype=float32 shape=<3,3,4,4>
b1 = VariableV2() dtype=float32 shape=<4>
w2 = VariableV2() dtype=float32 shape=<3,3,4,4>
b2 = VariableV2() dtype=float32 shape=<4>
c1 = Conv2D(x, w1) T=float32 strides=[1,1,1,1] padding="SAME"
s1 = AddV2(b1, c1) T=float32
r1 = Relu(s1) T=float32
c2 = Conv2D(r1, w2) T=float32 strides=[1,1,1,1] padding="SAME"
s2 = AddV2(c2, b2) T=float32
sum = AddV2(s2, x) T=float32
double = AddV2(sum, sum) T=float32
y = Relu(double) T=float32
)",
                      {"y"}, "double = Add(sum, sum)") == 0);
}

TEST_CASE("the order of the nodes does not matter to joined branches")
{
    CHECK(differences(R"(
x = Placeholder() dtype=float32 shape=<?,8,8,4>
w1 = VariableV2() dtype=float32 shape=<1,1,4,2>
w2 = VariableV2() dtype=float32 shape=<3,3,4,6>
b = Const() value=float32<2>{1,2}
axis = Const() value=int32<>{3}
c1 = Conv2D(x, w1) T=float32 strides=[1,1,1,1] padding="SAME"
s1 = BiasAdd(c1, b) T=float32
c2 = Conv2D(x, w2) T=float32 strides=[1,1,1,1] padding="SAME"
pool = AvgPool(x) T=float32 ksize=[1,3,3,1] strides=[1,1,1,1] padding="SAME"
joined = ConcatV2(s1, c2, pool, axis) T=float32 N=3
parts = Split(axis, joined) T=float32 num_split=2
difference = Sub(parts:1, parts) T=float32
scaled = Mul(difference, pixels) T=float32
pixels = Const() value=float32<6>{1,2,3,4,5,6}
)",
                      {"scaled"}, "difference = Sub(parts:1, parts)") == 0);
}

TEST_CASE("the order of the nodes does not matter to two outputs, one of them without the bias of the other")
{
    CHECK(differences(R"(
x = Placeholder() dtype=float32 shape=<?,6>
z = Placeholder() dtype=float32 shape=<?,6>
w = VariableV2() dtype=float32 shape=<6,4>
b = VariableV2() dtype=float32 shape=<4>
both = Mul(x, z) T=float32
dense = MatMul(both, w) T=float32
with_bias = BiasAdd(dense, b) T=float32
first = Sigmoid(with_bias) T=float32
second = Tanh(dense) T=float32
)",
                      {"first", "second"}, "second = Tanh(dense)") == 0);
}

} // namespace oplift::test
