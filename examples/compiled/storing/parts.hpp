#ifndef OPLIFT_EXAMPLES_STORING_PARTS_HPP
#define OPLIFT_EXAMPLES_STORING_PARTS_HPP

#include <oplift/ir/record.hpp>

#include <filesystem>
#include <string>

namespace oplift::ir::schema {
class GraphDef;
}

namespace oplift::compiled {

/// ir::read_npy of a file.
ir::weight_table read_weights(const std::filesystem::path& path);

/// ir::to_json.
std::string json_of(const ir::schema::GraphDef& message);

} // namespace oplift::compiled

#endif
