#ifndef OPLIFT_LIFT_LIFT_HPP
#define OPLIFT_LIFT_LIFT_HPP

#include <oplift/graph/graph.hpp>
#include <oplift/infer/inference.hpp>
#include <oplift/ir/built_operators.hpp>
#include <oplift/lift/preparation.hpp>
#include <oplift/lift/recognition.hpp>
#include <oplift/lift/request.hpp>
#include <oplift/lift/result.hpp>
#include <oplift/rule_table.hpp>
#include <oplift/weights/variable_source.hpp>

#include <memory>
#include <utility>

namespace oplift {

/// Recognises the operators of a TensorFlow graph and makes an IR of them, by rules and by what `tables` tell of
/// TensorFlow's operators: default_table and infer::library_tables are the library's.
///
/// `variables` may be null: then the IR has no weights. Throws usage_error for names that no node bears, refusal with
/// everything that keeps the model from being converted faithfully, and input_error for a file that turns out corrupt.
/// Its halves, prepare() and recognise(), can be compiled in files of their own, as examples/compiled/lifting does it.
inline lift_result lift(const dataflow_graph& graph, std::shared_ptr<const variable_source> variables,
                        rule_table_view<ir::built_operators> rules, const inference_tables& tables,
                        const lift_request& request)
{
    return recognise(prepare(graph, std::move(variables), request, tables), rules, request);
}

} // namespace oplift

#endif
