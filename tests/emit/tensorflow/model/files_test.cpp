#include <oplift/emit/tensorflow/model/files.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <emit/tensorflow/model/small_graph.hpp>
#include <filesystem>
#include <loading/loading.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <support/temporary_folder.hpp>
#include <vector>

using namespace oplift;
using namespace oplift::emit::tensorflow;
using namespace oplift::test;
namespace fs = std::filesystem;

namespace {

/// The names in a folder, with those in its sub-folders.
std::vector<std::string> names_in(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator{folder})
        if (!entry.is_directory() || fs::is_empty(entry.path()))
            names.push_back(entry.path().lexically_relative(folder).string());
    std::ranges::sort(names);
    return names;
}

std::size_t node_count(const loaded_model& model, std::string_view operator_name)
{
    std::size_t count = 0;
    for (node_id n = 0; n < num_vertices(model.file.graph); ++n)
        count += model.file.graph[n].operator_name == operator_name;
    return count;
}

void check_variables(const loaded_model& model)
{
    REQUIRE(model.variables);
    CHECK(model.stored_variables == 2);
    CHECK(model.variables->read("w").at<float>(2) == 3);
    CHECK(model.variables->read("layer/b").at<float>(1) == 20);
    CHECK(node_count(model, "VariableV2") == 2);
    CHECK(model.file.signatures.at("serving_default").inputs.at("image").tensor == "x:0");
    CHECK(model.file.signatures.at("serving_default").outputs.at("result").tensor == "y:0");
}

graph graph_with(weight value, bool is_parameter = true)
{
    graph made = small_graph();
    node more  = parameter("more", std::move(value));
    if (!is_parameter)
        more.is_parameter = false;
    made.nodes.push_back(more);
    return made;
}

graph huge_graph(bool is_parameter = true)
{
    return graph_with(uniform_floats({1 << 15, 1 << 14}, 1), is_parameter); // 2 GiB
}

graph failing_graph()
{
    weight broken = floats({3}, {1, 2, 3});
    broken.read   = []() -> tensor { throw std::runtime_error{"the weight cannot be read"}; };
    return graph_with(broken);
}

} // namespace

TEST_CASE("a frozen graph holds its parameters")
{
    const temporary_folder folder;
    CHECK(write_frozen(small_graph(), folder / "model.pb") == written_files{folder / "model.pb"});
    const auto model = compiled::load_model(folder / "model.pb");
    CHECK(model.file.kind == graph_kind::graph_def);
    CHECK(num_vertices(model.file.graph) == 7);
    CHECK(node_count(model, "Const") == 3);
    for (node_id n = 0; n < num_vertices(model.file.graph); ++n)
        if (model.file.graph[n].name == "layer/b")
            CHECK(model.file.graph[n].attributes.find<tensor>("value")->at<float>(2) == 30);
    CHECK(names_in(folder.path()) == std::vector<std::string>{"model.pb"});
}

TEST_CASE("a checkpoint is found by its folder, its prefix and its graph")
{
    const temporary_folder folder;
    CHECK(write_checkpoint(small_graph(), folder / "model.ckpt").size() == 4);
    CHECK(names_in(folder.path()) == std::vector<std::string>{"checkpoint", "model.ckpt.data-00000-of-00001",
                                                              "model.ckpt.index", "model.ckpt.meta"});
    CHECK(folder.read("checkpoint") == "model_checkpoint_path: \"model.ckpt\"\n"
                                       "all_model_checkpoint_paths: \"model.ckpt\"\n");
    for (const char* weights : {"", "model.ckpt", "checkpoint"})
        check_variables(compiled::load_model(folder / "model.ckpt.meta", folder / weights));
    check_variables(compiled::load_model_of_weights(folder / "model.ckpt"));
}

TEST_CASE("a SavedModel is a folder with graph and variables")
{
    const temporary_folder folder;
    for (const char* name : {"model", "model", "other/"}) { // new, replaced, and spelled with a slash
        const auto files = write_saved_model(small_graph(), folder / name, {"serve", "train"});
        REQUIRE(files.size() == 3);
        for (const fs::path& file : files)
            CHECK_MESSAGE(fs::exists(file), file);
        CHECK(names_in(folder / name) == std::vector<std::string>{"saved_model.pb",
                                                                  "variables/variables.data-00000-of-00001",
                                                                  "variables/variables.index"});
        const auto model = compiled::load_model(folder / name);
        CHECK(model.file.kind == graph_kind::saved_model);
        CHECK(model.file.tags == std::vector<std::string>{"serve", "train"});
        check_variables(model);
    }
}

TEST_CASE("a model without parameters is no checkpoint")
{
    const temporary_folder folder;
    graph source = small_graph();
    std::erase_if(source.nodes, [](const node& n) { return n.definition.name() != "x"; });
    CHECK(message_of<refusal>([&] { write_checkpoint(source, folder / "model"); })
              .ends_with("the model has no parameters to put into a checkpoint; write it as frozen or saved_model "
                         "instead"));
    CHECK(fs::is_empty(folder.path()));
    write_saved_model(small_graph(), folder / "model", {"serve"}); // whose variables must not stay
    write_saved_model(source, folder / "model", {"serve"});
    CHECK(names_in(folder.path()) == std::vector<std::string>{"model/saved_model.pb", "model/variables"});
    CHECK(num_vertices(compiled::load_model(folder / "model").file.graph) == 1);
}

TEST_CASE("the same graph gives the same bytes in each form")
{
    const temporary_folder folder;
    for (const std::string& name : {std::string{"a/model"}, std::string{"b/model"}}) {
        fs::create_directories((folder / name).parent_path());
        write_frozen(small_graph(), folder / (name + ".pb"));
        write_checkpoint(small_graph(), folder / name);
        write_saved_model(small_graph(), folder / (name + "_saved"), {"serve"});
    }
    const auto names = names_in(folder / "a");
    CHECK(names.size() == 8);
    CHECK(names == names_in(folder / "b"));
    for (const std::string& name : names)
        CHECK_MESSAGE(folder.read("a/" + name) == folder.read("b/" + name), name);
}

TEST_CASE("a graph of more than 2 GiB is refused as one file, before anything is written")
{
    const temporary_folder folder;
    const std::string frozen = message_of<refusal>([&] { write_frozen(huge_graph(), folder / "model.pb"); });
    CHECK(frozen.find("protobuf handles no more than 2147483647") != std::string::npos);
    CHECK(frozen.ends_with("write the model as checkpoint or saved_model instead"));
    const std::string meta = message_of<refusal>([&] { write_checkpoint(huge_graph(false), folder / "model"); });
    CHECK(meta.find("the .meta file would have 21474") != std::string::npos);
    CHECK(meta.ends_with("its constants are too large, and only parameters are stored outside of the graph"));
    const std::string saved =
        message_of<refusal>([&] { write_saved_model(huge_graph(false), folder / "model", {"serve"}); });
    CHECK(saved.find("saved_model.pb would have 21474") != std::string::npos);
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("parameters without values are refused")
{
    const temporary_folder folder;
    weight unknown = floats({3}, {1, 2, 3});
    unknown.read   = nullptr;
    CHECK_THROWS_AS(write_frozen(graph_with(unknown), folder / "model.pb"), refusal);
    CHECK_THROWS_AS(write_checkpoint(graph_with(unknown), folder / "model"), refusal);
    CHECK_THROWS_AS(write_saved_model(graph_with(unknown), folder / "saved", {"serve"}), refusal);
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("a failure leaves nothing new behind and existing files as they were")
{
    const temporary_folder folder;
    const auto fail_all = [&] {
        const char* message = "the weight cannot be read";
        CHECK_THROWS_WITH(write_frozen(failing_graph(), folder / "model.pb"), message);
        CHECK_THROWS_WITH(write_checkpoint(failing_graph(), folder / "model"), message);
        CHECK_THROWS_WITH(write_saved_model(failing_graph(), folder / "saved", {"serve"}), message);
    };
    fail_all();
    CHECK(fs::is_empty(folder.path()));

    write_frozen(small_graph(), folder / "model.pb");
    write_checkpoint(small_graph(), folder / "model");
    write_saved_model(small_graph(), folder / "saved", {"serve"});
    const auto names = names_in(folder.path());
    fail_all();
    CHECK(names_in(folder.path()) == names);
    check_variables(compiled::load_model(folder / "model.meta", folder / "model"));
    check_variables(compiled::load_model(folder / "saved"));
}

TEST_CASE("places that cannot be written to are refused")
{
    const temporary_folder folder;
    CHECK_THROWS_AS(write_frozen(small_graph(), folder / "missing/model.pb"), output_error);
    CHECK_THROWS_AS(write_checkpoint(small_graph(), folder / "missing/model"), output_error);
    CHECK_THROWS_AS(write_checkpoint(small_graph(), folder.path().string() + "/"), output_error);
    CHECK_THROWS_AS(write_saved_model(small_graph(), folder / "missing/model", {"serve"}), output_error);
    CHECK(fs::is_empty(folder.path()));
}
