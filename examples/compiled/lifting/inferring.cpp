#include <oplift/lift/preparation.hpp>

#include <lifting/inference_tables.hpp>
#include <lifting/inferring.hpp>
#include <memory>
#include <utility>

namespace oplift::compiled {

prepared_graph prepare_graph(const dataflow_graph& graph, std::shared_ptr<const variable_source> variables,
                             const lift_request& request)
{
    return prepare(graph, std::move(variables), request, library_tables);
}

} // namespace oplift::compiled
