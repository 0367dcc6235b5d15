#include <oplift/weights/elements.hpp>
#include <oplift/weights/write_elements.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstddef>
#include <lifting/recognising.hpp>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <support/ir_text.hpp>
#include <support/lifting.hpp>
#include <support/preparing.hpp>
#include <type_traits>
#include <variant>
#include <vector>

namespace oplift::test {

namespace {

std::string text_of(const stated_shape& shape)
{
    return shape ? fmt::format("<{}>", fmt::join(*shape, ",")) : "<*>";
}

} // namespace

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
            value.visit([&, &name = name](const auto& attribute) {
                using type = std::remove_cvref_t<decltype(attribute)>;
                if constexpr (std::is_same_v<type, data_type>)
                    text += fmt::format(" {}={}", name, name_of(attribute));
                else if constexpr (std::is_same_v<type, stated_shape>)
                    text += fmt::format(" {}={}", name, text_of(attribute));
                else if constexpr (!std::is_same_v<type, std::vector<stated_shape>>)
                    text += fmt::format(" {}={}", name, attribute);
            });
        for (const auto& [name, value] : op.op.weights)
            text += fmt::format(" {}{}", name, text_of(stated_shape{value.shape()}));
        for (std::size_t output = 0; output < op.output_shapes.size(); ++output)
            text += (output == 0 ? " -> " : " ") + text_of(op.output_shapes[output]);
        text += '\n';
    }
    return text;
}

std::string lifted_text(rule_table_view<ir::built_operators> table, std::string_view graph,
                        const std::vector<std::string>& outputs)
{
    try {
        lift_request request;
        request.outputs               = outputs;
        const prepared_graph prepared = prepare_text(graph, request, variable_values::none);
        return ir_text(compiled::recognise_graph(prepared, table, request).graph);
    } catch (const refusal& problem) {
        return problem.what();
    }
}

std::vector<double> lifted_weight(rule_table_view<ir::built_operators> table, std::string_view graph,
                                  const std::vector<std::string>& outputs, std::string_view node,
                                  std::string_view weight_name)
{
    lift_request request;
    request.outputs = outputs;
    const lift_result result =
        compiled::recognise_graph(prepare_text(graph, request, variable_values::counting), table, request);
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
