#include <oplift/weights/shape_arithmetic.hpp>

#include <doctest/doctest.h>

using oplift::checked_element_count;

TEST_CASE("elements are counted, and impossible shapes have no count")
{
    CHECK(checked_element_count({}) == 1);
    CHECK(checked_element_count({2, 3}) == 6);
    CHECK(checked_element_count({std::int64_t{1} << 62, 0, std::int64_t{1} << 62}) == 0);
    CHECK_FALSE(checked_element_count({2, -1}).has_value());
    CHECK_FALSE(checked_element_count({0, -1}).has_value());
    CHECK_FALSE(checked_element_count({std::int64_t{1} << 62, 2}).has_value());
}
