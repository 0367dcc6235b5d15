#include <oplift/output_file.hpp>

#include <doctest/doctest.h>

#include <fstream>
#include <span>
#include <string>
#include <support/temporary_folder.hpp>
#include <unistd.h>

using namespace oplift;

namespace {

void append(output_file& file, const std::string& text)
{
    file(std::as_bytes(std::span{text}));
}

} // namespace

TEST_CASE("a file appears when it is published, and replaces the old one only then")
{
    const test::temporary_folder folder;
    folder.write("a", "old");
    output_file file{folder / "a"};
    append(file, "new ");
    append(file, std::string(200000, 'x'));
    append(file, " end");
    file.finish();
    CHECK(folder.read("a") == "old");
    file.publish();
    CHECK(folder.read("a") == "new " + std::string(200000, 'x') + " end");
    CHECK(folder.names().size() == 1);
}

TEST_CASE("a file that is given up leaves nothing behind, at whatever point")
{
    const test::temporary_folder folder;
    {
        output_file started{folder / "a"};
        append(started, "text");
        output_file finished{folder / "b"};
        finished.finish();
    }
    CHECK(folder.names().size() == 0);
}

TEST_CASE("what keeps a file from being written is said, with its name")
{
    const test::temporary_folder folder;
    CHECK_THROWS_WITH_AS(
        output_file{folder / "missing" / "a"},
        ((folder / "missing" / "a").string() + ": cannot be created: No such file or directory").c_str(), output_error);
    CHECK_THROWS_WITH_AS(output_file{folder.path()}, (folder.path().string() + ": is a folder").c_str(), output_error);
}

TEST_CASE("what a killed run left behind is in nobody's way")
{
    const test::temporary_folder folder;
    std::ofstream{folder / ("a.part" + std::to_string(::getpid()) + "-0")} << "left";
    output_file file{folder / "a"};
    append(file, "text");
    file.finish();
    file.publish();
    CHECK(folder.read("a") == "text");
    CHECK(folder.names().size() == 2);
}
