#ifndef OPLIFT_IR_READ_FILES_HPP
#define OPLIFT_IR_READ_FILES_HPP

#include <oplift/error.hpp>
#include <oplift/ir/operator_graph.hpp>
#include <oplift/ir/read/message.hpp>
#include <oplift/ir/read/npy.hpp>
#include <oplift/ir/read/structure.hpp>
#include <oplift/load/mapped_file.hpp>

#include <filesystem>
#include <vector>

namespace oplift::ir {

/// Reads an IR: its structure from a .pb or .json file, its weights from a .npy file, whose arrays are not copied.
/// What is wrong with the graph is added to `problems`, see from_message.
///
/// Throws input_error if a file cannot be read.
inline operator_graph read_files(const std::filesystem::path& structure, const std::filesystem::path& weights,
                                 std::vector<obstacle>& problems)
{
    return from_message(read_structure(structure), read_npy(mapped_file::open(weights)), problems);
}

} // namespace oplift::ir

#endif
