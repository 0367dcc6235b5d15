// oplift to-code: an IR becomes TensorFlow source code.
#include "program_of_ir.hpp"
#include "sub_command.hpp"
#include <oplift/emit/tensorflow/code/to_python.hpp>
#include <oplift/output_file.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace oplift::driver {
namespace {

struct to_code_arguments {
    std::string framework = "tensorflow";
    ir_files ir;
    std::string path;
    std::string phase = "test";
    std::string weights; ///< of the target: TensorFlow's code reads those of the IR
};

status convert_to_code(const to_code_arguments& given)
{
    const std::string code = emit::tensorflow::to_python(
        program_of_ir(given.ir),
        {.train = given.phase == "train", .source = std::filesystem::path{given.ir.structure}.filename().string()});
    output_file file{given.path};
    file(std::as_bytes(std::span{code}));
    file.finish();
    file.publish();
    fmt::print("Target network code snippet is saved as [{}].\n", given.path);
    return status::done;
}

const sub_command to_code{
    "to-code", "convert an IR to source code", [](CLI::App& command) -> action {
        const auto given = std::make_shared<to_code_arguments>();
        command.add_option("-f,--dstFramework", given->framework, "the framework of the code")
            ->check(CLI::IsMember({"tensorflow", "tf"}));
        command.add_option("-n,--network,--IRModelPath", given->ir.structure, "the IR's structure: IR.pb or IR.json")
            ->required();
        command.add_option("-w,--weights,--IRWeightPath", given->ir.weights, "the IR's weights: IR.npy")->required();
        command.add_option("-d,-o,--dstModelPath", given->path, "the file that is written: NET.py")->required();
        command.add_option("--phase", given->phase, "'train' for dropout and batch normalization as in training")
            ->check(CLI::IsMember({"train", "test"}))
            ->capture_default_str();
        command.add_option("--dstWeightPath", given->weights,
                           "not needed: the code reads the IR's .npy file (also -dw, -ow)");
        return [given] { return convert_to_code(*given); };
    }};

} // namespace
} // namespace oplift::driver
