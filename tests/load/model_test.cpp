#include <oplift/load/model.hpp>
#include <oplift/schema/tensorflow.pb.h>

#include <doctest/doctest.h>

#include <load/checkpoint_writer.hpp>
#include <string>
#include <support/temporary_folder.hpp>

using namespace oplift;
using namespace oplift::test;
namespace tf = oplift::tensorflow;

namespace {

tf::MetaGraphDef meta_graph()
{
    tf::MetaGraphDef message;
    message.mutable_meta_info_def()->set_tensorflow_version("1.4.0");
    auto& variable = *message.mutable_graph_def()->add_node();
    variable.set_name("w");
    variable.set_op("VariableV2");
    return message;
}

void write_checkpoint(const std::filesystem::path& prefix)
{
    checkpoint_writer writer;
    writer.add<float>("w", tf::DT_FLOAT, {}, {0.5f});
    writer.add<float>("momentum", tf::DT_FLOAT, {}, {0});
    writer.write(prefix);
}

void check_weights(const loaded_model& model, const std::filesystem::path& prefix)
{
    REQUIRE(model.variables);
    CHECK(model.variables->read("w").at<float>(0) == 0.5f);
    CHECK(model.stored_variables == 2);
    CHECK(model.checkpoint_file == prefix.string());
}

} // namespace

TEST_CASE("a graph is read with its checkpoint, or without")
{
    const temporary_folder folder;
    const auto meta = folder.write("net.meta", meta_graph().SerializeAsString());
    const auto bare = load_model(meta);
    CHECK(!bare.variables);
    CHECK(!bare.checkpoint_file);
    CHECK(bare.stored_variables == 0);
    CHECK(bare.file.kind == graph_kind::meta_graph);
    write_checkpoint(folder / "net");
    check_weights(load_model(meta, folder / "net"), folder / "net");
    CHECK_THROWS_AS(load_model(meta, folder / "missing"), input_error);
    CHECK_THROWS_AS(load_model(folder / "missing", folder / "net"), input_error);
}

TEST_CASE("a SavedModel brings its own checkpoint, unless another is named")
{
    const temporary_folder folder;
    tf::SavedModel model;
    model.set_saved_model_schema_version(1);
    *model.add_meta_graphs() = meta_graph();
    folder.write("model/saved_model.pb", model.SerializeAsString());
    CHECK(!load_model(folder / "model").variables);
    folder.write("model/variables/x", "");
    const auto own = folder / "model" / "variables" / "variables";
    write_checkpoint(own);
    check_weights(load_model(folder / "model"), own);
    check_weights(load_model(folder / "model" / "saved_model.pb"), own);
    check_weights(load_model_of_weights(folder / "model"), own);
    write_checkpoint(folder / "other");
    check_weights(load_model(folder / "model", folder / "other"), folder / "other");
}

TEST_CASE("weights alone are a frozen graph, or a checkpoint beside its graph")
{
    const temporary_folder folder;
    const auto frozen = folder.write("frozen.pb", meta_graph().graph_def().SerializeAsString());
    CHECK(load_model_of_weights(frozen).file.kind == graph_kind::graph_def);
    write_checkpoint(folder / "net");
    const std::string prefix = (folder / "net").string();
    CHECK(message_of<input_error>([&] { load_model_of_weights(prefix); }) ==
          prefix + ": is a checkpoint without a graph: there is no " + prefix + ".meta");
    folder.write("net.meta", meta_graph().SerializeAsString());
    for (const char* suffix : {"", ".index", ".meta", ".data-00000-of-00001"})
        check_weights(load_model_of_weights(prefix + suffix), prefix);
    folder.write("checkpoint", "model_checkpoint_path: 'net'");
    check_weights(load_model_of_weights(folder.path()), prefix);
    check_weights(load_model_of_weights(folder / "checkpoint"), prefix);
    CHECK(message_of<input_error>([&] { load_model_of_weights(folder / "missing"); }).find("there is no checkpoint") !=
          std::string::npos);
}

TEST_CASE("a frozen graph does not serve as a checkpoint")
{
    const temporary_folder folder;
    const auto frozen = folder.write("frozen.pb", meta_graph().graph_def().SerializeAsString());
    CHECK(message_of<input_error>([&] { load_model(frozen, frozen); }) == frozen.string() + ": is not a checkpoint");
}
