#ifndef OPLIFT_RULES_ELEMENTWISE_CAST_HPP
#define OPLIFT_RULES_ELEMENTWISE_CAST_HPP

#include <oplift/ir/cast_type.hpp>
#include <oplift/ir/operators/elementwise.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/element_types.hpp>

#include <string>
#include <string_view>

namespace oplift::rule {

/// Elements in another type.
struct type_cast {
    static constexpr std::string_view name = "cast";

    static constexpr auto input   = tensor<"input">;
    static constexpr auto pattern = cast(input);

    static constexpr auto conditions =
        condition<comparable_elements::sentence>(
            [](const auto& found) { return comparable_elements::include(found.type(found[input])); }) &
        condition<"the result is float32, float64, int32, int64, uint8 or bool">(
            [](const auto& found) { return !ir::cast_name(found.type(found.root())).empty(); });

    static auto build(const auto& found)
    {
        return ir::cast{.input = found[input], .dstType = std::string{ir::cast_name(found.type(found.root()))}};
    }
};

} // namespace oplift::rule

#endif
