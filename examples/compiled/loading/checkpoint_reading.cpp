#include <oplift/load/attach_checkpoint.hpp>
#include <oplift/load/paths_of_weights.hpp>

#include <loading/parts.hpp>

namespace oplift::compiled {

void attach_checkpoint(loaded_model& model, const std::optional<std::filesystem::path>& weights)
{
    oplift::attach_checkpoint(model, weights);
}

model_paths paths_of_weights(const std::filesystem::path& weights)
{
    return oplift::paths_of_weights(weights);
}

} // namespace oplift::compiled
