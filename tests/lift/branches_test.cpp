#include <oplift/lift/branches.hpp>

#include <doctest/doctest.h>

#include <lifting/inference_tables.hpp>
#include <optional>
#include <string_view>
#include <support/graph_text.hpp>

using namespace oplift;
using oplift::test::graph_text;
using oplift::test::node_named;

namespace {

std::optional<bool> decided(std::string_view text, std::string_view predicate = "p")
{
    const auto graph = graph_text::parse(text);
    const inference facts{graph, nullptr, compiled::library_tables};
    return branches{graph, facts}.taken({node_named(graph, predicate), 0});
}

} // namespace

TEST_CASE("a constant predicate decides for itself, also through a negation")
{
    CHECK(decided("p = Const() value=bool<>{true}\n") == true);
    CHECK(decided("c = Const() value=bool<>{true}\np = LogicalNot(c)\n") == false);
    CHECK(decided("c = Const() value=bool<>{false}\np = PlaceholderWithDefault(c) shape=<>\n") == false);
}

TEST_CASE("the side that draws random numbers or normalises with the batch's statistics is training")
{
    constexpr std::string_view drops_when_true = R"(
        p = Placeholder() dtype=bool shape=<>
        x = Placeholder() dtype=float32 shape=<?,4>
        s = Switch(x, p)
        shape = Shape(s:1)
        noise = RandomUniform(shape) dtype=float32
        dropped = Mul(s:1, noise)
        same = Identity(s)
        y = Merge(same, dropped)
    )";
    CHECK(decided(drops_when_true) == false);

    constexpr std::string_view normalises_when_false = R"(
        p = Placeholder() dtype=bool shape=<>
        x = Placeholder() dtype=float32 shape=<?,2,2,4>
        g = Const() value=float32<4>{1}
        s = Switch(x, p)
        test = FusedBatchNorm(s:1, g, g, g, g) is_training=false
        train = FusedBatchNorm(s, g, g, g, g) is_training=true
        y = Merge(train, test)
    )";
    CHECK(decided(normalises_when_false) == true);
}

TEST_CASE("a predicate is seen through what negates it and what gives it another shape")
{
    CHECK(decided(R"(
        p = Placeholder() dtype=bool shape=<>
        q = LogicalNot(p)
        x = Placeholder() dtype=float32 shape=<?,4>
        s = Switch(x, q)
        shape = Shape(s:1)
        noise = RandomUniform(shape) dtype=float32
        dropped = Mul(s:1, noise)
        y = Merge(s, dropped)
    )") == true);
}

TEST_CASE("statistics of the batch against a variable: the variable is for inference")
{
    CHECK(decided(R"(
        p = Placeholder() dtype=bool shape=<>
        x = Placeholder() dtype=float32 shape=<?,4>
        axes = Const() value=int32<1>{0}
        mean = Mean(x, axes) keep_dims=false
        moving = VariableV2() dtype=float32 shape=<4>
        y = Select(p, mean, moving)
    )") == false);
}

TEST_CASE("any other tensor against a variable decides nothing: both can be meant for inference")
{
    CHECK(decided(R"(
        p = Placeholder() dtype=bool shape=<>
        x = Placeholder() dtype=float32 shape=<?,4>
        given = Relu(x)
        learned = VariableV2() dtype=float32 shape=<4>
        s = Switch(given, p)
        t = Switch(learned, p)
        y = Merge(t, s:1)
    )") == std::nullopt);
}

TEST_CASE("a probability against 1: the 1 is for inference")
{
    CHECK(decided(R"(
        p = Placeholder() dtype=bool shape=<>
        half = Const() value=float32<>{0.5}
        one = Const() value=float32<>{1}
        s = Switch(half, p)
        t = Switch(one, p)
        y = Merge(t, s:1)
    )") == false);
}

TEST_CASE("where the sides do not tell, or contradict each other, nothing is decided")
{
    CHECK(decided(R"(
        p = Placeholder() dtype=bool shape=<>
        x = Placeholder() dtype=float32 shape=<?,4>
        s = Switch(x, p)
        a = Relu(s)
        b = Tanh(s:1)
        y = Merge(a, b)
    )") == std::nullopt);
    CHECK(decided(R"(
        p = Placeholder() dtype=bool shape=<>
        x = Placeholder() dtype=float32 shape=<?,4>
        s = Switch(x, p)
        n0 = Shape(s)
        a = RandomUniform(n0) dtype=float32
        n1 = Shape(s:1)
        b = RandomUniform(n1) dtype=float32
        y = Merge(a, b)
    )") == std::nullopt);
}
