#include <cstddef>
#include <cstdint>
#include <functional>
#include <lifting/inferring.hpp>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <support/graph_text.hpp>
#include <support/preparing.hpp>
#include <utility>
#include <vector>

namespace oplift::test {

namespace {

/// The variables of a graph, as its attributes describe them: float32, elements 1, 2, 3, ...
class counting_variables final : public variable_source {
public:
    explicit counting_variables(const dataflow_graph& graph)
    {
        for (node_id node = 0; node < num_vertices(graph); ++node) {
            const auto* shape = graph[node].attributes.find<stated_shape>("shape");
            if (graph[node].operator_name.starts_with("Var") && shape && *shape) {
                std::vector<float> elements(static_cast<std::size_t>(
                    std::accumulate((*shape)->begin(), (*shape)->end(), std::int64_t{1}, std::multiplies<>{})));
                std::iota(elements.begin(), elements.end(), 1.f);
                values_.emplace(graph[node].name, tensor::of(data_type::float32, **shape, std::move(elements)));
            }
        }
    }

    std::optional<description> describe(std::string_view variable) const override
    {
        const auto found = values_.find(variable);
        return found == values_.end() ? std::nullopt
                                      : std::optional{description{found->second.type, found->second.shape}};
    }

    tensor read(std::string_view variable) const override { return values_.find(variable)->second; }

private:
    std::map<std::string, tensor, std::less<>> values_;
};

} // namespace

prepared_graph prepare_text(std::string_view graph, const lift_request& request, variable_values variables)
{
    const dataflow_graph parsed = graph_text::parse(graph);
    std::shared_ptr<const variable_source> values;
    if (variables == variable_values::counting)
        values = std::make_shared<counting_variables>(parsed);
    return compiled::prepare_graph(parsed, values, request);
}

} // namespace oplift::test
