#include "npy_file.hpp"
#include <oplift/ir/read/number_list.hpp>

#include <doctest/doctest.h>

using namespace oplift;
using test::operator""_bytes;

namespace {

std::string weight_of(std::string_view pickle, std::size_t memory = 10000)
{
    std::string result;
    const std::string error = test::error_of([&] {
        const test::pickled p{pickle};
        const weight w = ir::number_lists{p.values}.to_weight(p.values.root, "it", [&](std::size_t bytes) {
            if (bytes > memory)
                p.values.fail(p.values.root, "too much");
            memory -= bytes;
        });
        result         = test::shown_weight(w);
    });
    return error.empty() ? result : error;
}

} // namespace

TEST_CASE("a number is a tensor of rank 0")
{
    CHECK(weight_of("K\x05.") == "int64[] 0500000000000000");
    CHECK(weight_of("I-1\n.") == "int64[] ffffffffffffffff");
    CHECK(weight_of("F0.5\n.") == "float64[] 000000000000e03f");
    CHECK(weight_of("\x88.") == "bool[] 01");
}

TEST_CASE("lists and tuples are what numpy.array makes of them")
{
    CHECK(weight_of("].") == "float64[0] ");
    CHECK(weight_of("](]]e.") == "float64[2,0] ");
    CHECK(weight_of("(K\x01K\x02t.") == "int64[2] 01000000000000000200000000000000");
    CHECK(weight_of("](K\x01\x88"
                    "e.") == "int64[2] 01000000000000000100000000000000");
    CHECK(weight_of("\x88\x89\x86.") == "bool[2] 0100");
    CHECK(weight_of("](K\x01\x85"
                    "F2\n\x85\x89\x85"
                    "e.") == "float64[3,1] 000000000000f03f00000000000000400000000000000000");
}

TEST_CASE("what is no list of numbers is refused")
{
    CHECK(weight_of("N.") == "byte 0: it is or holds None instead of a number");
    CHECK(weight_of("]\x8c\x01"
                    "aa.") == "byte 1: it is or holds a text instead of a number");
    CHECK(weight_of("]}a.") == "byte 1: it is or holds a dictionary instead of a number");
    CHECK(weight_of("](K\x01]e.") == "byte 4: it is or holds a list instead of a number");
    CHECK(weight_of("](]K\x01"
                    "e.") == "byte 3: it holds lists of different lengths");
    CHECK(weight_of("](K\x01\x85K\x01K\x02\x86"
                    "e.") == "byte 9: it holds lists of different lengths");
}

TEST_CASE("lists that hold themselves or share much are refused")
{
    CHECK(weight_of("]q\x00h\x00"
                    "a."_bytes) == "byte 0: it is a list that is nested more than 64 deep");
    std::string deep = "K\x01";
    CHECK(weight_of(deep + std::string(64, '\x85') + ".").starts_with("int64[1,1,1"));
    CHECK(weight_of(deep + std::string(65, '\x85') + ".").find("more than 64 deep") != std::string::npos);
    for (int i = 0; i < 40; ++i)
        deep += "2\x86";
    CHECK(weight_of(deep + ".").find("too much") != std::string::npos);
}
