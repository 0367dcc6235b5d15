#ifndef OPLIFT_LIFT_MODEL_OUTPUTS_HPP
#define OPLIFT_LIFT_MODEL_OUTPUTS_HPP

#include <oplift/error.hpp>
#include <oplift/lift/evident_outputs.hpp>
#include <oplift/load/loaded_model.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace oplift {

/// The outputs of a model for which the request names none: those of its signature, or else the only node that can be
/// one. Throws usage_error where there are several, or none.
inline std::vector<std::string> model_outputs(const loaded_model& model)
{
    std::vector<std::string> outputs;
    const auto& signatures = model.file.signatures;
    auto chosen            = signatures.find("serving_default");
    if (chosen == signatures.end() && signatures.size() == 1)
        chosen = signatures.begin();
    if (chosen != signatures.end())
        for (const auto& [key, output] : chosen->second.outputs)
            if (!output.tensor.empty())
                outputs.push_back(output.tensor);
    if (!outputs.empty())
        return outputs;

    const auto candidates = output_candidates(model.file.graph);
    if (candidates.size() != 1) {
        std::string text = candidates.empty()
                               ? "the model has no evident output: say --dstNodeName"
                               : "the model has several possible outputs: say --dstNodeName with some of";
        for (std::size_t i = 0; i < candidates.size() && i < 10; ++i)
            text += "\n  " + candidates[i].name + " (computed from " + std::to_string(candidates[i].size) + " nodes)";
        throw usage_error{text};
    }
    return {candidates[0].name};
}

} // namespace oplift

#endif
