#ifndef OPLIFT_EXAMPLES_DRIVER_TO_IR_HPP
#define OPLIFT_EXAMPLES_DRIVER_TO_IR_HPP

#include "status.hpp"

#include <string>
#include <vector>

namespace oplift::driver {

/// The arguments of oplift to-ir.
struct to_ir_arguments {
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

/// Reads a model, recognises its operators and writes the IR. Throws as reading, lifting and writing do.
status convert_to_ir(const to_ir_arguments& given);

} // namespace oplift::driver

#endif
