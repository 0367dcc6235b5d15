// oplift to-ir: reads a TensorFlow model, recognises its operators, and writes them as IR.
#include "input_shape.hpp"
#include "lifting.hpp"
#include "obstacle_report.hpp"
#include "sub_command.hpp"
#include <oplift/ir/check.hpp>
#include <oplift/ir/write/files.hpp>
#include <oplift/load/model.hpp>

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace oplift::driver {
namespace {

struct arguments {
    std::string framework = "tensorflow";
    std::string network;
    std::string weights;
    std::string prefix;
    std::vector<std::string> outputs;
    std::vector<std::string> inputs;
    std::vector<std::string> shapes;
    bool partial = false;
    std::string report;
};

loaded_model load(const arguments& given)
{
    if (given.network.empty() && given.weights.empty())
        throw usage_error{"to-ir needs a model: --network, --weights or both"};
    loaded_model model      = given.network.empty()   ? load_model_of_weights(given.weights)
                              : given.weights.empty() ? load_model(given.network)
                                                      : load_model(given.network, given.weights);
    const std::string graph = given.network.empty() && !model.checkpoint_file ? given.weights
                              : given.network.empty()                         ? model.file.path
                                                                              : given.network;
    fmt::print("Parse file [{}] with {} format successfully.\n", graph, model.file.text ? "text" : "binary");
    fmt::print("Tensorflow model file [{}] loaded successfully.\n", graph);
    if (model.checkpoint_file)
        fmt::print("Tensorflow checkpoint file [{}] loaded successfully. [{}] variables loaded.\n",
                   given.weights.empty() ? *model.checkpoint_file : given.weights, model.stored_variables);
    std::fflush(stdout); // recognising operators can take a while
    return model;
}

/// Tells what is in the way: on standard error and, if asked for, in a file.
void report(const arguments& given, const std::vector<obstacle>& obstacles)
{
    if (!obstacles.empty())
        fmt::print(stderr, "oplift: the model cannot be converted faithfully:\n{}", obstacle_text(obstacles));
    if (!given.report.empty()) {
        ir::output_file file{given.report};
        const std::string text = obstacle_json(given.network.empty() ? given.weights : given.network, obstacles);
        file(std::as_bytes(std::span{text}));
        file.finish();
        file.publish();
    }
}

status run(const arguments& given)
{
    if (std::filesystem::path{given.prefix}.filename().empty())
        throw usage_error{"--dstPath must be the files' common prefix, not a folder: " + given.prefix};
    lift_request request{
        .outputs = given.outputs, .inputs = given.inputs, .input_shapes = {}, .partial = given.partial};
    for (const std::string& text : given.shapes) {
        stated_shape shape = parse_shape(text);
        shape->insert(shape->begin(), -1); // the flag leaves out the batch
        request.input_shapes.push_back(std::move(shape));
    }

    const loaded_model model = load(given);
    lift_result result;
    try {
        result = lift_by_library_rules(model, request);
        if (const std::vector<obstacle> found = ir::check(result.graph); !found.empty())
            throw refusal{found};
    } catch (const refusal& refused) {
        report(given, refused.obstacles());
        return status::not_convertible;
    }

    const ir::written_files written = ir::write_files(result.graph, given.prefix);
    fmt::print("IR network structure is saved as [{}].\n", written.json.string());
    fmt::print("IR network structure is saved as [{}].\n", written.pb.string());
    if (written.npy.empty())
        fmt::print("No weights were given: only the network structure was converted.\n");
    else
        fmt::print("IR weights are saved as [{}].\n", written.npy.string());
    report(given, result.obstacles);
    return result.obstacles.empty() ? status::done : status::not_convertible;
}

const sub_command to_ir{
    "to-ir", "convert a TensorFlow model to the IR", [](CLI::App& command) -> action {
        const auto given = std::make_shared<arguments>();
        command.add_option("-f,--srcFramework", given->framework, "the framework of the model")
            ->check(CLI::IsMember({"tensorflow", "tf"}));
        command.add_option("-n,--network", given->network,
                           "the graph: NET.meta, GRAPH.pb, GRAPH.pbtxt or SAVED_MODEL_DIR (also -in)");
        command.add_option("-w,--weights", given->weights,
                           "the checkpoint, or FROZEN.pb alone (also -iw); without it only the structure is converted");
        command.add_option("-d,-o,--dstPath", given->prefix, "PREFIX of the files that are written")->required();
        command.add_option("--dstNodeName", given->outputs, "the names of the outputs (also -node)");
        command.add_option("--inNodeName", given->inputs, "the names of the inputs (also -inode)");
        command.add_option("--inputShape", given->shapes,
                           "one shape for each input, without the batch, such as 224,224,3");
        command.add_flag("--partial", given->partial, "write the IR even if parts of the model are not recognised");
        command.add_option("--report", given->report, "a FILE.json for what is in the way of a faithful conversion");
        return [given] { return run(*given); };
    }};

} // namespace
} // namespace oplift::driver
