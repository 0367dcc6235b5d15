#ifndef OPLIFT_TESTS_SUPPORT_DEFAULT_LIFTING_HPP
#define OPLIFT_TESTS_SUPPORT_DEFAULT_LIFTING_HPP

#include <string>
#include <string_view>
#include <vector>

// Lifting by all rules of the library. The table is heavy: it is behind default_lifting.cpp.
namespace oplift::test {

/// The IR of a graph as text, or the text of the refusal; see lifted_text.
std::string lifted_by_all_rules(std::string_view graph, const std::vector<std::string>& outputs);

/// The elements of one weight of one operator; see lifted_weight.
std::vector<double> weight_by_all_rules(std::string_view graph, const std::vector<std::string>& outputs,
                                        std::string_view node, std::string_view weight);

} // namespace oplift::test

#endif
