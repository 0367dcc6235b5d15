#include "preparing.hpp"

#include "inferring.hpp"
#include <oplift/lift/model_outputs.hpp>

namespace oplift::driver {

prepared_graph prepare_model(const loaded_model& model, lift_request& request)
{
    if (request.outputs.empty())
        request.outputs = model_outputs(model);
    return prepare_graph(model.file.graph, model.variables, request);
}

} // namespace oplift::driver
