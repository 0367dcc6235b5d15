#include "npy_file.hpp"
#include <oplift/ir/read/pickle_input.hpp>

#include <doctest/doctest.h>

using namespace oplift;
using test::error_of;

TEST_CASE("bytes, numbers and lines follow each other")
{
    ir::pickle_input input{"..K\x01\x02\x03\x04line\nrest", 2, "f"};
    CHECK(input.instruction() == 'K');
    CHECK(input.place() == 2);
    CHECK(input.little_endian(4) == 0x04030201);
    CHECK(input.line() == "line");
    CHECK(input.left() == 4);
    CHECK(input.take(4) == "rest");
    CHECK(input.little_endian(0) == 0);
}

TEST_CASE("what the file has not is not taken")
{
    ir::pickle_input input{"Kab", 0, "f"};
    input.instruction();
    CHECK(error_of([&] { input.take(3); }) ==
          "byte 0: 3 bytes are announced where 2 are left: the file is truncated or corrupt");
    CHECK(error_of([&] { input.take(~std::uint64_t{0}); }).find("18446744073709551615") != std::string::npos);
    CHECK(error_of([&] { input.line(); }) == "byte 0: the file ends within a line of the pickle");
    input.take(2);
    CHECK(error_of([&] { input.instruction(); }) == "byte 3: the file ends within the pickle");
}

TEST_CASE("digits are numbers that fit")
{
    const ir::pickle_input input{"", 0, "f"};
    CHECK(input.parsed<std::int64_t>("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
    CHECK(input.parsed<double>("1e-3") == 1e-3);
    CHECK(input.parsed<double>("-inf") == -std::numeric_limits<double>::infinity());
    CHECK(error_of([&] { input.parsed<std::int64_t>("9223372036854775808"); }) ==
          "byte 0: the number '9223372036854775808' does not fit into 64 bits");
    CHECK(error_of([&] { input.parsed<double>("1e999"); }) == "byte 0: the number '1e999' does not fit into 64 bits");
    CHECK(error_of([&] { input.parsed<std::int64_t>(""); }) == "byte 0: '' instead of a number");
    CHECK(error_of([&] { input.parsed<std::int64_t>("1 "); }) == "byte 0: '1 ' instead of a number");
    CHECK(error_of([&] { input.parsed<std::uint32_t>("-1"); }) == "byte 0: '-1' instead of a number");
}
