#include <oplift/load/crc32c.hpp>

#include <doctest/doctest.h>

#include <string_view>

using namespace oplift;

TEST_CASE("the checksum is that of the standard's example, in one piece or two")
{
    const std::string_view text = "123456789";
    const auto bytes            = std::as_bytes(std::span{text});
    CHECK(crc32c(bytes) == 0xe3069283u);
    CHECK(crc32c(bytes.subspan(4), crc32c(bytes.first(4))) == 0xe3069283u);
    CHECK(crc32c({}) == 0);
}

TEST_CASE("a checksum is masked by a rotation and an offset")
{
    CHECK(masked_crc(0) == 0xa282ead8u);
    CHECK(masked_crc(0x00008000u) == 0xa282ead9u);
    CHECK(masked_crc(1) == 0xa284ead8u);
}
