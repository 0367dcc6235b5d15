#include <oplift/weights/join.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <support/weights.hpp>
#include <vector>

namespace oplift {

using test::floats;

namespace {

std::vector<float> elements_of(const weight& w)
{
    const tensor value = w.read();
    std::vector<float> elements;
    for (std::int64_t i = 0; i < value.element_count(); ++i)
        elements.push_back(value.at<float>(i));
    return elements;
}

} // namespace

TEST_CASE("weights are joined along the first, a middle and the last axis")
{
    const weight a = floats({2, 1, 2}, {1, 2, 3, 4}), b = floats({2, 1, 2}, {5, 6, 7, 8});
    CHECK(joined({a, b}, 0).shape() == std::vector<std::int64_t>{4, 1, 2});
    CHECK(elements_of(joined({a, b}, 0)) == std::vector<float>{1, 2, 3, 4, 5, 6, 7, 8});
    CHECK(joined({a, b}, 1).shape() == std::vector<std::int64_t>{2, 2, 2});
    CHECK(elements_of(joined({a, b}, 1)) == std::vector<float>{1, 2, 5, 6, 3, 4, 7, 8});
    CHECK(joined({a, b}, 2).shape() == std::vector<std::int64_t>{2, 1, 4});
    CHECK(elements_of(joined({a, b}, 2)) == std::vector<float>{1, 2, 5, 6, 3, 4, 7, 8});
}

TEST_CASE("the pieces may differ along the axis, and may be permuted")
{
    const weight a = floats({2, 1}, {1, 2}), b = transposed(floats({3, 2}, {1, 2, 3, 4, 5, 6}), {1, 0});
    CHECK(joined({a, b}, 1).shape() == std::vector<std::int64_t>{2, 4});
    CHECK(elements_of(joined({a, b}, 1)) == std::vector<float>{1, 1, 3, 5, 2, 2, 4, 6});
}

TEST_CASE("a piece may be empty, or repeat one element")
{
    weight repeated = floats({2, 2}, {9, 9, 9, 9});
    repeated.read   = [] {
        tensor value  = tensor::of(data_type::float32, {2, 2}, std::vector<float>{9});
        value.uniform = true;
        return value;
    };
    CHECK(elements_of(joined({floats({2, 0}, {}), repeated, floats({2, 1}, {1, 2})}, 1)) ==
          std::vector<float>{9, 9, 1, 9, 9, 2});
}

TEST_CASE("there is no value where a piece has none")
{
    weight structure_only = floats({2}, {1, 2});
    structure_only.read   = nullptr;
    CHECK_FALSE(joined({floats({2}, {1, 2}), structure_only}, 0).has_value());
}

TEST_CASE("pieces of other types or shapes cannot be joined")
{
    weight integers = floats({2}, {1, 2});
    integers.type   = data_type::int32;
    CHECK_FALSE(can_be_joined({}, 0));
    CHECK_FALSE(can_be_joined({floats({2}, {1, 2}), integers}, 0));
    CHECK_FALSE(can_be_joined({floats({2}, {1, 2}), floats({1, 2}, {1, 2})}, 0));
    CHECK_FALSE(can_be_joined({floats({2, 1}, {1, 2}), floats({1, 2}, {1, 2})}, 0));
    CHECK_FALSE(can_be_joined({floats({2}, {1, 2})}, 1));
    CHECK_THROWS_AS(joined({}, 0), std::logic_error);
    weight huge       = floats({0}, {});
    huge.source_shape = {std::numeric_limits<std::int64_t>::max()};
    CHECK_FALSE(can_be_joined({huge, huge}, 0));
}

} // namespace oplift
