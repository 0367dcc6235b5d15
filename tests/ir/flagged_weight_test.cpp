#include <oplift/ir/flagged_weight.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace oplift;

TEST_CASE("a flagged weight is an optional weight that knows the attribute which states its presence")
{
    using bias = ir::flagged_weight<"use_bias">;
    static_assert(bias::attribute_name == "use_bias");
    CHECK(!bias{}.has_value());
    weight w;
    w.source_shape = {4};
    const bias given{w};
    REQUIRE(given.has_value());
    CHECK(given->shape() == std::vector<std::int64_t>{4});
}
