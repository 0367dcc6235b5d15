#include "small_model.hpp"
#include <oplift/ir/operator_graph.hpp>

#include <doctest/doctest.h>

using namespace oplift;
using test::small_model;

namespace {

std::vector<std::string> names(const ir::operator_graph& graph)
{
    std::vector<std::string> found;
    for (const ir::operator_vertex node : topological_order(graph))
        found.push_back(graph[node].name);
    return found;
}

ir::operator_node named(std::string name)
{
    return {std::move(name), {"Relu", {}, {}}, {std::nullopt}};
}

} // namespace

TEST_CASE("inputs come in operand order, however edges are stored")
{
    ir::operator_graph graph;
    const auto a = ir::add_operator(graph, named("a"), {});
    const auto b = ir::add_operator(graph, named("b"), {});
    const auto c = ir::add_operator(graph, named("c"), {{a, 0}, {b, 1}, {a, 2}});
    set_input(graph, c, 0, {b, 5});
    CHECK(inputs_of(graph, c) == std::vector<ir::operator_output>{{b, 5}, {b, 1}, {a, 2}});
    CHECK(uses_of(graph, b) == std::vector<ir::operator_use>{{c, 0, 5}, {c, 1, 1}});
}

TEST_CASE("the topological order depends on the outputs and the inputs, not on the order of insertion")
{
    ir::operator_graph graph;
    const auto y = ir::add_operator(graph, named("y"), {});
    const auto b = ir::add_operator(graph, named("b"), {});
    const auto a = ir::add_operator(graph, named("a"), {});
    const auto x = ir::add_operator(graph, named("x"), {});
    ir::add_operator(graph, named("unused"), {{x, 0}});
    set_inputs(graph, y, {{a, 0}, {b, 0}});
    set_inputs(graph, a, {{x, 0}});
    set_inputs(graph, b, {{x, 0}});
    outputs_of(graph) = {{"y", {y, 0}}};
    CHECK(names(graph) == std::vector<std::string>{"x", "a", "b", "y"});
}

TEST_CASE("a long chain of operators needs no deep recursion")
{
    ir::operator_graph graph;
    ir::operator_vertex last = ir::add_operator(graph, named("0"), {});
    for (int i = 1; i < 200000; ++i)
        last = ir::add_operator(graph, named("n"), {{last, 0}});
    outputs_of(graph) = {{"y", {last, 0}}};
    CHECK(topological_order(graph).size() == 200000);
}

TEST_CASE("a cycle does not keep the order from ending")
{
    ir::operator_graph graph;
    const auto a = ir::add_operator(graph, named("a"), {});
    const auto b = ir::add_operator(graph, named("b"), {{a, 0}});
    set_inputs(graph, a, {{b, 0}});
    outputs_of(graph) = {{"b", {b, 0}}};
    CHECK(topological_order(graph).size() == 2);
}

TEST_CASE("an operator is inserted behind another and taken out again")
{
    ir::operator_graph graph = small_model();
    const auto inserted      = insert_behind(graph, {1, 0}, named("between"));
    CHECK(names(graph) == std::vector<std::string>{"x", "net/conv", "between", "parts", "y"});
    CHECK(inputs_of(graph, inserted) == std::vector<ir::operator_output>{{1, 0}});

    bypass(graph, inserted);
    CHECK(names(graph) == std::vector<std::string>{"x", "net/conv", "parts", "y"});
    CHECK(inputs_of(graph, 2) == std::vector<ir::operator_output>{{1, 0}});
}

TEST_CASE("an output of the model follows when its operator is replaced")
{
    ir::operator_graph graph = small_model();
    const auto inserted      = insert_behind(graph, {3, 0}, named("last"));
    CHECK(outputs_of(graph).at(0).value == ir::operator_output{inserted, 0});
    CHECK(outputs_of(graph).at(0).name == "y");
}

TEST_CASE("only the replaced output of an operator loses its users")
{
    ir::operator_graph graph = small_model();
    replace_uses(graph, {2, 0}, {0, 0});
    CHECK(inputs_of(graph, 3) == std::vector<ir::operator_output>{{2, 1}});
    replace_uses(graph, {2, 1}, {0, 0});
    CHECK(inputs_of(graph, 3) == std::vector<ir::operator_output>{{0, 0}});
}

TEST_CASE("compacting drops what no output needs and keeps the rest in topological order")
{
    ir::operator_graph graph = small_model();
    const auto inserted      = insert_behind(graph, {1, 0}, named("between"));
    replace_uses(graph, {2, 1}, {inserted, 0}); // past the split
    graph = compacted(std::move(graph));
    REQUIRE(num_vertices(graph) == 4);
    CHECK(names(graph) == std::vector<std::string>{"x", "net/conv", "between", "y"});
    for (ir::operator_vertex node = 0; node < 4; ++node)
        CHECK(topological_order(graph)[node] == node);
    CHECK(outputs_of(graph).at(0).value == ir::operator_output{3, 0});
    CHECK(graph[1].op.weights.size() == 2);
}
