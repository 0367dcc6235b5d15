#include <oplift/ir/read/shown_text.hpp>

#include <doctest/doctest.h>

using namespace oplift;

TEST_CASE("a text in a message is short and without control characters")
{
    CHECK(ir::shown("conv/1 \xc3\xa9") == "conv/1 \xc3\xa9");
    CHECK(ir::shown("a\x1b[2J\n\x7f") == "a?[2J??");
    CHECK(ir::shown(std::string(100, 'a')) == std::string(100, 'a'));
    CHECK(ir::shown(std::string(101, 'a')) == std::string(100, 'a') + "...");
}
