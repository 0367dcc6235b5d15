// oplift to-model: an IR becomes a TensorFlow model.
#include "to_model.hpp"

#include "program_of_ir.hpp"
#include "progress.hpp"
#include <oplift/emit/tensorflow/model/files.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <emitting/emitting.hpp>
#include <string>
#include <utility>
#include <vector>

namespace oplift::driver {
namespace {

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

} // namespace

status convert_to_model(const to_model_arguments& given)
{
    const emit::tensorflow::program program = program_of_ir(given.ir);
    const auto written                      = [&] {
        const progress shown{"writing the model"};
        return write(given, compiled::graph_of(program));
    }();
    for (const auto& path : written)
        fmt::print("Tensorflow model is saved as [{}].\n", path.string());
    if (given.form != "frozen")
        print_new_variables(program);
    return status::done;
}

} // namespace oplift::driver
