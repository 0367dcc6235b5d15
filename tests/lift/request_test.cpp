#include <oplift/lift/request.hpp>

#include <doctest/doctest.h>

using namespace oplift;

TEST_CASE("a request asks for a whole IR of all placeholders, unless it says otherwise")
{
    const lift_request request;
    CHECK(!request.partial);
    CHECK(request.outputs.empty());
    CHECK(request.inputs.empty());
    CHECK(request.input_shapes.empty());
}
