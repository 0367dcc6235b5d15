#include <oplift/weights/read_ahead.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <stdexcept>
#include <vector>

using namespace oplift;

namespace {

weight number(std::int32_t value)
{
    weight w;
    w.type         = data_type::int32;
    w.source_shape = {1};
    w.read         = [value] { return tensor::of(data_type::int32, {1}, std::vector<std::int32_t>{value}); };
    return w;
}

std::int32_t first(const weight&, const tensor& value)
{
    return value.at<std::int32_t>(0);
}

std::vector<const weight*> pointers(const std::vector<weight>& weights)
{
    std::vector<const weight*> found;
    for (const weight& w : weights)
        found.push_back(&w);
    return found;
}

} // namespace

TEST_CASE("values come in the order of the weights")
{
    std::vector<weight> weights;
    for (std::int32_t i = 0; i < 1000; ++i)
        weights.push_back(number(i));
    read_ahead values{pointers(weights), first};
    for (std::int32_t i = 0; i < 1000; ++i) {
        const auto [value, found] = values.next();
        REQUIRE(value.at<std::int32_t>(0) == i);
        REQUIRE(found == i);
    }
    CHECK_THROWS_AS(values.next(), std::logic_error);
}

TEST_CASE("what reading a weight throws is thrown where its value is taken")
{
    std::vector<weight> weights{number(1), number(2), number(3)};
    weights[1].read = []() -> tensor { throw std::runtime_error{"damaged"}; };
    read_ahead values{pointers(weights), first};
    CHECK(values.next().second == 1);
    CHECK_THROWS_WITH(values.next(), "damaged");
}

TEST_CASE("what examining a value throws is thrown where the value is taken")
{
    const std::vector<weight> weights{number(1)};
    read_ahead values{pointers(weights), [](const weight&, const tensor&) -> int { throw std::runtime_error{"odd"}; }};
    CHECK_THROWS_WITH(values.next(), "odd");
}

TEST_CASE("only so much is read ahead, and nobody has to take all of it")
{
    std::size_t read = 0;
    std::vector<weight> weights(100);
    for (weight& w : weights)
        w.read = [&read] {
            ++read;
            return tensor::of(data_type::uint8, {1 << 20}, std::vector<std::uint8_t>(1 << 20));
        };
    {
        read_ahead values{pointers(weights), [](const weight&, const tensor&) { return 0; }};
        values.next();
    }
    CHECK(read <= 34);
}
