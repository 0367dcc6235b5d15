// What <oplift/load/model.hpp> does, in parts that are compiled one by one: graph_reading.cpp and
// checkpoint_reading.cpp.
#include <loading/loading.hpp>
#include <loading/parts.hpp>

namespace oplift::compiled {

loaded_model load_model(const std::filesystem::path& graph, const std::optional<std::filesystem::path>& weights)
{
    loaded_model model;
    model.file = read_graph_file(graph);
    attach_checkpoint(model, weights);
    return model;
}

loaded_model load_model_of_weights(const std::filesystem::path& weights)
{
    const model_paths paths = paths_of_weights(weights);
    return load_model(paths.graph, paths.weights);
}

} // namespace oplift::compiled
