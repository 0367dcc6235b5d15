#ifndef OPLIFT_RULES_ARRANGEMENT_SHAPES_HPP
#define OPLIFT_RULES_ARRANGEMENT_SHAPES_HPP

#include <oplift/ir/operators/source.hpp>
#include <oplift/rule.hpp>

#include <cstdint>
#include <string_view>

namespace oplift::rule {

/// The shape of a tensor, where it is needed when the graph runs.
struct shape_of_tensor {
    static constexpr std::string_view name = "shape_of_tensor";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = shape(x);
    static constexpr auto conditions       = condition<"the shape is a vector of 32-bit integers">(
        [](const auto& found) { return found.type(found.root()) == data_type::int32; });

    static auto build(const auto& found) { return ir::shape{.input = found[x]}; }
};

/// A tensor of a shape that is calculated when the graph runs, filled with one number.
struct filling {
    static constexpr std::string_view name = "filling";
    static constexpr auto extents          = tensor<"extents">;
    static constexpr auto value            = scalar<"value">;
    static constexpr auto pattern          = fill(extents, value);
    static constexpr auto conditions =
        condition<"the number is a 32-bit floating-point number or integer">([](const auto& found) {
            return found.type(found.root()) == data_type::float32 || found.type(found.root()) == data_type::int32;
        });

    static auto build(const auto& found)
    {
        const double number = found[value];
        return ir::fill{.shape_tensor = found[extents],
                        .value        = found.type(found.root()) == data_type::int32
                                            ? ir::number{static_cast<std::int64_t>(number)}
                                            : ir::number{number}};
    }
};

} // namespace oplift::rule

#endif
