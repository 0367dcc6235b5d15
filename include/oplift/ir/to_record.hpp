#ifndef OPLIFT_IR_TO_RECORD_HPP
#define OPLIFT_IR_TO_RECORD_HPP

#include <oplift/graph/tensor_reference.hpp>
#include <oplift/ir/flagged_weight.hpp>
#include <oplift/ir/members.hpp>
#include <oplift/ir/operand.hpp>
#include <oplift/ir/operators/source.hpp>
#include <oplift/ir/record.hpp>
#include <oplift/weights/weight.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace oplift::ir {

/// A typed operator: a plain struct which tells its members, see ir::members, and says its name in the IR.
template <typename T>
concept typed_operator = has_members<T> && requires
{
    {
        T::operator_name
        } -> std::convertible_to<std::string_view>;
};

namespace detail {

/// Moves the smallest entry that is left to the end of a new list: this exchanges no two entries, as the algorithms of
/// the standard library do in ways that take the compiler long.
template <typename Value>
void sort_by_name(std::vector<std::pair<std::string, Value>>& entries)
{
    std::vector<std::pair<std::string, Value>> sorted;
    sorted.reserve(entries.size());
    std::vector<bool> taken(entries.size());
    while (sorted.size() < entries.size()) {
        std::size_t smallest = entries.size();
        for (std::size_t i = 0; i < entries.size(); ++i)
            if (!taken[i] && (smallest == entries.size() || entries[i].first < entries[smallest].first))
                smallest = i;
        taken[smallest] = true;
        sorted.push_back(std::move(entries[smallest]));
    }
    entries.swap(sorted);
}

/// Takes the members of a typed operator one after the other.
class record_writer {
public:
    record_writer(record& into, std::vector<tensor_reference>& inputs) : record_{into}, inputs_{inputs} {}

    void operator()(std::string_view, const operand& input) { inputs_.push_back(input.tensor); }

    void operator()(std::string_view, const std::vector<operand>& inputs)
    {
        for (const operand& input : inputs)
            inputs_.push_back(input.tensor);
    }

    void operator()(std::string_view name, const weight& value) { record_.weights.emplace_back(name, value); }

    template <fixed_string Attribute>
    void operator()(std::string_view name, const flagged_weight<Attribute>& value)
    {
        record_.attributes.emplace_back(Attribute.view(), value.has_value());
        if (value)
            (*this)(name, *value);
    }

    template <typename T>
    void operator()(std::string_view name, const std::optional<T>& value)
    {
        if (value)
            (*this)(name, *value);
    }

    void operator()(std::string_view name, const shape_attribute& shape)
    {
        record_.attributes.emplace_back(name, attribute{shape.value});
    }

    template <typename... Alternatives>
    void operator()(std::string_view name, const std::variant<Alternatives...>& value)
    {
        std::visit([&](const auto& alternative) { (*this)(name, alternative); }, value);
    }

    template <typename T>
    requires(attribute::can_hold<T>) void operator()(std::string_view name, const T& value)
    {
        record_.attributes.emplace_back(name, attribute{value});
    }

private:
    record& record_;
    std::vector<tensor_reference>& inputs_;
};

} // namespace detail

/// The general form of a typed operator. Its operands are appended to `inputs` in the order in which they are declared.
///
/// Members are written under their own names: weights as weights, an optional member only where it has a value,
/// a flagged weight together with its attribute, anything else as an attribute.
template <typed_operator Operator>
record to_record(const Operator& op, std::vector<tensor_reference>& inputs)
{
    record result;
    result.operator_name = Operator::operator_name;
    detail::record_writer write{result, inputs};
    for_each_member(op, write);
    detail::sort_by_name(result.attributes);
    detail::sort_by_name(result.weights);
    return result;
}

} // namespace oplift::ir

#endif
