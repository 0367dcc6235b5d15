#ifndef OPLIFT_EXAMPLES_STORING_STORING_HPP
#define OPLIFT_EXAMPLES_STORING_STORING_HPP

#include <oplift/error.hpp>
#include <oplift/ir/operator_graph.hpp>

#include <filesystem>
#include <vector>

namespace oplift::ir {
struct written_files;
}

namespace oplift::compiled {

/// ir::read_files; compiled in files of its own.
ir::operator_graph read_ir(const std::filesystem::path& structure, const std::filesystem::path& weights,
                           std::vector<obstacle>& problems);

/// ir::write_files; compiled in files of its own.
ir::written_files write_ir(const ir::operator_graph& graph, const std::filesystem::path& prefix);

} // namespace oplift::compiled

#endif
