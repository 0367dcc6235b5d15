#include <oplift/weights/value_reader.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <span>

using namespace oplift;

namespace {

tensor one_and_two()
{
    return tensor::of<float>(data_type::float32, {2}, {1, 2});
}

} // namespace

TEST_CASE("a reader without a function has no value")
{
    CHECK_FALSE(value_reader{});
    CHECK_FALSE(value_reader{nullptr});
}

TEST_CASE("a function makes a reader of whole tensors")
{
    const value_reader read = one_and_two;
    CHECK(read);
    CHECK(read().at<float>(1) == 2.f);
    CHECK_FALSE(read.is_in_order());
}

TEST_CASE("bytes can be read in order besides, until another function takes the place of both")
{
    value_reader read{one_and_two, [](const byte_consumer& consumer) {
                          const tensor value = one_and_two();
                          consumer(value.bytes.first(4));
                          consumer(value.bytes.subspan(4));
                      }};
    REQUIRE(read.is_in_order());
    std::size_t pieces = 0;
    std::size_t bytes  = 0;
    read.in_order([&](std::span<const std::byte> piece) {
        ++pieces;
        bytes += piece.size();
    });
    CHECK(pieces == 2);
    CHECK(bytes == 8);
    CHECK(read().at<float>(0) == 1.f);

    read = [] { return tensor::of<float>(data_type::float32, {}, {3}); };
    CHECK_FALSE(read.is_in_order());
    CHECK(read().at<float>(0) == 3.f);
}
