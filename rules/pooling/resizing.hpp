#ifndef OPLIFT_RULES_POOLING_RESIZING_HPP
#define OPLIFT_RULES_POOLING_RESIZING_HPP

#include <oplift/ir/operators/pooling.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/known_integers.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace oplift::rule {

/// The height and width that an image is resized to: of the size operand, or else of the result's shape. Nothing if
/// they are not known, or are not positive.
inline std::optional<std::vector<std::int64_t>> resized_to(const match_view& match, tensor_reference size)
{
    auto stated                  = known_integers(match, size);
    const symbolic_shape& result = match.shape(match.root());
    if (!stated && result && result->size() == 4)
        stated = {{(*result)[1].stated(), (*result)[2].stated()}};
    if (!stated || stated->size() != 2 || stated->front() < 1 || stated->back() < 1)
        return std::nullopt;
    return stated;
}

/// Resizing by linear interpolation to a size that is known.
struct bilinear_resizing {
    static constexpr std::string_view name = "bilinear_resizing";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto size             = tensor<"size">;
    static constexpr auto pattern          = fixed_order<2, "ResizeBilinear">(x, size);
    static constexpr auto conditions       = condition<"the new size is known before the graph runs">(
        [](const auto& found) { return resized_to(found, found[size]).has_value(); });

    static auto build(const auto& found)
    {
        return ir::resize_bilinear{
            .input              = found[x],
            .size               = resized_to(found, found[size]),
            .align_corners      = found.template attribute<bool>(found.root(), "align_corners", false),
            .half_pixel_centers = found.template attribute<bool>(found.root(), "half_pixel_centers", false)};
    }
};

/// Resizing by the nearest element to a size that is known.
struct nearest_neighbor_resizing {
    static constexpr std::string_view name = "nearest_neighbor_resizing";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto size             = tensor<"size">;
    static constexpr auto pattern          = fixed_order<2, "ResizeNearestNeighbor">(x, size);
    static constexpr auto conditions       = condition<"the new size is known before the graph runs">(
        [](const auto& found) { return resized_to(found, found[size]).has_value(); });

    static auto build(const auto& found)
    {
        return ir::resize_nearest_neighbor{
            .input              = found[x],
            .size               = resized_to(found, found[size]),
            .align_corners      = found.template attribute<bool>(found.root(), "align_corners", false),
            .half_pixel_centers = found.template attribute<bool>(found.root(), "half_pixel_centers", false)};
    }
};

/// Resizing by the nearest element to a whole multiple of a size that is not known: each element is repeated.
struct nearest_neighbor_up_sampling {
    static constexpr std::string_view name = "nearest_neighbor_up_sampling";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto size             = tensor<"size">;
    static constexpr auto pattern =
        fixed_order<2, "ResizeNearestNeighbor">(x, size).with_default<"align_corners", false>();

    /// By how much height and width are multiplied; nothing if that is not known, or is no whole number.
    static std::optional<std::vector<std::int64_t>> factors(const auto& found)
    {
        const symbolic_shape& from = found.shape(found[x]);
        const auto to              = elements_of_integers(found, found[size]);
        if (!from || from->size() != 4 || !to || to->size() != 2)
            return std::nullopt;
        std::vector<std::int64_t> result;
        for (std::size_t i = 0; i < 2; ++i) {
            const dimension before = (*from)[i + 1], after = (*to)[i];
            if (before.known() != after.known() || (!before.known() && before.symbol != after.symbol) ||
                before.coefficient < 1 || after.coefficient < 1 || after.coefficient % before.coefficient != 0)
                return std::nullopt;
            result.push_back(after.coefficient / before.coefficient);
        }
        return result;
    }

    static constexpr auto conditions = condition<"the size is multiplied by whole numbers, and is not known itself">(
        [](const auto& found) { return factors(found).has_value() && !resized_to(found, found[size]).has_value(); });

    static auto build(const auto& found)
    {
        return ir::up_sampling_2d{.input = found[x], .scales = *factors(found), .interpolation_type = "nearest"};
    }
};

} // namespace oplift::rule

#endif
