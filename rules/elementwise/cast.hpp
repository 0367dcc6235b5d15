#ifndef OPLIFT_RULES_ELEMENTWISE_CAST_HPP
#define OPLIFT_RULES_ELEMENTWISE_CAST_HPP

#include <oplift/ir/operators/elementwise.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/element_types.hpp>

#include <string>
#include <string_view>

namespace oplift::rule {

/// The IR's name for the type that a cast yields; empty if it has none.
constexpr std::string_view cast_name(data_type type)
{
    switch (type) {
    case data_type::float32:
        return "float";
    case data_type::float64:
        return "double";
    case data_type::int32:
        return "int";
    case data_type::int64:
        return "int64";
    case data_type::uint8:
        return "uint8";
    case data_type::boolean:
        return "bool";
    default:
        return "";
    }
}

/// Elements in another type.
struct type_cast {
    static constexpr std::string_view name = "cast";

    static constexpr auto input   = tensor<"input">;
    static constexpr auto pattern = cast(input);

    static constexpr auto conditions =
        condition<comparable_elements::sentence>(
            [](const auto& found) { return comparable_elements::include(found.type(found[input])); }) &
        condition<"the result is float32, float64, int32, int64, uint8 or bool">(
            [](const auto& found) { return !cast_name(found.type(found.root())).empty(); });

    static auto build(const auto& found)
    {
        return ir::cast{.input = found[input], .dstType = std::string{cast_name(found.type(found.root()))}};
    }
};

} // namespace oplift::rule

#endif
