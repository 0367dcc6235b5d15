#ifndef OPLIFT_IR_RECORD_HPP
#define OPLIFT_IR_RECORD_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/one_of.hpp>
#include <oplift/weights/data_type.hpp>
#include <oplift/weights/weight.hpp>

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::ir {

/// The value of an attribute of an IR operator: MMdnn's AttrValue without the parts that no parser writes.
using attribute = one_of<std::int64_t, double, bool, std::string, data_type, stated_shape, std::vector<std::int64_t>,
                         std::vector<double>, std::vector<stated_shape>>;

/// Weights of an operator by their names.
using named_weights = std::vector<std::pair<std::string, weight>>;

/// The weights of all operators by the operators' names, in the order of the file.
using weight_table = std::vector<std::pair<std::string, named_weights>>;

/// An operator of the IR in its general form, in which passes and file writers treat all operators alike.
/// The typed forms are in <oplift/ir/operators.hpp>; to_record and from_record lead from one to the other.
struct record {
    std::string operator_name;                                 ///< such as "Conv"
    std::vector<std::pair<std::string, attribute>> attributes; ///< sorted by name
    named_weights weights;                                     ///< sorted by name
};

/// The attribute of that name; none if the operator lacks it.
inline const attribute* find_attribute(const record& op, std::string_view name)
{
    const auto found = std::ranges::find(op.attributes, name, &std::pair<std::string, attribute>::first);
    return found == op.attributes.end() ? nullptr : &found->second;
}

/// The attribute of that name and type; none if the operator lacks it, or has it as another type.
template <typename T>
const T* find_attribute(const record& op, std::string_view name)
{
    const attribute* found = find_attribute(op, name);
    return found ? found->get_if<T>() : nullptr;
}

/// Gives an attribute another value. Throws std::logic_error if the operator lacks it.
inline void change_attribute(record& op, std::string_view name, attribute value)
{
    const auto found = std::ranges::find(op.attributes, name, &std::pair<std::string, attribute>::first);
    if (found == op.attributes.end())
        throw std::logic_error{"an attribute that is changed is not there: " + std::string{name}};
    found->second = std::move(value);
}

/// The weight of that name; none if the operator lacks it.
inline const weight* find_weight(const record& op, std::string_view name)
{
    const auto found = std::ranges::find(op.weights, name, &std::pair<std::string, weight>::first);
    return found == op.weights.end() ? nullptr : &found->second;
}

} // namespace oplift::ir

#endif
