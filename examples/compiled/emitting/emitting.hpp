#ifndef OPLIFT_EXAMPLES_EMITTING_EMITTING_HPP
#define OPLIFT_EXAMPLES_EMITTING_EMITTING_HPP

#include <oplift/error.hpp>
#include <oplift/ir/operator_graph.hpp>

#include <vector>

namespace oplift::emit::tensorflow {
struct graph;
struct program;
} // namespace oplift::emit::tensorflow

namespace oplift::compiled {

/// emit::tensorflow::to_program by the library's table; compiled in files of its own.
emit::tensorflow::program program_of(const ir::operator_graph& graph, std::vector<obstacle>& problems);

/// emit::tensorflow::to_graph; compiled in a file of its own.
emit::tensorflow::graph graph_of(const emit::tensorflow::program& program);

} // namespace oplift::compiled

#endif
