#include <oplift/load/attach_checkpoint.hpp>

#include <doctest/doctest.h>

#include <load/checkpoint_writer.hpp>
#include <optional>
#include <string>
#include <support/graph_text.hpp>
#include <support/temporary_folder.hpp>

using namespace oplift;
using namespace oplift::test;

namespace {

loaded_model model_with_variable()
{
    loaded_model model;
    model.file.graph = graph_text::parse("w = VariableV2() dtype=float32 shape=<>\n");
    return model;
}

void write_checkpoint(const std::filesystem::path& prefix)
{
    checkpoint_writer writer;
    writer.add<float>("w", tensorflow::DT_FLOAT, {}, {0.5f});
    writer.add<float>("momentum", tensorflow::DT_FLOAT, {}, {0});
    writer.write(prefix);
}

} // namespace

TEST_CASE("a checkpoint gives the variables of a graph their values")
{
    const temporary_folder folder;
    write_checkpoint(folder / "net");
    loaded_model model = model_with_variable();
    attach_checkpoint(model, folder / "net.index");
    REQUIRE(model.variables);
    CHECK(model.variables->read("w").at<float>(0) == 0.5f);
    CHECK(model.stored_variables == 2);
    CHECK(model.checkpoint_file == (folder / "net").string());
}

TEST_CASE("without a checkpoint nothing is attached, unless a SavedModel has its own")
{
    const temporary_folder folder;
    loaded_model model = model_with_variable();
    attach_checkpoint(model, std::nullopt);
    CHECK(!model.variables);

    model.file.kind = graph_kind::saved_model;
    model.file.path = (folder / "saved_model.pb").string();
    attach_checkpoint(model, std::nullopt);
    CHECK(!model.variables);

    folder.write("variables/x", "");
    write_checkpoint(folder / "variables" / "variables");
    attach_checkpoint(model, std::nullopt);
    REQUIRE(model.variables);
    CHECK(model.checkpoint_file == (folder / "variables" / "variables").string());
}

TEST_CASE("a checkpoint that is not there is an error, and leaves the model as it was")
{
    const temporary_folder folder;
    loaded_model model = model_with_variable();
    CHECK_THROWS_AS(attach_checkpoint(model, folder / "missing"), input_error);
    CHECK(!model.variables);
    CHECK(!model.checkpoint_file);
}
