#include <oplift/ir/read/structure.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <support/temporary_folder.hpp>

using namespace oplift;
namespace fs = std::filesystem;

TEST_CASE("a message may begin like text")
{
    const test::temporary_folder folder;
    // 10 is the key of the first operator, and a line feed.
    const fs::path path = folder.write("a.pb", "\n\x07\n\x01x\x12\x02Op");
    CHECK(ir::read_structure(path).node(0).name() == "x");
    CHECK(
        ir::read_structure(folder.write("a.json", " \n {\"node\": [{\"name\": \"x\"}], \"novelty\": 1}")).node_size() ==
        1);
}

TEST_CASE("files that are missing, empty or something else are refused")
{
    const test::temporary_folder folder;
    CHECK_THROWS_AS(ir::read_structure(folder / "none.pb"), input_error);
    CHECK_THROWS_AS(ir::read_structure(folder.write("empty.pb", "")), input_error);
    CHECK_THROWS_AS(ir::read_structure(folder.write("a.txt", "something else")), input_error);
    CHECK_THROWS_AS(ir::read_structure(folder.write("a.json", "{\"node\": [")), input_error);
    CHECK_THROWS_AS(ir::read_structure(folder.write("cut.pb", "\n\x7f\n\x01x")), input_error);
}
