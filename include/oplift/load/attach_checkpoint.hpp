#ifndef OPLIFT_LOAD_ATTACH_CHECKPOINT_HPP
#define OPLIFT_LOAD_ATTACH_CHECKPOINT_HPP

#include <oplift/load/checkpoint.hpp>
#include <oplift/load/checkpoint_path.hpp>
#include <oplift/load/checkpoint_variables.hpp>
#include <oplift/load/loaded_model.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

namespace oplift {

/// Adds the values of variables to a model whose graph was read: see checkpoint_prefix for what the path may be.
/// Without one, a SavedModel's folder brings its own, and another graph has none. Throws input_error.
inline void attach_checkpoint(loaded_model& model, std::optional<std::filesystem::path> weights)
{
    if (!weights && model.file.kind == graph_kind::saved_model) {
        const auto prefix = std::filesystem::path{model.file.path}.parent_path() / "variables" / "variables";
        if (detail::is_there(detail::with_suffix(prefix, ".index")))
            weights = prefix;
    }
    if (!weights)
        return;
    auto stored            = std::make_shared<const checkpoint>(*weights);
    model.checkpoint_file  = stored->prefix();
    model.stored_variables = stored->size();
    model.variables        = std::make_shared<const checkpoint_variables>(model.file.graph, std::move(stored));
}

} // namespace oplift

#endif
