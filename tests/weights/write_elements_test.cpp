#include <oplift/weights/write_elements.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstring>
#include <numeric>
#include <span>
#include <stdexcept>

using namespace oplift;

namespace {

template <typename T>
weight numbered(data_type type, std::vector<std::int64_t> shape)
{
    weight w;
    w.type         = type;
    w.source_shape = shape;
    std::vector<T> elements(static_cast<std::size_t>(w.element_count()));
    std::iota(elements.begin(), elements.end(), T{0});
    w.read = [value = tensor::of(type, std::move(shape), std::move(elements))] { return value; };
    return w;
}

/// What is written, and the largest piece of it.
template <typename T>
std::vector<T> written(const weight& w, std::size_t* largest = nullptr)
{
    std::vector<std::byte> bytes;
    write_elements(w, [&](std::span<const std::byte> piece) {
        bytes.insert(bytes.end(), piece.begin(), piece.end());
        if (largest)
            *largest = std::max(*largest, piece.size());
    });
    std::vector<T> elements(bytes.size() / sizeof(T));
    if (!bytes.empty())
        std::memcpy(elements.data(), bytes.data(), bytes.size());
    return elements;
}

/// The same by the definition of a permutation, element by element.
template <typename T>
std::vector<T> expected(const weight& w)
{
    const tensor source                   = w.read();
    const std::vector<std::int64_t> shape = w.permuted_shape();
    std::vector<T> elements;
    for (std::int64_t number = 0; number < w.element_count(); ++number) {
        std::vector<std::int64_t> at(shape.size());
        std::int64_t rest = number;
        for (std::size_t axis = shape.size(); axis-- > 0;) {
            at[w.permutation[axis]] = rest % shape[axis];
            rest /= shape[axis];
        }
        std::int64_t from = 0;
        for (std::size_t axis = 0; axis < shape.size(); ++axis)
            from = from * w.source_shape[axis] + at[axis];
        elements.push_back(source.at<T>(from));
    }
    return elements;
}

} // namespace

TEST_CASE("bytes that need no permutation are given away as they are, not copied")
{
    const weight w   = numbered<float>(data_type::float32, {3, 5});
    const void* seen = nullptr;
    write_elements(w, [&](std::span<const std::byte> piece) {
        seen = piece.data();
        CHECK(piece.size() == 60);
    });
    CHECK(seen == w.read().bytes.data());

    const weight back = transposed(transposed(w, {1, 0}), {1, 0});
    write_elements(back, [&](std::span<const std::byte> piece) { CHECK(piece.data() == seen); });
}

TEST_CASE("bytes that can be read in order are, if they need no permutation")
{
    weight w           = numbered<float>(data_type::float32, {2, 2});
    int orders         = 0;
    w.read             = {w.read, [&orders, value = w.read()](const byte_consumer& consumer) {
                  ++orders;
                  consumer(value.bytes.first(4));
                  consumer(value.bytes.subspan(4));
              }};
    std::size_t pieces = 0;
    write_elements(reshaped(w, {4}), [&](std::span<const std::byte>) { ++pieces; });
    CHECK(orders == 1);
    CHECK(pieces == 2);
    write_elements(transposed(w, {1, 0}), [](std::span<const std::byte>) {});
    CHECK(orders == 1);

    w.source_shape = {5};
    CHECK_THROWS_AS(write_elements(w, [](std::span<const std::byte>) {}), std::logic_error);
    w.source_shape    = {1};
    std::size_t given = 0;
    CHECK_THROWS_AS(write_elements(w, [&](std::span<const std::byte> piece) { given += piece.size(); }),
                    std::logic_error);
    CHECK(given == 4); // not one byte more than was announced
}

TEST_CASE("a matrix is transposed")
{
    const weight w = transposed(numbered<std::int32_t>(data_type::int32, {2, 3}), {1, 0});
    CHECK(written<std::int32_t>(w) == std::vector<std::int32_t>{0, 3, 1, 4, 2, 5});
}

TEST_CASE("any permutation is carried out, for elements of any size")
{
    std::vector<std::size_t> axes{0, 1, 2, 3};
    do {
        const weight small = transposed(numbered<std::uint8_t>(data_type::uint8, {2, 3, 1, 5}), axes);
        CHECK(written<std::uint8_t>(small) == expected<std::uint8_t>(small));
        const weight w = transposed(numbered<std::int16_t>(data_type::int16, {3, 2, 4, 5}), axes);
        CHECK(written<std::int16_t>(w) == expected<std::int16_t>(w));
        const weight wide = transposed(numbered<double>(data_type::float64, {7, 3, 80, 2}), axes);
        CHECK(written<double>(wide) == expected<double>(wide));
    } while (std::next_permutation(axes.begin(), axes.end()));
}

TEST_CASE("large weights are permuted in pieces of at most 1 MiB")
{
    for (const std::vector<std::int64_t>& shape : {std::vector<std::int64_t>{3, 300001}, {300001, 3}, {1000, 1000}}) {
        const weight w      = transposed(numbered<std::int32_t>(data_type::int32, shape), {1, 0});
        std::size_t largest = 0;
        CHECK(written<std::int32_t>(w, &largest) == expected<std::int32_t>(w));
        CHECK(largest <= 1 << 20);
    }
}

TEST_CASE("a reshape after the permutation does not move elements")
{
    const weight w = reshaped(transposed(numbered<std::int32_t>(data_type::int32, {2, 3}), {1, 0}), {6});
    CHECK(w.shape() == std::vector<std::int64_t>{6});
    CHECK(written<std::int32_t>(w) == std::vector<std::int32_t>{0, 3, 1, 4, 2, 5});
}

TEST_CASE("one element stands for all, in pieces of at most 1 MiB")
{
    weight w;
    w.type         = data_type::float32;
    w.source_shape = {1000, 1000};
    w.read         = [] {
        tensor value  = tensor::of(data_type::float32, {1000, 1000}, std::vector<float>{2.5});
        value.uniform = true;
        return value;
    };
    std::size_t largest = 0;
    CHECK(written<float>(w, &largest) == std::vector<float>(1000000, 2.5f));
    CHECK(largest <= 1 << 20);
}

TEST_CASE("a weight without elements writes nothing, a scalar one element")
{
    CHECK(written<float>(transposed(numbered<float>(data_type::float32, {0, 3}), {1, 0})).empty());
    CHECK(written<float>(numbered<float>(data_type::float32, {})) == std::vector<float>{0});
    CHECK(written<float>(transposed(numbered<float>(data_type::float32, {1, 1}), {1, 0})) == std::vector<float>{0});
}

TEST_CASE("a value that is not what the weight announced is an error")
{
    weight w       = numbered<float>(data_type::float32, {4});
    w.source_shape = {5};
    CHECK_THROWS_AS(written<float>(w), std::logic_error);
    w.source_shape = {4};
    w.type         = data_type::int32;
    CHECK_THROWS_AS(written<float>(w), std::logic_error);
}
