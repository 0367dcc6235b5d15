#ifndef OPLIFT_BENCHMARKS_MATCHING_REAL_GRAPH_HPP
#define OPLIFT_BENCHMARKS_MATCHING_REAL_GRAPH_HPP

#include <oplift/ir/built_operators.hpp>
#include <oplift/lift/prepared_graph.hpp>
#include <oplift/rule_table.hpp>

#include <string>

namespace oplift::benchmarks {

/// A model's graph as rules see it, without weights: what an output needs, or all outputs if it is empty.
prepared_graph real_graph(const std::string& path, const std::string& output);

/// All rules of the library.
rule_table_view<ir::built_operators> real_rules();

} // namespace oplift::benchmarks

#endif
