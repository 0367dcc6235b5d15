#include <oplift/ir/read/files.hpp>
#include <oplift/ir/write/publish.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <ir/small_model.hpp>
#include <storing/storing.hpp>
#include <string>
#include <unistd.h>

using namespace oplift;
namespace fs = std::filesystem;

namespace {

struct scratch_folder {
    fs::path path = fs::temp_directory_path() / ("oplift_read_files_test_" + std::to_string(::getpid()));

    scratch_folder() { fs::create_directories(path); }
    ~scratch_folder() { fs::remove_all(path); }

    fs::path file(const std::string& name, const std::string& content) const
    {
        std::ofstream{path / name, std::ios::binary} << content;
        return path / name;
    }
};

} // namespace

TEST_CASE("an IR is read from its message or its JSON form, with its weights")
{
    const scratch_folder folder;
    compiled::write_ir(test::small_model(), folder.path / "model");
    for (const char* structure : {"model.pb", "model.json"}) {
        CAPTURE(structure);
        std::vector<obstacle> problems;
        const auto graph = ir::read_files(folder.path / structure, folder.path / "model.npy", problems);
        CHECK(problems.empty());
        REQUIRE(num_vertices(graph) == 4);
        CHECK(graph[1].name == "net/conv");
        REQUIRE(graph[1].op.weights.size() == 2);
        CHECK(graph[1].op.weights[1].second.read().at<float>(1) == -2);
        CHECK(outputs_of(graph).at(0).name == "y");
    }
}
