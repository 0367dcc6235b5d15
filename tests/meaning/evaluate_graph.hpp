#ifndef OPLIFT_TESTS_MEANING_EVALUATE_GRAPH_HPP
#define OPLIFT_TESTS_MEANING_EVALUATE_GRAPH_HPP

#include <map>
#include <meaning/array.hpp>
#include <meaning/draft.hpp>
#include <string>
#include <vector>

namespace oplift::test::meaning {

/// What a graph is run with.
struct surroundings {
    std::map<std::string, array> fed;       ///< placeholders
    std::map<std::string, array> variables; ///< by the name of the node that makes them
    double random_number = 0;               ///< what RandomUniform yields, everywhere
};

/// Runs a TensorFlow graph: the values of its outputs. Types of operands are checked as TensorFlow does. Throws
/// not_evaluated for a graph that TensorFlow would not run, or with an operator that this evaluator lacks.
std::vector<array> evaluate(const draft& graph, const surroundings& with);

/// Gives nodes the attribute that tells the type of their operands ("T", ...), as TensorFlow's files have it. What
/// cannot be evaluated is left as it is.
void add_types(draft& graph, const surroundings& with);

} // namespace oplift::test::meaning

#endif
