#ifndef OPLIFT_EXAMPLES_DRIVER_LIFTING_HPP
#define OPLIFT_EXAMPLES_DRIVER_LIFTING_HPP

#include <oplift/lift/request.hpp>

namespace oplift {
struct loaded_model;
}

namespace oplift::driver {

/// Lifts a model by all rules of the library; compiled in a file of its own. Throws as oplift::lift does.
lift_result lift_by_library_rules(const loaded_model& model, const lift_request& request);

} // namespace oplift::driver

#endif
