#include <oplift/lift/lift.hpp>
#include <oplift/weights/elements.hpp>
#include <oplift/weights/write_elements.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <support/graph_text.hpp>
#include <support/lifting.hpp>
#include <type_traits>
#include <variant>
#include <vector>

namespace oplift::test {

namespace {

std::string text_of(const stated_shape& shape)
{
    return shape ? fmt::format("<{}>", fmt::join(*shape, ",")) : "<*>";
}

std::string ir_text(const ir::operator_graph& graph)
{
    std::string text;
    for (const ir::operator_vertex node : ir::topological_order(graph)) {
        const ir::operator_node& op = graph[node];
        std::vector<std::string> inputs;
        for (const ir::operator_output input : ir::inputs_of(graph, node))
            inputs.push_back(graph[input.node].name + (input.output ? fmt::format(":{}", input.output) : ""));
        text += fmt::format("{} = {}({})", op.name, op.op.operator_name, fmt::join(inputs, ", "));
        for (const auto& [name, value] : op.op.attributes)
            std::visit(
                [&, &name = name](const auto& attribute) {
                    using type = std::remove_cvref_t<decltype(attribute)>;
                    if constexpr (std::is_same_v<type, data_type>)
                        text += fmt::format(" {}={}", name, name_of(attribute));
                    else if constexpr (std::is_same_v<type, stated_shape>)
                        text += fmt::format(" {}={}", name, text_of(attribute));
                    else if constexpr (!std::is_same_v<type, std::vector<stated_shape>>)
                        text += fmt::format(" {}={}", name, attribute);
                },
                value);
        for (const auto& [name, value] : op.op.weights)
            text += fmt::format(" {}{}", name, text_of(stated_shape{value.shape()}));
        for (std::size_t output = 0; output < op.output_shapes.size(); ++output)
            text += (output == 0 ? " -> " : " ") + text_of(op.output_shapes[output]);
        text += '\n';
    }
    return text;
}

/// The variables of a graph, as its attributes describe them: float32, elements 1, 2, 3, ...
class counting_variables final : public variable_source {
public:
    explicit counting_variables(const dataflow_graph& graph)
    {
        for (node_id node = 0; node < num_vertices(graph); ++node) {
            const auto* shape = graph[node].attributes->find<stated_shape>("shape");
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

std::string lifted_text(rule_table_view<ir::built_operators> table, std::string_view graph,
                        const std::vector<std::string>& outputs)
{
    try {
        lift_request request;
        request.outputs = outputs;
        return ir_text(lift(graph_text::parse(graph), nullptr, table, request).graph);
    } catch (const refusal& problem) {
        return problem.what();
    }
}

std::vector<double> lifted_weight(rule_table_view<ir::built_operators> table, std::string_view graph,
                                  const std::vector<std::string>& outputs, std::string_view node,
                                  std::string_view weight_name)
{
    const dataflow_graph parsed = graph_text::parse(graph);
    lift_request request;
    request.outputs          = outputs;
    const lift_result result = lift(parsed, std::make_shared<counting_variables>(parsed), table, request);
    for (const ir::operator_vertex vertex : ir::topological_order(result.graph))
        if (result.graph[vertex].name == node)
            for (const auto& [name, value] : result.graph[vertex].op.weights)
                if (name == weight_name) {
                    std::vector<std::byte> bytes;
                    write_elements(value, [&](std::span<const std::byte> chunk) {
                        bytes.insert(bytes.end(), chunk.begin(), chunk.end());
                    });
                    tensor all;
                    all.type  = value.type;
                    all.shape = value.shape();
                    all.bytes = bytes;
                    std::vector<double> elements;
                    for (std::int64_t i = 0; i < all.element_count(); ++i)
                        elements.push_back(element_as_double(all, i).value());
                    return elements;
                }
    throw std::invalid_argument{"the IR has no such weight"};
}

} // namespace oplift::test
