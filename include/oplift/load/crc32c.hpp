#ifndef OPLIFT_LOAD_CRC32C_HPP
#define OPLIFT_LOAD_CRC32C_HPP

#include <isa-l/crc.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace oplift {

/// The CRC-32C of some bytes, or of bytes that follow those with the CRC `before`.
inline std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t before = 0)
{
    std::uint32_t crc = ~before;
    while (!bytes.empty()) {
        // The library counts in int.
        const std::size_t count = std::min<std::size_t>(bytes.size(), std::size_t{1} << 30);
        // It does not write to the bytes, though its declaration does not say so.
        auto* data = const_cast<unsigned char*>(reinterpret_cast<const unsigned char*>(bytes.data()));
        crc        = ::crc32_iscsi(data, static_cast<int>(count), crc);
        bytes      = bytes.subspan(count);
    }
    return ~crc;
}

/// A CRC as LevelDB's and TensorFlow's files store it: rotated and offset, since a CRC of data that holds its own CRC
/// says little.
constexpr std::uint32_t masked_crc(std::uint32_t crc)
{
    return ((crc >> 15) | (crc << 17)) + 0xa282ead8u;
}

} // namespace oplift

#endif
