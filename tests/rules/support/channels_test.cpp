#include <oplift/rules/support/channels.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace oplift;

TEST_CASE("a single number is repeated for each channel when it is read")
{
    weight single;
    single.type         = data_type::float32;
    single.source_shape = {1, 1};
    single.read         = [] { return tensor::of<float>(data_type::float32, {1, 1}, {2.5f}); };
    const weight vector = rule::channel_vector(single, 3);
    CHECK(vector.shape() == std::vector<std::int64_t>{3});
    const tensor value = vector.read();
    CHECK(value.shape == std::vector<std::int64_t>{3});
    CHECK(value.at<float>(0) == 2.5f);
    CHECK(value.at<float>(2) == 2.5f);
}

TEST_CASE("numbers for each channel lose the axes of extent 1, and keep their variable")
{
    weight column;
    column.type         = data_type::float32;
    column.source_shape = {3, 1, 1};
    column.variable     = "bn/gamma";
    const weight vector = rule::channel_vector(column, 3);
    CHECK(vector.shape() == std::vector<std::int64_t>{3});
    CHECK(vector.variable == "bn/gamma");
    CHECK(!vector.has_value());
}

TEST_CASE("a repeated number without a checkpoint has no value")
{
    weight single;
    single.type         = data_type::float32;
    single.source_shape = {};
    CHECK(!rule::channel_vector(single, 3).has_value());
    CHECK(rule::channel_vector(single, 3).shape() == std::vector<std::int64_t>{3});
}

TEST_CASE("zeros are zeros in any type")
{
    CHECK(rule::channel_zeros(data_type::float64, 4).read().at<double>(3) == 0.0);
    CHECK(rule::channel_zeros(data_type::float32, 4).shape() == std::vector<std::int64_t>{4});
}
