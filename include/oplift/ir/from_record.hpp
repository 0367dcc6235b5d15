#ifndef OPLIFT_IR_FROM_RECORD_HPP
#define OPLIFT_IR_FROM_RECORD_HPP

#include <oplift/ir/flagged_weight.hpp>
#include <oplift/ir/members.hpp>
#include <oplift/ir/operand.hpp>
#include <oplift/ir/operator_catalogue.hpp>
#include <oplift/ir/record.hpp>
#include <oplift/ir/to_record.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace oplift::ir {

namespace detail {

/// One of the types that an attribute can have.
template <typename T>
concept attribute_value = attribute::can_hold<T>;

/// How an attribute is called in a sentence.
template <typename T>
constexpr std::string_view attribute_kind()
{
    if constexpr (std::is_same_v<T, bool>)
        return "true or false";
    else if constexpr (std::is_same_v<T, std::int64_t>)
        return "a whole number";
    else if constexpr (std::is_same_v<T, double>)
        return "a number";
    else if constexpr (std::is_same_v<T, std::string>)
        return "a text";
    else if constexpr (std::is_same_v<T, data_type>)
        return "an element type";
    else if constexpr (std::is_same_v<T, std::vector<std::int64_t>>)
        return "a list of whole numbers";
    else if constexpr (std::is_same_v<T, std::vector<double>>)
        return "a list of numbers";
    else
        return "a shape";
}

/// An attribute as the type that a member has; nothing if it is of another kind. A whole number serves as a number:
/// MMdnn's parsers write either.
template <typename T>
std::optional<T> attribute_as(const attribute& value)
{
    if (const T* same = value.get_if<T>())
        return *same;
    if constexpr (std::is_same_v<T, double>)
        if (const auto* whole = value.get_if<std::int64_t>())
            return static_cast<double>(*whole);
    // An empty list does not tell what it is a list of.
    if constexpr (std::is_same_v<T, std::vector<double>>)
        if (const auto* list = value.get_if<std::vector<std::int64_t>>(); list && list->empty())
            return T{};
    return std::nullopt;
}

/// Fills the members of a typed operator one after the other.
class record_reader {
public:
    record_reader(const record& from, std::span<const tensor_reference> inputs, std::size_t required_inputs,
                  std::vector<std::string>& problems)
        : record_{from}, inputs_{inputs}, required_inputs_{required_inputs}, problems_{problems}
    {
    }

    void operator()(std::string_view name, operand& input)
    {
        required_inputs_ -= std::min<std::size_t>(required_inputs_, 1);
        if (inputs_.empty())
            return problem("it lacks the input '" + std::string{name} + "'");
        input.tensor = inputs_.front();
        inputs_      = inputs_.subspan(1);
    }

    void operator()(std::string_view, std::vector<operand>& inputs)
    {
        if (inputs_.size() < required_inputs_)
            problem("it has " + std::to_string(inputs_.size()) + " inputs, but needs at least " +
                    std::to_string(required_inputs_));
        inputs.assign(inputs_.begin(), inputs_.end());
        inputs_ = {};
    }

    /// An operand that may be left out is there if there are more inputs than the others need.
    void operator()(std::string_view name, std::optional<operand>& input)
    {
        if (inputs_.size() <= required_inputs_)
            return;
        ++required_inputs_;
        (*this)(name, input.emplace());
    }

    void operator()(std::string_view name, weight& value)
    {
        if (const weight* found = find(name))
            value = *found;
        else
            problem("it lacks the weight '" + std::string{name} + "'");
    }

    void operator()(std::string_view name, std::optional<weight>& value)
    {
        if (const weight* found = find(name))
            value = *found;
    }

    template <fixed_string Attribute>
    void operator()(std::string_view name, flagged_weight<Attribute>& value)
    {
        bool stated = false;
        required(Attribute.view(), stated, false);
        const weight* found = find(name);
        // The weight speaks for itself where its flag is only called so, as some parsers leave the flag out.
        if (Attribute.view() == name && !find_attribute(record_, name))
            stated = found != nullptr;
        if (found && stated)
            static_cast<std::optional<weight>&>(value) = *found;
        else if (found)
            problem("there is a weight '" + std::string{name} + "', but '" + std::string{Attribute.view()} +
                    "' does not say so");
        else if (stated)
            problem("it lacks the weight '" + std::string{name} + "', which '" + std::string{Attribute.view()} +
                    "' announces");
    }

    void operator()(std::string_view name, shape_attribute& value) { required(name, value.value, true); }

    template <typename T>
    void operator()(std::string_view name, std::optional<T>& value)
    {
        if (find_attribute(record_, name))
            (*this)(name, value.emplace());
    }

    template <typename... Alternatives>
    void operator()(std::string_view name, std::variant<Alternatives...>& value)
    {
        if ((try_alternative<Alternatives>(name, value) || ...))
            return;
        problem(find_attribute(record_, name) ? "its attribute '" + std::string{name} + "' is of the wrong kind"
                                              : "it lacks '" + std::string{name} + "'");
    }

    template <attribute_value T>
    void operator()(std::string_view name, T& value)
    {
        required(name, value, true);
    }

    /// Reports what no member has taken.
    void finish()
    {
        if (!inputs_.empty())
            problem("it has more inputs than this operator takes");
        for (const auto& [name, value] : record_.weights)
            if (std::ranges::find(used_weights_, name) == used_weights_.end())
                problem("it has a weight '" + name + "', which this operator does not use");
    }

private:
    void problem(std::string text) { problems_.push_back(std::move(text)); }

    const weight* find(std::string_view name)
    {
        const weight* found = find_weight(record_, name);
        if (found)
            used_weights_.push_back(name);
        return found;
    }

    template <typename T>
    void required(std::string_view name, T& value, bool must_be_there)
    {
        const attribute* found = find_attribute(record_, name);
        if (!found) {
            if (must_be_there)
                problem("it lacks the attribute '" + std::string{name} + "'");
        } else if (auto converted = attribute_as<T>(*found)) {
            value = std::move(*converted);
        } else {
            problem("its attribute '" + std::string{name} + "' is not " + std::string{attribute_kind<T>()});
        }
    }

    template <typename Alternative, typename Variant>
    bool try_alternative(std::string_view name, Variant& value)
    {
        if constexpr (std::is_same_v<Alternative, weight>) {
            if (const weight* found = find(name)) {
                value = *found;
                return true;
            }
        } else if (const attribute* found = find_attribute(record_, name)) {
            // A whole number stays one where the operator distinguishes it from a fraction.
            if (const Alternative* same = found->get_if<Alternative>()) {
                value = *same;
                return true;
            }
        }
        return false;
    }

    const record& record_;
    std::span<const tensor_reference> inputs_;
    std::size_t required_inputs_;
    std::vector<std::string>& problems_;
    std::vector<std::string_view> used_weights_;
};

} // namespace detail

/// The typed form of an operator, the reverse of to_record. What is missing, of the wrong kind or of no use is added to
/// `problems`, one sentence each; attributes that the operator does not have are ignored, as MMdnn's readers do.
template <typed_operator Operator>
Operator from_record(const record& op, std::span<const tensor_reference> inputs, std::vector<std::string>& problems)
{
    Operator result;
    const operator_description* description = find_operator(Operator::operator_name);
    detail::record_reader read{op, inputs, description ? description->least_inputs : 0, problems};
    for_each_member(result, read);
    read.finish();
    return result;
}

} // namespace oplift::ir

#endif
