#include <oplift/ir/read/byte_spelling.hpp>

#include <doctest/doctest.h>

using namespace oplift;
using ir::spelling;

namespace {

/// The bytes as text; "-" where there are none.
std::string bytes(spelling how, std::string_view text)
{
    const auto count = ir::byte_count({how, text});
    if (!count)
        return "-";
    const std::vector<std::byte> result = ir::bytes_of({how, text}, *count);
    CHECK(result.size() == *count);
    return {reinterpret_cast<const char*>(result.data()), result.size()};
}

std::string utf8(spelling how, std::string_view text)
{
    return ir::utf8_of({how, text}).value_or("-");
}

} // namespace

TEST_CASE("bytes are as they are")
{
    CHECK(bytes(spelling::bytes, "a\xff\\x41") == "a\xff\\x41");
    CHECK(bytes(spelling::bytes, "") == "");
    CHECK(utf8(spelling::bytes, "\xc3\xa9") == "\xc3\xa9");
    CHECK(utf8(spelling::bytes, "\xe9") == "-");
}

TEST_CASE("the characters of a text in UTF-8 are bytes up to 255")
{
    CHECK(bytes(spelling::utf8, "a\xc3\xbf\xc2\x80") == "a\xff\x80");
    CHECK(bytes(spelling::utf8, "\xc4\x80") == "-");
    CHECK(bytes(spelling::utf8, "\xff") == "-");
    CHECK(utf8(spelling::utf8, "\xc4\x80\xf0\x9f\x98\x80") == "\xc4\x80\xf0\x9f\x98\x80");
    CHECK(utf8(spelling::utf8, "\xed\xa0\x80") == "-");
}

TEST_CASE("protocol 0 escapes characters")
{
    CHECK(bytes(spelling::escaped, R"(\u0000\u000a\U000000ff)"
                                   "\xfe") == std::string{"\0\n\xff\xfe", 4});
    CHECK(bytes(spelling::escaped, R"(\u0100)") == "-");
    CHECK(bytes(spelling::escaped, R"(\u00f)") == "-");
    CHECK(bytes(spelling::escaped, R"(\u00fg)") == "-");
    CHECK(utf8(spelling::escaped, "\xe9\\u00e9\\u0416\\u2603\\U0001f600") ==
          "\xc3\xa9\xc3\xa9\xd0\x96\xe2\x98\x83\xf0\x9f\x98\x80");
    CHECK(utf8(spelling::escaped, R"(\U00110000)") == "-");
    CHECK(utf8(spelling::escaped, R"(\ud800)") == "-");
    // A backslash that begins no escape stands for itself and takes the next character with it.
    CHECK(utf8(spelling::escaped, R"(\n\\u0041\)") == R"(\n\\u0041\)");
}

TEST_CASE("Python 2 escapes bytes")
{
    CHECK(bytes(spelling::quoted, R"(\x00\xfF\\\'\"\a\b\t\n\v\f\r)") == std::string{"\0\xff\\'\"\a\b\t\n\v\f\r", 12});
    CHECK(bytes(spelling::quoted, R"(\1\12\1018\777)") == "\1\nA8\xff");
    CHECK(bytes(spelling::quoted, "\xe9\\q") == "\xe9\\q");
    CHECK(bytes(spelling::quoted, "a\\\nb") == "ab");
    CHECK(bytes(spelling::quoted, R"(\x4)") == "-");
    CHECK(bytes(spelling::quoted, R"(\x4g)") == "-");
    CHECK(bytes(spelling::quoted, R"(\)") == "-");
    CHECK(utf8(spelling::quoted, R"(\xc3\xa9)") == "\xc3\xa9");
    CHECK(utf8(spelling::quoted, R"(\xe9)") == "-");
}
