#include "support/test_subject.hpp"
#include <oplift/match/node_usage.hpp>

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>

using oplift::bindings;
using oplift::node_usage;
using oplift::test::test_subject;

namespace {

const std::string text = "x = Placeholder()\nc = Const() value=float32<>{2}\na = Abs(x)\ns = Add(a, c)\nr = Relu(s)\n"
                         "n = Neg(a)\nw = Neg(x, ^a)\nh = Shape(s)\nt = Sub(r, n, w, h, c)\n";

bindings match_of(const test_subject& graph, std::initializer_list<const char*> names)
{
    bindings found;
    found.clear(graph[*names.begin()]);
    for (const char* name : names)
        found.covered.push_back(graph[name].node);
    return found;
}

} // namespace

TEST_CASE("what is needed is told with its outputs")
{
    const test_subject graph{text, {"t"}};
    node_usage usage{graph.view()};
    CHECK_FALSE(usage.is_needed(graph["a"].node));
    usage.add({graph["a"].node, 2}, graph["s"].node);
    usage.add({graph["a"].node, 1}, node_usage::requested);
    CHECK(usage.is_needed(graph["a"].node));
    CHECK(usage.first_output(graph["a"].node) == 1);
    CHECK(usage.needs(graph["a"].node).size() == 2);
    usage.clear_needs();
    CHECK_FALSE(usage.is_needed(graph["a"].node));
}

TEST_CASE("a use from outside is one by a node that is not covered, by data or by control, but not for the shape alone")
{
    const test_subject graph{text, {"t"}};
    const node_usage usage = node_usage::of_all_nodes(graph.view());
    const bindings found   = match_of(graph, {"r", "s", "a", "c"});
    const auto of_a        = usage.outside_use(graph["a"].node, found);
    REQUIRE(of_a);
    CHECK((of_a->user == graph["n"].node || of_a->user == graph["w"].node));
    CHECK_FALSE(usage.outside_use(graph["s"].node, found));
    CHECK_FALSE(usage.outside_use(graph["c"].node, found)); // its value is known
}

TEST_CASE("who comes after the root counts if it said that it needs the node")
{
    const test_subject graph{"x = Placeholder()\ns = Abs(x)\nr = Relu(s)\nn = Neg(s)\nt = Sub(r, n)", {"t"}};
    const bindings found = match_of(graph, {"r", "s"});
    node_usage usage{graph.view()};
    if (graph["n"].node > graph["r"].node) // else the covering has not heard of it yet
        CHECK_FALSE(usage.outside_use(graph["s"].node, found));
    usage.add(graph["s"], node_usage::requested);
    CHECK(usage.outside_use(graph["s"].node, found).value().user == node_usage::requested);
    usage.clear_needs();
    usage.keep_apart(graph["s"].node);
    CHECK(usage.outside_use(graph["s"].node, found).value().user == node_usage::earlier);
}
