#include <oplift/weights/elements.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <vector>

using namespace oplift;

TEST_CASE("an element of any real or integer type is a double")
{
    CHECK(element_as_double(tensor::of<float>(data_type::float32, {2}, {1, 0.5f}), 1) == 0.5);
    CHECK(element_as_double(tensor::of<double>(data_type::float64, {1}, {0.1}), 0) == 0.1);
    CHECK(element_as_double(tensor::of<std::int8_t>(data_type::int8, {1}, {-3}), 0) == -3.0);
    CHECK(element_as_double(tensor::of<std::uint16_t>(data_type::uint16, {1}, {65535}), 0) == 65535.0);
    CHECK(element_as_double(tensor::of<std::uint8_t>(data_type::boolean, {1}, {1}), 0) == 1.0);
    CHECK(!element_as_double(tensor::of<float>(data_type::complex64, {1}, {1, 2}), 0));
}

TEST_CASE("a tensor has one value if all elements are equal")
{
    CHECK(uniform_value(tensor::of<float>(data_type::float32, {2, 2}, {3, 3, 3, 3})) == 3.0);
    CHECK(!uniform_value(tensor::of<float>(data_type::float32, {2, 2}, {3, 3, 3, 4})));
    CHECK(uniform_value(tensor::of<float>(data_type::float32, {}, {7})) == 7.0);
    CHECK(!uniform_value(tensor::of<float>(data_type::float32, {0}, {})));
}

TEST_CASE("a large tensor is not searched for one value, unless it is stored as one")
{
    tensor ones = tensor::of<float>(data_type::float32, {3}, {1, 1, 1});
    CHECK(uniform_value(ones, 3) == 1.0);
    CHECK(!uniform_value(ones, 2));
    tensor many  = tensor::of<float>(data_type::float32, {1000000, 1000000}, {0.25f});
    many.uniform = true;
    CHECK(uniform_value(many) == 0.25);
}

TEST_CASE("integers are read exactly from scalars and vectors, from nothing else")
{
    constexpr std::int64_t large = std::numeric_limits<std::int64_t>::max();
    CHECK(integer_elements(tensor::of<std::int64_t>(data_type::int64, {2}, {-1, large})) ==
          std::vector<std::int64_t>{-1, large});
    CHECK(integer_elements(tensor::of<std::int32_t>(data_type::int32, {}, {5})) == std::vector<std::int64_t>{5});
    CHECK(integer_elements(tensor::of<std::int32_t>(data_type::int32, {0}, {})) == std::vector<std::int64_t>{});
    CHECK(!integer_elements(tensor::of<std::int32_t>(data_type::int32, {1, 1}, {5})));
    CHECK(!integer_elements(tensor::of<float>(data_type::float32, {1}, {5})));
    CHECK(!integer_elements(tensor::of<std::int32_t>(data_type::int32, {3}, {1, 2, 3}), 2));
}
