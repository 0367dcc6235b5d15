#include <oplift/lift/preparation.hpp>

#include <doctest/doctest.h>

#include <lifting/inference_tables.hpp>
#include <support/graph_text.hpp>

using namespace oplift;

TEST_CASE("a graph is prepared for the outputs of the request; what they do not need is left out")
{
    const dataflow_graph graph = test::graph_text::parse("x = Placeholder() dtype=float32\n"
                                                         "y = Relu(x) T=float32\n"
                                                         "z = Relu(x) T=float32\n");
    lift_request request;
    request.outputs               = {"y"};
    const prepared_graph prepared = prepare(graph, nullptr, request, compiled::library_tables);
    REQUIRE(prepared.view);
    REQUIRE(prepared.outputs.size() == 1);
    CHECK(prepared.view->names[prepared.outputs[0].node] == "y");
    CHECK(prepared.view->names.size() == 2);
    CHECK(prepared.obstacles.empty());
}

TEST_CASE("an output that no node bears is a wrong usage")
{
    lift_request request;
    request.outputs = {"nobody"};
    CHECK_THROWS_AS(prepare(test::graph_text::parse("x = Placeholder() dtype=float32\n"), nullptr, request,
                            compiled::library_tables),
                    usage_error);
}
