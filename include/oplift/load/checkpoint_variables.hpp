#ifndef OPLIFT_LOAD_CHECKPOINT_VARIABLES_HPP
#define OPLIFT_LOAD_CHECKPOINT_VARIABLES_HPP

#include <oplift/error.hpp>
#include <oplift/graph/graph.hpp>
#include <oplift/load/checkpoint.hpp>
#include <oplift/load/tensor_proto.hpp>
#include <oplift/load/tensor_slice.hpp>
#include <oplift/weights/data_type.hpp>
#include <oplift/weights/tensor.hpp>
#include <oplift/weights/value_reader.hpp>
#include <oplift/weights/variable_source.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift {

/// The variables of a graph, with their values from a checkpoint.
///
/// A variable is stored under its own name, or else under the key from which the graph's restore operators (RestoreV2,
/// RestoreSlice, Restore) assign it; these also tell which slice of a partitioned tensor it is. If they name several
/// keys, the first in alphabetical order that the checkpoint holds is taken.
class checkpoint_variables : public variable_source {
public:
    /// The graph must be whole: pruning drops what restores variables.
    checkpoint_variables(const dataflow_graph& graph, std::shared_ptr<const checkpoint> stored)
        : checkpoint_{std::move(stored)}, graph_file_{graph[boost::graph_bundle].file}
    {
        const auto restored = restored_keys(graph);
        for (node_id node = 0; node < num_vertices(graph); ++node) {
            if (!is_variable(graph[node].operator_name))
                continue;
            const auto places = restored.find(node);
            if (auto found =
                    find_source(graph, node, places == restored.end() ? std::vector<source>{} : places->second))
                variables_.emplace(graph[node].name, std::move(*found));
        }
    }

    /// Throws input_error if the graph states another type or shape than the checkpoint.
    std::optional<description> describe(std::string_view variable) const override
    {
        const auto found = variables_.find(variable);
        return found == variables_.end() ? std::nullopt : std::optional{checked(variable, found->second)};
    }

    tensor read(std::string_view variable) const override
    {
        const source& place = source_of(variable);
        return place.part ? checkpoint_->read(place.key, place.part->slice) : checkpoint_->read(place.key);
    }

    value_reader reader(std::string_view variable) const override
    {
        const auto whole    = [this, name = std::string{variable}] { return read(name); };
        const auto in_order = [this, name = std::string{variable}](const byte_consumer& consumer) {
            const source& place = source_of(name);
            if (place.part)
                for_each_piece(checkpoint_->read(place.key, place.part->slice), consumer);
            else
                checkpoint_->read_in_order(place.key, consumer);
        };
        return {whole, in_order};
    }

    /// The key of a variable in the checkpoint; nothing if it is not stored.
    std::optional<std::string> key_of(std::string_view variable) const
    {
        const auto found = variables_.find(variable);
        return found == variables_.end() ? std::nullopt : std::optional{found->second.key};
    }

    /// The number of the graph's variables that the checkpoint holds.
    std::size_t size() const { return variables_.size(); }

    /// Whether an operator of that name holds a variable.
    static bool is_variable(std::string_view operator_name)
    {
        return operator_name == "VariableV2" || operator_name == "Variable" || operator_name == "VarHandleOp" ||
               operator_name == "AutoReloadVariable";
    }

private:
    struct source {
        std::string key;
        std::optional<partition> part; ///< where the variable is a slice of the tensor
        data_type stated_type = data_type::invalid;
        stated_shape shape;
    };

    const source& source_of(std::string_view variable) const
    {
        const auto found = variables_.find(variable);
        if (found == variables_.end())
            throw input_error{checkpoint_->prefix(), "variable '" + std::string{variable} + "'",
                              "the checkpoint does not hold it"};
        checked(variable, found->second);
        return found->second;
    }

    /// An operand, seen through operators that pass it on.
    static std::optional<tensor_reference> operand(const dataflow_graph& graph, node_id node, std::size_t index)
    {
        // A chain of Identity nodes cannot be longer than the graph, unless it is a cycle.
        for (node_id steps = 0; steps <= num_vertices(graph); ++steps) {
            const auto operands = operands_of(graph, node);
            if (index >= operands.size())
                return std::nullopt;
            if (graph[operands[index].node].operator_name != "Identity")
                return operands[index];
            node  = operands[index].node;
            index = 0;
        }
        return std::nullopt;
    }

    /// The texts of a constant operand; empty if it is none.
    static std::vector<std::string> texts(const dataflow_graph& graph, node_id node, std::size_t index)
    {
        const auto reference = operand(graph, node, index);
        if (!reference || graph[reference->node].operator_name != "Const")
            return {};
        const tensor* value = graph[reference->node].attributes.find<tensor>("value");
        return value && value->strings ? *value->strings : std::vector<std::string>{};
    }

    /// For each variable, the keys that restore operators assign to it.
    static std::map<node_id, std::vector<source>> restored_keys(const dataflow_graph& graph)
    {
        // Each operator's constants are read once, however many outputs it has.
        std::map<node_id, std::pair<std::vector<std::string>, std::vector<std::string>>> constants;
        std::map<node_id, std::vector<source>> result;
        for (node_id node = 0; node < num_vertices(graph); ++node) {
            const std::string_view type = graph[node].operator_name;
            if (type != "Assign" && type != "AssignVariableOp")
                continue;
            const auto variable = operand(graph, node, 0);
            const auto value    = operand(graph, node, 1);
            if (!variable || !value || !is_variable(graph[variable->node].operator_name))
                continue;
            const std::string_view restore = graph[value->node].operator_name;
            if (restore != "RestoreV2" && restore != "RestoreSlice" && restore != "Restore")
                continue;
            auto [entry, is_new] = constants.try_emplace(value->node);
            if (is_new) {
                entry->second.first = texts(graph, value->node, 1);
                if (restore != "Restore")
                    entry->second.second = texts(graph, value->node, 2);
            }
            const auto& [keys, slices] = entry->second;
            if (value->output >= keys.size())
                continue;
            source place{keys[value->output], std::nullopt, data_type::invalid, std::nullopt};
            if (value->output < slices.size() && !slices[value->output].empty()) {
                place.part = parse_partition(slices[value->output]);
                if (!place.part)
                    throw input_error{graph[boost::graph_bundle].file,
                                      "node '" + std::string{graph[value->node].name} + "'",
                                      "'" + slices[value->output] + "' is not a slice"};
            }
            result[variable->node].push_back(std::move(place));
        }
        return result;
    }

    std::optional<source> find_source(const dataflow_graph& graph, node_id node, std::vector<source> restored) const
    {
        const graph_node& variable = graph[node];
        std::string name           = variable.attributes.get<std::string>("shared_name", "");
        if (name.empty() || variable.operator_name != "VarHandleOp")
            name = variable.name;
        std::ranges::stable_sort(restored, {}, &source::key);
        // Under its own name there is the whole variable, unless the graph restores a slice from there.
        const auto own = std::ranges::find(restored, name, &source::key);
        if (own == restored.end())
            restored.insert(restored.begin(), source{name, std::nullopt, data_type::invalid, std::nullopt});
        else
            std::rotate(restored.begin(), own, own + 1);
        for (source& place : restored)
            if (checkpoint_->describe(place.key)) {
                place.stated_type = variable.attributes.get("dtype", data_type::invalid);
                place.shape       = variable.attributes.get<stated_shape>("shape", std::nullopt);
                // TensorFlow's shape function of the old operator takes a scalar for a shape that is not known.
                if (variable.operator_name == "Variable" && place.shape && place.shape->empty())
                    place.shape.reset();
                return std::move(place);
            }
        return std::nullopt;
    }

    /// Type and shape of a variable, which must be what the graph states.
    description checked(std::string_view variable, const source& place) const
    {
        const auto stored = checkpoint_->describe(place.key);
        auto result       = *stored;
        bool fits         = !place.part || place.part->shape == result.shape;
        if (fits && place.part)
            result.shape = place.part->slice.length;
        fits = fits && (place.stated_type == data_type::invalid || place.stated_type == result.type);
        if (fits && place.shape)
            fits = std::ranges::equal(*place.shape, result.shape,
                                      [](std::int64_t wanted, std::int64_t is) { return wanted < 0 || wanted == is; });
        if (fits)
            return result;
        throw input_error{checkpoint_->prefix(), "variable '" + std::string{variable} + "'",
                          "the checkpoint holds " + std::string{name_of(stored->type)} + " " +
                              shape_text(stored->shape) + " under '" + place.key + "', but the graph " + graph_file_ +
                              " states " + std::string{name_of(place.stated_type)} + " " + shape_text(place.shape) +
                              (place.part ? ", a slice of " + shape_text(place.part->shape) : "")};
    }

    std::shared_ptr<const checkpoint> checkpoint_;
    std::string graph_file_;
    std::map<std::string, source, std::less<>> variables_;
};

} // namespace oplift

#endif
