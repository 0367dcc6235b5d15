#include <oplift/lift/see_through.hpp>

#include <doctest/doctest.h>

#include <lifting/inference_tables.hpp>
#include <support/graph_text.hpp>

using namespace oplift;
using oplift::test::graph_text;
using oplift::test::node_named;

TEST_CASE("a tensor is followed through nodes that only pass it on")
{
    const auto graph = graph_text::parse(R"(
        x = Placeholder() dtype=float32 shape=<?,4>
        z = Placeholder() dtype=float32 shape=<?,4>
        a = Identity(x)
        b = StopGradient(a)
        c = Cast(b) SrcT=float32 DstT=float32
        n = IdentityN(z, c)
        e = EnsureShape(n:1)
        y = Relu(e)
        d = Cast(x) SrcT=float32 DstT=int32
    )");
    const inference facts{graph, nullptr, compiled::library_tables};
    const auto source = [&](std::string_view name) { return source_of(graph, facts, {node_named(graph, name), 0}); };
    CHECK(source("e") == tensor_reference{node_named(graph, "x"), 0});
    CHECK(source("n") == tensor_reference{node_named(graph, "z"), 0});
    CHECK(source("y") == tensor_reference{node_named(graph, "y"), 0});
    CHECK(source("d") == tensor_reference{node_named(graph, "d"), 0}); // it changes the type
}
