#ifndef OPLIFT_EXAMPLES_DRIVER_REPORTING_HPP
#define OPLIFT_EXAMPLES_DRIVER_REPORTING_HPP

#include <oplift/error.hpp>

#include <string>
#include <vector>

namespace oplift::driver {

/// Writes what is in the way of converting `model` to a file of JSON. Throws output_error.
void write_report(const std::string& path, const std::string& model, const std::vector<obstacle>& obstacles);

} // namespace oplift::driver

#endif
