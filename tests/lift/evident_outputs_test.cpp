#include <oplift/lift/evident_outputs.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <support/graph_text.hpp>

using namespace oplift;

namespace {

std::string candidates(std::string_view graph)
{
    std::string text;
    for (const output_candidate& candidate : output_candidates(test::graph_text::parse(graph)))
        text += candidate.name + ":" + std::to_string(candidate.size) + " ";
    return text;
}

} // namespace

TEST_CASE("the node that is computed from most nodes comes first; of equal ones, the first by name")
{
    CHECK(candidates(R"(
        x = Placeholder() dtype=float32
        short = Relu(x)
        b = Tanh(x)
        a = Tanh(x)
        h = Relu(x)
        long = Relu(h)
    )") == "long:3 a:2 b:2 short:2 ");
}

TEST_CASE("a node counts once, however many ways lead to it, and control dependencies lead nowhere")
{
    CHECK(candidates(R"(
        x = Placeholder() dtype=float32
        other = Placeholder() dtype=float32
        y = Add(x, x, ^z)
        z = Relu(other)
    )") == "y:2 z:2 ");
}

TEST_CASE("what depends on no input is no output, and neither is an input itself")
{
    CHECK(candidates("w = VariableV2() dtype=float32\nr = Relu(w)\nx = Placeholder() dtype=float32\n") == "");
    CHECK(candidates("x = IteratorGetNext()\ny = Relu(x)\n") == "y:2 ");
    CHECK(candidates("x = QueueDequeueV2()\ny = Relu(x)\n") == "y:2 ");
}

TEST_CASE("gradients, updates, summaries and what saves variables are no outputs")
{
    CHECK(candidates(R"(
        x = Placeholder() dtype=float32
        w = VariableV2() dtype=float32
        y = Mul(x, w)
        loss = Softmax(y)
        gradient = ReluGrad(y, x)
        scaled = Mul(gradient, w)
        step = ApplyGradientDescent(w, w, scaled)
        after = Identity(step)
        name = Placeholder() dtype=string
        save = SaveV2(name, w)
        restore = RestoreV2(name)
        assign = Assign(w, restore)
        chart = ScalarSummary(name, y)
    )") == "loss:4 ");
}

TEST_CASE("a branch that a placeholder decides is no obstacle, and an unused branch no output")
{
    CHECK(candidates(R"(
        x = Placeholder() dtype=float32
        training = Placeholder() dtype=bool
        sides = Switch(x, training)
        trained = Tanh(sides:1)
        y = Merge(sides, trained)
        unused = Switch(x, training)
        steer = Switch(training, training)
        pivot = Identity(steer:1)
    )") == "y:5 ");
}

TEST_CASE("what only a summary or an assertion uses is an output")
{
    CHECK(candidates(R"(
        x = Placeholder() dtype=float32
        y = Relu(x)
        name = Const() value=float32<>{0}
        chart = HistogramSummary(name, y)
        charts = MergeSummary(chart)
    )") == "y:2 ");
}

TEST_CASE("what depends on the shape of an input alone is no output")
{
    CHECK(candidates(R"(
        x = Placeholder() dtype=float32
        shape = Shape(x)
        state = Fill(shape, shape)
        zeros = ZerosLike(x)
        y = Relu(x)
    )") == "y:2 ");
}
