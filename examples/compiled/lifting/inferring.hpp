#ifndef OPLIFT_EXAMPLES_LIFTING_INFERRING_HPP
#define OPLIFT_EXAMPLES_LIFTING_INFERRING_HPP

#include <oplift/graph/graph.hpp>
#include <oplift/lift/prepared_graph.hpp>
#include <oplift/lift/request.hpp>
#include <oplift/weights/variable_source.hpp>

#include <memory>

namespace oplift::compiled {

/// oplift::prepare by the library's tables; compiled in a file of its own.
prepared_graph prepare_graph(const dataflow_graph& graph, std::shared_ptr<const variable_source> variables,
                             const lift_request& request);

} // namespace oplift::compiled

#endif
