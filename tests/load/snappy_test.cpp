#include <oplift/load/snappy.hpp>

#include <doctest/doctest.h>

#include <span>
#include <string>
#include <string_view>
#include <support/temporary_folder.hpp>

using namespace oplift;
using oplift::test::message_of;
using namespace std::string_literals;

namespace {

const std::string name = "file";

std::string unpacked(const std::string& block)
{
    const auto bytes = snappy_unpacked({std::as_bytes(std::span{block}), 0, &name});
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string failure(const std::string& block)
{
    return message_of<input_error>([&] { unpacked(block); });
}

} // namespace

TEST_CASE("literals and copies of every form are unpacked")
{
    CHECK(unpacked("\x00"s) == "");
    CHECK(unpacked("\x03\x08"
                   "abc") == "abc");
    // Copies with one, two and four bytes of distance; the first overlaps what it writes.
    CHECK(unpacked("\x0a\x04"
                   "ab\x11\x02") == "ababababab"s.substr(0, 2) + "abababab");
    CHECK(unpacked("\x06\x08"
                   "abc\x0a\x03\x00"s) == "abcabc");
    CHECK(unpacked("\x06\x08"
                   "abc\x0b\x03\x00\x00\x00"s) == "abcabc");
    // A literal whose length is in a byte of its own.
    const std::string text(100, 'x');
    CHECK(unpacked("\x64\xf0\x63" + text) == text);
}

TEST_CASE("a damaged block is an error")
{
    CHECK(failure("\xff\xff\xff\xff\x0f\x00"s) == "file: byte 0: a compressed block that announces 4294967295 bytes");
    CHECK(failure("\x04\x04"
                  "ab")
              .ends_with("a compressed block that is shorter than announced"));
    CHECK(failure("\x01\x04"
                  "ab")
              .ends_with("a compressed block that is longer than announced"));
    CHECK(failure("\x06\x04"
                  "ab\x0a\x03\x00"s)
              .ends_with("a compressed block that refers to bytes before its beginning"));
    CHECK(failure("\x06\x04"
                  "ab\x0a\x00\x00"s)
              .ends_with("a compressed block that refers to bytes before its beginning"));
    CHECK(failure("\x04\x04"
                  "ab\x11\x02")
              .ends_with("a compressed block that is longer than announced"));
    CHECK(failure("\x08\x1c"
                  "ab")
              .ends_with("the file ends within a field"));
    CHECK(failure("\x08\xfc\xff\xff\xff\xff").ends_with("a compressed block that is longer than announced"));
    CHECK(failure("\x08\xfc\xff").ends_with("the file ends within a field"));
    CHECK(failure("").ends_with("the file ends within a number"));
}
