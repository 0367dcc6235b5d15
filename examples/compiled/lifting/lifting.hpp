#ifndef OPLIFT_EXAMPLES_LIFTING_LIFTING_HPP
#define OPLIFT_EXAMPLES_LIFTING_LIFTING_HPP

#include <oplift/lift/request.hpp>
#include <oplift/lift/result.hpp>

namespace oplift {
struct loaded_model;
}

namespace oplift::compiled {

/// Lifts a model by all rules of the library; compiled in files of its own. Throws as oplift::lift does.
lift_result lift_by_library_rules(const loaded_model& model, lift_request request);

} // namespace oplift::compiled

#endif
