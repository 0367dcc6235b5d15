#include <oplift/infer/strided_slice.hpp>

#include <doctest/doctest.h>

using namespace oplift::infer;

TEST_CASE("ranges are those of Python's slices")
{
    const slice_masks none;
    CHECK(slice_range(10, 2, 8, 3, 0, none, false)->count == 2);
    CHECK(slice_range(10, -3, 100, 1, 0, none, false)->count == 3);
    CHECK(slice_range(10, 8, 2, 1, 0, none, false)->count == 0);
    const auto back = slice_range(10, 0, 0, -2, 0, {1, 1, 0, 0, 0}, false);
    CHECK(back->first == 9);
    CHECK(back->count == 5);
    CHECK(slice_range(10, -1, 0, 1, 0, none, true)->first == 9);
    CHECK(!slice_range(10, 10, 11, 1, 0, none, true));
    CHECK(!slice_range(10, 0, 1, 0, 0, none, false));
}

TEST_CASE("an ellipsis stands for the axes that no entry names")
{
    const auto steps = slice_steps(4, 3, {0, 0, 2, 4, 1});
    REQUIRE(steps);
    REQUIRE(steps->size() == 5);
    CHECK((*steps)[0].what == slice_step::kind::removed);
    CHECK((*steps)[1].what == slice_step::kind::whole);
    CHECK((*steps)[3].axis == 3);
    CHECK((*steps)[4].what == slice_step::kind::added);
    CHECK(!slice_steps(1, 2, {}));
    CHECK(!slice_steps(3, 2, {0, 0, 3, 0, 0}));
}
