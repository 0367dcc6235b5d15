#ifndef OPLIFT_INFER_LIBRARY_TABLES_HPP
#define OPLIFT_INFER_LIBRARY_TABLES_HPP

#include <oplift/infer/evaluators.hpp>
#include <oplift/infer/inference.hpp>
#include <oplift/infer/shape_functions.hpp>

namespace oplift::infer {

/// All shape functions and evaluators of the library.
inline constexpr inference_tables library_tables{&shape_rule_of, &evaluation_rule_of};

} // namespace oplift::infer

#endif
