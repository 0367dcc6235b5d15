#ifndef OPLIFT_EXAMPLES_DRIVER_PROGRAM_OF_IR_HPP
#define OPLIFT_EXAMPLES_DRIVER_PROGRAM_OF_IR_HPP

#include "ir_files.hpp"
#include <oplift/emit/tensorflow/program.hpp>
#include <oplift/error.hpp>
#include <oplift/ir/operator_graph.hpp>

#include <utility>
#include <vector>

namespace oplift::driver {

/// Reads an IR; what is wrong with it is added to `problems`. Compiled in a file of its own, as the next one. Throws
/// input_error for files that cannot be read.
ir::operator_graph read_ir(const ir_files& files, std::vector<obstacle>& problems);

/// The TensorFlow calls of an IR; what is wrong with it is added to `problems`.
emit::tensorflow::program program_of(const ir::operator_graph& graph, std::vector<obstacle>& problems);

/// Reads an IR as TensorFlow calls. Throws refusal with everything that is wrong with it, and input_error.
inline emit::tensorflow::program program_of_ir(const ir_files& files)
{
    std::vector<obstacle> problems;
    const ir::operator_graph graph    = read_ir(files, problems);
    emit::tensorflow::program program = program_of(graph, problems);
    if (!problems.empty())
        throw refusal{std::move(problems)};
    return program;
}

} // namespace oplift::driver

#endif
