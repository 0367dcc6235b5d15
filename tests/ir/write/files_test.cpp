#include "../small_model.hpp"
#include <oplift/ir/write/files.hpp>

#include <doctest/doctest.h>

#include <set>
#include <support/temporary_folder.hpp>

using namespace oplift;

TEST_CASE("three files are written, the same each time")
{
    const test::temporary_folder folder;
    const ir::operator_graph graph  = test::small_model();
    const ir::written_files written = ir::write_files(graph, folder / "net.v1");
    CHECK(folder.names() == std::set<std::string>{"net.v1.json", "net.v1.npy", "net.v1.pb"});
    CHECK(written.npy == folder / "net.v1.npy");
    CHECK(folder.read(written.pb) == ir::to_pb(ir::to_message(graph)));
    CHECK(folder.read(written.json) == ir::to_json(ir::to_message(graph)));
    CHECK(folder.read(written.npy).starts_with("\x93NUMPY"));
    const ir::written_files again = ir::write_files(graph, folder / "again");
    CHECK(folder.read(again.pb) == folder.read(written.pb));
    CHECK(folder.read(again.json) == folder.read(written.json));
    CHECK(folder.read(again.npy) == folder.read(written.npy));
}
