#include <oplift/ir/read/structure.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

using namespace oplift;
namespace fs = std::filesystem;

namespace {

struct scratch_folder {
    fs::path path = fs::temp_directory_path() / ("oplift_read_structure_test_" + std::to_string(::getpid()));

    scratch_folder() { fs::create_directories(path); }
    ~scratch_folder() { fs::remove_all(path); }

    fs::path file(const std::string& name, const std::string& content) const
    {
        std::ofstream{path / name, std::ios::binary} << content;
        return path / name;
    }
};

} // namespace

TEST_CASE("a message may begin like text")
{
    const scratch_folder folder;
    // 10 is the key of the first operator, and a line feed.
    const fs::path path = folder.file("a.pb", "\n\x07\n\x01x\x12\x02Op");
    CHECK(ir::read_structure(path).node(0).name() == "x");
    CHECK(
        ir::read_structure(folder.file("a.json", " \n {\"node\": [{\"name\": \"x\"}], \"novelty\": 1}")).node_size() ==
        1);
}

TEST_CASE("files that are missing, empty or something else are refused")
{
    const scratch_folder folder;
    CHECK_THROWS_AS(ir::read_structure(folder.path / "none.pb"), input_error);
    CHECK_THROWS_AS(ir::read_structure(folder.file("empty.pb", "")), input_error);
    CHECK_THROWS_AS(ir::read_structure(folder.file("a.txt", "something else")), input_error);
    CHECK_THROWS_AS(ir::read_structure(folder.file("a.json", "{\"node\": [")), input_error);
    CHECK_THROWS_AS(ir::read_structure(folder.file("cut.pb", "\n\x7f\n\x01x")), input_error);
}
