#ifndef OPLIFT_IR_ELEMENT_TYPES_HPP
#define OPLIFT_IR_ELEMENT_TYPES_HPP

#include <oplift/ir/cast_type.hpp>
#include <oplift/ir/operator_graph.hpp>
#include <oplift/weights/data_type.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace oplift::ir {

namespace detail {

inline bool is_comparison(std::string_view operator_name)
{
    static constexpr std::array names{"Greater",    "GreaterEqual", "Less",       "LessEqual", "Equal",    "NotEqual",
                                      "LogicalAnd", "LogicalOr",    "LogicalNot", "ReduceAll", "ReduceAny"};
    return std::ranges::find(names, operator_name) != names.end();
}

} // namespace detail

/// The type of an operator's elements, which the IR states for inputs and constants alone; `of_inputs` are the types of
/// its inputs.
inline data_type element_type(const record& op, const std::vector<data_type>& of_inputs)
{
    const std::string_view name = op.operator_name;
    if (name == "DataInput" || name == "Constant" || name == "Const") {
        if (const auto* type = find_attribute<data_type>(op, "dtype"))
            return *type;
        return data_type::float32; // as MMdnn's emitters write it, whatever the type of the array
    }
    if (detail::is_comparison(name))
        return data_type::boolean;
    if (name == "Cast") {
        if (const auto* type = find_attribute<std::string>(op, "dstType"))
            return cast_type(*type);
        return data_type::invalid;
    }
    if (name == "Shape")
        return data_type::int32;
    if (name == "ArgMax")
        return data_type::int64;
    if (name == "Fill") {
        return find_attribute<std::int64_t>(op, "value") ? data_type::int32 : data_type::float32;
    }
    if (name == "Embedding" || (name == "Gather" && of_inputs.size() < 2)) {
        const weight* table = find_weight(op, "weights");
        return table ? table->type : data_type::float32;
    }
    if (name == "ResizeBilinear")
        return data_type::float32;
    if (name == "Select" && of_inputs.size() == 3)
        return of_inputs[1];
    return of_inputs.empty() ? data_type::float32 : of_inputs.front();
}

/// Sets the element types of all operators that the outputs need, each from its inputs.
inline void set_element_types(operator_graph& graph)
{
    for (const operator_vertex vertex : topological_order(graph)) {
        std::vector<data_type> types;
        for (const operator_output& input : inputs_of(graph, vertex))
            types.push_back(graph[input.node].type);
        graph[vertex].type = element_type(graph[vertex].op, types);
    }
}

} // namespace oplift::ir

#endif
