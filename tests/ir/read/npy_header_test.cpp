#include "npy_file.hpp"
#include <oplift/ir/read/npy_header.hpp>

#include <doctest/doctest.h>

using namespace oplift;
using test::operator""_bytes;

namespace {

std::string error(std::string_view file)
{
    return test::error_of([&] { ir::read_npy_header(file, "f"); });
}

ir::npy_header read(const std::string& text)
{
    return ir::read_npy_header(test::header(1, text), "f");
}

} // namespace

TEST_CASE("headers of all versions")
{
    for (const char version : {'\x01', '\x02', '\x03'}) {
        const std::string file = test::header(version);
        CHECK(ir::is_npy(file));
        const ir::npy_header header = ir::read_npy_header(file + "elements", "f");
        CHECK(header.type == "|O");
        CHECK_FALSE(header.fortran_order);
        CHECK(header.shape.empty());
        CHECK(header.end == 128);
    }
    CHECK_FALSE(ir::is_npy("PK"));
}

TEST_CASE("a header's entries are in any order and spacing")
{
    const ir::npy_header header = read("{\"shape\" :(2L,  3 , ),'fortran_order':True,\n'descr':'<f4'}");
    CHECK(header.type == "<f4");
    CHECK(header.fortran_order);
    CHECK(header.shape == std::vector<std::int64_t>{2, 3});
}

TEST_CASE("damaged headers are refused")
{
    CHECK(error("\x93NUMPY\x04\x00\x00\x00"_bytes) ==
          "byte 6: a .npy file of version 4.0; oplift reads 1.0, 2.0 and 3.0");
    CHECK(error("\x93NUMPY\x01\x01\x00\x00"_bytes) ==
          "byte 6: a .npy file of version 1.1; oplift reads 1.0, 2.0 and 3.0");
    CHECK(error("\x93NUMPY\x01\x00\x05\x00{}"_bytes) ==
          "byte 8: a header of 5 bytes where 2 are left: the file is truncated or corrupt");
    CHECK(error("\x93NUMPY\x02\x00\xff\xff\xff\xff{}"_bytes).find("4294967295 bytes") != std::string::npos);
    const std::string whole = test::header();
    for (std::size_t size = 6; size < whole.size(); ++size) {
        CAPTURE(size);
        CHECK(error(whole.substr(0, size)) != "");
    }
    for (const char* text :
         {"", "[]", "{", "{}", "{'descr'}", "{'descr': }", "{'descr': '|O', 'descr': '|O'}",
          "{'descr': '|O', 'fortran_order': False, 'shape': ()", "{'descr': [('a', '<f4')]}",
          "{'descr': '|O', 'fortran_order': 0, 'shape': ()}", "{'descr': '|O', 'fortran_order': False, 'shape': (-1,)}",
          "{'descr': '|O', 'fortran_order': False, 'shape': (99999999999999999999,)}",
          "{'descr': '|O', 'fortran_order': False, 'shape': 1}",
          "{'descr': '|O', 'fortran_order': False, 'shape': ()} x", "{'descr': '|O' 'fortran_order': False}",
          "{'descr': '|\\O'}", "{'x': '|O'}", "{'descr"}) {
        CAPTURE(text);
        CHECK(test::error_of([&] { read(text); }) != "");
    }
    CHECK(test::error_of([] { read("{'descr': [('a', '<f4')]}"); }) ==
          "byte 20: an array whose elements have several fields");
}
