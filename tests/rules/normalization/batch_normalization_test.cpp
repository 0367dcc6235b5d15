#include <oplift/rules/activation.hpp>
#include <oplift/rules/normalization/batch_normalization.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <support/lifting.hpp>
#include <vector>

using namespace oplift;

namespace {

constexpr auto tested_rules = boost::hana::concat(boost::hana::concat(rule::source_rules, rule::activation_rules),
                                                  rules<rule::batch_normalization>);

// `weights` is the shape of all weights.
std::string graph_of(const std::string& rest, const std::string& shape = "<?,4,4,2>",
                     const std::string& weights = "<2>")
{
    std::string text = "x = Placeholder() dtype=float32 shape=" + shape + "\n";
    for (const std::string name : {"g", "b", "m", "v"})
        text += name + " = VariableV2() dtype=float32 shape=" + weights + "\n";
    return text + "e = Const() value=float32<>{0.5}\n" + rest;
}

std::string lifted(const std::string& graph)
{
    return test::lifted_text(test::table_of<tested_rules>, graph, {"y"});
}

const std::string tensorflow = R"(
    bn/add = Add(v, e) T=float32
    bn/Rsqrt = Rsqrt(bn/add) T=float32
    bn/mul = Mul(bn/Rsqrt, g) T=float32
    bn/mul_1 = Mul(x, bn/mul) T=float32
    bn/mul_2 = Mul(m, bn/mul) T=float32
    bn/sub = Sub(b, bn/mul_2) T=float32
    bn/add_1 = Add(bn/mul_1, bn/sub) T=float32
    y = Relu(bn/add_1) T=float32)";

} // namespace

TEST_CASE("batch normalization takes the name of the node that adds epsilon")
{
    CHECK(lifted(graph_of(tensorflow)) ==
          "x = DataInput() dtype=float32 shape=<-1,4,4,2> -> <-1,4,4,2>\n"
          "bn/add = BatchNorm(x) bias=true epsilon=0.5 scale=true bias<2> mean<2> scale<2> var<2> -> <-1,4,4,2>\n"
          "y = Relu(bn/add) -> <-1,4,4,2>\n");
}

TEST_CASE("operands may be exchanged")
{
    CHECK(lifted(graph_of(R"(
        bn/add = AddV2(e, v) T=float32
        bn/Rsqrt = Rsqrt(bn/add) T=float32
        bn/mul = Mul(g, bn/Rsqrt) T=float32
        bn/mul_1 = Mul(bn/mul, x) T=float32
        bn/mul_2 = Mul(bn/mul, m) T=float32
        bn/sub = Sub(b, bn/mul_2) T=float32
        bn/add_1 = AddV2(bn/sub, bn/mul_1) T=float32
        y = Relu(bn/add_1) T=float32)")) == lifted(graph_of(tensorflow)));
}

TEST_CASE("without gamma there is no scale")
{
    CHECK(lifted(graph_of(R"(
        a = Add(v, e) T=float32
        r = Rsqrt(a) T=float32
        xr = Mul(x, r) T=float32
        mr = Mul(m, r) T=float32
        s = Sub(b, mr) T=float32
        y = Add(xr, s) T=float32)"))
              .ends_with("y = BatchNorm(x) bias=true epsilon=0.5 scale=false bias<2> mean<2> var<2> -> <-1,4,4,2>\n"));
}

TEST_CASE("without beta the bias is zeros")
{
    const std::string start = R"(
        a = Add(v, e) T=float32
        r = Rsqrt(a) T=float32
        k = Mul(r, g) T=float32
        xk = Mul(x, k) T=float32
        )";
    for (const std::string end : {"n = Neg(m) T=float32\n nk = Mul(n, k) T=float32\n y = Add(xk, nk) T=float32",
                                  "mk = Mul(m, k) T=float32\n nk = Neg(mk) T=float32\n y = Add(xk, nk) T=float32",
                                  "mk = Mul(m, k) T=float32\n y = Sub(xk, mk) T=float32"}) {
        const std::string graph = graph_of(start + end);
        CHECK(lifted(graph).ends_with(
            "y = BatchNorm(x) bias=true epsilon=0.5 scale=true bias<2> mean<2> scale<2> var<2> -> <-1,4,4,2>\n"));
        CHECK(test::lifted_weight(test::table_of<tested_rules>, graph, {"y"}, "y", "bias") ==
              std::vector<double>{0, 0});
    }
}

TEST_CASE("weights along axis 1 mean channels first")
{
    const std::string text = lifted(graph_of(tensorflow, "<?,2,4,5>", "<1,2,1,1>"));
    CHECK(text.find("perm=[0, 2, 3, 1] -> <-1,4,5,2>") != std::string::npos);
    CHECK(text.find("BatchNorm(") != std::string::npos);
    CHECK(text.find("bias<2> mean<2> scale<2> var<2>") != std::string::npos);
    CHECK(text.find("perm=[0, 3, 1, 2] -> <-1,2,4,5>") != std::string::npos);
}

TEST_CASE("weights with leading axes of extent 1 are made vectors")
{
    CHECK(lifted(graph_of(tensorflow, "<?,4,4,2>", "<1,1,1,2>")) == lifted(graph_of(tensorflow)));
}

TEST_CASE("one number for all channels is repeated")
{
    const std::string graph = R"(
        x = Placeholder() dtype=float32 shape=<?,3>
        v = VariableV2() dtype=float32 shape=<3>
        m = VariableV2() dtype=float32 shape=<1>
        b = Const() value=float32<>{7}
        e = Const() value=float32<>{0.5}
        a = Add(v, e) T=float32
        r = Rsqrt(a) T=float32
        xr = Mul(x, r) T=float32
        mr = Mul(m, r) T=float32
        s = Sub(b, mr) T=float32
        y = Add(xr, s) T=float32)";
    CHECK(test::lifted_weight(test::table_of<tested_rules>, graph, {"y"}, "y", "mean") == std::vector<double>{1, 1, 1});
    CHECK(test::lifted_weight(test::table_of<tested_rules>, graph, {"y"}, "y", "bias") == std::vector<double>{7, 7, 7});
}

TEST_CASE("weights along another axis are refused")
{
    CHECK(lifted(graph_of(tensorflow, "<?,4,2,5>", "<2,1>"))
              .find("mean, variance, gamma and beta have one number for each channel of the input") !=
          std::string::npos);
}

TEST_CASE("weights that widen the input are refused")
{
    CHECK(lifted(graph_of(tensorflow, "<?,1>")).find("one number for each channel") != std::string::npos);
}

TEST_CASE("the input of one scale and the mean of another are refused")
{
    const std::string text = lifted(graph_of(R"(
        a = Add(v, e) T=float32
        r = Rsqrt(a) T=float32
        r2 = Rsqrt(v) T=float32
        xr = Mul(x, r) T=float32
        mr = Mul(m, r2) T=float32
        s = Sub(b, mr) T=float32
        y = Add(xr, s) T=float32)"));
    CHECK(text.find("no rule recognises it") != std::string::npos);
}

TEST_CASE("an epsilon that widens the input is refused")
{
    std::string wide = graph_of(tensorflow);
    wide.replace(wide.find("float32<>{0.5}"), 14, "float32<1,1,1,1,1>{0.5}");
    CHECK(lifted(wide).find("epsilon is not negative, and does not widen the input") != std::string::npos);
}
