#ifndef OPLIFT_TESTS_SUPPORT_PREPARING_HPP
#define OPLIFT_TESTS_SUPPORT_PREPARING_HPP

#include <oplift/graph/graph.hpp>
#include <oplift/lift/prepared_graph.hpp>
#include <oplift/lift/request.hpp>
#include <oplift/weights/variable_source.hpp>

#include <memory>
#include <string_view>

namespace oplift::test {

enum class variable_values : bool { none, counting };

/// A graph in the notation of graph_text.hpp as rules see it. The variables have no values, or count up from 1 each.
prepared_graph prepare_text(std::string_view graph, const lift_request& request, variable_values variables);

/// Any graph as rules see it, by the library's own tables.
prepared_graph prepare_graph(const dataflow_graph& graph, std::shared_ptr<const variable_source> variables,
                             const lift_request& request);

} // namespace oplift::test

#endif
