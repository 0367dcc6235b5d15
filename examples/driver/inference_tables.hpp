#ifndef OPLIFT_EXAMPLES_DRIVER_INFERENCE_TABLES_HPP
#define OPLIFT_EXAMPLES_DRIVER_INFERENCE_TABLES_HPP

#include <string_view>

namespace oplift::infer {
struct shape_rule;
struct evaluation_rule;
} // namespace oplift::infer

namespace oplift::driver {

/// The library's shape functions and its evaluators, each compiled in a file of its own.
const infer::shape_rule* shape_rule_of(std::string_view operator_name);
const infer::evaluation_rule* evaluation_rule_of(std::string_view operator_name);

} // namespace oplift::driver

#endif
