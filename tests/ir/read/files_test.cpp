#include <oplift/ir/read/files.hpp>
#include <oplift/ir/write/publish.hpp>

#include <doctest/doctest.h>

#include <ir/small_model.hpp>
#include <storing/storing.hpp>
#include <string>
#include <support/temporary_folder.hpp>

using namespace oplift;

TEST_CASE("an IR is read from its message or its JSON form, with its weights")
{
    const test::temporary_folder folder;
    compiled::write_ir(test::small_model(), folder / "model");
    for (const char* structure : {"model.pb", "model.json"}) {
        CAPTURE(structure);
        std::vector<obstacle> problems;
        const auto graph = ir::read_files(folder / structure, folder / "model.npy", problems);
        CHECK(problems.empty());
        REQUIRE(num_vertices(graph) == 4);
        CHECK(graph[1].name == "net/conv");
        REQUIRE(graph[1].op.weights.size() == 2);
        CHECK(graph[1].op.weights[1].second.read().at<float>(1) == -2);
        CHECK(outputs_of(graph).at(0).name == "y");
    }
}
