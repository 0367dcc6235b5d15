#ifndef OPLIFT_MATCH_SUBJECT_HPP
#define OPLIFT_MATCH_SUBJECT_HPP

#include <oplift/graph/tensor_reference.hpp>
#include <oplift/infer/tensor_facts.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace oplift {

// Complete for whoever asks for them. Every rule reaches this header, few need these, and their headers are heavy.
class attribute_map;
struct tensor;
struct weight;

/// What is known of the tensors of a graph: the part of a subject that is asked for, not stored.
class tensor_knowledge {
public:
    virtual ~tensor_knowledge() = default;

    /// Type, shape, and when the value is known.
    virtual const tensor_facts& facts(tensor_reference) const = 0;

    /// Whether parameter() can be asked for: the tensor is not varying, and its shape is known.
    virtual bool is_parameter(tensor_reference) const = 0;

    /// The value of a tensor that is not varying; nothing if it cannot be had, for example without a checkpoint.
    virtual std::optional<tensor> value(tensor_reference) const = 0;

    /// The one value of a constant whose elements are all equal.
    virtual std::optional<double> scalar(tensor_reference) const = 0;

    /// The elements of a constant of integers of rank 0 or 1; null if it is none.
    virtual const std::vector<std::int64_t>* integers(tensor_reference) const = 0;

    /// Told when the users of a tensor are asked for, which the graph itself knows.
    virtual void users_asked(tensor_reference) const {}

    /// A tensor for which is_parameter() holds, as a parameter of an IR operator. Its bytes are not read yet.
    virtual weight parameter(tensor_reference) const = 0;
};

/// One use of a tensor.
struct tensor_use {
    node_id user         = 0;
    std::uint32_t output = 0; ///< of the used node
    bool control         = false;
};

/// A graph as the matcher and the rules see it: flat arrays, indexed by node. Nodes that only pass a tensor on
/// (Identity and its like) have been skipped: an operand is where the tensor really comes from, and a user is who
/// really uses it. Nodes are numbered so that operands come before their users.
struct subject {
    std::vector<std::uint64_t> operator_hash;
    std::vector<std::uint32_t> first_operand; ///< one more than there are nodes
    std::vector<tensor_reference> operands;
    std::vector<std::uint32_t> first_use;           ///< one more than there are nodes
    std::vector<tensor_use> uses;                   ///< of each node, sorted by user
    std::vector<std::uint32_t> first_control_input; ///< one more than there are nodes; empty if none has control inputs
    std::vector<tensor_reference> control_inputs;   ///< output 0 of each node that is waited for
    std::vector<const attribute_map*> attributes;
    std::vector<std::string_view> names;
    std::vector<std::string_view> operator_names;
    const tensor_knowledge* knowledge = nullptr;

    std::size_t size() const { return operator_hash.size(); }

    std::span<const tensor_reference> operands_of(node_id node) const
    {
        return {operands.data() + first_operand[node], operands.data() + first_operand[node + 1]};
    }
    std::span<const tensor_use> uses_of(node_id node) const
    {
        return {uses.data() + first_use[node], uses.data() + first_use[node + 1]};
    }
    std::span<const tensor_reference> control_inputs_of(node_id node) const
    {
        if (control_inputs.size() == 0) // few graphs have any
            return {control_inputs.data(), control_inputs.data()};
        return {control_inputs.data() + first_control_input[node],
                control_inputs.data() + first_control_input[node + 1]};
    }
};

} // namespace oplift

#endif
