#ifndef OPLIFT_EMIT_TENSORFLOW_FUNCTION_HPP
#define OPLIFT_EMIT_TENSORFLOW_FUNCTION_HPP

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace oplift::emit::tensorflow {

/// What a parameter of a function becomes in a graph.
enum class parameter_kind : std::uint8_t {
    operand,   ///< a tensor
    operands,  ///< any number of tensors
    constant,  ///< integers that become an operand, which is a constant
    attribute, ///< an attribute of the operator
};

/// A parameter of a function of TensorFlow's Python interface.
struct parameter {
    std::string_view name; ///< in tf.compat.v1 and in TensorFlow 1.4
    parameter_kind kind = parameter_kind::operand;

    /// The operator's attribute: the value of an attribute, or the element type of an operand; empty where the
    /// operator has none.
    std::string_view attribute = {};

    std::string_view count = {}; ///< the attribute with the number of `operands`

    /// Written with its name in code. Only where every version since 1.4 has the same name for it.
    bool is_keyword = false;

    /// The same, written with its name.
    consteval parameter by_name() const
    {
        parameter named  = *this;
        named.is_keyword = true;
        return named;
    }
};

/// A function of TensorFlow's Python interface, or a helper that the generated file defines, and what it means in a
/// graph: mostly one operator, whose operands and attributes are the function's parameters, in their order.
struct function {
    static constexpr std::size_t most_parameters = 10;

    std::string_view name; ///< such as "tf.nn.relu", or the helper's name

    /// Such as "Relu"; empty where it takes more than one operator, see model/lowerings.hpp.
    std::string_view operator_name = {};

    /// Not one of TensorFlow's own: a helper that the generated file defines, see code/helpers.hpp.
    bool is_helper = false;

    std::array<parameter, most_parameters> all_parameters{};
    std::size_t parameter_count = 0;

    /// In Python it returns a list, also where the list has one element.
    bool returns_list = false;

    /// The same, of a function that returns a list.
    consteval function of_lists() const
    {
        function listing     = *this;
        listing.returns_list = true;
        return listing;
    }

    constexpr std::span<const parameter> parameters() const { return {all_parameters.data(), parameter_count}; }
};

/// Short words for the descriptions of functions.
namespace describe {

consteval parameter operand(std::string_view name, std::string_view type = "T")
{
    return {name, parameter_kind::operand, type};
}

consteval parameter operands(std::string_view name, std::string_view type = "T", std::string_view count = "N")
{
    return {name, parameter_kind::operands, type, count};
}

/// `type` is the attribute for the constant's element type, which is int32.
consteval parameter constant_operand(std::string_view name, std::string_view type = {})
{
    return {name, parameter_kind::constant, type};
}

consteval parameter attribute(std::string_view name, std::string_view attribute_name)
{
    return {name, parameter_kind::attribute, attribute_name};
}
consteval parameter attribute(std::string_view name)
{
    return attribute(name, name);
}

/// One of TensorFlow's functions.
consteval function tensorflow(std::string_view name, std::string_view operator_name,
                              std::same_as<parameter> auto... parameters)
{
    return {name, operator_name, false, {parameters...}, sizeof...(parameters)};
}

/// A function that the generated file defines.
consteval function helper(std::string_view name, std::same_as<parameter> auto... parameters)
{
    return {name, {}, true, {parameters...}, sizeof...(parameters)};
}

} // namespace describe

} // namespace oplift::emit::tensorflow

#endif
