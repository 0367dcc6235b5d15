#include <oplift/rules/support/windows.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <utility>

namespace oplift::rule {

namespace {

using padding = std::pair<std::int64_t, std::int64_t>;

} // namespace

TEST_CASE("SAME padding puts the odd element behind")
{
    CHECK(same_padding(9, 3, 2, 1) == padding{1, 1});
    CHECK(same_padding(8, 3, 2, 1) == padding{0, 1});
    CHECK(same_padding(8, 3, 1, 2) == padding{2, 2});
    CHECK(same_padding(10, 4, 3, 1) == padding{1, 2});
}

TEST_CASE("a window that is smaller than its stride needs no padding")
{
    CHECK(same_padding(9, 1, 2, 1) == padding{0, 0});
    CHECK(same_padding(8, 2, 2, 1) == padding{0, 0});
    CHECK(same_padding(7, 2, 4, 1) == padding{0, 0});
}

TEST_CASE("an unknown extent is taken for a multiple of the stride")
{
    CHECK(same_padding(-1, 5, 2, 1) == same_padding(64, 5, 2, 1));
    CHECK(same_padding(-1, 5, 1, 1) == same_padding(63, 5, 1, 1));
}

TEST_CASE("the largest windows do not overflow")
{
    const auto [begin, end] = same_padding(1, largest_window, 1, largest_window);
    CHECK(begin + end == (largest_window - 1) * largest_window);
}

TEST_CASE("strides and windows are 1 for the batch and the channels")
{
    CHECK(are_spatial({1, 2, 3, 1}, 4));
    CHECK_FALSE(are_spatial({2, 1, 1, 1}, 4));
    CHECK_FALSE(are_spatial({1, 1, 1, 2}, 4));
    CHECK_FALSE(are_spatial({1, 0, 1, 1}, 4));
    CHECK_FALSE(are_spatial({1, 2, 1}, 4));
    CHECK(are_spatial({1, 1, 2, 3}, 4, true));
    CHECK_FALSE(are_spatial({1, 2, 3, 1}, 4, true));
    CHECK_FALSE(are_spatial({1, largest_window + 1, 1, 1}, 4));
}

} // namespace oplift::rule
