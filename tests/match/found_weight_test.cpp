#include <oplift/match/found_weight.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <support/test_subject.hpp>
#include <vector>

using namespace oplift;

TEST_CASE("a captured weight has type and shape, and becomes a weight where one is wanted")
{
    const test::test_subject graph{"w = VariableV2() dtype=float64 shape=<3,5>", {"w"}};
    const found_weight found{*graph.view().knowledge, graph["w"]};
    CHECK(found.type == data_type::float64);
    CHECK(found.rank() == 2);
    CHECK(found.extent(1) == 5);
    CHECK(found.shape() == std::vector<std::int64_t>{3, 5});
    const weight built = found;
    CHECK(built.type == data_type::float64);
    CHECK(built.shape() == found.shape());
}
