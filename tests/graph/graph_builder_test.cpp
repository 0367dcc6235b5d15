#include <oplift/graph/graph_builder.hpp>

#include <doctest/doctest.h>
#include <support/graph_text.hpp>

using namespace oplift;
using oplift::test::graph_text;
using oplift::test::node_named;

TEST_CASE("an input is spelled node, node:output or ^node")
{
    CHECK(parse_input("a/b").node == "a/b");
    CHECK(parse_input("a/b").output == 0);
    CHECK(parse_input("a:12").node == "a");
    CHECK(parse_input("a:12").output == 12);
    CHECK(parse_input("^a").node == "a");
    CHECK(parse_input("^a").output == operand_edge::control);
    CHECK(parse_input("a:b").node == "a:b");
    CHECK(parse_input("a:4294967295").node == "a:4294967295");
    CHECK(parse_input("a:99999999999999").node == "a:99999999999999");
}

TEST_CASE("operands keep their order, control dependencies come last, forward references are resolved")
{
    const auto graph = graph_text::parse(R"(
        y = Sub(b, ^a, a:1, b)
        a = Split()
        b = Const() value=float32<2>{1,2}
    )");
    const auto y     = node_named(graph, "y");
    const auto a     = node_named(graph, "a");
    const auto b     = node_named(graph, "b");
    CHECK(operands_of(graph, y) == std::vector<tensor_reference>{{b, 0}, {a, 1}, {b, 0}});
    CHECK(out_degree(y, graph) == 4);
    CHECK(graph[b].attributes.get("dtype", data_type::invalid) == data_type::float32);
    CHECK(graph[b].attributes.find<tensor>("value")->at<float>(1) == 2.f);
}

TEST_CASE("a duplicate name and a missing input are errors that name the node")
{
    CHECK_THROWS_WITH_AS(graph_text::parse("a = Const()\na = Const()"), "test: node 'a': two nodes bear this name",
                         input_error);
    CHECK_THROWS_WITH_AS(graph_text::parse("a = Relu(b:1)"), "test: node 'a': its input 'b:1' does not exist",
                         input_error);
}
