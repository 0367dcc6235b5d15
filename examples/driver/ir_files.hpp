#ifndef OPLIFT_EXAMPLES_DRIVER_IR_FILES_HPP
#define OPLIFT_EXAMPLES_DRIVER_IR_FILES_HPP

#include <string>

namespace oplift::driver {

/// The files of an IR.
struct ir_files {
    std::string structure; ///< IR.pb or IR.json
    std::string weights;   ///< IR.npy
};

} // namespace oplift::driver

#endif
