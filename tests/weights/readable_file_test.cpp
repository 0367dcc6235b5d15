#include <oplift/weights/readable_file.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

using namespace oplift;

namespace {

/// A file that somebody keeps in memory.
class text_file final : public readable_file {
public:
    explicit text_file(std::string text) : text_{std::move(text)} {}

    std::span<const std::byte> bytes() const override { return std::as_bytes(std::span{text_}); }
    void read(std::size_t offset, std::span<std::byte> to) const override
    {
        std::ranges::copy(bytes().subspan(offset, to.size()), to.begin());
    }

private:
    std::string text_;
};

} // namespace

TEST_CASE("a file can be looked at and read through its base")
{
    const std::shared_ptr<const readable_file> file = std::make_shared<text_file>("abcdef");
    std::array<std::byte, 3> part{};
    file->read(2, part);
    CHECK(part[0] == std::byte{'c'});
    CHECK(part[2] == std::byte{'e'});
    CHECK(file->bytes().size() == 6);
}
