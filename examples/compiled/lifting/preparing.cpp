#include <oplift/lift/model_outputs.hpp>

#include <lifting/inferring.hpp>
#include <lifting/preparing.hpp>

namespace oplift::compiled {

prepared_graph prepare_model(const loaded_model& model, lift_request& request)
{
    if (request.outputs.empty())
        request.outputs = model_outputs(model);
    return prepare_graph(model.file.graph, model.variables, request);
}

} // namespace oplift::compiled
