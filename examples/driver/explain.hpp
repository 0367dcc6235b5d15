#ifndef OPLIFT_EXAMPLES_DRIVER_EXPLAIN_HPP
#define OPLIFT_EXAMPLES_DRIVER_EXPLAIN_HPP

#include "status.hpp"

#include <string>
#include <vector>

namespace oplift::driver {

/// The arguments of oplift explain.
struct explain_arguments {
    std::string network;
    std::string weights;
    std::string node;
    std::string rule; ///< empty: the nearest rules
    std::vector<std::string> outputs;
};

/// Reads a model and prints why a rule matches at a node, or why not. Throws as reading and lifting do.
status explain_node(const explain_arguments& given);

} // namespace oplift::driver

#endif
