#include <oplift/weights/tensor.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace oplift;

TEST_CASE("a tensor owns the elements that it is made of")
{
    tensor copy;
    {
        const tensor made = tensor::of<float>(data_type::float32, {2, 3}, {1, 2, 3, 4, 5, 6});
        copy              = made;
    }
    CHECK(copy.type == data_type::float32);
    CHECK(copy.shape == std::vector<std::int64_t>{2, 3});
    CHECK(copy.element_count() == 6);
    CHECK(copy.bytes.size() == 24);
    CHECK(copy.at<float>(4) == 5.f);
}

TEST_CASE("a copy shares the bytes")
{
    const tensor made = tensor::of<std::int64_t>(data_type::int64, {1}, {7});
    const tensor copy = made;
    CHECK(copy.bytes.data() == made.bytes.data());
}

TEST_CASE("one stored element stands for all elements of a uniform tensor")
{
    tensor all  = tensor::of<std::int32_t>(data_type::int32, {4, 5}, {9});
    all.uniform = true;
    CHECK(all.element_count() == 20);
    CHECK(all.at<std::int32_t>(0) == 9);
    CHECK(all.at<std::int32_t>(19) == 9);
}

TEST_CASE("a scalar has one element, an axis of extent 0 leaves none")
{
    CHECK(tensor::of<float>(data_type::float32, {}, {1}).element_count() == 1);
    CHECK(tensor::of<float>(data_type::float32, {3, 0}, {}).element_count() == 0);
}
