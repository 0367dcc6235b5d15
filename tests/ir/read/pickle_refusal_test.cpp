#include <oplift/ir/read/pickle_refusal.hpp>

#include <doctest/doctest.h>

using namespace oplift;

TEST_CASE("an instruction is refused with its own sentence")
{
    CHECK(ir::refusal_of('i').starts_with("the file builds an object of a class"));
    CHECK(ir::refusal_of('P') == "the file refers to an object that is kept elsewhere");
    CHECK(ir::refusal_of('\x91') == "the file holds a set, which is no weight");
    CHECK(ir::refusal_of('\xff') == "byte 0xff is no instruction of a pickle");
    CHECK(ir::refusal_of('\x0a') == "byte 0x0a is no instruction of a pickle");
}
