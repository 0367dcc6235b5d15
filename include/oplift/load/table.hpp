#ifndef OPLIFT_LOAD_TABLE_HPP
#define OPLIFT_LOAD_TABLE_HPP

#include <oplift/error.hpp>
#include <oplift/load/crc32c.hpp>
#include <oplift/load/snappy.hpp>
#include <oplift/load/wire.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift {

/// A file in the format of LevelDB's sorted tables, which the index of a checkpoint has.
///
/// LevelDB's own reader is not used: it trusts the lengths within a block (version 1.23 adds two of them in 32 bits and
/// follows the sum), so that a crafted file makes it read outside of the block. Here every step is checked.
class table {
public:
    static constexpr std::size_t footer_size = 48;
    static constexpr std::uint64_t magic     = 0xdb4775248b80fb57;

    /// Whether a file ends as tables do.
    static bool is_one(std::span<const std::byte> bytes)
    {
        std::uint64_t end = 0;
        if (bytes.size() < footer_size)
            return false;
        std::memcpy(&end, bytes.data() + bytes.size() - 8, 8);
        return end == magic;
    }

    /// Calls `visit(key, value)` for every entry, in the order of keys; the value's offset is that of its block, since
    /// blocks may be compressed. Throws input_error if the table is damaged; each block's CRC is verified.
    template <typename Visit>
    static void for_each(const wire::range& file, Visit visit)
    {
        if (!is_one(file.bytes))
            throw input_error{*file.file, "", "is not a table of a checkpoint: it is truncated or something else"};
        wire::range footer{file.bytes.last(footer_size), file.offset + file.bytes.size() - footer_size, file.file};
        wire::reader handles{footer};
        read_handle(handles); // of the meta index, which TensorFlow leaves empty
        const block_data index = block(file, read_handle(handles), footer.offset);
        std::optional<std::string> last;
        std::size_t keys  = 0;
        std::uint64_t end = 0;
        for_each_entry(index, file, [&](const std::string&, const wire::range& value) {
            wire::reader bytes{value};
            const handle where = read_handle(bytes);
            // Otherwise an index could name one large block again and again.
            if (where.offset < end)
                file.fail(value.offset, "the blocks of the table overlap");
            const block_data data = block(file, where, value.offset);
            end                   = where.offset + where.size;
            for_each_entry(data, file, [&](const std::string& key, const wire::range& content) {
                if (last && *last >= key)
                    file.fail(content.offset, "the keys of the table are not in order");
                // Keys share prefixes, so that a small file may hold many long ones.
                keys += key.size();
                if (keys > max_keys)
                    file.fail(content.offset, "the keys of the table take more than 256 MiB");
                last = key;
                visit(key, content);
            });
        });
    }

private:
    static constexpr std::size_t max_keys = std::size_t{256} << 20;

    struct handle {
        std::uint64_t offset = 0;
        std::uint64_t size   = 0;
    };

    struct block_data {
        std::vector<std::byte> unpacked; ///< what `range` views, if the block is compressed
        wire::range range;
    };

    static handle read_handle(wire::reader& bytes)
    {
        const std::uint64_t offset = bytes.varint();
        return {offset, bytes.varint()};
    }

    /// The entries of a block, its CRC verified. A block is followed by one byte for its compression and its CRC.
    static block_data block(const wire::range& file, const handle& where, std::size_t named_at)
    {
        constexpr std::size_t trailer = 5;
        const std::uint64_t size      = file.bytes.size() - footer_size;
        if (size < trailer || where.size > size - trailer || where.offset > size - trailer - where.size)
            file.fail(named_at, "a block of " + std::to_string(where.size) + " bytes at " +
                                    std::to_string(where.offset) + ", beyond the end of the file");
        const auto begin     = static_cast<std::size_t>(where.offset);
        const auto count     = static_cast<std::size_t>(where.size);
        std::uint32_t stored = 0;
        std::memcpy(&stored, file.bytes.data() + begin + count + 1, 4);
        if (masked_crc(crc32c(file.bytes.subspan(begin, count + 1))) != stored)
            file.fail(begin, "a block of the table is damaged: its checksum does not match");
        block_data result;
        result.range = {file.bytes.subspan(begin, count), file.offset + begin, file.file};
        switch (std::to_integer<int>(file.bytes[begin + count])) {
        case 0:
            break;
        case 1:
            result.unpacked    = snappy_unpacked(result.range);
            result.range.bytes = result.unpacked;
            break;
        default:
            file.fail(begin + count, "a block of the table is compressed in a way that is not known");
        }
        return result;
    }

    /// Walks the entries: each has the length that its key shares with the one before, the length of the rest, the
    /// length of the value, the rest of the key, the value. The restart points at the end are not needed for that.
    template <typename Visit>
    static void for_each_entry(const block_data& block, const wire::range& file, Visit visit)
    {
        wire::range range      = block.range;
        std::uint32_t restarts = 0;
        const auto fail        = [&](const std::string& reason) { file.fail(range.offset - file.offset, reason); };
        if (range.bytes.size() < 4)
            fail("a block of the table is too short");
        std::memcpy(&restarts, range.bytes.data() + range.bytes.size() - 4, 4);
        const std::uint64_t tail = (std::uint64_t{restarts} + 1) * 4;
        if (tail > range.bytes.size())
            fail("a block of the table has more restart points than bytes");
        range.bytes = range.bytes.first(range.bytes.size() - static_cast<std::size_t>(tail));
        wire::reader entries{range};
        std::string key;
        while (!entries.at_end()) {
            const std::uint64_t shared = entries.varint();
            const std::uint64_t rest   = entries.varint();
            const std::uint64_t length = entries.varint();
            if (shared > key.size())
                fail("a key of the table shares more with the one before than there is");
            if (rest > range.bytes.size() || length > range.bytes.size())
                fail("an entry of the table is longer than its block");
            key.resize(static_cast<std::size_t>(shared));
            key += entries.take(static_cast<std::size_t>(rest)).text();
            wire::range value = entries.take(static_cast<std::size_t>(length));
            value.offset      = range.offset;
            visit(key, value);
        }
    }
};

} // namespace oplift

#endif
