#include <oplift/rules/support/axes.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <vector>

using namespace oplift;
using numbers = std::vector<std::int64_t>;

TEST_CASE("axes are counted from the front and keep their order")
{
    CHECK(rule::axes_from_front({-1, 0}, 4) == numbers{3, 0});
    CHECK(rule::axes_from_front({2, 1}, -1) == numbers{2, 1});
    CHECK(rule::axes_from_front({}, 4) == numbers{});
}

TEST_CASE("axes that do not exist or occur twice are none")
{
    CHECK(!rule::axes_from_front({4}, 4));
    CHECK(!rule::axes_from_front({-5}, 4));
    CHECK(!rule::axes_from_front({3, -1}, 4));
    CHECK(!rule::axes_from_front({-1}, -1));
    CHECK(!rule::axes_from_front({std::numeric_limits<std::int64_t>::min()}, 4));
}
