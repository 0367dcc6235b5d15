#ifndef OPLIFT_INFER_SHAPES_SOURCE_HPP
#define OPLIFT_INFER_SHAPES_SOURCE_HPP

#include <oplift/infer/operation.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace oplift::infer {

inline void constant_shape(operation& node)
{
    const tensor* value = node.attributes.find<tensor>("value");
    if (!value)
        throw contradiction{"it has no value"};
    tensor_facts& output = node.outputs[0];
    output.type          = value->type;
    output.when_known    = constancy::constant;
    output.shape         = node.shape_from(value->shape);
    if ((value->type != data_type::int32 && value->type != data_type::int64) || value->shape.size() > 1)
        return;
    if (const auto numbers = integers_of(*value)) {
        output.elements.emplace();
        for (const std::int64_t number : *numbers)
            output.elements->push_back(extent(number));
    }
}

inline void placeholder_shape(operation& node)
{
    node.outputs[0].shape = node.shape_from(node.attribute<stated_shape>("shape", std::nullopt));
}

/// What the attributes and the checkpoint say of a variable.
inline tensor_facts variable_facts(operation& node)
{
    tensor_facts facts;
    facts.type       = node.attribute("dtype", data_type::invalid);
    facts.when_known = constancy::variable;
    facts.shape      = node.shape_from(node.attribute<stated_shape>("shape", std::nullopt));
    if (!node.variables)
        return facts;
    const auto stored = node.variables->describe(node.name);
    if (!stored)
        return facts;
    const symbolic_shape from_file = node.shape_from(stored->shape);
    const bool fits = !facts.shape || std::ranges::equal(*facts.shape, *from_file, [](dimension a, dimension b) {
        return !a.known() || !b.known() || a == b;
    });
    if (!fits)
        throw contradiction{"the variable has the shape " + text_of(facts.shape) + " in the graph and " +
                            text_of(from_file) + " in the checkpoint"};
    facts.shape = from_file;
    if (facts.type == data_type::invalid)
        facts.type = stored->type;
    return facts;
}

inline void variable_shape(operation& node)
{
    node.outputs[0] = variable_facts(node);
}

inline void handle_shape(operation& node)
{
    node.outputs[0].held       = {variable_facts(node)};
    node.outputs[0].type       = data_type::resource;
    node.outputs[0].shape      = std::vector<dimension>{};
    node.outputs[0].when_known = constancy::variable;
}

inline void read_variable_shape(operation& node)
{
    if (const auto& held = node.operand(0).held; !held.empty())
        node.outputs[0] = held[0];
    node.outputs[0].type = node.attribute("dtype", node.outputs[0].type);
}

/// RandomUniform and its like: the shape is what operand 0 says.
inline void random_shape(operation& node)
{
    if (const auto& elements = node.operand(0).elements) {
        node.outputs[0].shape.emplace();
        for (const dimension d : *elements)
            node.outputs[0].shape->push_back(node.symbols.as_extent(d));
    } else if (node.shape(0) && node.shape(0)->size() == 1 && node.shape(0)->front().known() &&
               node.shape(0)->front().coefficient <= most_elements) {
        node.outputs[0].shape = node.unknown(static_cast<std::size_t>(node.shape(0)->front().coefficient));
    }
    node.outputs[0].type = node.attribute("dtype", node.outputs[0].type);
}

inline void random_of_type_shape(operation& node)
{
    random_shape(node);
    node.outputs[0].type = node.attribute("Tout", node.outputs[0].type);
}

/// Multinomial: {rows of the logits, number of samples}.
inline void multinomial_shape(operation& node)
{
    node.demand_rank(0, 2);
    const auto samples    = node.integer(1);
    node.outputs[0].shape = node.unknown(2);
    if (node.shape(0))
        node.outputs[0].shape->front() = node.shape(0)->front();
    if (samples && *samples >= 0)
        node.outputs[0].shape->back() = extent(*samples);
    node.outputs[0].type = node.attribute("output_dtype", data_type::int64);
}

/// Operators that hand out the components of a data set or of a queue. Queues do not state shapes.
inline void components_shape(operation& node)
{
    auto types = node.attribute<std::vector<data_type>>("output_types", {});
    if (types.empty())
        types = node.attribute<std::vector<data_type>>("component_types", {});
    const auto shapes = node.attribute<std::vector<stated_shape>>("output_shapes", {});
    if (types.empty()) {
        node.output_count = operation::any_number;
        return;
    }
    node.outputs.clear();
    for (std::size_t i = 0; i < types.size(); ++i) {
        tensor_facts facts;
        facts.type = types[i];
        if (i < shapes.size())
            facts.shape = node.shape_from(shapes[i]);
        node.outputs.push_back(std::move(facts));
    }
}

inline void unknown_shape(operation& node)
{
    node.output_count = operation::any_number;
}

inline void scalar_string_shape(operation& node)
{
    node.outputs[0].type  = data_type::string;
    node.outputs[0].shape = std::vector<dimension>{};
}

inline void no_outputs(operation& node)
{
    node.outputs.clear();
}

inline void handle_of_queue(operation& node)
{
    node.outputs[0].type = data_type::resource;
}

/// TensorArrayV3 and its like: a handle, and a number that carries the order of its uses.
inline void tensor_array_shape(operation& node)
{
    node.outputs.assign(2, {});
    node.outputs[0].type  = data_type::resource;
    node.outputs[1].type  = data_type::float32;
    node.outputs[1].shape = std::vector<dimension>{};
}

inline void flow_shape(operation& node)
{
    node.outputs[0].type  = data_type::float32;
    node.outputs[0].shape = std::vector<dimension>{};
}

inline void array_size_shape(operation& node)
{
    node.outputs[0].type  = data_type::int32;
    node.outputs[0].shape = std::vector<dimension>{};
}

/// RestoreV2: one output for each type in the list.
inline void restore_shape(operation& node)
{
    const auto types = node.attribute<std::vector<data_type>>("dtypes", {});
    if (types.empty()) {
        node.output_count = operation::any_number;
        return;
    }
    node.outputs.clear();
    for (const data_type type : types) {
        node.outputs.emplace_back();
        node.outputs.back().type = type;
    }
}

/// Assign and its like yield the variable.
inline void assign_shape(operation& node)
{
    node.outputs[0].shape = node.operands.size() > 1 && node.shape(1) ? node.shape(1) : node.shape(0);
    node.outputs[0].type  = node.operand(0).type;
}

/// ScatterUpdate and its like yield the variable.
inline void scatter_shape(operation& node)
{
    node.outputs[0].shape = node.shape(0);
    node.outputs[0].type  = node.operand(0).type;
}

inline constexpr shape_rule source_rules[] = {
    {"Const", constant_shape, constancy_rule::stated},
    {"Placeholder", placeholder_shape, constancy_rule::varying},
    {"PlaceholderV2", placeholder_shape, constancy_rule::varying},
    {"PlaceholderWithDefault", placeholder_shape, constancy_rule::varying},
    {"Variable", variable_shape, constancy_rule::stated},
    {"VariableV2", variable_shape, constancy_rule::stated},
    {"VarHandleOp", handle_shape, constancy_rule::stated},
    {"ReadVariableOp", read_variable_shape},
    {"TemporaryVariable", placeholder_shape, constancy_rule::varying},
    {"RandomUniform", random_shape, constancy_rule::varying},
    {"RandomStandardNormal", random_shape, constancy_rule::varying},
    {"TruncatedNormal", random_shape, constancy_rule::varying},
    {"RandomUniformInt", random_of_type_shape, constancy_rule::varying},
    {"ParameterizedTruncatedNormal", random_shape, constancy_rule::varying},
    {"StatelessRandomUniform", random_shape, constancy_rule::varying},
    {"StatelessRandomNormal", random_shape, constancy_rule::varying},
    {"StatelessTruncatedNormal", random_shape, constancy_rule::varying},
    {"Multinomial", multinomial_shape, constancy_rule::varying},
    {"RandomShuffle", scatter_shape, constancy_rule::varying},
    {"RandomGamma", unknown_shape, constancy_rule::varying},
    {"RandomPoisson", unknown_shape, constancy_rule::varying},
    {"RandomPoissonV2", unknown_shape, constancy_rule::varying},
    {"Empty", random_shape, constancy_rule::varying},
    {"IteratorGetNext", components_shape, constancy_rule::varying},
    {"IteratorGetNextSync", components_shape, constancy_rule::varying},
    {"QueueDequeue", components_shape, constancy_rule::varying},
    {"QueueDequeueV2", components_shape, constancy_rule::varying},
    {"QueueDequeueMany", components_shape, constancy_rule::varying},
    {"QueueDequeueManyV2", components_shape, constancy_rule::varying},
    {"QueueDequeueUpTo", components_shape, constancy_rule::varying},
    {"QueueDequeueUpToV2", components_shape, constancy_rule::varying},
    {"FIFOQueueV2", handle_of_queue, constancy_rule::varying},
    {"PaddingFIFOQueueV2", handle_of_queue, constancy_rule::varying},
    {"RandomShuffleQueueV2", handle_of_queue, constancy_rule::varying},
    {"Iterator", handle_of_queue, constancy_rule::varying},
    {"IteratorV2", handle_of_queue, constancy_rule::varying},
    {"OneShotIterator", handle_of_queue, constancy_rule::varying},
    {"TensorArrayV3", tensor_array_shape, constancy_rule::varying},
    {"TensorArrayWriteV3", flow_shape, constancy_rule::varying},
    {"TensorArrayScatterV3", flow_shape, constancy_rule::varying},
    {"TensorArraySplitV3", flow_shape, constancy_rule::varying},
    {"TensorArrayReadV3", unknown_shape, constancy_rule::varying},
    {"TensorArrayGatherV3", unknown_shape, constancy_rule::varying},
    {"TensorArraySizeV3", array_size_shape, constancy_rule::varying},
    {"ReadFile", scalar_string_shape, constancy_rule::varying},
    {"Restore", unknown_shape, constancy_rule::varying},
    {"RestoreV2", restore_shape, constancy_rule::varying},
    {"Assign", assign_shape, constancy_rule::varying},
    {"AssignAdd", assign_shape, constancy_rule::varying},
    {"AssignSub", assign_shape, constancy_rule::varying},
    {"ScatterAdd", scatter_shape, constancy_rule::varying},
    {"ScatterDiv", scatter_shape, constancy_rule::varying},
    {"ScatterMax", scatter_shape, constancy_rule::varying},
    {"ScatterMin", scatter_shape, constancy_rule::varying},
    {"ScatterMul", scatter_shape, constancy_rule::varying},
    {"ScatterNdAdd", scatter_shape, constancy_rule::varying},
    {"ScatterNdSub", scatter_shape, constancy_rule::varying},
    {"ScatterNdUpdate", scatter_shape, constancy_rule::varying},
    {"ScatterSub", scatter_shape, constancy_rule::varying},
    {"ScatterUpdate", scatter_shape, constancy_rule::varying},
    {"StatefulPartitionedCall", unknown_shape, constancy_rule::varying},
    {"PyFunc", unknown_shape, constancy_rule::varying},
    {"NoOp", no_outputs, constancy_rule::varying},
    {"Assert", no_outputs, constancy_rule::varying},
    {"AssignVariableOp", no_outputs, constancy_rule::varying},
    {"AssignAddVariableOp", no_outputs, constancy_rule::varying},
    {"AssignSubVariableOp", no_outputs, constancy_rule::varying},
    {"SaveV2", no_outputs, constancy_rule::varying},
};

} // namespace oplift::infer

#endif
