#ifndef OPLIFT_EXAMPLES_LOADING_LOADING_HPP
#define OPLIFT_EXAMPLES_LOADING_LOADING_HPP

#include <oplift/load/loaded_model.hpp>

#include <filesystem>
#include <optional>

namespace oplift::compiled {

/// oplift::load_model; compiled in files of its own.
loaded_model load_model(const std::filesystem::path& graph,
                        const std::optional<std::filesystem::path>& weights = std::nullopt);

/// oplift::load_model_of_weights; compiled in files of its own.
loaded_model load_model_of_weights(const std::filesystem::path& weights);

} // namespace oplift::compiled

#endif
