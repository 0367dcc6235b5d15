#include <oplift/graph/find_output.hpp>
#include <oplift/lift/inference_form.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <lifting/inference_tables.hpp>
#include <string>
#include <string_view>
#include <support/graph_text.hpp>
#include <vector>

using namespace oplift;

namespace {

/// The rewritten graph: a node a line, sorted, with its operands; of placeholders the type and shape.
std::string rewritten(std::string_view text, std::string_view output, const std::vector<std::string>& inputs = {})
{
    const dataflow_graph whole = test::graph_text::parse(text);
    const std::vector<tensor_reference> outputs{find_output(whole, output)};
    const pruned_graph pruned = prune(whole, outputs, {}, dependencies::data_and_control);
    const inference facts{pruned.graph, nullptr, compiled::library_tables};
    std::vector<bool> is_input(num_vertices(pruned.graph));
    for (const std::string& name : inputs)
        is_input[find_output(pruned.graph, name).node] = true;
    const pruned_graph result = inference_form(pruned, facts, is_input);

    const auto spelled = [&](tensor_reference tensor) {
        return std::string{result.graph[tensor.node].name} +
               (tensor.output == 0 ? "" : ":" + std::to_string(tensor.output));
    };
    std::vector<std::string> lines;
    for (node_id node = 0; node < num_vertices(result.graph); ++node) {
        const graph_node& properties = result.graph[node];
        std::string line             = std::string{properties.name} + "=" + std::string{properties.operator_name} + "(";
        for (const tensor_reference operand : operands_of(result.graph, node))
            line += spelled(operand) + ",";
        line += ")";
        if (properties.operator_name == "Placeholder") {
            line += name_of(properties.attributes.get("dtype", data_type::invalid));
            const stated_shape shape = properties.attributes.get("shape", stated_shape{});
            line += shape ? "<" : "<*";
            if (shape)
                for (const std::int64_t extent : *shape)
                    line += std::to_string(extent) + ",";
            line += ">";
        }
        lines.push_back(line);
    }
    std::ranges::sort(lines);
    std::string all;
    for (const std::string& line : lines)
        all += line + "\n";
    return all + "-> " + spelled(result.outputs.at(0));
}

} // namespace

TEST_CASE("the branch of a tf.cond that is taken in training disappears, and so does the predicate")
{
    CHECK(rewritten(R"(
                        p = Placeholder() dtype=bool shape=<>
                        x = Placeholder() dtype=float32 shape=<?,4>
                        s = Switch(x, p)
                        shape = Shape(s:1)
                        noise = RandomUniform(shape) dtype=float32
                        dropped = Mul(s:1, noise)
                        same = Relu(s)
                        m = Merge(same, dropped)
                        y = Tanh(m)
                    )",
                    "y") == "same=Relu(x,)\n"
                            "x=Placeholder()float32<-1,4,>\n"
                            "y=Tanh(same,)\n"
                            "-> y");
}

TEST_CASE("an output that is a merge is what the live branch yields")
{
    CHECK(rewritten(R"(
                        p = Const() value=bool<>{true}
                        x = Placeholder() dtype=float32 shape=<4>
                        s = Switch(x, p)
                        a = Relu(s)
                        b = Tanh(s:1)
                        y = Merge(a, b)
                    )",
                    "y")
              .ends_with("-> b"));
}

TEST_CASE("a placeholder with a constant default is its default")
{
    CHECK(rewritten(R"(
                        d = Const() value=float32<2>{1,2}
                        p = PlaceholderWithDefault(d) shape=<2>
                        y = Relu(p)
                    )",
                    "y") == "d=Const()\ny=Relu(d,)\n-> y");
}

TEST_CASE("a placeholder whose default is computed from an input is its default")
{
    CHECK(rewritten(R"(
                        q = Placeholder() dtype=float32 shape=<3,2>
                        t = Tanh(q)
                        p = PlaceholderWithDefault(t) dtype=float32 shape=<?,2>
                        y = Relu(p)
                    )",
                    "y") == "q=Placeholder()float32<3,2,>\nt=Tanh(q,)\ny=Relu(t,)\n-> y");
}

TEST_CASE("a placeholder whose default comes from an input pipeline is an input")
{
    CHECK(rewritten(R"(
                        it = IteratorV2()
                        q = IteratorGetNext(it)
                        t = Tanh(q)
                        p = PlaceholderWithDefault(t) dtype=float32 shape=<?,2>
                        y = Relu(p)
                    )",
                    "y")
              .starts_with("p=Placeholder()float32<"));
}

TEST_CASE("what an input pipeline yields is an input: the first under the node's name, others numbered")
{
    const std::string text = rewritten(R"(
                                           it = IteratorV2()
                                           next = IteratorGetNext(it)
                                           a = Relu(next:0)
                                           b = Relu(next:2)
                                           y = Add(a, b)
                                       )",
                                       "y");
    CHECK(text == "a=Relu(next,)\n"
                  "b=Relu(next_2,)\n"
                  "next=Placeholder()float32<*>\n"
                  "next_2=Placeholder()float32<*>\n"
                  "y=Add(a,b,)\n"
                  "-> y");
}

TEST_CASE("a queue's output that alone is used has the node's name, whatever its number")
{
    CHECK(
        rewritten("q = FIFOQueueV2()\nd = QueueDequeueManyV2(q)\ny = Relu(d:1)\n", "y").starts_with("d=Placeholder()"));
}

TEST_CASE("a new input does not take a name that is taken")
{
    const std::string text = rewritten(R"(
                                           it = IteratorV2()
                                           next = IteratorGetNext(it)
                                           next_1 = Relu(next)
                                           y = Add(next_1, next:1)
                                       )",
                                       "y");
    CHECK(text.find("next_1_=Placeholder()") != std::string::npos);
    CHECK(text.find("y=Add(next_1,next_1_,)") != std::string::npos);
}

TEST_CASE("the fed probability of a dropout is a scalar, other placeholders stay of unknown rank")
{
    const std::string text = rewritten(R"(
                                           x = Placeholder() dtype=float32 shape=<*>
                                           keep_prob = Placeholder() dtype=float32 shape=<*>
                                           shape = Shape(x)
                                           noise = RandomUniform(shape) dtype=float32
                                           range = Mul(noise, one)
                                           one = Const() value=float32<>{1}
                                           sum = Add(keep_prob, range)
                                           kept = Floor(sum)
                                           scaled = RealDiv(x, keep_prob)
                                           y = Mul(scaled, kept)
                                       )",
                                       "y");
    CHECK(text.find("keep_prob=Placeholder()float32<>") != std::string::npos);
    CHECK(text.find("x=Placeholder()float32<*>") != std::string::npos);
}

TEST_CASE("a node that is named as an input is one, and what it was computed from is gone")
{
    CHECK(rewritten(R"(
                        x = Placeholder() dtype=float32 shape=<?,4>
                        h = Relu(x)
                        y = Tanh(h)
                    )",
                    "y", {"h"}) == "h=Placeholder()float32<-1,4,>\ny=Tanh(h,)\n-> y");
}

TEST_CASE("a graph without branches and pipelines stays as it is, without control dependencies")
{
    CHECK(rewritten(R"(
                        x = Placeholder() dtype=float32 shape=<4>
                        start = NoOp()
                        y = Relu(x, ^start)
                    )",
                    "y") == "x=Placeholder()float32<4,>\ny=Relu(x,)\n-> y");
}
