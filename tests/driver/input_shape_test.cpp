#include "../../examples/driver/input_shape.hpp"

#include <doctest/doctest.h>

using namespace oplift;

TEST_CASE("a shape is a list of positive numbers")
{
    CHECK(driver::parse_shape("224,224,3") == stated_shape{{224, 224, 3}});
    CHECK(driver::parse_shape("7") == stated_shape{{7}});
    for (const char* text : {"", ",", "1,", "1,,2", "0,3", "-1,3", "1,a", "1 ,2", "99999999999999999999"}) {
        INFO(text);
        CHECK_THROWS_AS(driver::parse_shape(text), usage_error);
    }
}
