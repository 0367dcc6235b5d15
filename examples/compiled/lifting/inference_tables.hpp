#ifndef OPLIFT_EXAMPLES_LIFTING_INFERENCE_TABLES_HPP
#define OPLIFT_EXAMPLES_LIFTING_INFERENCE_TABLES_HPP

#include <oplift/infer/inference.hpp>

#include <string_view>

namespace oplift::compiled {

const infer::shape_rule* shape_rule_of(std::string_view operator_name);
const infer::evaluation_rule* evaluation_rule_of(std::string_view operator_name);

/// The library's shape functions and its evaluators, each compiled in a file of its own.
inline constexpr inference_tables library_tables{&shape_rule_of, &evaluation_rule_of};

} // namespace oplift::compiled

#endif
