#ifndef OPLIFT_LIFT_ASSEMBLY_HPP
#define OPLIFT_LIFT_ASSEMBLY_HPP

#include <oplift/error.hpp>
#include <oplift/graph/graph_builder.hpp>
#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operator_graph.hpp>
#include <oplift/ir/operators/normalization.hpp>
#include <oplift/ir/operators/source.hpp>
#include <oplift/match/cover.hpp>
#include <oplift/match/subject.hpp>
#include <oplift/weights/elements.hpp>

#include <boost/range/iterator_range.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::detail {

/// The tensors of the source graph that a built operator takes.
inline std::vector<tensor_reference> inputs_of_built(const ir::built_operators& built)
{
    std::vector<tensor_reference> inputs;
    for (const ir::built_operator& op : built.operators())
        for (const tensor_reference input : op.inputs)
            if (ir::built_index(input) < 0)
                inputs.push_back(input);
    return inputs;
}

/// A gap in a covering as a reason for refusal.
inline obstacle obstacle_of(const subject& graph, const unrecognised& gap)
{
    const std::string_view name = graph.operator_names[gap.tensor.node];
    std::string reason          = "no rule recognises this operator";
    if (!gap.nearest_rule.empty())
        reason = "no rule recognises it; the nearest is " + gap.nearest_rule + ": " + gap.reason;
    else if (name == "Merge" || name == "RefMerge")
        reason = "it joins the branches of a condition, and which one is for inference is not known";
    return {std::string{graph.names[gap.tensor.node]}, std::string{name}, reason};
}

inline stated_shape stated(const symbolic_shape& shape)
{
    if (!shape)
        return std::nullopt;
    std::vector<std::int64_t> extents;
    for (const dimension& extent : *shape)
        extents.push_back(extent.stated());
    return extents;
}

/// Puts recognised operators together to an operator graph, which is empty at first.
class assembly {
public:
    assembly(const subject& source, const covering<ir::built_operators>& covering, std::vector<obstacle>& obstacles,
             ir::operator_graph& graph)
        : source_{source}, covering_{covering}, obstacles_{obstacles}, graph_{graph}
    {
    }

    /// Makes the IR whose outputs are the tensors `outputs`, under the names `names`.
    void put_together(const std::vector<tensor_reference>& outputs, const std::vector<std::string>& names)
    {
        for (const std::string& name : names)
            taken_.insert(std::string{parse_input(name).node});
        // Roots were found users first; inputs have to be there before their users.
        for (auto op = covering_.operators.rbegin(); op != covering_.operators.rend(); ++op)
            add(*op);
        for (std::size_t i = 0; i < outputs.size(); ++i)
            name_output(outputs[i], names[i]);
    }

private:
    using recognised_operator = recognised<ir::built_operators>;

    void add(const recognised_operator& op)
    {
        const auto& parts = op.result.operators();
        std::vector<ir::operator_vertex> vertices;
        const std::string name{source_.names[op.named_after]};
        taken_.insert(name);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            std::vector<ir::operator_output> inputs;
            bool complete = true;
            for (const tensor_reference input : parts[i].inputs) {
                if (const int earlier = ir::built_index(input); earlier >= 0)
                    inputs.push_back({vertices.at(static_cast<std::size_t>(earlier)), 0});
                else if (const auto known = produced(input))
                    inputs.push_back(*known);
                else
                    complete = false;
            }
            if (!complete)
                return; // only in a partial conversion: what it needs was not recognised
            ir::operator_node node;
            node.op   = parts[i].op;
            node.type = source_.knowledge->facts(op.root).type;
            node.name =
                i == op.result.main_index() ? name : unused(name + (i < op.result.main_index() ? "/before" : "/after"));
            node.output_shapes = shapes_of(op, i, inputs);
            vertices.push_back(ir::add_operator(graph_, std::move(node), inputs));
        }
        for (std::uint32_t output = 0; output < std::max<std::size_t>(1, graph_[vertices.back()].output_shapes.size());
             ++output)
            produced_[{op.root.node, output}] = {vertices.back(), output};
        produced_[op.root] = {vertices.back(), is_split(parts.back().op) ? op.root.output : 0};
    }

    static bool is_split(const ir::record& op) { return op.operator_name == "Split" || op.operator_name == "Unstack"; }

    /// The shapes of the outputs of part `index`. The last part yields what the source's node yields. Parts that only
    /// rearrange axes tell the shape of what stands behind or before them.
    std::vector<stated_shape> shapes_of(const recognised_operator& op, std::size_t index,
                                        const std::vector<ir::operator_output>& inputs) const
    {
        const auto& parts         = op.result.operators();
        const stated_shape result = stated(source_.knowledge->facts(op.root).shape);
        if (index + 1 == parts.size()) {
            if (!is_split(parts[index].op))
                return {result};
            std::vector<stated_shape> all;
            for (std::uint32_t output = 0; output < split_count(parts[index].op); ++output)
                all.push_back(stated(source_.knowledge->facts({op.root.node, output}).shape));
            return all;
        }
        if (!inputs.empty())
            if (const auto shape =
                    rearranged(parts[index].op, graph_[inputs[0].node].output_shapes.at(inputs[0].output)))
                return {shape};
        if (index + 2 == parts.size() && parts[index + 1].inputs.at(0) == ir::built(index))
            return {before_rearrangement(parts[index + 1].op, result)};
        return {std::nullopt};
    }

    /// The shape that Transpose and Unsqueeze make of a shape; none for other operators.
    static stated_shape rearranged(const ir::record& op, const stated_shape& shape)
    {
        if (const auto* perm = ir::find_attribute<std::vector<std::int64_t>>(op, "perm");
            perm && op.operator_name == "Transpose")
            return permuted(shape, *perm);
        if (const auto* axes = ir::find_attribute<std::vector<std::int64_t>>(op, "axes");
            axes && shape && op.operator_name == "Unsqueeze") {
            std::vector<std::int64_t> extents = *shape;
            extents.insert(extents.begin() + std::min<std::ptrdiff_t>(axes->at(0), std::ssize(extents)), 1);
            return extents;
        }
        return std::nullopt;
    }

    /// The shape that Transpose and Squeeze make a given shape of; none for other operators.
    static stated_shape before_rearrangement(const ir::record& op, const stated_shape& shape)
    {
        if (const auto* perm = ir::find_attribute<std::vector<std::int64_t>>(op, "perm");
            perm && op.operator_name == "Transpose") {
            std::vector<std::int64_t> inverse(perm->size());
            for (std::size_t axis = 0; axis < perm->size(); ++axis)
                inverse[static_cast<std::size_t>((*perm)[axis])] = static_cast<std::int64_t>(axis);
            return permuted(shape, inverse);
        }
        if (const auto* axes = ir::find_attribute<std::vector<std::int64_t>>(op, "axes");
            axes && shape && op.operator_name == "Squeeze") {
            std::vector<std::int64_t> extents = *shape;
            for (const std::int64_t axis : *axes) // in rising order, so that each place is that of the result
                extents.insert(extents.begin() + std::min<std::ptrdiff_t>(axis, std::ssize(extents)), 1);
            return extents;
        }
        return std::nullopt;
    }

    static stated_shape permuted(const stated_shape& shape, const std::vector<std::int64_t>& perm)
    {
        if (!shape || shape->size() != perm.size())
            return std::nullopt;
        std::vector<std::int64_t> extents;
        for (const std::int64_t axis : perm)
            extents.push_back((*shape)[static_cast<std::size_t>(axis)]);
        return extents;
    }

    static std::uint32_t split_count(const ir::record& op)
    {
        for (const auto& [name, value] : op.attributes)
            if (name == "split" || name == "num") {
                if (const auto* count = value.get_if<std::int64_t>())
                    return static_cast<std::uint32_t>(*count);
                return static_cast<std::uint32_t>(value.get<std::vector<std::int64_t>>().size());
            }
        return 1;
    }

    /// Where a tensor of the source is in the IR; a tensor whose value is known becomes a Constant.
    std::optional<ir::operator_output> produced(tensor_reference tensor)
    {
        if (const auto known = produced_.find(tensor); known != produced_.end())
            return known->second;
        if (!source_.knowledge->is_parameter(tensor)) {
            tell_unknown_shape(tensor);
            return std::nullopt;
        }
        const ir::operator_output made{add_constant(tensor), 0};
        produced_[tensor] = made;
        return made;
    }

    /// A known tensor that cannot become a Constant is in the way; one that varies is told of by the covering.
    void tell_unknown_shape(tensor_reference tensor)
    {
        if (source_.knowledge->facts(tensor).when_known == constancy::varying)
            return;
        obstacle told{std::string{source_.names[tensor.node]}, std::string{source_.operator_names[tensor.node]},
                      "its shape is known neither from the graph nor from a checkpoint"};
        if (std::ranges::find(obstacles_, told) == obstacles_.end())
            obstacles_.push_back(std::move(told));
    }

    ir::operator_vertex add_constant(tensor_reference tensor)
    {
        std::vector<tensor_reference> none;
        ir::operator_node node;
        ir::constant constant;
        const weight value = source_.knowledge->parameter(tensor);
        constant.dtype     = value.type;
        constant.value     = value;
        if (value.source_shape.empty() && source_.knowledge->facts(tensor).when_known == constancy::constant)
            if (const auto scalar = source_.knowledge->scalar(tensor); scalar && *scalar != 0) { // 0 would read as none
                if (is_floating(value.type))
                    constant.value = *scalar;
                else
                    constant.value = static_cast<std::int64_t>(*scalar);
            }
        node.op            = ir::to_record(constant, none);
        node.type          = value.type;
        node.name          = unused(value.variable.empty() ? std::string{source_.names[tensor.node]} : value.variable);
        node.output_shapes = {value.shape()};
        return ir::add_operator(graph_, std::move(node), {});
    }

    /// A name that no other node bears, made from `wanted`.
    std::string unused(const std::string& wanted)
    {
        std::string name = wanted;
        for (int number = 1; !taken_.insert(name).second; ++number)
            name = wanted + "_" + std::to_string(number);
        return name;
    }

    void name_output(tensor_reference output, const std::string& asked)
    {
        const auto producer = produced_.find(output);
        if (producer == produced_.end()) {
            if (source_.knowledge->is_parameter(output))
                obstacles_.push_back({asked, "", "the output does not depend on any input: it is a constant"});
            else
                tell_unknown_shape(output);
            return; // of what varies, the covering has said why
        }
        const std::string name{parse_input(asked).node};
        ir::operator_node& node = graph_[producer->second.node];
        const bool several      = is_split(node.op);
        if (several && node.name == name) {
            ir::outputs_of(graph_).push_back({asked, producer->second});
            return;
        }
        const bool bears_other_name = named_.contains(producer->second.node) && node.name != name;
        if (several || bears_other_name || (node.op.operator_name == "DataInput" && node.name != name)) {
            // One operator cannot bear two names: the second name goes to an operator that changes nothing.
            std::vector<tensor_reference> none;
            ir::operator_node same;
            same.name          = name;
            same.op            = ir::to_record(ir::dropout{.input = tensor_reference{}, .keep_prob = 1}, none);
            same.type          = node.type;
            same.output_shapes = {node.output_shapes.at(producer->second.output)};
            const auto vertex  = ir::add_operator(graph_, std::move(same), {producer->second});
            ir::outputs_of(graph_).push_back({name, {vertex, 0}});
            return;
        }
        // Of several operators built for one node, the last one yields the output.
        for (const auto other : boost::make_iterator_range(vertices(graph_)))
            if (other != producer->second.node && graph_[other].name == name)
                graph_[other].name = unused(name + "/inner");
        node.name = name;
        named_.insert(producer->second.node);
        ir::outputs_of(graph_).push_back({name, producer->second});
    }

    const subject& source_;
    const covering<ir::built_operators>& covering_;
    std::vector<obstacle>& obstacles_;
    ir::operator_graph& graph_;
    std::map<tensor_reference, ir::operator_output> produced_;
    std::set<std::string> taken_;         ///< names
    std::set<ir::operator_vertex> named_; ///< operators that bear a name that was asked for
};

} // namespace oplift::detail

#endif
