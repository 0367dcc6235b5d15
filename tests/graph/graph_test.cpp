#include <oplift/graph/graph.hpp>

#include <boost/graph/graphviz.hpp>
#include <boost/graph/topological_sort.hpp>
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <support/graph_text.hpp>
#include <utility>
#include <vector>

using namespace oplift;
using oplift::test::graph_text;
using oplift::test::node_named;

namespace {

constexpr std::string_view small_graph = R"(
    y = Sub(b:1, a, ^start, b:0, a)
    b = Split(axis, a) num_split=2
    axis = Const() value=int32<>{0}
    a = Placeholder() dtype=float32
    start = NoOp()
)";

} // namespace

TEST_CASE("the operands of a node are in order, with their outputs; control dependencies are none")
{
    const dataflow_graph graph = graph_text::parse(small_graph);
    const node_id a            = node_named(graph, "a");
    const node_id b            = node_named(graph, "b");
    CHECK(operands_of(graph, node_named(graph, "y")) == std::vector<tensor_reference>{{b, 1}, {a, 0}, {b, 0}, {a, 0}});
    CHECK(operands_of(graph, a).empty());
}

TEST_CASE("the edges of a node to its control dependencies follow those to its operands")
{
    const dataflow_graph graph = graph_text::parse(small_graph);
    std::string kinds;
    for (const auto edge : edges_of(graph, node_named(graph, "y"))) {
        kinds += graph[edge].is_control() ? 'c' : 'd';
        if (graph[edge].is_control())
            CHECK(graph[target(edge, graph)].name == "start");
    }
    CHECK(kinds == "ddddc");
}

TEST_CASE("Boost.Graph sorts the graph: operands before their users")
{
    const dataflow_graph graph = graph_text::parse(small_graph);
    std::vector<node_id> order;
    boost::topological_sort(graph, std::back_inserter(order));
    std::map<std::string_view, std::size_t> position;
    for (std::size_t i = 0; i < order.size(); ++i)
        position[graph[order[i]].name] = i;
    REQUIRE(position.size() == 5);
    for (const auto& [operand, user] : std::vector<std::pair<std::string_view, std::string_view>>{
             {"a", "b"}, {"axis", "b"}, {"b", "y"}, {"start", "y"}})
        CHECK(position[operand] < position[user]);
}

TEST_CASE("Boost.Graph finds loops in the graph")
{
    const dataflow_graph graph = graph_text::parse("a = Merge(b)\nb = NextIteration(a)\n");
    std::vector<node_id> order;
    CHECK_THROWS_AS(boost::topological_sort(graph, std::back_inserter(order)), boost::not_a_dag);
}

TEST_CASE("Boost.Graph draws the graph")
{
    const dataflow_graph graph = graph_text::parse("x = Placeholder() dtype=float32\ny = Relu(x)\n");
    std::ostringstream drawing;
    boost::write_graphviz(
        drawing, graph, [&](std::ostream& out, node_id node) { out << "[label=" << graph[node].operator_name << ']'; });
    CHECK(drawing.str() == "digraph G {\n0[label=Placeholder];\n1[label=Relu];\n1->0 ;\n}\n");
}

TEST_CASE("nodes of one operator type have one number for it")
{
    const dataflow_graph graph = graph_text::parse("a = NoOp()\nb = NoOp()\nc = Placeholder() dtype=float32\n");
    CHECK(graph[0].operator_type == graph[1].operator_type);
    CHECK(graph[0].operator_type != graph[2].operator_type);
    CHECK((*graph[boost::graph_bundle].operator_names)[graph[2].operator_type] == "Placeholder");
}

TEST_CASE("a string table stores each text once, and its views stay valid")
{
    string_table table;
    const std::uint32_t first   = table.intern("conv");
    const std::string_view view = table[first];
    for (int i = 0; i < 1000; ++i)
        table.intern("relu_" + std::to_string(i));
    CHECK(table.intern("conv") == first);
    CHECK(table.size() == 1001);
    CHECK(view == "conv");
    CHECK(view.data() == table[first].data());
    CHECK(table.find("relu_7") == std::optional<std::uint32_t>{8});
    CHECK(!table.find("relu"));
}
