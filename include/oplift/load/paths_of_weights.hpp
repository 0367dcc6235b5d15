#ifndef OPLIFT_LOAD_PATHS_OF_WEIGHTS_HPP
#define OPLIFT_LOAD_PATHS_OF_WEIGHTS_HPP

#include <oplift/error.hpp>
#include <oplift/load/checkpoint_path.hpp>
#include <oplift/load/loaded_model.hpp>
#include <oplift/load/mapped_file.hpp>
#include <oplift/load/table.hpp>

#include <filesystem>
#include <optional>

namespace oplift {

/// The paths of a model that is named by its weights alone: a frozen graph or a SavedModel, which hold both, or a
/// checkpoint with its .meta beside it. Throws input_error, also if that .meta is missing.
inline model_paths paths_of_weights(const std::filesystem::path& weights)
{
    using detail::is_there;
    const bool saved_model   = is_there(weights / "saved_model.pb") || is_there(weights / "saved_model.pbtxt");
    const bool file          = is_there(weights) && !detail::is_folder(weights);
    const bool of_checkpoint = weights.filename() == "checkpoint" ||
                               detail::without_suffix(weights.string()) != weights.string() ||
                               is_there(detail::with_suffix(weights, ".index")) || !file;
    if (saved_model || (file && !of_checkpoint && !table::is_one(mapped_file::open(weights)->bytes())))
        return {weights, std::nullopt};
    const auto prefix = checkpoint_prefix(weights);
    const auto meta   = detail::with_suffix(prefix, ".meta");
    if (!is_there(meta))
        throw input_error{prefix.string(), "", "is a checkpoint without a graph: there is no " + meta.string()};
    return {meta, prefix};
}

} // namespace oplift

#endif
