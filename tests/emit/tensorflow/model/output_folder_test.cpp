#include <oplift/emit/tensorflow/model/output_folder.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <support/temporary_folder.hpp>

using namespace oplift;
using namespace oplift::emit::tensorflow::model;
using namespace oplift::test;
namespace fs = std::filesystem;

TEST_CASE("a folder appears when it is published, with what is in it")
{
    const temporary_folder folder;
    for (const char* name : {"model", "slash/"}) {
        output_folder made{folder / name};
        const fs::path sub = made.sub_folder("variables");
        CHECK(made.sub_folder("variables") == sub);
        CHECK_FALSE(fs::exists(made.path()));
        folder.write(fs::relative(sub / "file", folder.path()).string(), "text");
        made.publish();
        CHECK(fs::exists(made.path() / "variables" / "file"));
    }
    CHECK(std::distance(fs::directory_iterator{folder.path()}, {}) == 2);
}

TEST_CASE("a folder that is not published leaves nothing behind")
{
    const temporary_folder folder;
    {
        output_folder made{folder / "model"};
        folder.write(fs::relative(made.sub_folder("variables") / "file", folder.path()).string(), "text");
    }
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("an existing folder keeps its files, and loses only empty folders that were added")
{
    const temporary_folder folder;
    folder.write("model/old", "text");
    {
        output_folder made{folder / "model"};
        CHECK(made.place() == folder / "model");
        CHECK(fs::exists(made.sub_folder("variables")));
    }
    CHECK(folder.read("model/old") == "text");
    CHECK_FALSE(fs::exists(folder / "model/variables"));
    {
        output_folder made{folder / "model"};
        made.sub_folder("variables");
        made.publish();
    }
    CHECK(fs::exists(folder / "model/variables"));
}

TEST_CASE("a folder that cannot be made is refused")
{
    const temporary_folder folder;
    folder.write("file", "text");
    CHECK_THROWS_AS(output_folder{folder / "file"}, output_error);
    CHECK_THROWS_AS(output_folder{folder / "missing/model"}, output_error);
    folder.write("model/variables", "text");
    output_folder made{folder / "model"};
    CHECK_THROWS_AS(made.sub_folder("variables"), output_error);
}
