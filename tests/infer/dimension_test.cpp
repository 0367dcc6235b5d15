#include <oplift/infer/dimension.hpp>

#include <doctest/doctest.h>

using namespace oplift;

TEST_CASE("a dimension is known without a symbol, and zero whatever the symbol")
{
    CHECK(extent(7).stated() == 7);
    CHECK(dimension{7, 3}.stated() == -1);
    CHECK(dimension{0, 3} == extent(0));
    CHECK(dimension{7, 3} != extent(7));
}
