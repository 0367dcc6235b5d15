#ifndef OPLIFT_EXAMPLES_DRIVER_LOADING_HPP
#define OPLIFT_EXAMPLES_DRIVER_LOADING_HPP

#include <memory>
#include <string>

namespace oplift {
struct loaded_model;
}

namespace oplift::driver {

/// Reads a model and says so on standard output; either path may be empty, not both. Throws usage_error and
/// input_error.
std::shared_ptr<const loaded_model> load(const std::string& network, const std::string& weights);

} // namespace oplift::driver

#endif
