#include <oplift/load/wire.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <support/temporary_folder.hpp>
#include <vector>

using namespace oplift;
using namespace std::string_literals;

namespace {

const std::string name = "file";

wire::range range_of(std::string_view bytes, std::size_t offset = 0)
{
    return {std::as_bytes(std::span{bytes}), offset, &name};
}

std::string walk(std::string_view bytes)
{
    return test::message_of<input_error>(
        [&] { wire::for_each_field(range_of(bytes, 100), [](const wire::field&) {}); });
}

} // namespace

TEST_CASE("fields of every wire type are read")
{
    const std::string bytes = "\x08\x96\x01\x12\x02hi\x1d\x00\x00\x80\x3f\x21\x01\x00\x00\x00\x00\x00\x00\x80"s;
    wire::reader reader{range_of(bytes)};
    wire::field field;
    REQUIRE(reader.next(field));
    CHECK(field.number == 1);
    CHECK(field.varint() == 150);
    REQUIRE(reader.next(field));
    CHECK(field.message().text() == "hi");
    CHECK(field.content.offset == 5);
    REQUIRE(reader.next(field));
    CHECK(field.float32() == 1.f);
    REQUIRE(reader.next(field));
    CHECK(field.value == 0x8000000000000001u);
    CHECK(!reader.next(field));
    CHECK(reader.at_end());
}

TEST_CASE("what is no field is an error at its byte")
{
    CHECK(walk("\x0a\x05hi") == "file: byte 101: a field of 5 bytes, where 2 are left: the file is truncated or not "
                                "what its name says");
    CHECK(walk("\x0a\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01")
              .starts_with("file: byte 101: a field of 18446744073709551615"));
    CHECK(walk("\x08\xff") == "file: byte 101: the file ends within a number");
    CHECK(walk("\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02") == "file: byte 101: a number of more than 64 bits");
    CHECK(walk("\x0d\x01\x02") == "file: byte 101: the file ends within a field");
    CHECK(walk("\x02") == "file: byte 100: not a field of a protobuf message (tag 2)");
    CHECK(walk("\x0b\x0c") == "file: byte 100: wire type 3, which TensorFlow's messages do not have");
}

TEST_CASE("a field of another kind than expected is an error")
{
    wire::reader reader{range_of("\x08\x01")};
    wire::field field;
    REQUIRE(reader.next(field));
    CHECK_THROWS_WITH_AS(field.message(), "file: byte 1: field 1 has wire type 0 instead of 2", input_error);
    CHECK_THROWS_AS(field.float32(), input_error);
}

TEST_CASE("repeated numbers are read, packed or not")
{
    std::vector<std::uint64_t> values;
    wire::for_each_field(range_of("\x08\x01\x0a\x03\x02\x96\x01\x08\x03"), [&](const wire::field& field) {
        wire::for_each_varint(field, [&](std::uint64_t value) { values.push_back(value); });
    });
    CHECK(values == std::vector<std::uint64_t>{1, 2, 150, 3});
}

TEST_CASE("texts are UTF-8")
{
    for (const char* good : {"", "abc", "\xc3\xa4", "\xe2\x82\xac", "\xf0\x9f\x98\x80", "\xef\xbf\xbf"})
        CHECK(wire::is_utf8(good));
    for (const char* bad : {"\x80", "\xc3", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf0\x80\x80\x80",
                            "\xf4\x90\x80\x80", "\xff", "\xe2\x82"})
        CHECK(!wire::is_utf8(bad));
}
