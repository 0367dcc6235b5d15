#ifndef OPLIFT_LOAD_MODEL_HPP
#define OPLIFT_LOAD_MODEL_HPP

#include <oplift/error.hpp>
#include <oplift/load/checkpoint.hpp>
#include <oplift/load/checkpoint_path.hpp>
#include <oplift/load/checkpoint_variables.hpp>
#include <oplift/load/graph_file.hpp>
#include <oplift/load/loaded_model.hpp>

#include <filesystem>
#include <memory>
#include <optional>

namespace oplift {

/// Reads a graph and, if given, a checkpoint: see read_graph_file and checkpoint_prefix for what the paths may be.
/// A SavedModel's folder brings its own checkpoint, if none is named. Throws input_error.
inline loaded_model load_model(const std::filesystem::path& graph,
                               const std::optional<std::filesystem::path>& weights = std::nullopt)
{
    loaded_model model;
    model.file                                  = read_graph_file(graph);
    std::optional<std::filesystem::path> source = weights;
    if (!source && model.file.kind == graph_kind::saved_model) {
        const auto prefix = std::filesystem::path{model.file.path}.parent_path() / "variables" / "variables";
        if (detail::is_there(detail::with_suffix(prefix, ".index")))
            source = prefix;
    }
    if (source) {
        auto stored            = std::make_shared<const checkpoint>(*source);
        model.checkpoint_file  = stored->prefix();
        model.stored_variables = stored->size();
        model.variables        = std::make_shared<const checkpoint_variables>(model.file.graph, std::move(stored));
    }
    return model;
}

/// Reads a model that is named by its weights alone: a frozen graph or a SavedModel, which hold both, or a checkpoint
/// with its .meta beside it. Throws input_error, also if that .meta is missing.
inline loaded_model load_model_of_weights(const std::filesystem::path& weights)
{
    using detail::is_there;
    const bool saved_model   = is_there(weights / "saved_model.pb") || is_there(weights / "saved_model.pbtxt");
    const bool file          = is_there(weights) && !detail::is_folder(weights);
    const bool of_checkpoint = weights.filename() == "checkpoint" ||
                               detail::without_suffix(weights.string()) != weights.string() ||
                               is_there(detail::with_suffix(weights, ".index")) || !file;
    if (saved_model || (file && !of_checkpoint && !table::is_one(mapped_file::open(weights)->bytes())))
        return load_model(weights);
    const auto prefix = checkpoint_prefix(weights);
    const auto meta   = detail::with_suffix(prefix, ".meta");
    if (!is_there(meta))
        throw input_error{prefix.string(), "", "is a checkpoint without a graph: there is no " + meta.string()};
    return load_model(meta, prefix);
}

} // namespace oplift

#endif
