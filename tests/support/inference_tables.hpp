#ifndef OPLIFT_TESTS_SUPPORT_INFERENCE_TABLES_HPP
#define OPLIFT_TESTS_SUPPORT_INFERENCE_TABLES_HPP

#include <oplift/infer/inference.hpp>

#include <string_view>

namespace oplift::test {

const infer::shape_rule* shape_rule_of(std::string_view operator_name);
const infer::evaluation_rule* evaluation_rule_of(std::string_view operator_name);

/// The library's tables; what they refer to is compiled once, in shape_functions.cpp and evaluators.cpp.
inline constexpr inference_tables library_tables{&shape_rule_of, &evaluation_rule_of};

} // namespace oplift::test

#endif
