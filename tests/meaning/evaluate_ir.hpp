#ifndef OPLIFT_TESTS_MEANING_EVALUATE_IR_HPP
#define OPLIFT_TESTS_MEANING_EVALUATE_IR_HPP

#include <oplift/ir/operator_graph.hpp>

#include <map>
#include <meaning/array.hpp>
#include <string>
#include <vector>

namespace oplift::test::meaning {

/// Runs an IR as its attributes say, by nothing that writes TensorFlow: the values of its outputs. What attributes say
/// twice (pads and auto_pad, shapes) has to agree, and the shapes that are stated of each operator's results have to
/// be those of the results.
///
/// Throws not_evaluated if the IR contradicts itself, or has an operator that this evaluator lacks.
std::vector<array> evaluate(const ir::operator_graph& graph, const std::map<std::string, array>& fed);

} // namespace oplift::test::meaning

#endif
