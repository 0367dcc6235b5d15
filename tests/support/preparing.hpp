#ifndef OPLIFT_TESTS_SUPPORT_PREPARING_HPP
#define OPLIFT_TESTS_SUPPORT_PREPARING_HPP

#include <oplift/lift/prepared_graph.hpp>
#include <oplift/lift/request.hpp>

#include <string_view>

namespace oplift::test {

enum class variable_values : bool { none, counting };

/// A graph in the notation of graph_text.hpp as rules see it. The variables have no values, or count up from 1 each.
prepared_graph prepare_text(std::string_view graph, const lift_request& request, variable_values variables);

} // namespace oplift::test

#endif
