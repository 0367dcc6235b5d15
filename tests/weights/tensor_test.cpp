#include <oplift/weights/tensor.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

using namespace oplift;

namespace {

/// A file that, when it is read, has other bytes than where it is mapped: 1 everywhere.
class file_of_ones final : public readable_file {
public:
    explicit file_of_ones(std::size_t size) : mapped_(size) {}

    std::span<const std::byte> bytes() const override { return mapped_; }
    void read(std::size_t offset, std::span<std::byte> to) const override
    {
        CHECK(offset + to.size() <= mapped_.size());
        std::ranges::fill(to, std::byte{1});
    }

private:
    std::vector<std::byte> mapped_;
};

struct pieces {
    explicit pieces(const tensor& value)
    {
        for_each_piece(value, [this](std::span<const std::byte> piece) {
            sizes.push_back(piece.size());
            sum += std::ranges::count(piece, std::byte{1});
        });
    }

    std::vector<std::size_t> sizes;
    std::ptrdiff_t sum = 0;
};

} // namespace

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

TEST_CASE("bytes that lie in a file are read from there, piece by piece")
{
    const auto file = std::make_shared<const file_of_ones>(700000);
    tensor value;
    value.type  = data_type::uint8;
    value.shape = {600000};
    value.bytes = file->bytes().subspan(100000);
    value.file  = file;
    const pieces read{value};
    CHECK(read.sizes == std::vector<std::size_t>{1 << 18, 1 << 18, 600000 - (1 << 19)});
    CHECK(read.sum == 600000);

    value.bytes = value.bytes.subspan(7, 5);
    CHECK(pieces{value}.sum == 5);
}

TEST_CASE("bytes that do not lie in the tensor's file are given as they are")
{
    tensor value = tensor::of<std::uint8_t>(data_type::uint8, {700000}, std::vector<std::uint8_t>(700000));
    CHECK(pieces{value}.sizes == std::vector<std::size_t>{700000});
    value.file = std::make_shared<const file_of_ones>(700000); // a copy of a tensor may have been given other bytes
    CHECK(pieces{value}.sum == 0);
    value.bytes = {};
    CHECK(pieces{value}.sum == 0);
}
