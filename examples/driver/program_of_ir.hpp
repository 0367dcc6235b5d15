#ifndef OPLIFT_EXAMPLES_DRIVER_PROGRAM_OF_IR_HPP
#define OPLIFT_EXAMPLES_DRIVER_PROGRAM_OF_IR_HPP

#include "ir_files.hpp"
#include <oplift/emit/tensorflow/program.hpp>
#include <oplift/error.hpp>

#include <emitting/emitting.hpp>
#include <storing/storing.hpp>
#include <utility>
#include <vector>

namespace oplift::driver {

/// Reads an IR as TensorFlow calls. Throws refusal with everything that is wrong with it, and input_error.
inline emit::tensorflow::program program_of_ir(const ir_files& files)
{
    std::vector<obstacle> problems;
    const ir::operator_graph graph    = compiled::read_ir(files.structure, files.weights, problems);
    emit::tensorflow::program program = compiled::program_of(graph, problems);
    if (!problems.empty())
        throw refusal{std::move(problems)};
    return program;
}

} // namespace oplift::driver

#endif
