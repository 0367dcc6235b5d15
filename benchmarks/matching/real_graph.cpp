#include "real_graph.hpp"

#include <lifting/library_rules.hpp>
#include <lifting/preparing.hpp>
#include <loading/loading.hpp>
#include <memory>
#include <vector>

namespace oplift::benchmarks {

prepared_graph real_graph(const std::string& path, const std::string& output)
{
    // The graph refers to what was read: it stays.
    static std::vector<std::unique_ptr<loaded_model>> models;
    models.push_back(std::make_unique<loaded_model>(compiled::load_model(path)));
    lift_request request;
    if (!output.empty())
        request.outputs = {output};
    return compiled::prepare_model(*models.back(), request);
}

rule_table_view<ir::built_operators> real_rules()
{
    return compiled::library_rules();
}

} // namespace oplift::benchmarks
