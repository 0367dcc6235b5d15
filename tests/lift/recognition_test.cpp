#include <oplift/lift/recognition.hpp>

#include <doctest/doctest.h>

using namespace oplift;

TEST_CASE("what preparing found in the way refuses the model, and is left out of a partial IR")
{
    subject nothing;
    prepared_graph prepared;
    prepared.view      = std::shared_ptr<const subject>{std::shared_ptr<void>{}, &nothing};
    prepared.obstacles = {{"a", "Enter", "it begins a loop"}};
    lift_request request;
    CHECK_THROWS_AS(recognise(prepared, {}, request), refusal);
    request.partial          = true;
    const lift_result result = recognise(prepared, {}, request);
    CHECK(num_vertices(result.graph) == 0);
    REQUIRE(result.obstacles.size() == 1);
    CHECK(result.obstacles[0].node == "a");
}
