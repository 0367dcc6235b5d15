#include "../small_model.hpp"
#include <oplift/ir/write/publish.hpp>

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>

using namespace oplift;
namespace fs = std::filesystem;

namespace {

struct scratch_folder {
    fs::path path = fs::temp_directory_path() / ("oplift_publish_test_" + std::to_string(::getpid()));

    scratch_folder() { fs::create_directories(path); }
    ~scratch_folder() { fs::remove_all(path); }

    std::set<std::string> names() const
    {
        std::set<std::string> found;
        for (const auto& entry : fs::directory_iterator{path})
            found.insert(entry.path().filename().string());
        return found;
    }
};

std::string content(const fs::path& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

const ir::structure_texts structure{.json = "{}", .pb = "bytes"};

} // namespace

TEST_CASE("the structure is written as it is, beside the weights")
{
    const scratch_folder folder;
    const ir::written_files written = ir::publish_files(test::small_model(), structure, folder.path / "net.v1");
    CHECK(content(written.json) == "{}");
    CHECK(content(written.pb) == "bytes");
    CHECK(written.npy == folder.path / "net.v1.npy");
    CHECK(content(written.npy).starts_with("\x93NUMPY"));
}

TEST_CASE("without values only the structure is written")
{
    const scratch_folder folder;
    ir::operator_graph graph              = test::small_model();
    graph[1].op.weights.at(0).second.read = nullptr;
    CHECK_FALSE(ir::has_values(graph));
    CHECK(ir::publish_files(graph, structure, folder.path / "net").npy.empty());
    CHECK(folder.names() == std::set<std::string>{"net.json", "net.pb"});
}

TEST_CASE("a failure while weights are written leaves the folder as it was")
{
    const scratch_folder folder;
    std::ofstream{folder.path / "net.pb"} << "old";
    ir::operator_graph graph              = test::small_model();
    graph[1].op.weights.at(1).second.read = []() -> tensor { throw input_error{"ckpt", "offset 7", "damaged"}; };
    CHECK_THROWS_AS(ir::publish_files(graph, structure, folder.path / "net"), input_error);
    CHECK(folder.names() == std::set<std::string>{"net.pb"});
    CHECK(content(folder.path / "net.pb") == "old");
}

TEST_CASE("a target that cannot be written is noticed before any other is replaced")
{
    const scratch_folder folder;
    fs::create_directory(folder.path / "net.npy");
    CHECK_THROWS_AS(ir::publish_files(test::small_model(), structure, folder.path / "net"), output_error);
    CHECK(folder.names() == std::set<std::string>{"net.npy"});
    CHECK_THROWS_AS(ir::publish_files(test::small_model(), structure, folder.path / "missing" / "net"), output_error);
}
