#ifndef OPLIFT_EMIT_TENSORFLOW_CODE_LITERAL_HPP
#define OPLIFT_EMIT_TENSORFLOW_CODE_LITERAL_HPP

#include <oplift/weights/data_type.hpp>

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace oplift::emit::tensorflow::code {

/// The value as Python writes it: the shortest text that is read as the same number, never an integer.
inline std::string literal(double value)
{
    if (std::isnan(value))
        return "float('nan')";
    if (std::isinf(value))
        return value > 0 ? "float('inf')" : "float('-inf')";
    char buffer[40];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
    std::string text(buffer, end);
    if (text.find_first_of(".e") == std::string::npos)
        text += ".0";
    return text;
}

inline std::string literal(std::int64_t value)
{
    return std::to_string(value);
}

inline std::string literal(bool value)
{
    return value ? "True" : "False";
}

/// An element type, such as tf.float32.
inline std::string literal(data_type type)
{
    if (type == data_type::invalid || name_of(type) == "unknown")
        throw std::logic_error{"an element type without a name in TensorFlow's Python interface"};
    return "tf." + std::string{name_of(type)};
}

/// The code point that begins at `position` of UTF-8 text and its length; length 0 where the bytes are not UTF-8.
struct code_point {
    std::uint32_t value = 0;
    std::size_t length  = 0;
};

inline code_point code_point_at(std::string_view text, std::size_t position)
{
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    const std::uint32_t first = byte(position);
    const std::size_t length  = first < 0x80             ? 1
                                : (first & 0xe0) == 0xc0 ? 2
                                : (first & 0xf0) == 0xe0 ? 3
                                : (first & 0xf8) == 0xf0 ? 4
                                                         : 0;
    if (length == 0 || position + length > text.size())
        return {};
    std::uint32_t value = length == 1 ? first : first & (0x7fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(position + i) & 0xc0) != 0x80)
            return {};
        value = (value << 6) | (byte(position + i) & 0x3f);
    }
    constexpr std::uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < smallest[length] || value > 0x10ffff || (value >= 0xd800 && value < 0xe000))
        return {};
    return {value, length};
}

/// A Python string of ASCII characters alone, in single quotes; bytes that are not UTF-8 are written as \xNN.
inline std::string literal(std::string_view text)
{
    const char quote =
        text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos ? '"' : '\'';
    std::string result = {quote};
    for (std::size_t i = 0; i < text.size();) {
        const code_point point = code_point_at(text, i);
        const char c           = text[i];
        if (point.length > 1)
            result +=
                point.value < 0x10000 ? fmt::format("\\u{:04x}", point.value) : fmt::format("\\U{:08x}", point.value);
        else if (c == '\\' || c == quote)
            result += {'\\', c};
        else if (c == '\n')
            result += "\\n";
        else if (c == '\t')
            result += "\\t";
        else if (point.length == 0 || c < ' ' || c == '\x7f')
            result += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        else
            result += c;
        i += point.length == 0 ? 1 : point.length;
    }
    return result + quote;
}

inline std::string literal(const std::string& text)
{
    return literal(std::string_view{text});
}
inline std::string literal(const char*) = delete;

/// The text on one line of ASCII, as it may stand in a docstring: quotes, backslashes and control characters would end
/// or change the string, and become others.
inline std::string docstring_text(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const code_point point = code_point_at(text, i);
        const char c           = text[i];
        if (point.length != 1 || c < ' ' || c == '\x7f')
            result += '?';
        else
            result += c == '"' ? '\'' : c == '\\' ? '/' : c;
        i += point.length == 0 ? 1 : point.length;
    }
    return result;
}

} // namespace oplift::emit::tensorflow::code

#endif
