#include <doctest/doctest.h>

#include <meaning/judge.hpp>
#include <meaning/kernels.hpp>

using namespace oplift;
using namespace oplift::test::meaning;

// The judge is judged by hand: small cases whose results follow from TensorFlow's definitions.

namespace {

array line(std::vector<double> elements)
{
    const auto count = std::ssize(elements);
    return {data_type::float32, {1, 1, count, 1}, std::move(elements)};
}

kernels::windows along_width(std::int64_t stride, std::int64_t dilation, std::int64_t before, std::int64_t behind)
{
    return {{1, stride}, {1, dilation}, {0, before}, {0, behind}};
}

array filter(std::vector<double> elements, std::int64_t in, std::int64_t out)
{
    return {data_type::float32, {1, std::ssize(elements) / (in * out), in, out}, std::move(elements)};
}

using numbers = std::vector<double>;

} // namespace

TEST_CASE("SAME pads more at the end, as few elements as the last window needs")
{
    kernels::windows by{{2, 3}, {1, 2}, {}, {}};
    kernels::pad_same(by, {5, 7}, {2, 3});
    CHECK(by.begins == std::vector<std::int64_t>{0, 2});
    CHECK(by.ends == std::vector<std::int64_t>{1, 2});
}

TEST_CASE("a convolution is a correlation: the filter is not turned round")
{
    const array x = line({1, 2, 3, 4});
    CHECK(kernels::convolution(x, filter({1, 10}, 1, 1), along_width(1, 1, 0, 0)).elements == numbers{21, 32, 43});
    CHECK(kernels::convolution(x, filter({1, 10}, 1, 1), along_width(1, 2, 1, 0)).elements == numbers{20, 31, 42});
    CHECK(kernels::convolution(x, filter({1, 10}, 1, 1), along_width(2, 1, 0, 1)).elements == numbers{21, 43});
}

TEST_CASE("a filter with fewer channels works on groups, and a depthwise one on each")
{
    const array x{data_type::float32, {1, 1, 1, 4}, {1, 2, 3, 4}};
    CHECK(kernels::convolution(x, filter({1, 10, 100, 1000}, 2, 2), along_width(1, 1, 0, 0)).elements ==
          numbers{201, 4030});
    const array two{data_type::float32, {1, 1, 1, 2}, {1, 2}};
    CHECK(kernels::depthwise_convolution(two, filter({1, 10, 100, 1000}, 2, 2), along_width(1, 1, 0, 0)).elements ==
          numbers{1, 10, 200, 2000});
}

TEST_CASE("a transposed convolution spreads what the convolution gathers")
{
    const array x = line({1, 2});
    CHECK(kernels::transposed_convolution(x, filter({1, 10, 100}, 1, 1), along_width(2, 1, 0, 0), {1, 5}).elements ==
          numbers{1, 10, 102, 20, 200});
    CHECK_THROWS_AS(kernels::transposed_convolution(x, filter({1, 10, 100}, 1, 1), along_width(2, 1, 0, 0), {1, 8}),
                    not_evaluated);
}

TEST_CASE("padding does not count in a pool")
{
    const array x = line({-1, -2, -6});
    CHECK(kernels::pool(x, {1, 2}, along_width(2, 1, 0, 1), true).elements == numbers{-1, -6});
    CHECK(kernels::pool(x, {1, 2}, along_width(2, 1, 0, 1), false).elements == numbers{-1.5, -6});
}

TEST_CASE("resizing takes corners, centres or edges as they are told to")
{
    const array x{data_type::float32, {1, 1, 2, 1}, {0, 12}};
    CHECK(kernels::resize(x, 1, 4, true, false, false).elements == numbers{0, 6, 12, 12});
    CHECK(kernels::resize(x, 1, 4, true, true, false).elements == numbers{0, 4, 8, 12});
    CHECK(kernels::resize(x, 1, 4, true, false, true).elements == numbers{0, 3, 9, 12});
    const array three{data_type::float32, {1, 1, 3, 1}, {0, 1, 2}};
    CHECK(kernels::resize(three, 1, 2, false, false, false).elements == numbers{0, 1});
    CHECK(kernels::resize(three, 1, 2, false, true, false).elements == numbers{0, 2});
    CHECK(kernels::resize(three, 1, 2, false, false, true).elements == numbers{0, 2});
}

TEST_CASE("blocks lie in channels and batch as TensorFlow's documentation shows them")
{
    const array x{data_type::float32, {1, 2, 2, 1}, {1, 2, 3, 4}};
    CHECK(kernels::space_to_depth(x, 2).elements == numbers{1, 2, 3, 4});
    CHECK(kernels::space_to_batch(x, {2, 2}, {{0, 0}, {0, 0}}).shape == extents{4, 1, 1, 1});
    const array wide{data_type::float32, {1, 2, 4, 1}, {1, 2, 3, 4, 5, 6, 7, 8}};
    const array spread = kernels::space_to_batch(wide, {2, 2}, {{0, 0}, {2, 0}});
    CHECK(spread.shape == extents{4, 1, 3, 1});
    CHECK(spread.elements == numbers{0, 1, 3, 0, 2, 4, 0, 5, 7, 0, 6, 8});
    CHECK(kernels::batch_to_space(spread, {2, 2}, {{0, 0}, {2, 0}}).elements == wide.elements);
    CHECK(kernels::depth_to_space(kernels::space_to_depth(wide, 2), 2).elements == wide.elements);
}

TEST_CASE("slices follow Python, with TensorFlow's masks")
{
    const array x{data_type::float32, {2, 3}, {0, 1, 2, 10, 11, 12}};
    CHECK(kernels::strided_slice(x, {.begins = {0, -1}, .ends = {9, -9}, .strides = {1, -2}}).elements ==
          numbers{2, 0, 12, 10});
    CHECK(kernels::strided_slice(x, {.begins = {-1}, .ends = {0}, .strides = {1}, .shrink_axis_mask = 1}).elements ==
          numbers{10, 11, 12});
    const array last = kernels::strided_slice(
        x, {.begins = {0, 0, 1}, .ends = {0, 0, 2}, .strides = {1, 1, 1}, .ellipsis_mask = 1, .new_axis_mask = 2});
    CHECK(last.shape == extents{2, 1, 1});
    CHECK(last.elements == numbers{1, 11});
}

TEST_CASE("the neighbours of a channel are those within the radius")
{
    const array x{data_type::float32, {1, 1, 1, 3}, {1, 2, 3}};
    CHECK(kernels::local_response_normalization(x, 1, 1, 1, 0).elements == numbers{1.0 / 5, 2.0 / 14, 3.0 / 13});
}

TEST_CASE("whole numbers are divided down, and the remainder has the sign of the divisor")
{
    const array x{data_type::int32, {4}, {7, -7, 7, -7}}, y{data_type::int32, {4}, {2, 2, -2, -2}};
    CHECK(kernels::binary("FloorDiv", x, y).elements == numbers{3, -4, -4, 3});
    CHECK(kernels::binary("FloorMod", x, y).elements == numbers{1, 1, -1, -1});
}

TEST_CASE("a graph whose operands have different types is not run")
{
    CHECK(judge(draft_of("x = Placeholder() dtype=int32 shape=<2>\nz = Placeholder() dtype=float32 shape=<2>\n"
                         "y = Add(x, z)",
                         {"y"}),
                1)
              .what == fate::invalid);
}

TEST_CASE("an operator that no rule knows is refused, and a known one is kept")
{
    CHECK(judge(draft_of("x = Placeholder() dtype=float32 shape=<2>\ny = Log(x)", {"y"}), 1).what == fate::kept);
    CHECK(judge(draft_of("x = Placeholder() dtype=int32 shape=<2>\ny = Round(x)", {"y"}), 1).what == fate::refused);
}
