#include <oplift/lift/recognition.hpp>

#include <lifting/inferring.hpp>
#include <lifting/library_rules.hpp>
#include <lifting/recognising.hpp>
#include <meaning/lifting.hpp>
#include <optional>
#include <string_view>
#include <utility>

namespace oplift::test::meaning {

namespace {

class variables_of_test final : public variable_source {
public:
    explicit variables_of_test(const std::map<std::string, array>& values)
    {
        for (const auto& [name, value] : values)
            values_.emplace(name, tensor_of(value));
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

lifted_graph lifted(const draft& graph, const std::map<std::string, array>& variables)
{
    lift_request request;
    request.outputs = graph.outputs;
    const prepared_graph prepared =
        compiled::prepare_graph(graph_of(graph), std::make_shared<variables_of_test>(variables), request);
    lift_result result = compiled::recognise_graph(prepared, compiled::library_rules(), request);
    lifted_graph made{std::move(result.graph), {}, result.source};
    coverer<ir::built_operators> cover{*prepared.view, compiled::library_rules(), &detail::inputs_of_built};
    for (const auto& op : cover.cover(prepared.outputs).operators)
        made.rules.emplace_back(op.rule->name);
    return made;
}

std::vector<std::string> names_of_rules()
{
    std::vector<std::string> names;
    const rule_table_view<ir::built_operators> table = compiled::library_rules();
    for (const auto& rule : table.entries)
        names.emplace_back(rule.name);
    return names;
}

} // namespace oplift::test::meaning
