#include <oplift/pattern/overlap.hpp>

#include <doctest/doctest.h>

TEST_CASE("the names of rules are kept in order")
{
    constexpr auto overlaps = oplift::pattern::with<"first", "second">;
    static_assert(overlaps.names.size() == 2);
    CHECK(overlaps.names[0] == "first");
    CHECK(overlaps.names[1] == "second");
}
