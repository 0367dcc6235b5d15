#ifndef OPLIFT_IR_BUILT_OPERATORS_HPP
#define OPLIFT_IR_BUILT_OPERATORS_HPP

#include <oplift/graph/tensor_reference.hpp>
#include <oplift/ir/record.hpp>
#include <oplift/ir/to_record.hpp>

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::ir {

/// An operator that a rule has built, with the tensors of the source graph that are its inputs.
struct built_operator {
    record op;
    std::vector<tensor_reference> inputs;
};

/// The output of the operator that was built as number `index` by the same rule, as an input of a later one.
constexpr tensor_reference built(std::size_t index)
{
    return {0xffff0000u + static_cast<node_id>(index), 0};
}

/// Which operator built() means; -1 for a tensor of the source graph.
constexpr int built_index(tensor_reference tensor)
{
    return tensor.node >= 0xffff0000u && tensor.node != 0xffffffffu ? static_cast<int>(tensor.node - 0xffff0000u) : -1;
}

/// What a rule's build() makes of a match: usually one operator, else several, the last of which yields the result.
///
///     return ir::built_operators{}.then(ir::transpose{...}).main(ir::convolution{found_input, ...});
class built_operators {
public:
    built_operators() = default;

    /// A rule's build() can return the operator as it is.
    template <typed_operator Operator>
    built_operators(const Operator& op)
    {
        main(op);
    }

    /// Appends the operator that bears the name of the whole.
    template <typed_operator Operator>
    built_operators& main(const Operator& op)
    {
        main_ = operators_.size();
        return then(op);
    }

    /// Appends an operator. It can take earlier ones as inputs by built(index).
    template <typed_operator Operator>
    built_operators& then(const Operator& op)
    {
        std::vector<tensor_reference> inputs;
        record general = to_record(op, inputs);
        operators_.push_back({std::move(general), std::move(inputs)});
        return *this;
    }

    /// Adds an attribute of our own, whose name begins with "oplift_", to the operator that was appended last.
    built_operators& note(std::string_view name, attribute value)
    {
        auto& attributes = operators_.back().op.attributes;
        attributes.emplace_back(name, std::move(value));
        detail::sort_by_name(attributes);
        return *this;
    }

    /// The output that was appended last.
    tensor_reference last() const { return built(operators_.size() - 1); }

    const std::vector<built_operator>& operators() const { return operators_; }
    std::size_t main_index() const { return main_; }

private:
    std::vector<built_operator> operators_;
    std::size_t main_ = 0;
};

} // namespace oplift::ir

#endif
