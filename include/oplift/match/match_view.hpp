#ifndef OPLIFT_MATCH_MATCH_VIEW_HPP
#define OPLIFT_MATCH_MATCH_VIEW_HPP

#include <oplift/match/bindings.hpp>
#include <oplift/match/found_weight.hpp>
#include <oplift/match/subject.hpp>
#include <oplift/pattern/program.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift {

/// A match, as conditions and build functions see it. What a rule captured is asked for by the rule's own captures,
/// see found_captures; everything else about the graph is asked for here.
class match_view {
public:
    match_view(const subject& graph, const pattern_program& program, const bindings& bound)
        : graph_{&graph}, program_{&program}, bound_{&bound}
    {
    }

    /// What the whole pattern matched.
    tensor_reference root() const { return bound_->root; }

    const symbolic_shape& shape(tensor_reference tensor) const { return graph_->knowledge->facts(tensor).shape; }
    data_type type(tensor_reference tensor) const { return graph_->knowledge->facts(tensor).type; }
    const tensor_facts& facts(tensor_reference tensor) const { return graph_->knowledge->facts(tensor); }

    /// The number of axes; -1 if it is not known.
    int rank(tensor_reference tensor) const
    {
        const symbolic_shape& extents = shape(tensor);
        return extents ? static_cast<int>(extents->size()) : -1;
    }

    /// Whether both shapes are known to be the same; unknown extents are the same if they stem from the same one.
    bool same_shape(tensor_reference a, tensor_reference b) const
    {
        return shape(a) && shape(b) && *shape(a) == *shape(b);
    }

    bool has_known_value(tensor_reference tensor) const { return facts(tensor).when_known != constancy::varying; }

    /// An attribute of the node that yields `tensor`, where it is; none if the node lacks it, or has another type
    /// there.
    template <typename T, typename Attributes = attribute_map>
    const T* find_attribute(tensor_reference tensor, std::string_view name) const
    {
        constexpr bool is_complete = requires
        {
            sizeof(Attributes);
        };
        static_assert(is_complete, "who asks for an attribute includes <oplift/graph/attribute.hpp>");
        if constexpr (is_complete) {
            const Attributes& attributes = *graph_->attributes[tensor.node];
            return attributes.template find<T>(name);
        } else {
            return nullptr;
        }
    }

    /// An attribute of the node that yields `tensor`, or `otherwise`.
    template <typename T>
    T attribute(tensor_reference tensor, std::string_view name, T otherwise) const
    {
        const T* value = find_attribute<T>(tensor, name);
        return value ? *value : std::move(otherwise);
    }

    /// Whether the nodes that yield these tensors have one value of an attribute; where it is missing, it is
    /// `otherwise`.
    template <typename T>
    bool same_attribute(const std::vector<tensor_reference>& tensors, std::string_view name, const T& otherwise) const
    {
        for (std::size_t i = 1; i < tensors.size(); ++i)
            if (!(attribute<T>(tensors[i], name, otherwise) == attribute<T>(tensors[0], name, otherwise)))
                return false;
        return true;
    }

    /// What the node that yields `tensor` waits for, in the order in which it lists them: output 0 of each node, to ask
    /// further. A node that is seen through stands for where its tensor comes from.
    std::vector<tensor_reference> control_inputs(tensor_reference tensor) const
    {
        std::vector<tensor_reference> nodes;
        const auto inputs = graph_->control_inputs_of(tensor.node);
        for (std::size_t i = 0; i < inputs.size(); ++i)
            nodes.push_back(inputs[i]);
        return nodes;
    }

    /// The nodes that take `tensor` as an operand, each once, in the order of the graph: output 0 of each, to ask
    /// further. A node that only passes it on is not among them, who uses what that node passes on is. That a tensor
    /// was asked for as an output is no use of it, and neither is waiting for its node.
    std::vector<tensor_reference> users(tensor_reference tensor) const { return users(tensor, false); }

    /// The nodes that wait for the node that yields `tensor`, by control inputs.
    std::vector<tensor_reference> waiting_for(tensor_reference tensor) const { return users(tensor, true); }

    std::size_t number_of_users(tensor_reference tensor) const { return users(tensor).size(); }

    /// Whether an operator of that name uses `tensor`, perhaps among others.
    bool is_used_by(tensor_reference tensor, std::string_view name) const
    {
        const std::vector<tensor_reference> nodes = users(tensor);
        for (std::size_t i = 0; i < nodes.size(); ++i)
            if (operator_name(nodes[i]) == name)
                return true;
        return false;
    }

    std::string_view operator_name(tensor_reference tensor) const { return graph_->operator_names[tensor.node]; }
    std::string_view name(tensor_reference tensor) const { return graph_->names[tensor.node]; }

    const subject& graph() const { return *graph_; }
    const pattern_program& program() const { return *program_; }
    const bindings& bound() const { return *bound_; }

protected:
    tensor_reference slot(std::size_t number) const { return bound_->slots[number]; }
    bool is_bound(std::size_t number) const { return bound_->is_bound(number); }

    std::vector<tensor_reference> list(std::size_t number) const
    {
        std::vector<tensor_reference> tensors;
        for (const bindings::item& item : bound_->items)
            if (item.slot == number)
                tensors.push_back(item.value);
        return tensors;
    }

    /// What found[...] gives of a tensor that a capture of the kind has bound.
    template <capture_kind Kind>
    auto read(tensor_reference tensor) const
    {
        if constexpr (Kind == capture_kind::weight)
            return found_weight{*graph_->knowledge, tensor};
        else if constexpr (Kind == capture_kind::scalar)
            return *graph_->knowledge->scalar(tensor);
        else if constexpr (Kind == capture_kind::integers)
            return *graph_->knowledge->integers(tensor);
        else
            return tensor;
    }

private:
    std::vector<tensor_reference> users(tensor_reference tensor, bool control) const
    {
        graph_->knowledge->users_asked(tensor);
        std::vector<tensor_reference> nodes;
        const auto uses = graph_->uses_of(tensor.node);
        node_id last    = tensor.node; // uses are sorted by user
        for (std::size_t i = 0; i < uses.size(); ++i) {
            const tensor_reference user{uses[i].user, 0};
            if (uses[i].control != control || (!control && uses[i].output != tensor.output) || user.node == last)
                continue;
            nodes.push_back(user);
            last = user.node;
        }
        return nodes;
    }

    const subject* graph_;
    const pattern_program* program_;
    const bindings* bound_;
};

} // namespace oplift

#endif
