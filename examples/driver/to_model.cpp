// oplift to-model: an IR becomes a TensorFlow model.
#include "program_of_ir.hpp"
#include "progress.hpp"
#include "sub_command.hpp"
#include <oplift/emit/tensorflow/model/files.hpp>
#include <oplift/emit/tensorflow/model/to_graph.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace oplift::driver {
namespace {

struct to_model_arguments {
    std::string framework = "tensorflow";
    ir_files ir;
    std::string path;
    std::string form = "saved_model";
    std::string tag  = "SERVING";
};

emit::tensorflow::written_files write(const to_model_arguments& given, emit::tensorflow::graph graph)
{
    namespace tf = emit::tensorflow;
    if (given.form == "frozen")
        return tf::write_frozen(std::move(graph), given.path);
    if (given.form == "checkpoint")
        return tf::write_checkpoint(std::move(graph), given.path);
    std::vector<std::string> tags{"serve"};
    if (given.tag == "TRAINING")
        tags.push_back("train");
    return tf::write_saved_model(std::move(graph), given.path, tags);
}

/// Names the variables whose values no variable of the source has, where others are taken over as they were.
void print_new_variables(const emit::tensorflow::program& program)
{
    const auto is_new = [](const emit::tensorflow::model_parameter& parameter) {
        return !parameter.is_constant && !parameter.value.is_variable_as_stored();
    };
    if (std::ranges::all_of(program.parameters, is_new))
        return;
    for (const auto& parameter : program.parameters)
        if (is_new(parameter))
            fmt::print("Variable [{}] is new: [{}] of [{}] was computed.\n", parameter.variable, parameter.key,
                       parameter.node);
}

status convert_to_model(const to_model_arguments& given)
{
    const emit::tensorflow::program program = program_of_ir(given.ir);
    const auto written                      = [&] {
        const progress shown{"writing the model"};
        return write(given, emit::tensorflow::to_graph(program));
    }();
    for (const auto& path : written)
        fmt::print("Tensorflow model is saved as [{}].\n", path.string());
    if (given.form != "frozen")
        print_new_variables(program);
    return status::done;
}

const sub_command to_model{
    "to-model", "convert an IR to a TensorFlow model", [](CLI::App& command) -> action {
        const auto given = std::make_shared<to_model_arguments>();
        command.add_option("-f,--dstFramework", given->framework, "the framework of the model")
            ->check(CLI::IsMember({"tensorflow", "tf"}));
        command.add_option("-n,--network,--IRModelPath", given->ir.structure, "the IR's structure: IR.pb or IR.json")
            ->required();
        command.add_option("-w,--weights,--IRWeightPath", given->ir.weights, "the IR's weights: IR.npy")->required();
        command
            .add_option("-o,-d,--output", given->path,
                        "what is written: a file for frozen, a PREFIX for checkpoint, a folder for saved_model")
            ->required();
        command.add_option("--as", given->form, "the form of the model")
            ->check(CLI::IsMember({"checkpoint", "frozen", "saved_model"}))
            ->capture_default_str();
        command.add_option("--dump_tag", given->tag, "SERVING, or TRAINING for the tag 'train' as well")
            ->check(CLI::IsMember({"SERVING", "TRAINING"}))
            ->capture_default_str();
        return [given] { return convert_to_model(*given); };
    }};

} // namespace
} // namespace oplift::driver
