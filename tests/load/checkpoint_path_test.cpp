#include <oplift/load/checkpoint_path.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <support/temporary_folder.hpp>

using namespace oplift;
using namespace oplift::test;

namespace {

std::string failure(const std::filesystem::path& path)
{
    return message_of<input_error>([&] { checkpoint_prefix(path); });
}

} // namespace

TEST_CASE("a checkpoint is found by any of its files")
{
    const temporary_folder folder;
    const auto prefix = folder / "model.ckpt-5";
    folder.write("model.ckpt-5.index", "");
    for (const char* suffix : {"", ".index", ".meta", ".data-00000-of-00001", ".data-00003-of-00012"})
        CHECK(checkpoint_prefix(prefix.string() + suffix) == prefix);
    CHECK(failure(folder / "model.ckpt-5.data-x-of-y").find("there is no checkpoint") != std::string::npos);
}

TEST_CASE("a name that ends like one of a checkpoint's files is a prefix where there is an index")
{
    const temporary_folder folder;
    folder.write("odd.meta.index", "");
    CHECK(checkpoint_prefix(folder / "odd.meta") == folder / "odd.meta");
}

TEST_CASE("a training folder names its newest checkpoint")
{
    const temporary_folder folder;
    folder.write("model-7.index", "");
    folder.write("checkpoint", "model_checkpoint_path: \"model-7\"\nall_model_checkpoint_paths: \"model-3\"\n");
    CHECK(checkpoint_prefix(folder.path()) == folder / "model-7");
    CHECK(checkpoint_prefix(folder / "checkpoint") == folder / "model-7");
    // The folder was moved, or the path is absolute and right.
    folder.write("checkpoint", "model_checkpoint_path: \"/no/such/folder/model-7\"");
    CHECK(checkpoint_prefix(folder.path()) == folder / "model-7");
    folder.write("elsewhere/model-8.index", "");
    folder.write("checkpoint", "model_checkpoint_path: \"" + (folder / "elsewhere/model-8").string() + "\"");
    CHECK(checkpoint_prefix(folder.path()) == folder / "elsewhere/model-8");
}

TEST_CASE("a SavedModel's folder has its checkpoint among the variables")
{
    const temporary_folder folder;
    folder.write("variables/variables.index", "");
    CHECK(checkpoint_prefix(folder.path()) == folder / "variables" / "variables");
}

TEST_CASE("what is no checkpoint is an error that says so")
{
    const temporary_folder folder;
    const std::string missing = (folder / "missing").string();
    CHECK(failure(missing) == missing + ": there is no checkpoint: neither this file nor " + missing + ".index exists");
    CHECK(failure(folder.path()) ==
          folder.path().string() + ": is a folder without a file 'checkpoint' or 'variables/variables.index'");
    const std::string other = folder.write("other", "text").string();
    CHECK(failure(other) == other + ": is not a checkpoint");
    const std::string state = folder.write("checkpoint", "all_model_checkpoint_paths: \"x\"").string();
    CHECK(failure(folder.path()) == state + ": names no checkpoint (model_checkpoint_path)");
    folder.write("checkpoint", "model_checkpoint_path: 3");
    CHECK(failure(folder.path()) == state + ": line 1, column 24: Expected string, got: 3");
}

TEST_CASE("a checkpoint of format V1 is refused by its name")
{
    const temporary_folder folder;
    const std::string old =
        folder.write("old.ckpt", std::string(40, '\0') + "\x57\xfb\x80\x8b\x24\x75\x47\xdb").string();
    CHECK(failure(old) ==
          old + ": is a checkpoint of TensorFlow's old format V1 (a single file), which is not read yet");
}
