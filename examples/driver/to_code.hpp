#ifndef OPLIFT_EXAMPLES_DRIVER_TO_CODE_HPP
#define OPLIFT_EXAMPLES_DRIVER_TO_CODE_HPP

#include "ir_files.hpp"
#include "status.hpp"

#include <string>

namespace oplift::driver {

/// The arguments of oplift to-code.
struct to_code_arguments {
    std::string framework = "tensorflow";
    ir_files ir;
    std::string path;
    std::string phase = "test"; ///< or train
    std::string weights;        ///< of the target: TensorFlow's code reads those of the IR
};

/// Reads an IR and writes it as source code. Throws as reading, emitting and writing do.
status convert_to_code(const to_code_arguments& given);

} // namespace oplift::driver

#endif
