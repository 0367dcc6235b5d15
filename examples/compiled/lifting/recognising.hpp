#ifndef OPLIFT_EXAMPLES_LIFTING_RECOGNISING_HPP
#define OPLIFT_EXAMPLES_LIFTING_RECOGNISING_HPP

#include <oplift/ir/built_operators.hpp>
#include <oplift/lift/prepared_graph.hpp>
#include <oplift/lift/request.hpp>
#include <oplift/lift/result.hpp>
#include <oplift/rule_table.hpp>

namespace oplift::compiled {

/// oplift::recognise; compiled in a file of its own.
lift_result recognise_graph(const prepared_graph& prepared, rule_table_view<ir::built_operators> table,
                            const lift_request& request);

} // namespace oplift::compiled

#endif
