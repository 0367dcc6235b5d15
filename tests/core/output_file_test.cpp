#include <oplift/output_file.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace oplift;
namespace fs = std::filesystem;

namespace {

struct scratch_folder {
    fs::path path = fs::temp_directory_path() / ("oplift_output_file_test_" + std::to_string(::getpid()));

    scratch_folder() { fs::create_directories(path); }
    ~scratch_folder() { fs::remove_all(path); }

    std::size_t file_count() const
    {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator{path}, fs::directory_iterator{}));
    }
};

std::string content(const fs::path& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

void append(output_file& file, const std::string& text)
{
    file(std::as_bytes(std::span{text}));
}

} // namespace

TEST_CASE("a file appears when it is published, and replaces the old one only then")
{
    const scratch_folder folder;
    std::ofstream{folder.path / "a"} << "old";
    output_file file{folder.path / "a"};
    append(file, "new ");
    append(file, std::string(200000, 'x'));
    append(file, " end");
    file.finish();
    CHECK(content(folder.path / "a") == "old");
    file.publish();
    CHECK(content(folder.path / "a") == "new " + std::string(200000, 'x') + " end");
    CHECK(folder.file_count() == 1);
}

TEST_CASE("a file that is given up leaves nothing behind, at whatever point")
{
    const scratch_folder folder;
    {
        output_file started{folder.path / "a"};
        append(started, "text");
        output_file finished{folder.path / "b"};
        finished.finish();
    }
    CHECK(folder.file_count() == 0);
}

TEST_CASE("what keeps a file from being written is said, with its name")
{
    const scratch_folder folder;
    CHECK_THROWS_WITH_AS(
        output_file{folder.path / "missing" / "a"},
        ((folder.path / "missing" / "a").string() + ": cannot be created: No such file or directory").c_str(),
        output_error);
    CHECK_THROWS_WITH_AS(output_file{folder.path}, (folder.path.string() + ": is a folder").c_str(), output_error);
}

TEST_CASE("what a killed run left behind is in nobody's way")
{
    const scratch_folder folder;
    std::ofstream{folder.path / ("a.part" + std::to_string(::getpid()) + "-0")} << "left";
    output_file file{folder.path / "a"};
    append(file, "text");
    file.finish();
    file.publish();
    CHECK(content(folder.path / "a") == "text");
    CHECK(folder.file_count() == 2);
}
