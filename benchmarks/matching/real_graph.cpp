#include "real_graph.hpp"

#include "../../examples/driver/library_rules.hpp"
#include "../../examples/driver/preparing.hpp"
#include <oplift/load/model.hpp>

#include <memory>
#include <vector>

namespace oplift::benchmarks {

prepared_graph real_graph(const std::string& path, const std::string& output)
{
    // The graph refers to what was read: it stays.
    static std::vector<std::unique_ptr<loaded_model>> models;
    models.push_back(std::make_unique<loaded_model>(load_model(path)));
    lift_request request;
    if (!output.empty())
        request.outputs = {output};
    return driver::prepare_model(*models.back(), request);
}

rule_table_view<ir::built_operators> real_rules()
{
    return driver::library_rules();
}

} // namespace oplift::benchmarks
