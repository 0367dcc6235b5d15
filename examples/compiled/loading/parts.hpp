#ifndef OPLIFT_EXAMPLES_LOADING_PARTS_HPP
#define OPLIFT_EXAMPLES_LOADING_PARTS_HPP

#include <oplift/load/loaded_model.hpp>

#include <filesystem>
#include <optional>

namespace oplift::compiled {

/// oplift::read_graph_file.
graph_file read_graph_file(const std::filesystem::path& graph);

/// oplift::attach_checkpoint.
void attach_checkpoint(loaded_model& model, const std::optional<std::filesystem::path>& weights);

/// oplift::paths_of_weights.
model_paths paths_of_weights(const std::filesystem::path& weights);

} // namespace oplift::compiled

#endif
