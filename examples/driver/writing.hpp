#ifndef OPLIFT_EXAMPLES_DRIVER_WRITING_HPP
#define OPLIFT_EXAMPLES_DRIVER_WRITING_HPP

#include <oplift/ir/operator_graph.hpp>

#include <string>

namespace oplift::driver {

/// Writes the files of an IR and says so on standard output. Throws as ir::write_files does.
void write_ir(const ir::operator_graph& graph, const std::string& prefix);

} // namespace oplift::driver

#endif
