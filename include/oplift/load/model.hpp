#ifndef OPLIFT_LOAD_MODEL_HPP
#define OPLIFT_LOAD_MODEL_HPP

#include <oplift/load/attach_checkpoint.hpp>
#include <oplift/load/graph_file.hpp>
#include <oplift/load/loaded_model.hpp>
#include <oplift/load/paths_of_weights.hpp>

#include <filesystem>
#include <optional>

namespace oplift {

/// Reads a graph and, if given, a checkpoint: see read_graph_file and checkpoint_prefix for what the paths may be.
/// A SavedModel's folder brings its own checkpoint, if none is named. Throws input_error.
///
/// Its halves, read_graph_file() and attach_checkpoint(), can be compiled in files of their own, as those of the
/// examples are: whole, this takes the compiler as long as both.
inline loaded_model load_model(const std::filesystem::path& graph,
                               const std::optional<std::filesystem::path>& weights = std::nullopt)
{
    loaded_model model;
    model.file = read_graph_file(graph);
    attach_checkpoint(model, weights);
    return model;
}

/// Reads a model that is named by its weights alone: see paths_of_weights. Throws input_error.
inline loaded_model load_model_of_weights(const std::filesystem::path& weights)
{
    const model_paths paths = paths_of_weights(weights);
    return load_model(paths.graph, paths.weights);
}

} // namespace oplift

#endif
