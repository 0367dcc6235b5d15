#include "inferring.hpp"

#include "inference_tables.hpp"
#include <oplift/lift/preparation.hpp>

#include <memory>
#include <utility>

namespace oplift::driver {

prepared_graph prepare_graph(const dataflow_graph& graph, std::shared_ptr<const variable_source> variables,
                             const lift_request& request)
{
    return prepare(graph, std::move(variables), request, {&shape_rule_of, &evaluation_rule_of});
}

} // namespace oplift::driver
