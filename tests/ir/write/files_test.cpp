#include "../small_model.hpp"
#include <oplift/ir/write/files.hpp>

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>

using namespace oplift;
namespace fs = std::filesystem;

namespace {

struct scratch_folder {
    fs::path path = fs::temp_directory_path() / ("oplift_files_test_" + std::to_string(::getpid()));

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

} // namespace

TEST_CASE("three files are written, the same each time")
{
    const scratch_folder folder;
    const ir::operator_graph graph  = test::small_model();
    const ir::written_files written = ir::write_files(graph, folder.path / "net.v1");
    CHECK(folder.names() == std::set<std::string>{"net.v1.json", "net.v1.npy", "net.v1.pb"});
    CHECK(written.npy == folder.path / "net.v1.npy");
    CHECK(content(written.pb) == ir::to_pb(ir::to_message(graph)));
    CHECK(content(written.json) == ir::to_json(ir::to_message(graph)));
    CHECK(content(written.npy).starts_with("\x93NUMPY"));
    const ir::written_files again = ir::write_files(graph, folder.path / "again");
    CHECK(content(again.pb) == content(written.pb));
    CHECK(content(again.json) == content(written.json));
    CHECK(content(again.npy) == content(written.npy));
}
