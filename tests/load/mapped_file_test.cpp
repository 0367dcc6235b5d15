#include <oplift/load/mapped_file.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <support/temporary_folder.hpp>
#include <sys/stat.h>
#include <vector>

using namespace oplift;
using namespace oplift::test;

TEST_CASE("a file is mapped, also an empty one")
{
    const temporary_folder folder;
    const auto file = mapped_file::open(folder.write("file", "bytes"));
    CHECK(file->bytes().size() == 5);
    CHECK(file->bytes()[1] == std::byte{'y'});
    CHECK(file->path() == (folder / "file").string());
    CHECK(mapped_file::open(folder.write("empty", ""))->bytes().empty());
}

TEST_CASE("parts of a file are read besides")
{
    const temporary_folder folder;
    const auto file = mapped_file::open(folder.write("file", "bytes"));
    std::array<std::byte, 3> part{};
    file->read(1, part);
    CHECK(part[0] == std::byte{'y'});
    CHECK(part[2] == std::byte{'e'});
    CHECK(message_of<input_error>([&] { file->read(3, part); }) ==
          file->path() + ": byte 3: 3 bytes are asked for, but the file has 5");
    file->read(5, {});
    std::filesystem::resize_file(file->path(), 2); // somebody else does that meanwhile
    CHECK(message_of<input_error>([&] { file->read(1, part); }) ==
          file->path() + ": byte 2: the file was cut off while it was read");
}

TEST_CASE("many files are open at once, and read all the same")
{
    const temporary_folder folder;
    const auto path = folder.write("file", "bytes");
    std::vector<std::shared_ptr<const mapped_file>> files;
    for (int i = 0; i < 2000; ++i)
        files.push_back(mapped_file::open(path));
    for (const auto& file : files) {
        std::array<std::byte, 2> end{};
        file->read(3, end);
        CHECK(end[1] == std::byte{'s'});
        CHECK_THROWS_AS(file->read(4, end), input_error);
    }
}

TEST_CASE("what cannot be mapped is named with the reason")
{
    const temporary_folder folder;
    const std::string missing = (folder / "missing").string();
    CHECK(message_of<input_error>([&] { mapped_file::open(missing); }) == missing + ": there is no such file");
    CHECK(message_of<input_error>([&] { mapped_file::open(folder.path()); }) ==
          folder.path().string() + ": is a folder, not a file");
    const std::string pipe = (folder / "pipe").string();
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(message_of<input_error>([&] { mapped_file::open(pipe); }) == pipe + ": is not a regular file");
}

TEST_CASE("a file that may not be read is named with the reason")
{
    const temporary_folder folder;
    const auto file = folder.write("file", "bytes");
    REQUIRE(::chmod(file.c_str(), 0) == 0);
    // The administrator may read everything.
    if (::geteuid() != 0)
        CHECK(message_of<input_error>([&] { mapped_file::open(file); }) ==
              file.string() + ": permission to read it is denied");
    else
        CHECK(mapped_file::open(file)->bytes().size() == 5);
}
