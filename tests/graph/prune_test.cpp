#include <oplift/graph/prune.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <string>
#include <support/graph_text.hpp>
#include <vector>

using namespace oplift;
using oplift::test::graph_text;
using oplift::test::node_named;

namespace {

std::vector<std::string> names_of(const dataflow_graph& graph)
{
    std::vector<std::string> names;
    for (node_id node = 0; node < num_vertices(graph); ++node)
        names.emplace_back(graph[node].name);
    return names;
}

pruned_graph pruned(const dataflow_graph& graph, const std::vector<std::string>& outputs,
                    const std::vector<std::string>& inputs = {})
{
    std::vector<tensor_reference> references;
    for (const std::string& name : outputs)
        references.push_back({node_named(graph, name), 0});
    std::vector<node_id> stops;
    for (const std::string& name : inputs)
        stops.push_back(node_named(graph, name));
    return prune(graph, references, stops);
}

using names = std::vector<std::string>;

} // namespace

TEST_CASE("what the outputs need stays, operands first, in operand order")
{
    const auto graph  = graph_text::parse(R"(
        loss = Sum(y)
        y = Sub(b, a:1)
        a = Split(x)
        x = Placeholder()
        b = Const() value=float32<2>{1,2}
    )");
    const auto result = pruned(graph, {"y"});
    CHECK(names_of(result.graph) == names{"b", "x", "a", "y"});
    CHECK(result.outputs == std::vector<tensor_reference>{{3, 0}});
    CHECK(operands_of(result.graph, 3) == std::vector<tensor_reference>{{0, 0}, {2, 1}});
    CHECK(result.graph[node_id{0}].attributes.find<tensor>("value")->at<float>(1) == 2.f);
    CHECK(result.graph[boost::graph_bundle].file == "test");
}

TEST_CASE("the order of the file does not show")
{
    std::vector<std::string> lines = {"y = AddN(c, a, b, a)", "a = Relu(x)",         "b = Mul(x, c)", "c = Const()",
                                      "x = Placeholder()",    "z = Concat(b, y, c)", "s = Shape(x)"};
    std::string first;
    std::mt19937 random{1};
    for (int i = 0; i < 50; ++i) {
        std::string text;
        for (const std::string& line : lines)
            text += line + "\n";
        std::string order;
        const auto result = pruned(graph_text::parse(text), {"z", "y"});
        for (const std::string& name : names_of(result.graph))
            order += name + " ";
        CHECK(result.outputs == std::vector<tensor_reference>{{5, 0}, {4, 0}});
        if (first.empty())
            first = order;
        CHECK(order == first);
        std::ranges::shuffle(lines, random);
    }
    CHECK(first == "x c b a y z ");
}

TEST_CASE("control dependencies keep nobody alive, but stay between those that live")
{
    const auto graph  = graph_text::parse(R"(
        y = Add(a, b, ^check, ^b)
        a = Const(^b)
        b = Const()
        check = Assert(a)
    )");
    const auto result = pruned(graph, {"y"});
    CHECK(names_of(result.graph) == names{"a", "b", "y"});
    CHECK(out_degree(node_id{2}, result.graph) == 3);
    CHECK(out_degree(node_id{0}, result.graph) == 1);
    const auto control = *std::next(edges_of(result.graph, 2).begin(), 2);
    CHECK(result.graph[control].is_control());
    CHECK(target(control, result.graph) == 1);
}

TEST_CASE("an input named by the user loses its operands")
{
    const auto graph  = graph_text::parse("x = Placeholder()\na = Relu(x, ^x)\ny = Add(a, x2)\nx2 = Const()");
    const auto result = pruned(graph, {"y"}, {"a"});
    CHECK(names_of(result.graph) == names{"a", "x2", "y"});
    CHECK(out_degree(node_id{0}, result.graph) == 0);
}

TEST_CASE("an output asked for twice is there once")
{
    const auto graph  = graph_text::parse("a = Split()\n");
    const auto result = prune(graph, std::vector<tensor_reference>{{0, 1}, {0, 0}});
    CHECK(num_vertices(result.graph) == 1);
    CHECK(result.outputs == std::vector<tensor_reference>{{0, 1}, {0, 0}});
    CHECK(num_vertices(prune(graph, std::vector<tensor_reference>{}).graph) == 0);
}

TEST_CASE("a loop through NextIteration stays whole")
{
    const auto graph  = graph_text::parse(R"(
        exit = Exit(switch)
        switch = Switch(merge, condition)
        condition = LoopCond(less)
        less = Less(merge, limit)
        limit = Const(^merge)
        merge = Merge(enter, next)
        next = NextIteration(body)
        body = Add(switch:1, one)
        one = Const()
        enter = Enter(x)
        x = Placeholder()
    )");
    const auto result = pruned(graph, {"exit"});
    CHECK(names_of(result.graph) ==
          names{"x", "enter", "merge", "limit", "less", "condition", "switch", "exit", "one", "body", "next"});
    const auto merge = node_named(result.graph, "merge");
    CHECK(operands_of(result.graph, merge) ==
          std::vector<tensor_reference>{{node_named(result.graph, "enter"), 0}, {node_named(result.graph, "next"), 0}});
}

TEST_CASE("any other cycle is an error that names the nodes on it")
{
    CHECK_THROWS_WITH_AS(pruned(graph_text::parse("y = Relu(a)\na = Relu(b)\nb = Relu(a)"), {"y"}),
                         "test: node 'a': its operands lead back to it: 'a' <- 'b' <- 'a'; TensorFlow allows that "
                         "through a NextIteration only",
                         input_error);
    CHECK_THROWS_AS(pruned(graph_text::parse("a = Relu(a)"), {"a"}), input_error);
    CHECK_THROWS_AS(pruned(graph_text::parse("a = NextIteration(b)\nb = Relu(a)"), {"a"}), input_error);
    CHECK_THROWS_AS(pruned(graph_text::parse("y = Add(a, b)\na = Const(^b)\nb = Const(^a)"), {"y"}), input_error);
}

TEST_CASE("a cycle in what nobody needs does no harm")
{
    CHECK(num_vertices(pruned(graph_text::parse("y = Const()\na = Relu(b)\nb = Relu(a)"), {"y"}).graph) == 1);
}

TEST_CASE("a chain of 300000 nodes needs no deep stack")
{
    graph_builder builder{"test"};
    constexpr node_id count = 300000;
    for (node_id node = 0; node < count; ++node)
        builder.add("n" + std::to_string(node), "Relu",
                    node + 1 < count ? std::vector{"n" + std::to_string(node + 1)} : std::vector<std::string>{}, {});
    const auto result = prune(std::move(builder).finish(), std::vector<tensor_reference>{{0, 0}});
    CHECK(num_vertices(result.graph) == count);
    CHECK(result.graph[node_id{0}].name == "n299999");
}
