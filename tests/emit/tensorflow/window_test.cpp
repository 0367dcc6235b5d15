#include <oplift/emit/tensorflow/window.hpp>

#include <doctest/doctest.h>

#include <limits>

using namespace oplift;
using namespace oplift::emit::tensorflow;

namespace {

/// A window of 3 x 3 that moves by 2.
window some_window(std::vector<std::int64_t> pads, std::optional<std::string> auto_pad)
{
    return {{1, 3, 3, 1}, {1, 2, 2, 1}, {1, 1, 1, 1}, std::move(pads), std::move(auto_pad)};
}

const stated_shape six_by_five{{-1, 6, 5, 2}};

std::string problem(const window& w)
{
    return check_padding(w, six_by_five).problem;
}

} // namespace

TEST_CASE("SAME stands where the pads are what it means for the map: the smaller half in front")
{
    const window w = some_window({0, 0, 1, 0, 0, 1, 1, 0}, "SAME_UPPER");
    CHECK(check_padding(w, six_by_five).mode == padding_mode::same);
    CHECK(problem(w).empty());
    CHECK(problem(some_window({0, 1, 1, 0, 0, 0, 1, 0}, "SAME_UPPER")) ==
          "'pads' are not what 'auto_pad' means for a map of this size");
}

TEST_CASE("dilations widen the window")
{
    window w    = some_window({0, 1, 2, 0, 0, 2, 2, 0}, "SAME_UPPER");
    w.dilations = {1, 2, 2, 1};
    CHECK(problem(w).empty());
}

TEST_CASE("SAME_LOWER stands only where it means the same as SAME_UPPER")
{
    CHECK(problem(some_window({0, 1, 1, 0, 0, 0, 1, 0}, "SAME_LOWER")) != "");
    CHECK(check_padding(some_window({0, 1, 1, 0, 0, 1, 1, 0}, "SAME_LOWER"), std::nullopt).problem.empty());
    CHECK(check_padding(some_window({0, 1, 1, 0, 0, 0, 1, 0}, "SAME_LOWER"), std::nullopt).problem ==
          "'auto_pad' is SAME_LOWER, which TensorFlow does not have");
}

TEST_CASE("without auto_pad the pads count")
{
    for (const std::optional<std::string>& none :
         {std::optional<std::string>{}, std::optional<std::string>{"NOTSET"}}) {
        CHECK(check_padding(some_window({0, 1, 2, 0, 0, 1, 2, 0}, none), six_by_five).mode ==
              padding_mode::explicit_pads);
        CHECK(check_padding(some_window({0, 0, 0, 0, 0, 0, 0, 0}, none), six_by_five).mode == padding_mode::valid);
    }
}

TEST_CASE("VALID has no pads")
{
    CHECK(problem(some_window(std::vector<std::int64_t>(8, 0), "VALID")).empty());
    CHECK(problem(some_window({0, 1, 0, 0, 0, 0, 0, 0}, "VALID")) == "'auto_pad' is VALID, but 'pads' is not zero");
}

TEST_CASE("a window that moves along batch or channels, or pads them, is refused")
{
    window w     = some_window(std::vector<std::int64_t>(8, 0), {});
    w.strides[3] = 2;
    CHECK(problem(w) == "its window moves along the batch or the channels");
    CHECK(problem(some_window({1, 0, 0, 0, 0, 0, 0, 0}, {})) == "'pads' pads the batch or the channels");
}

TEST_CASE("numbers that are missing, not positive or too large are refused")
{
    CHECK(problem(some_window({0, 0}, {})) == "its strides, pads or dilations have not one number for each axis");
    CHECK(problem(some_window({0, -1, 0, 0, 0, 0, 0, 0}, {})) == "'pads' has a negative number");
    window w     = some_window(std::vector<std::int64_t>(8, 0), "SAME_UPPER");
    w.extents[1] = 0;
    CHECK(problem(w) == "its window, strides or dilations are not positive");
    w.extents[1] = std::numeric_limits<std::int64_t>::max();
    CHECK(problem(w) == "its window, strides, dilations or pads are larger than TensorFlow's operators take");
    CHECK(check_padding(some_window(std::vector<std::int64_t>(8, 0), {}), stated_shape{{1, 2}}).problem ==
          "its window and its map have different numbers of axes");
    CHECK(problem(some_window(std::vector<std::int64_t>(8, 0), "SOMEHOW")) ==
          "'auto_pad' is none of SAME_UPPER, SAME_LOWER and VALID");
}
