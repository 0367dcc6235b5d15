#ifndef OPLIFT_TESTS_SUPPORT_LIFTING_HPP
#define OPLIFT_TESTS_SUPPORT_LIFTING_HPP

#include <oplift/ir/built_operators.hpp>
#include <oplift/rule_table.hpp>

#include <string>
#include <string_view>
#include <vector>

// Lifting in tests. The library's heavy headers (Boost.Graph, inference) are behind lifting.cpp, so that a rule's test
// compiles in a second.
namespace oplift::test {

/// The IR of a graph as text, an operator a line, in topological order, or the text of the refusal:
///
///     name = Operator(input, input:1) attribute=value weight<shape> -> <output shape>
///
/// `graph` is in the notation of graph_text.hpp; variables have no values.
std::string lifted_text(rule_table_view<ir::built_operators> table, std::string_view graph,
                        const std::vector<std::string>& outputs);

/// The elements of one weight of one operator of the IR, in the order in which they are written. The graph's
/// variables, if any, count up from 1 each.
std::vector<double> lifted_weight(rule_table_view<ir::built_operators> table, std::string_view graph,
                                  const std::vector<std::string>& outputs, std::string_view node,
                                  std::string_view weight);

/// The table of a Hana list of rules: lifted_text(table_of<rule::pooling_rules>, ...).
template <const auto& List>
inline constexpr auto table_of = make_rule_table<ir::built_operators>(List);

} // namespace oplift::test

#endif
