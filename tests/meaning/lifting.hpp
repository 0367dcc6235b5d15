#ifndef OPLIFT_TESTS_MEANING_LIFTING_HPP
#define OPLIFT_TESTS_MEANING_LIFTING_HPP

#include <oplift/ir/operator_graph.hpp>

#include <map>
#include <meaning/array.hpp>
#include <meaning/draft.hpp>
#include <memory>
#include <string>
#include <vector>

namespace oplift::test::meaning {

/// An IR, and the rules that made it.
struct lifted_graph {
    ir::operator_graph graph;
    std::vector<std::string> rules; ///< by name, one for each operator that was recognised
    std::shared_ptr<const void> source;
};

/// Lifts a graph by all rules of the library. Throws refusal.
lifted_graph lifted(const draft& graph, const std::map<std::string, array>& variables);

/// The names of all rules of the library.
std::vector<std::string> names_of_rules();

/// The TensorFlow graph that is written for an IR, with constants for parameters, as a reader finds it. Throws refusal.
draft remade(ir::operator_graph graph);

} // namespace oplift::test::meaning

#endif
