#include "../small_model.hpp"
#include <oplift/ir/write/publish.hpp>

#include <doctest/doctest.h>

#include <set>
#include <support/temporary_folder.hpp>

using namespace oplift;
namespace fs = std::filesystem;

namespace {

ir::structure_texts structure()
{
    return {.json = "{}", .pb = "bytes"};
}

} // namespace

TEST_CASE("the structure is written as it is, beside the weights")
{
    const test::temporary_folder folder;
    const ir::written_files written = ir::publish_files(test::small_model(), structure, folder / "net.v1");
    CHECK(folder.read(written.json) == "{}");
    CHECK(folder.read(written.pb) == "bytes");
    CHECK(written.npy == folder / "net.v1.npy");
    CHECK(folder.read(written.npy).starts_with("\x93NUMPY"));
}

TEST_CASE("without values only the structure is written")
{
    const test::temporary_folder folder;
    ir::operator_graph graph              = test::small_model();
    graph[1].op.weights.at(0).second.read = nullptr;
    CHECK_FALSE(ir::has_values(graph));
    CHECK(ir::publish_files(graph, structure, folder / "net").npy.empty());
    CHECK(folder.names() == std::set<std::string>{"net.json", "net.pb"});
}

TEST_CASE("a failure while weights are written leaves the folder as it was")
{
    const test::temporary_folder folder;
    folder.write("net.pb", "old");
    ir::operator_graph graph              = test::small_model();
    graph[1].op.weights.at(1).second.read = []() -> tensor { throw input_error{"ckpt", "offset 7", "damaged"}; };
    CHECK_THROWS_AS(ir::publish_files(graph, structure, folder / "net"), input_error);
    CHECK(folder.names() == std::set<std::string>{"net.pb"});
    CHECK(folder.read("net.pb") == "old");
}

TEST_CASE("a failure while the structure is made leaves the folder as it was")
{
    const test::temporary_folder folder;
    folder.write("net.npy", "old");
    const auto fail = []() -> ir::structure_texts { throw output_error{"net", "no text"}; };
    CHECK_THROWS_AS(ir::publish_files(test::small_model(), fail, folder / "net"), output_error);
    CHECK(folder.names() == std::set<std::string>{"net.npy"});
    CHECK(folder.read("net.npy") == "old");
}

TEST_CASE("a target that cannot be written is noticed before any other is replaced")
{
    const test::temporary_folder folder;
    fs::create_directory(folder / "net.npy");
    CHECK_THROWS_AS(ir::publish_files(test::small_model(), structure, folder / "net"), output_error);
    CHECK(folder.names() == std::set<std::string>{"net.npy"});
    CHECK_THROWS_AS(ir::publish_files(test::small_model(), structure, folder / "missing" / "net"), output_error);
}
