#include <oplift/lift/prepared_graph.hpp>

#include <doctest/doctest.h>

using namespace oplift;

TEST_CASE("a prepared graph begins without a view, outputs and obstacles")
{
    const prepared_graph prepared;
    CHECK_FALSE(prepared.view);
    CHECK(prepared.outputs.empty());
    CHECK(prepared.obstacles.empty());
}
