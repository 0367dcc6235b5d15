#ifndef OPLIFT_IR_READ_BYTE_SPELLING_HPP
#define OPLIFT_IR_READ_BYTE_SPELLING_HPP

#include <oplift/load/wire.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace oplift::ir {

/// How a pickle spells a text or a run of bytes.
enum class spelling : std::uint8_t {
    bytes,   ///< as they are
    utf8,    ///< a text in UTF-8; bytes are the characters 0 to 255
    escaped, ///< protocol 0's texts: Latin-1 with \uXXXX and \UXXXXXXXX
    quoted,  ///< protocol 0's strings of Python 2, as its repr() writes them, without the quotes
};

/// A text or a run of bytes, as it lies in a file.
struct spelled {
    spelling how = spelling::bytes;
    std::string_view text;
};

namespace detail {

/// The value of `count` digits in base 8 or 16 at the start of `text`; nothing if there are fewer.
inline std::optional<std::uint32_t> digits(std::string_view text, std::size_t count, unsigned base)
{
    if (text.size() < count)
        return std::nullopt;
    std::uint32_t value = 0;
    for (const char c : text.substr(0, count)) {
        unsigned digit = 16;
        if (c >= '0' && c <= '9')
            digit = static_cast<unsigned>(c - '0');
        else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))
            digit = static_cast<unsigned>((c | 0x20) - 'a') + 10;
        if (digit >= base)
            return std::nullopt;
        value = value * base + digit;
    }
    return value;
}

template <typename Visit>
bool visit_escaped(std::string_view text, Visit& visit)
{
    for (std::size_t at = 0; at < text.size();) {
        char32_t character = static_cast<unsigned char>(text[at++]);
        if (character == U'\\' && at < text.size()) {
            const char kind = text[at++];
            if (kind != 'u' && kind != 'U') { // Python takes both as they are
                if (!visit(character))
                    return false;
                character = static_cast<unsigned char>(kind);
            } else {
                const std::size_t length = kind == 'u' ? 4 : 8;
                const auto value         = digits(text.substr(at), length, 16);
                if (!value || *value > 0x10ffff)
                    return false;
                character = *value;
                at += length;
            }
        }
        if (!visit(character))
            return false;
    }
    return true;
}

template <typename Visit>
bool visit_quoted(std::string_view text, Visit& visit)
{
    static constexpr std::string_view names  = "\\'\"abtnvfr";
    static constexpr std::string_view values = "\\'\"\a\b\t\n\v\f\r";
    for (std::size_t at = 0; at < text.size();) {
        char32_t character = static_cast<unsigned char>(text[at++]);
        if (character == U'\\') {
            if (at == text.size())
                return false;
            const char kind = text[at++];
            if (const std::size_t name = names.find(kind); name != std::string_view::npos) {
                character = static_cast<unsigned char>(values[name]);
            } else if (kind == 'x') {
                const auto value = digits(text.substr(at), 2, 16);
                if (!value)
                    return false;
                character = *value;
                at += 2;
            } else if (kind >= '0' && kind <= '7') {
                std::size_t length = 1;
                while (length < 3 && digits(text.substr(at - 1), length + 1, 8))
                    ++length;
                character = *digits(text.substr(at - 1), length, 8) & 0xff;
                at += length - 1;
            } else if (kind == '\n') {
                continue;
            } else {
                if (!visit(character))
                    return false;
                character = static_cast<unsigned char>(kind);
            }
        }
        if (!visit(character))
            return false;
    }
    return true;
}

template <typename Visit>
bool visit_utf8(std::string_view text, Visit& visit)
{
    if (!wire::is_utf8(text))
        return false;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead          = static_cast<unsigned char>(text[at++]);
        const std::size_t length = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
        char32_t character       = length == 0 ? lead : lead & (0x3fu >> length);
        for (std::size_t i = 0; i < length; ++i)
            character = character << 6 | (static_cast<unsigned char>(text[at++]) & 0x3fu);
        if (!visit(character))
            return false;
    }
    return true;
}

} // namespace detail

/// Calls `visit` for each character, or each byte, until it returns false. Returns whether all were visited and the
/// text is spelled as it says.
template <typename Visit>
bool for_each_character(const spelled& s, Visit visit)
{
    switch (s.how) {
    case spelling::utf8:
        return detail::visit_utf8(s.text, visit);
    case spelling::escaped:
        return detail::visit_escaped(s.text, visit);
    case spelling::quoted:
        return detail::visit_quoted(s.text, visit);
    case spelling::bytes:
        break;
    }
    for (const char c : s.text)
        if (!visit(char32_t{static_cast<unsigned char>(c)}))
            return false;
    return true;
}

/// The number of bytes that are spelled; nothing if a character is none of the 256 of Latin-1, or is spelled wrongly.
inline std::optional<std::uint64_t> byte_count(const spelled& s)
{
    if (s.how == spelling::bytes)
        return s.text.size();
    std::uint64_t count = 0;
    if (!for_each_character(s, [&](char32_t character) {
            ++count;
            return character <= 0xff;
        }))
        return std::nullopt;
    return count;
}

/// The bytes that are spelled, of which there are `count`: see byte_count.
inline std::vector<std::byte> bytes_of(const spelled& s, std::size_t count)
{
    if (s.how == spelling::bytes) {
        const auto view = std::as_bytes(std::span{s.text});
        return {view.begin(), view.end()};
    }
    std::vector<std::byte> bytes;
    bytes.reserve(count);
    for_each_character(s, [&](char32_t character) {
        bytes.push_back(static_cast<std::byte>(character));
        return true;
    });
    return bytes;
}

/// The text in UTF-8; nothing if it is spelled wrongly. Bytes and strings of Python 2 have to be UTF-8 themselves.
inline std::optional<std::string> utf8_of(const spelled& s)
{
    std::string text;
    if (s.how == spelling::bytes || s.how == spelling::utf8) {
        text = s.text;
    } else if (!for_each_character(s, [&](char32_t character) {
                   if (character < 0x80 || s.how == spelling::quoted) {
                       text += static_cast<char>(character);
                       return true;
                   }
                   const int length                       = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
                   static constexpr unsigned char leads[] = {0, 0xc0, 0xe0, 0xf0};
                   text += static_cast<char>(leads[length] | character >> (6 * length));
                   for (int i = length; i-- > 0;)
                       text += static_cast<char>(0x80 | (character >> (6 * i) & 0x3f));
                   return true;
               })) {
        return std::nullopt;
    }
    if (!wire::is_utf8(text)) // lone surrogates, too
        return std::nullopt;
    return text;
}

} // namespace oplift::ir

#endif
