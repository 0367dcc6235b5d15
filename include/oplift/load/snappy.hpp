#ifndef OPLIFT_LOAD_SNAPPY_HPP
#define OPLIFT_LOAD_SNAPPY_HPP

#include <oplift/load/wire.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace oplift {

/// Unpacks a block of Snappy's raw format. Memory grows with what is unpacked, not with the length announced.
/// Throws input_error if the block is damaged.
inline std::vector<std::byte> snappy_unpacked(const wire::range& block)
{
    wire::reader input{block};
    const std::uint64_t length = input.varint();
    // The densest element makes 64 bytes of 3.
    if (length > block.bytes.size() * std::uint64_t{22})
        block.fail(0, "a compressed block that announces " + std::to_string(length) + " bytes");
    std::vector<std::byte> output;
    output.reserve(static_cast<std::size_t>(length));
    const auto number = [&](std::size_t count) {
        std::size_t value = 0;
        std::size_t shift = 0;
        for (const std::byte byte : input.take(count).bytes) {
            value |= static_cast<std::size_t>(byte) << shift;
            shift += 8;
        }
        return value;
    };
    while (!input.at_end()) {
        const std::size_t start = input.position();
        const std::size_t tag   = number(1);
        std::size_t count       = (tag >> 2) + 1;
        if ((tag & 3) == 0) {
            // A literal; lengths beyond 60 follow in one to four bytes.
            if (count > 60)
                count = number(count - 60) + 1;
            if (count > length - output.size())
                block.fail(start, "a compressed block that is longer than announced");
            const auto bytes = input.take(count).bytes;
            output.insert(output.end(), bytes.begin(), bytes.end());
            continue;
        }
        std::size_t distance = 0;
        if ((tag & 3) == 1) {
            count    = ((tag >> 2) & 7) + 4;
            distance = (tag >> 5 << 8) | number(1);
        } else {
            distance = number((tag & 3) == 2 ? 2 : 4);
        }
        if (distance == 0 || distance > output.size())
            block.fail(start, "a compressed block that refers to bytes before its beginning");
        if (count > length - output.size())
            block.fail(start, "a compressed block that is longer than announced");
        for (; count > 0; --count)
            output.push_back(output[output.size() - distance]); // byte by byte: source and target may overlap
    }
    if (output.size() != length)
        block.fail(0, "a compressed block that is shorter than announced");
    return output;
}

} // namespace oplift

#endif
