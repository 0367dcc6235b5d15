#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_VARIABLES_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_VARIABLES_HPP

#include <oplift/emit/tensorflow/model/constants.hpp>
#include <oplift/emit/tensorflow/model/definition.hpp>
#include <oplift/emit/tensorflow/model/graph.hpp>
#include <oplift/emit/tensorflow/model/unused_names.hpp>
#include <oplift/weights/data_type.hpp>
#include <oplift/weights/weight.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::model {

/// A variable of a graph, with the names of the nodes that belong to it.
struct variable {
    std::string name;
    weight value;
    bool trainable = true;
    std::string initial_value; ///< zeros; the values are in the checkpoint
    std::string assign;
    std::string read;
};

/// A graph whose parameters are variables.
struct graph_of_variables {
    std::vector<node> nodes;
    std::vector<variable> variables; ///< sorted by name
    std::vector<interface_tensor> inputs;
    std::vector<interface_tensor> outputs;
};

namespace detail {

/// Zeros in the shape of the variable, made by Fill as tf.zeros_initializer does: a few bytes for any size.
inline std::vector<node> zeros(const variable& v, const std::string& scope, unused_names& names)
{
    const std::vector<std::int64_t> shape = v.value.shape();
    // What TensorFlow 1.4 does not know is left out: the attribute "index_type" is needed only for huge extents.
    const bool huge = std::ranges::any_of(
        shape, [](std::int64_t extent) { return extent > std::numeric_limits<std::int32_t>::max(); });
    std::string extents;
    for (const std::int64_t extent : shape) {
        const auto small = static_cast<std::int32_t>(huge ? 0 : extent);
        extents += huge ? std::string{reinterpret_cast<const char*>(&extent), sizeof extent}
                        : std::string{reinterpret_cast<const char*>(&small), sizeof small};
    }
    const std::string of_shape = names.take(scope + "/shape_as_tensor");
    const std::string zero     = names.take(scope + "/Const");
    const auto index           = huge ? data_type::int64 : data_type::int32;
    definition fill =
        definition{v.initial_value, "Fill"}.operand(of_shape).operand(zero).type("T", v.value.type).beside(v.name);
    if (huge)
        fill.type("index_type", index);
    return {
        {constant(of_shape, index, {static_cast<std::int64_t>(shape.size())}, std::move(extents)).beside(v.name)},
        {constant(zero, v.value.type, {}, std::string(size_of(v.value.type), '\0')).beside(v.name)},
        {fill},
    };
}

/// The nodes of a variable, as tf.get_variable makes them.
inline std::vector<node> variable_nodes(variable& v, unused_names& names)
{
    const data_type type    = v.value.type;
    const std::string scope = v.name + "/Initializer/zeros";
    v.initial_value         = names.take(scope);
    std::vector<node> nodes = zeros(v, scope, names);
    v.assign                = names.take(v.name + "/Assign");
    v.read                  = names.take(v.name + "/read");
    nodes.push_back({definition{v.name, "VariableV2"}
                         .shape("shape", v.value.shape())
                         .type("dtype", type)
                         .text("container", "")
                         .text("shared_name", "")});
    nodes.push_back({definition{v.assign, "Assign"}
                         .operand(v.name)
                         .operand(v.initial_value)
                         .type("T", type)
                         .flag("use_locking", true)
                         .flag("validate_shape", true)
                         .beside(v.name)});
    nodes.push_back({definition{v.read, "Identity"}.operand(v.name).type("T", type).beside(v.name)});
    return nodes;
}

} // namespace detail

/// The graph with variables in place of parameters: each is a VariableV2 of the parameter's name, an initialiser, and
/// an Identity that reads it, which takes the place of the parameter as operand and output. Names that are taken get
/// a number.
inline graph_of_variables with_variables(graph source)
{
    unused_names names{source.nodes};
    graph_of_variables result{{}, {}, std::move(source.inputs), std::move(source.outputs)};
    std::map<std::string, std::string, std::less<>> reads;
    const auto rename = [&](std::string& tensor) {
        const std::string_view text = tensor;
        const std::size_t begin     = text.starts_with('^') ? 1 : 0;
        const std::size_t end       = std::min(text.find(':'), text.size());
        if (const auto found = reads.find(text.substr(begin, end - begin)); found != reads.end())
            tensor.replace(begin, end - begin, found->second);
    };
    for (node& n : source.nodes) {
        if (n.is_parameter) {
            variable v{n.definition.name(), std::move(n.value.value()), n.trainable, {}, {}, {}};
            std::ranges::move(detail::variable_nodes(v, names), std::back_inserter(result.nodes));
            reads.emplace(v.name, v.read);
            result.variables.push_back(std::move(v));
            continue;
        }
        if (n.value)
            make_constant(n);
        for (std::string& operand : *n.definition.mutable_input())
            rename(operand);
        result.nodes.push_back(std::move(n));
    }
    std::ranges::sort(result.variables, {}, &variable::name);
    for (auto* tensors : {&result.inputs, &result.outputs})
        for (interface_tensor& t : *tensors)
            rename(t.tensor);
    return result;
}

} // namespace oplift::emit::tensorflow::model

#endif
