#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_TABLE_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_TABLE_HPP

#include <oplift/emit/tensorflow/model/message_bytes.hpp>
#include <oplift/load/crc32c.hpp>
#include <oplift/load/table.hpp>
#include <oplift/weights/write_elements.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace oplift::emit::tensorflow::model {

namespace detail {

template <typename Unsigned>
void append_number(std::string& bytes, Unsigned value)
{
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

inline void append_varint(std::string& bytes, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        bytes += static_cast<char>(value | 0x80);
    bytes += static_cast<char>(value);
}

/// A block of a table: entries, whose keys leave out what they share with the one before, except at restart points,
/// then where these are.
class table_block {
public:
    explicit table_block(std::size_t restart_interval) : restart_interval_{restart_interval} {}

    bool empty() const { return entries_ == 0; }
    std::size_t size() const { return bytes_.size() + (restarts_.size() + 1) * sizeof(std::uint32_t); }

    void add(std::string_view key, std::string_view value)
    {
        std::size_t shared = 0;
        if (entries_ % restart_interval_ == 0) {
            if (entries_ != 0)
                restarts_.push_back(static_cast<std::uint32_t>(bytes_.size()));
        } else {
            shared = static_cast<std::size_t>(std::ranges::mismatch(key, last_key_).in1 - key.begin());
        }
        append_varint(bytes_, shared);
        append_varint(bytes_, key.size() - shared);
        append_varint(bytes_, value.size());
        bytes_ += key.substr(shared);
        bytes_ += value;
        last_key_ = key;
        ++entries_;
    }

    std::string finished() const
    {
        std::string bytes = bytes_;
        for (const std::uint32_t restart : restarts_)
            append_number(bytes, restart);
        append_number(bytes, static_cast<std::uint32_t>(restarts_.size()));
        return bytes;
    }

private:
    std::size_t restart_interval_;
    std::size_t entries_ = 0;
    std::string bytes_;
    std::string last_key_;
    std::vector<std::uint32_t> restarts_{0};
};

} // namespace detail

/// Writes a file in the format of LevelDB's sorted tables, which table::for_each reads: blocks of entries, a block that
/// names them, and a footer. Nothing is compressed. Block sizes are those of TensorFlow's checkpoints.
template <byte_sink Sink>
class table_writer {
public:
    explicit table_writer(Sink& sink) : sink_{sink} {}

    /// Throws std::logic_error if the keys are not in ascending order.
    void add(std::string_view key, std::string_view value)
    {
        if (entries_++ != 0 && key <= last_key_)
            throw std::logic_error{"the keys of a table are not in order"};
        last_key_ = key;
        block_.add(key, value);
        if (block_.size() >= block_bytes)
            flush();
    }

    void finish()
    {
        if (!block_.empty())
            flush();
        std::string footer;
        append_handle(footer, write_block(detail::table_block{1})); // the meta index, which stays empty
        append_handle(footer, write_block(index_));
        footer.resize(table::footer_size - sizeof table::magic);
        detail::append_number(footer, table::magic);
        put(sink_, footer);
    }

private:
    static constexpr std::size_t block_bytes      = 256 << 10;
    static constexpr std::size_t restart_interval = 16;

    struct handle {
        std::uint64_t offset = 0;
        std::uint64_t size   = 0;
    };

    static void append_handle(std::string& bytes, const handle& where)
    {
        detail::append_varint(bytes, where.offset);
        detail::append_varint(bytes, where.size);
    }

    void flush()
    {
        std::string where;
        append_handle(where, write_block(block_));
        index_.add(last_key_, where);
        block_ = detail::table_block{restart_interval};
    }

    /// A block is followed by one byte for its compression and its CRC, which neither counts.
    handle write_block(const detail::table_block& block)
    {
        std::string bytes = block.finished();
        const handle where{offset_, bytes.size()};
        bytes += '\0';
        detail::append_number(bytes, masked_crc(crc32c(std::as_bytes(std::span{bytes}))));
        put(sink_, bytes);
        offset_ += bytes.size();
        return where;
    }

    Sink& sink_;
    detail::table_block block_{restart_interval};
    detail::table_block index_{1};
    std::string last_key_;
    std::size_t entries_  = 0;
    std::uint64_t offset_ = 0;
};

} // namespace oplift::emit::tensorflow::model

#endif
