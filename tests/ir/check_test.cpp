#include "small_model.hpp"
#include <oplift/ir/check.hpp>

#include <doctest/doctest.h>

#include <limits>

using namespace oplift;
using test::small_model;

namespace {

/// The only complaint about a graph, as "node: reason".
std::string complaint(const ir::operator_graph& graph)
{
    const std::vector<obstacle> found = ir::check(graph);
    REQUIRE(found.size() == 1);
    return found[0].node + ": " + found[0].reason;
}

} // namespace

TEST_CASE("a sound IR has no obstacles")
{
    CHECK(ir::check(small_model()).empty());
}

TEST_CASE("names that readers of the IR cannot cope with are reported")
{
    for (const char* name : {"a:b", "", "^a", "a b", "ü", "x"}) {
        INFO(name);
        ir::operator_graph graph = small_model();
        graph[1].name            = name;
        CHECK(complaint(graph).starts_with(std::string{name} + ": "));
    }
    ir::operator_graph graph = small_model();
    graph[1].name            = "x";
    CHECK(complaint(graph) == "x: another operator has the same name");
}

TEST_CASE("inputs that are missing, too many, doubled or from nowhere are reported")
{
    ir::operator_graph graph = small_model();
    set_inputs(graph, 1, {});
    CHECK(ir::check(graph).size() == 2); // x is not needed any more, either
    graph = small_model();
    set_inputs(graph, 1, {{0, 0}, {0, 1}});
    CHECK(ir::check(graph).size() == 2);
    graph = small_model();
    set_input(graph, 3, 0, {2, 2});
    CHECK(complaint(graph) == "y: it uses output number 2 of 'parts', which has 2");
    graph = small_model();
    add_edge(1, 0, ir::input_edge{2, 0}, graph);
    CHECK(ir::check(graph).at(0).reason == "one of its inputs is missing");
    graph       = small_model(); // an operator can really have one tensor twice
    graph[3].op = {"Add", {}, {}};
    set_inputs(graph, 3, {{2, 1}, {2, 1}});
    CHECK(ir::check(graph).empty());
}

TEST_CASE("operators that no output needs, and cycles, are reported")
{
    ir::operator_graph graph = small_model();
    ir::add_operator(graph, {"loose", {"Relu", {}, {}}, {std::nullopt}}, {{0, 0}});
    CHECK(complaint(graph) == "loose: no output of the model needs it");
    graph = small_model();
    set_input(graph, 2, 0, {3, 0});
    CHECK(ir::check(graph).back().reason == "it is part of a cycle");
    graph = small_model();
    outputs_of(graph).clear();
    CHECK(ir::check(graph).at(0).reason == "the model has no outputs");
    graph                             = small_model();
    outputs_of(graph)[0].value.output = 1;
    CHECK(complaint(graph) == "y: it has no output number 1, which 'y' stands for");
}

TEST_CASE("attributes and weights that are missing or unknown are reported")
{
    ir::operator_graph graph = small_model();
    std::erase_if(graph[1].op.attributes, [](const auto& attribute) { return attribute.first == "strides"; });
    CHECK(complaint(graph) == "net/conv: it lacks 'strides'");
    graph = small_model();
    graph[1].op.weights.pop_back();
    CHECK(complaint(graph) == "net/conv: it lacks 'weights'");
    graph = small_model();
    graph[3].op.weights.emplace_back("gamma", test::floats({1}, {1}));
    CHECK(complaint(graph) == "y: it has a weight 'gamma', which no reader of the IR uses");
    graph                     = small_model();
    graph[3].op.operator_name = "Leaky";
    CHECK(complaint(graph) == "y: the IR has no such operator");
    graph = small_model();
    graph[2].output_shapes.pop_back();
    CHECK(complaint(graph) == "parts: the shapes of its outputs are not stated");
}

TEST_CASE("weights that cannot be written are reported")
{
    const auto with = [](auto change) {
        ir::operator_graph graph = small_model();
        change(graph[1].op.weights[1].second);
        return complaint(graph);
    };
    CHECK(with([](weight& w) { w.type = data_type::bfloat16; }) ==
          "net/conv: its weight 'weights' has type bfloat16, which numpy does not have");
    CHECK(with([](weight& w) {
              w.source_shape = {1, -1};
          }) == "net/conv: its weight 'weights' has an impossible shape");
    CHECK(with([](weight& w) {
              w.source_shape = {std::numeric_limits<std::int64_t>::max(), 2};
          }) == "net/conv: its weight 'weights' has an impossible shape");
    CHECK(with([](weight& w) {
              w.permutation = {0, 0, 1, 2};
          }) == "net/conv: its weight 'weights' is permuted in an impossible way");
    CHECK(with([](weight& w) {
              w.reshaped    = {3};
              w.has_reshape = true;
          }) == "net/conv: its weight 'weights' has another number of elements in its final shape");
}
