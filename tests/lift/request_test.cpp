#include <oplift/lift/request.hpp>

#include <doctest/doctest.h>

#include <memory>

using namespace oplift;

TEST_CASE("a request asks for a whole IR of all placeholders, unless it says otherwise")
{
    const lift_request request;
    CHECK(!request.partial);
    CHECK(request.outputs.empty());
    CHECK(request.inputs.empty());
    CHECK(request.input_shapes.empty());
}

TEST_CASE("a result keeps the source of its weights alive")
{
    const auto source = std::make_shared<int>(1);
    lift_result result;
    result.source    = source;
    lift_result copy = result;
    result           = {};
    CHECK(source.use_count() == 2);
    copy = {};
    CHECK(source.use_count() == 1);
}
