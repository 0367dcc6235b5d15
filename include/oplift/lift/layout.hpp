#ifndef OPLIFT_LIFT_LAYOUT_HPP
#define OPLIFT_LIFT_LAYOUT_HPP

#include <oplift/ir/operator_graph.hpp>
#include <oplift/ir/record.hpp>
#include <oplift/weights/weight.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::ir {

namespace detail {

/// A permutation of axes: axis i of the result is axis p[i] of the operand. Empty: nothing is permuted.
using permutation = std::vector<std::int64_t>;

inline bool is_identity(const permutation& p)
{
    for (std::size_t axis = 0; axis < p.size(); ++axis)
        if (p[axis] != static_cast<std::int64_t>(axis))
            return false;
    return true;
}

/// First `p`, then `q`.
inline permutation composed(const permutation& p, const permutation& q)
{
    if (p.empty())
        return q;
    if (q.empty())
        return p;
    permutation result;
    for (const std::int64_t axis : q)
        result.push_back(p[static_cast<std::size_t>(axis)]);
    return is_identity(result) ? permutation{} : result;
}

inline permutation inverse(const permutation& p)
{
    permutation result(p.size());
    for (std::size_t axis = 0; axis < p.size(); ++axis)
        result[static_cast<std::size_t>(p[axis])] = static_cast<std::int64_t>(axis);
    return result;
}

template <typename T>
std::vector<T> permuted(const std::vector<T>& numbers, const permutation& p)
{
    std::vector<T> result;
    for (const std::int64_t axis : p)
        result.push_back(numbers[static_cast<std::size_t>(axis)]);
    return result;
}

/// Moves transposes along the edges of an operator graph, towards its outputs, until they meet and cancel. Every tensor
/// is seen as a transposed view of what an operator really yields; operators that can work on the untransposed tensor
/// do so.
class transpose_mover {
public:
    explicit transpose_mover(operator_graph& graph) : graph_{graph} {}

    void move()
    {
        for (const operator_vertex node : topological_order(graph_))
            visit(node);
        for (model_output& output : outputs_of(graph_)) {
            if (const view seen = view_of(output.value); !seen.axes.empty() || seen.value != output.value)
                restore_output(output, seen);
        }
    }

private:
    /// A tensor is `value`, transposed by `axes`.
    struct view {
        operator_output value;
        permutation axes;
    };

    view view_of(operator_output tensor) const
    {
        const auto known = views_.find(tensor);
        return known == views_.end() ? view{tensor, {}} : known->second;
    }

    void visit(operator_vertex node)
    {
        const std::vector<operator_output> inputs = inputs_of(graph_, node);
        record& op                                = graph_[node].op;
        if (op.operator_name == "Transpose" && inputs.size() == 1) {
            if (const auto* perm = find_attribute<permutation>(op, "perm")) {
                const view seen   = view_of(inputs[0]);
                views_[{node, 0}] = {seen.value, composed(seen.axes, is_identity(*perm) ? permutation{} : *perm)};
                // Transposes before this one have cancelled: from now on it is the one that transposes the tensor
                // itself.
                if (seen.axes.empty() && transposes_.try_emplace({seen.value, *perm}, node).second &&
                    seen.value != inputs[0])
                    set_inputs(graph_, node, {seen.value});
                return;
            }
        }
        std::vector<view> seen;
        bool transposed = false;
        for (const operator_output input : inputs) {
            seen.push_back(view_of(input));
            transposed = transposed || !seen.back().axes.empty();
        }
        if (transposed && pass_through(node, op, seen))
            return;
        if (transposed && op.operator_name == "Flatten" && flatten_before_dense(node, seen[0]))
            return;
        for (std::size_t i = 0; i < inputs.size(); ++i)
            if (const operator_output restored = restore(seen[i]); restored != inputs[i])
                set_input(graph_, node, static_cast<std::uint32_t>(i), restored);
    }

    /// The tensor itself, by a transpose where one is needed; the same one for all users.
    operator_output restore(const view& seen)
    {
        if (seen.axes.empty())
            return seen.value;
        const auto [known, is_new] = transposes_.try_emplace({seen.value, seen.axes}, 0);
        if (is_new) {
            operator_node node;
            const operator_node& source = graph_[seen.value.node];
            node.name                   = unused(source.name + "/transposed");
            node.op                     = {"Transpose", {{"perm", seen.axes}}, {}};
            node.type                   = source.type;
            node.output_shapes          = {permuted_shape(source.output_shapes.at(seen.value.output), seen.axes)};
            known->second               = add_operator(graph_, std::move(node), {seen.value});
        }
        return {known->second, 0};
    }

    /// An output of the model keeps its layout and its name.
    void restore_output(model_output& output, const view& seen)
    {
        const std::string name  = graph_[output.value.node].name;
        const operator_node was = graph_[output.value.node];
        if (seen.axes.empty()) { // transposes have cancelled: the operator before them takes the name
            if (is_model_output(seen.value.node) || graph_[seen.value.node].op.operator_name == "DataInput") {
                operator_node same;
                same.name                      = unused(name);
                same.op                        = {"Dropout", {{"keep_prob", 1.0}}, {}};
                same.type                      = was.type;
                same.output_shapes             = {was.output_shapes.at(output.value.output)};
                graph_[output.value.node].name = unused(name + "/undone");
                same.name                      = name;
                output.value                   = {add_operator(graph_, std::move(same), {seen.value}), 0};
            } else {
                graph_[output.value.node].name = unused(name + "/undone");
                graph_[seen.value.node].name   = name;
                output.value                   = seen.value;
            }
            return;
        }
        if (seen.value == output.value) { // the operator itself now yields the other layout
            graph_[output.value.node].name = unused(name + "/channels_last");
            output.value                   = restore(seen);
            graph_[output.value.node].name = name;
        } else {
            const operator_output restored = restore(seen);
            if (restored != output.value) {
                graph_[output.value.node].name = unused(name + "/undone");
                graph_[restored.node].name     = name;
                output.value                   = restored;
            } else if (const auto inputs = inputs_of(graph_, output.value.node); inputs.at(0) != seen.value) {
                set_inputs(graph_, output.value.node, {seen.value});
            }
        }
    }

    bool is_model_output(operator_vertex node) const
    {
        return std::ranges::any_of(outputs_of(graph_), [&](const model_output& o) { return o.value.node == node; });
    }

    static stated_shape permuted_shape(const stated_shape& shape, const permutation& axes)
    {
        if (!shape || shape->size() != axes.size())
            return std::nullopt;
        return permuted(*shape, axes);
    }

    /// The shape before `axes` were applied.
    static stated_shape unpermuted_shape(const stated_shape& shape, const permutation& axes)
    {
        return permuted_shape(shape, inverse(axes));
    }

    /// Element-wise operators. Select is not among them: its condition can be a vector along the first axis.
    static bool works_on_any_layout(std::string_view name)
    {
        static constexpr std::array names = std::to_array<std::string_view>(
            {"Relu",     "Relu6",     "Sigmoid", "Tanh",       "Exp",        "Log",       "Sqrt",
             "Rsqrt",    "Abs",       "Square",  "Reciprocal", "Neg",        "Floor",     "Ceil",
             "Round",    "Sign",      "Sin",     "Cos",        "Erf",        "Elu",       "Selu",
             "Softplus", "Softsign",  "Swish",   "LeakyRelu",  "LogicalNot", "ZerosLike", "Dropout",
             "Cast",     "Add",       "Sub",     "Mul",        "Div",        "RealDiv",   "FloorDiv",
             "Pow",      "AddN",      "Maximum", "Minimum",    "Maxmum",     "Greater",   "GreaterEqual",
             "Less",     "LessEqual", "Equal",   "NotEqual",   "LogicalAnd", "LogicalOr", "SquaredDifference"});
        return std::ranges::find(names, name) != names.end();
    }

    /// Lets an operator work on untransposed inputs, if it can: then its output is the transposed view.
    bool pass_through(operator_vertex node, record& op, std::vector<view>& seen)
    {
        const std::string_view name = op.operator_name;
        permutation axes;
        for (const view& input : seen)
            if (!input.axes.empty()) {
                if (!axes.empty() && axes != input.axes)
                    return false;
                axes = input.axes;
            }
        if (works_on_any_layout(name))
            return align(seen, axes) && finish(node, seen, axes, axes);
        if (name == "PRelu") {
            const bool one_value = op.weights.at(0).second.element_count() == 1;
            return (one_value || axes.back() + 1 == static_cast<std::int64_t>(axes.size())) &&
                   finish(node, seen, axes, axes);
        }
        if (name == "Softmax" || name == "LogSoftmax")
            return axes.back() + 1 == static_cast<std::int64_t>(axes.size()) && finish(node, seen, axes, axes);
        if (name == "Concat" || name == "Split") {
            const auto* axis = find_attribute<std::int64_t>(op, "axis");
            if (!axis)
                return false;
            const std::int64_t moved = axes[wrapped(*axis, axes.size())];
            if (!align(seen, axes))
                return false;
            change_attribute(graph_[node].op, "axis", moved); // not `op`: align() may have moved the operators
            return finish(node, seen, axes, axes);
        }
        if (name == "Pad") {
            const auto* pads = find_attribute<permutation>(op, "pads");
            if (!pads || pads->size() != 2 * axes.size())
                return false;
            permutation reordered(pads->size());
            for (std::size_t i = 0; i < axes.size(); ++i) {
                reordered[static_cast<std::size_t>(axes[i])]               = (*pads)[i];
                reordered[static_cast<std::size_t>(axes[i]) + axes.size()] = (*pads)[i + axes.size()];
            }
            change_attribute(op, "pads", reordered);
            return finish(node, seen, axes, axes);
        }
        if (name.starts_with("Reduce")) {
            const auto* reduced   = find_attribute<permutation>(op, "axes");
            const auto* keep_dims = find_attribute<bool>(op, "keepdims");
            if (!reduced || !keep_dims)
                return false;
            const permutation remaining = *keep_dims ? axes : without(axes, *reduced);
            change_attribute(op, "axes", untransposed(*reduced, axes));
            return finish(node, seen, axes, remaining);
        }
        if (name == "Squeeze") {
            const auto* squeezed = find_attribute<permutation>(op, "axes");
            if (!squeezed || squeezed->empty())
                return false;
            const permutation remaining = without(axes, *squeezed);
            change_attribute(op, "axes", untransposed(*squeezed, axes));
            return finish(node, seen, axes, remaining);
        }
        return false;
    }

    static std::size_t wrapped(std::int64_t axis, std::size_t rank)
    {
        return static_cast<std::size_t>(axis < 0 ? axis + static_cast<std::int64_t>(rank) : axis);
    }

    /// Where some axes of a transposed tensor are in the tensor itself, sorted.
    static permutation untransposed(permutation some, const permutation& axes)
    {
        for (std::int64_t& axis : some)
            axis = axes[wrapped(axis, axes.size())];
        std::ranges::sort(some);
        return some;
    }

    /// What is left of a permutation when the result loses some axes.
    static permutation without(const permutation& axes, const permutation& removed)
    {
        std::vector<bool> gone(axes.size());
        for (const std::int64_t axis : removed)
            gone[wrapped(axis, axes.size())] = true;
        permutation kept, result;
        for (std::size_t axis = 0; axis < axes.size(); ++axis)
            if (!gone[axis])
                kept.push_back(axes[axis]);
        permutation sorted = kept;
        std::ranges::sort(sorted);
        for (const std::int64_t axis : kept)
            result.push_back(std::ranges::find(sorted, axis) - sorted.begin());
        return is_identity(result) ? permutation{} : result;
    }

    /// Gives all inputs the same view: constants are transposed now, other tensors by a transpose of their own. An
    /// input of lower rank is broadcast along leading axes, so it is given them first. What is added to the graph moves
    /// its operators: references to them are not valid any more.
    bool align(std::vector<view>& seen, const permutation& axes)
    {
        for (const view& input : seen) {
            const stated_shape& shape = graph_[input.value.node].output_shapes.at(input.value.output);
            if (!shape || shape->size() > axes.size())
                return false;
            if (shape->size() < axes.size() && !shape->empty() && !is_constant_with_weights(input.value.node))
                return false;
        }
        for (view& input : seen) {
            if (!input.axes.empty())
                continue;
            const stated_shape shape = graph_[input.value.node].output_shapes.at(input.value.output);
            if (shape->empty())
                continue;
            if (is_constant_with_weights(input.value.node))
                input.value = transposed_constant(input.value.node, axes);
            else
                input.value = restore({input.value, inverse(axes)});
            input.axes = axes;
        }
        return true;
    }

    bool is_constant_with_weights(operator_vertex node) const
    {
        return graph_[node].op.operator_name == "Constant" && graph_[node].op.weights.size() == 1;
    }

    operator_output transposed_constant(operator_vertex node, const permutation& axes)
    {
        const auto [known, is_new] = constants_.try_emplace({node, axes}, 0);
        if (is_new) {
            operator_node copy              = graph_[node];
            weight& value                   = copy.op.weights[0].second;
            std::vector<std::int64_t> shape = value.shape();
            shape.insert(shape.begin(), axes.size() - shape.size(), 1);
            const permutation undo = inverse(axes);
            std::vector<std::size_t> order(undo.begin(), undo.end());
            value              = transposed(reshaped(std::move(value), shape), order);
            copy.output_shapes = {value.shape()};
            copy.name          = unused(copy.name + "/channels_last");
            known->second      = add_operator(graph_, std::move(copy), {});
        }
        return {known->second, 0};
    }

    bool finish(operator_vertex node, const std::vector<view>& seen, const permutation& axes, const permutation& result)
    {
        std::vector<operator_output> inputs;
        for (const view& input : seen)
            inputs.push_back(input.value);
        set_inputs(graph_, node, inputs);
        (void)axes;
        auto& shapes = graph_[node].output_shapes;
        for (std::uint32_t output = 0; output < shapes.size(); ++output)
            if (!result.empty()) {
                shapes[output]         = unpermuted_shape(shapes[output], result);
                views_[{node, output}] = {{node, output}, result};
            }
        return true;
    }

    /// Flattening a transposed view gives the elements in another order. Where only dense layers follow, their
    /// weights take the order instead.
    bool flatten_before_dense(operator_vertex node, const view& seen)
    {
        const stated_shape inner = graph_[seen.value.node].output_shapes.at(seen.value.output);
        if (!inner || seen.axes.size() != inner->size() || seen.axes[0] != 0 ||
            std::any_of(inner->begin() + 1, inner->end(), [](std::int64_t extent) { return extent < 0; }))
            return false;
        std::vector<operator_vertex> dense;
        if (!only_dense_follows(node, dense))
            return false;
        const std::vector<std::int64_t> outer = permuted(*inner, seen.axes);
        for (const operator_vertex layer : dense)
            for (auto& [name, value] : graph_[layer].op.weights)
                if (name == "weights") {
                    const std::int64_t units = value.shape().at(1);
                    std::vector<std::int64_t> rows(outer.begin() + 1, outer.end());
                    rows.push_back(units);
                    const permutation undo = inverse(seen.axes);
                    std::vector<std::size_t> order;
                    for (std::size_t axis = 1; axis < undo.size(); ++axis)
                        order.push_back(static_cast<std::size_t>(undo[axis] - 1));
                    order.push_back(rows.size() - 1);
                    const auto shape = value.shape();
                    value            = reshaped(transposed(reshaped(std::move(value), rows), order), shape);
                }
        set_inputs(graph_, node, {seen.value});
        return true;
    }

    /// Whether every use of a tensor is a dense layer, perhaps behind operators that work on single elements.
    bool only_dense_follows(operator_vertex node, std::vector<operator_vertex>& dense) const
    {
        if (is_model_output(node))
            return false;
        const auto uses = uses_of(graph_, node);
        for (const operator_use& use : uses) {
            const record& user = graph_[use.user].op;
            if (user.operator_name == "FullyConnected") {
                const auto& weights = user.weights;
                const auto found    = std::ranges::find(weights, "weights", &std::pair<std::string, weight>::first);
                if (found == weights.end() || !found->second.permutation.empty())
                    return false;
                if (std::ranges::find(dense, use.user) == dense.end())
                    dense.push_back(use.user);
            } else if (!works_on_any_layout(user.operator_name) || out_degree(use.user, graph_) != 1 ||
                       !only_dense_follows(use.user, dense)) {
                return false;
            }
        }
        return !uses.empty();
    }

    std::string unused(std::string name) const
    {
        const auto taken = [&](const std::string& candidate) {
            for (const auto node : boost::make_iterator_range(vertices(graph_)))
                if (graph_[node].name == candidate)
                    return true;
            return false;
        };
        while (taken(name))
            name += "_";
        return name;
    }

    operator_graph& graph_;
    std::map<operator_output, view> views_;
    std::map<std::pair<operator_output, permutation>, operator_vertex> transposes_;
    std::map<std::pair<operator_vertex, permutation>, operator_vertex> constants_;
};

} // namespace detail

/// Removes transposes that cancel each other and moves the others towards the outputs: a channels-first network, whose
/// operators were each built between two transposes, becomes a channels-last network with transposes at its borders.
inline void move_transposes_to_borders(operator_graph& graph)
{
    const bool any = std::ranges::any_of(
        topological_order(graph), [&](operator_vertex node) { return graph[node].op.operator_name == "Transpose"; });
    if (any)
        detail::transpose_mover{graph}.move();
}

} // namespace oplift::ir

#endif
