#include <oplift/graph/shape_query.hpp>

#include <doctest/doctest.h>

TEST_CASE("operators that ask for shapes are told from those that compute")
{
    CHECK(oplift::asks_only_for_shape("Shape"));
    CHECK(oplift::asks_only_for_shape("Rank"));
    CHECK_FALSE(oplift::asks_only_for_shape("Reshape"));
}
