#include <oplift/load/paths_of_weights.hpp>
#include <oplift/schema/tensorflow.pb.h>

#include <doctest/doctest.h>

#include <load/checkpoint_writer.hpp>
#include <string>
#include <support/temporary_folder.hpp>

using namespace oplift;
using namespace oplift::test;
namespace tf = oplift::tensorflow;

TEST_CASE("a frozen graph and a SavedModel hold their weights")
{
    const temporary_folder folder;
    tf::GraphDef graph;
    graph.add_node()->set_name("x");
    const auto frozen = folder.write("frozen.pb", graph.SerializeAsString());
    CHECK(paths_of_weights(frozen).graph == frozen);
    CHECK(!paths_of_weights(frozen).weights);
    folder.write("model/saved_model.pb", "");
    CHECK(paths_of_weights(folder / "model").graph == folder / "model");
    CHECK(!paths_of_weights(folder / "model").weights);
}

TEST_CASE("a checkpoint, however it is named, needs the graph beside it")
{
    const temporary_folder folder;
    checkpoint_writer writer;
    writer.add<float>("w", tf::DT_FLOAT, {}, {0.5f});
    writer.write(folder / "net");
    const std::string prefix = (folder / "net").string();
    CHECK(message_of<input_error>([&] { paths_of_weights(prefix); }) ==
          prefix + ": is a checkpoint without a graph: there is no " + prefix + ".meta");
    folder.write("net.meta", "");
    folder.write("checkpoint", "model_checkpoint_path: 'net'");
    for (const std::string& path : {prefix, prefix + ".index", prefix + ".meta", prefix + ".data-00000-of-00001",
                                    folder.path().string(), (folder / "checkpoint").string()}) {
        CAPTURE(path);
        CHECK(paths_of_weights(path).graph == prefix + ".meta");
        CHECK(paths_of_weights(path).weights == prefix);
    }
}

TEST_CASE("weights that are not there are an error")
{
    const temporary_folder folder;
    CHECK(message_of<input_error>([&] { paths_of_weights(folder / "missing"); }).find("there is no checkpoint") !=
          std::string::npos);
}
