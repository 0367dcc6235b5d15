#include "support/try_rule.hpp"
#include <oplift/match/explanation.hpp>
#include <oplift/rule.hpp>

#include <doctest/doctest.h>

#include <string>

using oplift::test::attempt;
using oplift::test::test_subject;

namespace oplift::rule {
namespace {

struct layer {
    static constexpr auto x = tensor<"x">;
    static constexpr auto pattern =
        add(mul(conv2d(x, weight<"kernel">).with<"padding", "SAME">(), scalar<"factor">), sum(x, integers<"axes">));
};
struct flagged {
    static constexpr auto pattern = relu(squeeze(tensor<"x">).with<"flag", true>());
};
struct counted {
    static constexpr auto pattern = relu(squeeze(tensor<"x">).with<"count", 3>());
};
struct normalised {
    static constexpr auto pattern =
        relu(fused_batch_norm(tensor<"a">, tensor<"b">, tensor<"c">, tensor<"d">, tensor<"e">));
};
struct second_output {
    static constexpr auto pattern = relu(unpack(tensor<"x">).output<1>());
};
struct twice {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto pattern = sub(x, neg(x));
};

template <typename Rule>
std::string why_not(const std::string& text, const std::string& root)
{
    const test_subject graph{text, {root}};
    const attempt<Rule> tried{graph, graph[root]};
    CHECK_FALSE(tried);
    return tried.why_not();
}

std::string layer_graph(std::string kernel, std::string attribute, std::string factor, std::string axes)
{
    return "x = Placeholder()\ny = Placeholder()\nw = " + kernel + "\nf = " + factor + "\ni = " + axes +
           "\nc = Conv2D(x, w)" + attribute + "\nm = Mul(c, f)\ns = Sum(x, i)\nr = Add(m, s)";
}

} // namespace
} // namespace oplift::rule

using namespace oplift::rule;

TEST_CASE("the furthest failure is told: where, what was expected, what was there")
{
    const std::string kernel = "VariableV2() shape=<1>", same = " padding=\"SAME\"",
                      half = "Const() value=float32<>{0.5}", axes = "Const() value=int32<1>{1}";
    CHECK(why_not<layer>(layer_graph("Placeholder()", same, half, axes), "r") ==
          "at 'w' (Placeholder): 'kernel' must be a constant or a variable");
    CHECK(why_not<layer>(layer_graph(kernel, " padding=\"VALID\"", half, axes), "r") ==
          "at 'c' (Conv2D): expected the attribute padding to be SAME");
    CHECK(why_not<layer>(layer_graph(kernel, same, "Const() value=float32<2>{0.5,1.0}", axes), "r") ==
          "at 'f' (Const): 'factor' must be a constant with one value");
    CHECK(why_not<layer>(layer_graph(kernel, same, half, "Const() value=float32<1>{1.0}"), "r") ==
          "at 'i' (Const): 'axes' must be a constant of integers");
}

TEST_CASE("attributes of each type are told with the value that is expected")
{
    CHECK(why_not<flagged>("x = Placeholder()\ns = Squeeze(x)\nr = Relu(s)", "r") ==
          "at 's' (Squeeze): expected the attribute flag to be true");
    CHECK(why_not<counted>("x = Placeholder()\ns = Squeeze(x) count=4\nr = Relu(s)", "r") ==
          "at 's' (Squeeze): expected the attribute count to be 3");
}

TEST_CASE("operators, operands and outputs are told")
{
    CHECK(why_not<normalised>("x = Placeholder()\nr = Relu(x)", "r") ==
          "at 'x' (Placeholder): expected FusedBatchNorm, FusedBatchNormV2 or FusedBatchNormV3");
    CHECK(why_not<normalised>("x = Placeholder()\nn = FusedBatchNormV3(x, x)\nr = Relu(n)", "r") ==
          "at 'n' (FusedBatchNormV3): expected 5 operands, there are 2");
    CHECK(why_not<second_output>("x = Placeholder()\nu = Unpack(x)\nr = Relu(u)", "r") ==
          "at 'u' (Unpack): expected output 1, it is output 0");
}

TEST_CASE("a name that is bound to another tensor is told")
{
    CHECK(why_not<twice>("a = Placeholder()\nb = Placeholder()\nn = Neg(b)\ns = Sub(a, n)", "s") ==
          "at 'b' (Placeholder): expected the tensor that is already 'x'");
}
