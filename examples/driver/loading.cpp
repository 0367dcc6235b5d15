#include "loading.hpp"

#include "progress.hpp"
#include <oplift/error.hpp>

#include <fmt/format.h>

#include <cstdio>
#include <loading/loading.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace oplift::driver {

std::shared_ptr<const loaded_model> load(const std::string& network, const std::string& weights)
{
    if (network.empty() && weights.empty())
        throw usage_error{"a model is needed: --network, --weights or both"};
    auto shown         = std::make_optional<progress>("reading the model");
    loaded_model model = network.empty()   ? compiled::load_model_of_weights(weights)
                         : weights.empty() ? compiled::load_model(network)
                                           : compiled::load_model(network, weights);
    shown.reset();
    const std::string graph = network.empty() && !model.checkpoint_file ? weights
                              : network.empty()                         ? model.file.path
                                                                        : network;
    fmt::print("Parse file [{}] with {} format successfully.\n", graph, model.file.text ? "text" : "binary");
    fmt::print("Tensorflow model file [{}] loaded successfully.\n", graph);
    if (model.checkpoint_file)
        fmt::print("Tensorflow checkpoint file [{}] loaded successfully. [{}] variables loaded.\n",
                   weights.empty() ? *model.checkpoint_file : weights, model.stored_variables);
    std::fflush(stdout); // recognising operators can take a while
    return std::make_shared<const loaded_model>(std::move(model));
}

} // namespace oplift::driver
