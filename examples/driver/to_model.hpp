#ifndef OPLIFT_EXAMPLES_DRIVER_TO_MODEL_HPP
#define OPLIFT_EXAMPLES_DRIVER_TO_MODEL_HPP

#include "ir_files.hpp"
#include "status.hpp"

#include <string>

namespace oplift::driver {

/// The arguments of oplift to-model.
struct to_model_arguments {
    std::string framework = "tensorflow";
    ir_files ir;
    std::string path;
    std::string form = "saved_model"; ///< or frozen, or checkpoint
    std::string tag  = "SERVING";     ///< or TRAINING
};

/// Reads an IR and writes it as a TensorFlow model. Throws as reading, emitting and writing do.
status convert_to_model(const to_model_arguments& given);

} // namespace oplift::driver

#endif
