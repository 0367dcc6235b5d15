#ifndef OPLIFT_LIFT_TO_IR_HPP
#define OPLIFT_LIFT_TO_IR_HPP

#include <oplift/error.hpp>
#include <oplift/ir/built_operators.hpp>
#include <oplift/lift/evident_outputs.hpp>
#include <oplift/lift/lift.hpp>
#include <oplift/load/model.hpp>
#include <oplift/rule_table.hpp>

#include <string>

namespace oplift {

/// Lifts a model that was read from files. Where the request names no outputs, those of the
/// model's signature are meant, or else the only node that can be one; throws usage_error where there are several.
inline lift_result lift(const loaded_model& model, rule_table_view<ir::built_operators> table, lift_request request)
{
    if (request.outputs.empty()) {
        const auto& signatures = model.file.signatures;
        auto chosen            = signatures.find("serving_default");
        if (chosen == signatures.end() && signatures.size() == 1)
            chosen = signatures.begin();
        if (chosen != signatures.end())
            for (const auto& [key, output] : chosen->second.outputs)
                if (!output.tensor.empty())
                    request.outputs.push_back(output.tensor);
    }
    if (request.outputs.empty()) {
        const auto candidates = output_candidates(model.file.graph);
        if (candidates.size() != 1) {
            std::string text = candidates.empty()
                                   ? "the model has no evident output: say --dstNodeName"
                                   : "the model has several possible outputs: say --dstNodeName with some of";
            for (std::size_t i = 0; i < candidates.size() && i < 10; ++i)
                text +=
                    "\n  " + candidates[i].name + " (computed from " + std::to_string(candidates[i].size) + " nodes)";
            throw usage_error{text};
        }
        request.outputs.push_back(candidates[0].name);
    }
    return lift(model.file.graph, model.variables, table, request);
}

} // namespace oplift

#endif
