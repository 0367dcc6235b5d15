#include <oplift/lift/result.hpp>

#include <doctest/doctest.h>

#include <memory>

using namespace oplift;

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
