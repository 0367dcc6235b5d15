#include <oplift/rules/normalization.hpp>
#include <oplift/rules/source.hpp>

#include <boost/hana/concat.hpp>
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <support/lifting.hpp>
#include <vector>

using namespace oplift;

namespace {

constexpr auto tested_rules = boost::hana::concat(rule::source_rules, rule::normalization_rules);

std::string graph_of(const std::string& gamma, const std::string& node, const std::string& shape = "<?,4,4,2>")
{
    return "x = Placeholder() dtype=float32 shape=" + shape + "\n" + gamma + R"(
        b = VariableV2() dtype=float32 shape=<2>
        m = VariableV2() dtype=float32 shape=<2>
        v = VariableV2() dtype=float32 shape=<2>
        )" +
           node;
}

std::string lifted(const std::string& graph)
{
    return test::lifted_text(test::table_of<tested_rules>, graph, {"y"});
}

const std::string learned_gamma = "g = VariableV2() dtype=float32 shape=<2>";

} // namespace

TEST_CASE("all versions of the fused operator are one operator")
{
    for (const std::string name : {"FusedBatchNorm", "FusedBatchNormV2", "FusedBatchNormV3"})
        CHECK(lifted(graph_of(learned_gamma,
                              "y = " + name + "(x, g, b, m, v) T=float32 U=float32 epsilon=0.5 is_training=false")) ==
              "x = DataInput() dtype=float32 shape=<-1,4,4,2> -> <-1,4,4,2>\n"
              "y = BatchNorm(x) bias=true epsilon=0.5 scale=true bias<2> mean<2> scale<2> var<2> -> <-1,4,4,2>\n");
}

TEST_CASE("a gamma of constant ones is left out")
{
    CHECK(lifted(graph_of("g = Const() value=float32<2>{1}",
                          "y = FusedBatchNorm(x, g, b, m, v) T=float32 epsilon=0.5 is_training=false"))
              .ends_with("y = BatchNorm(x) bias=true epsilon=0.5 scale=false bias<2> mean<2> var<2> -> <-1,4,4,2>\n"));
}

TEST_CASE("channels first are brought last and back")
{
    const std::string text = lifted(
        graph_of(learned_gamma, "y = FusedBatchNorm(x, g, b, m, v) T=float32 is_training=false data_format=\"NCHW\"",
                 "<?,2,4,5>"));
    CHECK(text.find("Transpose(x) perm=[0, 2, 3, 1] -> <-1,4,5,2>") != std::string::npos);
    CHECK(text.find("= BatchNorm(") != std::string::npos);
    CHECK(text.find("perm=[0, 3, 1, 2] -> <-1,2,4,5>") != std::string::npos);
}

TEST_CASE("the weights go where they belong")
{
    const std::string graph = graph_of("g = Const() value=float32<2>{5,6}",
                                       "y = FusedBatchNorm(x, g, b, m, v) T=float32 epsilon=0.5 is_training=false");
    const auto weight       = [&](std::string_view name) {
        return test::lifted_weight(test::table_of<tested_rules>, graph, {"y"}, "y", name);
    };
    CHECK(weight("scale") == std::vector<double>{5, 6});
    CHECK(weight("mean") == std::vector<double>{1, 2});
}

TEST_CASE("training is refused, and it is TensorFlow's default")
{
    constexpr std::string_view sentence =
        "it normalises with stored statistics, not with those of the batch (is_training is false)";
    CHECK(lifted(graph_of(learned_gamma, "y = FusedBatchNorm(x, g, b, m, v) T=float32")).find(sentence) !=
          std::string::npos);
    CHECK(lifted(graph_of(learned_gamma, "y = FusedBatchNormV3(x, g, b, m, v) T=float32 is_training=true"))
              .find(sentence) != std::string::npos);
}

TEST_CASE("statistics of the batch itself are refused as weights")
{
    const std::string text = lifted(R"(
        x = Placeholder() dtype=float32 shape=<?,4,4,2>
        g = Const() value=float32<2>{1}
        m = Placeholder() dtype=float32 shape=<2>
        y = FusedBatchNorm(x, g, g, m, g) T=float32 is_training=false)");
    CHECK(text.find("gamma, beta, mean and variance are constants or variables, vectors of the same length") !=
          std::string::npos);
}
