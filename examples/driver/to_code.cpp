// oplift to-code: an IR becomes TensorFlow source code.
#include "to_code.hpp"

#include "program_of_ir.hpp"
#include <oplift/emit/tensorflow/code/to_python.hpp>
#include <oplift/output_file.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <span>
#include <string>

namespace oplift::driver {

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

} // namespace oplift::driver
