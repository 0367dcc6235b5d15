#ifndef OPLIFT_TESTS_MEANING_EVALUATE_IR_HPP
#define OPLIFT_TESTS_MEANING_EVALUATE_IR_HPP

#include <oplift/ir/operator_graph.hpp>

#include <map>
#include <meaning/array.hpp>
#include <string>
#include <vector>

namespace oplift::test::meaning {

/// The model is run with an input of which less was known than the IR had to assume: an input with several times as
/// many channels as a convolution's filter. It is told when the IR runs, and never by a wrong result.
struct contradicted_assumption : not_evaluated {
    using not_evaluated::not_evaluated;
};

/// Runs an IR as its attributes say, by nothing that writes TensorFlow: the values of its outputs. What attributes say
/// twice (pads and auto_pad, shapes) has to agree, and the shapes that are stated of each operator's results have to
/// be those of the results. Where the extents of a map are not stated, pads are those of an extent that the stride
/// divides: there auto_pad counts.
///
/// Throws not_evaluated if the IR contradicts itself, or has an operator that this evaluator lacks.
std::vector<array> evaluate(const ir::operator_graph& graph, const std::map<std::string, array>& fed);

} // namespace oplift::test::meaning

#endif
