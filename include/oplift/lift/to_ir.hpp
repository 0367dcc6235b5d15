#ifndef OPLIFT_LIFT_TO_IR_HPP
#define OPLIFT_LIFT_TO_IR_HPP

#include <oplift/infer/inference.hpp>
#include <oplift/ir/built_operators.hpp>
#include <oplift/lift/lift.hpp>
#include <oplift/lift/model_outputs.hpp>
#include <oplift/load/loaded_model.hpp>
#include <oplift/rule_table.hpp>

namespace oplift {

/// Lifts a model that was read from files. Where the request names no outputs, model_outputs() are meant.
inline lift_result lift(const loaded_model& model, rule_table_view<ir::built_operators> rules,
                        const inference_tables& tables, lift_request request)
{
    if (request.outputs.empty())
        request.outputs = model_outputs(model);
    return lift(model.file.graph, model.variables, rules, tables, request);
}

} // namespace oplift

#endif
