#include <oplift/load/tensor_slice.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <random>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

using namespace oplift;
using namespace std::string_literals;

TEST_CASE("a restore operator's slice is parsed")
{
    const auto part = parse_partition("4 10 0,2:-");
    REQUIRE(part);
    CHECK(part->shape == std::vector<std::int64_t>{4, 10});
    CHECK(part->slice == tensor_slice{{0, 0}, {2, 10}});
    CHECK(parse_partition("7 3,4")->slice == tensor_slice{{3}, {4}});
}

TEST_CASE("what is no slice, or lies outside of its tensor, is refused")
{
    for (const char* bad : {"", "4", "4 ", "4 0", "4 0,", "4 0,2,", "4 0,2:-", "4 5 0,2", "4 -1,2", "4 3,2", "4 x,2",
                            "-4 0,2", "4 0,99999999999999999999", "4  0,2", "4 4,9223372036854775807"})
        CHECK_MESSAGE(!parse_partition(bad), bad);
}

TEST_CASE("a slice is resolved within its shape")
{
    CHECK(resolved({{0, 2}, {-1, 1}}, std::vector<std::int64_t>{5, 3}) == tensor_slice{{0, 2}, {5, 1}});
    CHECK(!resolved({{1}, {-1}}, std::vector<std::int64_t>{5}));
    CHECK(!resolved({{0}, {6}}, std::vector<std::int64_t>{5}));
    CHECK(!resolved({{-1}, {1}}, std::vector<std::int64_t>{5}));
    CHECK(!resolved({{0}, {1}}, std::vector<std::int64_t>{5, 5}));
}

TEST_CASE("the key of a slice is TensorFlow's")
{
    // 0; the name and its end; the rank; start and length of each axis, offset by 0x80 as long as they are small.
    CHECK(slice_key("w", {{0}, {-1}}) == "\0w\0\1\1\1\x80\x7f"s);
    CHECK(slice_key("w", {{0, 2}, {2, 63}}) == "\0w\0\1\1\2\x80\x82\x82\xbf"s);
    // Two bytes from 64 on, three from 8192 on.
    CHECK(slice_key("w", {{64}, {8191}}) == "\0w\0\1\1\1\xc0\x40\xdf\xff"s);
    CHECK(slice_key("w", {{8192}, {1048575}}) == "\0w\0\1\1\1\xe0\x20\x00\xef\xff\xff"s);
    CHECK(slice_key("a\0\xff"s, {{}, {}}) == "\0a\0\xff\xff\0\0\1\0"s);
    CHECK(slice_key("w", {{std::numeric_limits<std::int64_t>::max()}, {0}}) ==
          "\0w\0\1\1\1\xff\xc0\x7f\xff\xff\xff\xff\xff\xff\xff\x80"s);
}

TEST_CASE("keys of slices are ordered as their numbers are")
{
    std::mt19937_64 random{1};
    std::set<std::pair<std::int64_t, std::string>> keys;
    for (int i = 0; i < 2000; ++i) {
        const auto number = static_cast<std::int64_t>(random() >> (random() % 63 + 1));
        keys.emplace(number, slice_key("w", {{number}, {0}}));
    }
    std::string last;
    for (const auto& [number, key] : keys) {
        CHECK(last < key);
        last = key;
    }
}

TEST_CASE("a box is copied from one tensor to another")
{
    // Rows 1 and 2, columns 1 to 3 of a 4x5 tensor to the corner of a 3x4 one; each element has two bytes.
    std::vector<std::uint16_t> from(20), to(12, 99);
    for (std::size_t i = 0; i < from.size(); ++i)
        from[i] = static_cast<std::uint16_t>(i);
    const std::vector<std::int64_t> from_shape{4, 5}, to_shape{3, 4}, from_start{1, 1}, to_start{1, 0}, extents{2, 3};
    std::vector<std::pair<std::size_t, std::size_t>> runs;
    copy_box({std::as_bytes(std::span{from}), from_shape, from_start},
             {std::as_writable_bytes(std::span{to}), to_shape, to_start}, extents, 2,
             [&](std::size_t first, std::size_t count) { runs.emplace_back(first, count); });
    CHECK(to == std::vector<std::uint16_t>{99, 99, 99, 99, 6, 7, 8, 99, 11, 12, 13, 99});
    CHECK(runs == std::vector<std::pair<std::size_t, std::size_t>>{{8, 6}, {16, 6}});
}

TEST_CASE("whole trailing axes are copied at once, a scalar too, an empty box not at all")
{
    std::vector<std::uint8_t> from{1, 2, 3, 4, 5, 6}, to(6, 0);
    int runs        = 0;
    const auto copy = [&](std::vector<std::int64_t> shape, std::vector<std::int64_t> start,
                          std::vector<std::int64_t> extents) {
        copy_box({std::as_bytes(std::span{from}), shape, start}, {std::as_writable_bytes(std::span{to}), shape, start},
                 extents, 1, [&](std::size_t, std::size_t) { ++runs; });
    };
    copy({3, 2}, {1, 0}, {2, 2});
    CHECK(runs == 1);
    CHECK(to == std::vector<std::uint8_t>{0, 0, 3, 4, 5, 6});
    copy({}, {}, {});
    CHECK(runs == 2);
    CHECK(to[0] == 1);
    copy({3, 2}, {0, 1}, {2, 0});
    CHECK(runs == 2);
}
