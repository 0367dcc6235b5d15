#ifndef OPLIFT_LOAD_WIRE_HPP
#define OPLIFT_LOAD_WIRE_HPP

#include <oplift/error.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace oplift::wire {

static_assert(std::endian::native == std::endian::little, "tensors are viewed as they lie in files: little-endian");

/// How the value of a field is laid out: the low three bits of its tag.
enum class type : std::uint8_t { varint = 0, fixed64 = 1, length_delimited = 2, fixed32 = 5 };

/// Bytes of a file, with what error messages need to name them.
struct range {
    std::span<const std::byte> bytes;
    std::size_t offset      = 0; ///< where the bytes begin in the file
    const std::string* file = nullptr;

    std::string_view text() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

    [[noreturn]] void fail(std::size_t at, const std::string& reason) const
    {
        throw input_error{*file, "byte " + std::to_string(offset + at), reason};
    }
};

/// A field of a message in protobuf's wire format.
struct field {
    std::uint32_t number = 0;
    wire::type type      = wire::type::varint;
    std::uint64_t value  = 0; ///< of a varint, fixed32 or fixed64
    range content;            ///< of a length-delimited field; of others the bytes of the value

    /// The field as a nested message, a text or packed values. Throws input_error if it is of another kind.
    const range& message() const
    {
        expect(type::length_delimited);
        return content;
    }
    std::uint64_t varint() const
    {
        expect(type::varint);
        return value;
    }
    std::int64_t integer() const { return static_cast<std::int64_t>(varint()); }
    float float32() const
    {
        expect(type::fixed32);
        return std::bit_cast<float>(static_cast<std::uint32_t>(value));
    }

    void expect(wire::type wanted) const
    {
        if (type != wanted)
            content.fail(0, "field " + std::to_string(number) + " has wire type " +
                                std::to_string(static_cast<int>(type)) + " instead of " +
                                std::to_string(static_cast<int>(wanted)));
    }
};

/// Reads the bytes of one message from front to back; each step is checked against the message's end.
class reader {
public:
    explicit reader(const range& bytes) : range_{bytes} {}

    bool at_end() const { return position_ == range_.bytes.size(); }
    std::size_t position() const { return position_; }

    /// The next field, or false at the end of the message. Throws input_error if the bytes are not a field.
    bool next(field& result)
    {
        if (at_end())
            return false;
        const std::size_t start = position_;
        const std::uint64_t tag = varint();
        result.number           = static_cast<std::uint32_t>(tag >> 3);
        if (tag > 0xffffffffu || result.number == 0)
            range_.fail(start, "not a field of a protobuf message (tag " + std::to_string(tag) + ")");
        result.type             = static_cast<wire::type>(tag & 7);
        const std::size_t begin = position_;
        switch (result.type) {
        case type::varint:
            result.value   = varint();
            result.content = sub_range(begin, position_ - begin);
            return true;
        case type::fixed64:
            result.content = take(8);
            std::memcpy(&result.value, result.content.bytes.data(), 8);
            return true;
        case type::fixed32: {
            result.content      = take(4);
            std::uint32_t value = 0;
            std::memcpy(&value, result.content.bytes.data(), 4);
            result.value = value;
            return true;
        }
        case type::length_delimited: {
            const std::uint64_t length = varint();
            if (length > range_.bytes.size() - position_)
                range_.fail(begin, "a field of " + std::to_string(length) + " bytes, where " +
                                       std::to_string(range_.bytes.size() - position_) +
                                       " are left: the file is truncated or not what its name says");
            result.content = take(static_cast<std::size_t>(length));
            return true;
        }
        }
        range_.fail(start, "wire type " + std::to_string(tag & 7) + ", which TensorFlow's messages do not have");
    }

    /// A number in the variable-length encoding, outside of a field: an element of packed values.
    std::uint64_t varint()
    {
        std::uint64_t result    = 0;
        const std::size_t start = position_;
        for (unsigned shift = 0; shift < 70; shift += 7) {
            if (at_end())
                range_.fail(start, "the file ends within a number");
            const auto byte = static_cast<std::uint64_t>(range_.bytes[position_++]);
            if (shift == 63 && byte > 1)
                break;
            result |= (byte & 0x7f) << shift;
            if (byte < 0x80)
                return result;
        }
        range_.fail(start, "a number of more than 64 bits");
    }

    range take(std::size_t count)
    {
        if (count > range_.bytes.size() - position_)
            range_.fail(position_, "the file ends within a field");
        position_ += count;
        return sub_range(position_ - count, count);
    }

private:
    range sub_range(std::size_t begin, std::size_t count) const
    {
        return {range_.bytes.subspan(begin, count), range_.offset + begin, range_.file};
    }

    range range_;
    std::size_t position_ = 0;
};

/// Calls `visit` for each field of the message.
template <typename Visit>
void for_each_field(const range& message, Visit visit)
{
    reader fields{message};
    for (field next; fields.next(next);)
        visit(next);
}

/// Calls `visit` for the number in a repeated varint field, which may be packed or not.
template <typename Visit>
void for_each_varint(const field& repeated, Visit visit)
{
    if (repeated.type == type::varint)
        return visit(repeated.value);
    for (reader packed{repeated.message()}; !packed.at_end();)
        visit(packed.varint());
}

/// Whether the bytes are UTF-8, which protobuf demands of texts, and JSON too.
inline bool is_utf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead    = static_cast<unsigned char>(text[i]);
        std::size_t length = 1;
        if (lead >= 0x80) {
            length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
            if (lead < 0xc2 || lead > 0xf4 || length > text.size() - i)
                return false;
            for (std::size_t k = 1; k < length; ++k)
                if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80)
                    return false;
            const auto second = static_cast<unsigned char>(text[i + 1]);
            if ((lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f) || (lead == 0xf0 && second < 0x90) ||
                (lead == 0xf4 && second > 0x8f))
                return false;
        }
        i += length;
    }
    return true;
}

/// The text of a field. Throws input_error if it is not UTF-8.
inline std::string_view text_of(const field& f)
{
    const std::string_view text = f.message().text();
    if (!is_utf8(text))
        f.content.fail(0, "a text that is not UTF-8");
    return text;
}

} // namespace oplift::wire

#endif
