#ifndef OPLIFT_RULES_ARRANGEMENT_RESHAPING_HPP
#define OPLIFT_RULES_ARRANGEMENT_RESHAPING_HPP

#include <oplift/ir/operators/arrangement.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/rule.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace oplift::rule {

/// The shape of a tensor as the IR's Reshape states it: an extent that is not known is -1. Nothing if there are several
/// of those, or if one stands beside an extent of 0, from which it could not be calculated.
inline std::optional<std::vector<std::int64_t>> reshape_target(const match_view& match, tensor_reference tensor)
{
    const symbolic_shape& shape = match.shape(tensor);
    if (!shape)
        return std::nullopt;
    std::vector<std::int64_t> stated;
    for (const dimension extent : *shape)
        stated.push_back(extent.stated());
    const auto unknown = std::ranges::count(stated, -1);
    if (unknown > 1 || (unknown == 1 && std::ranges::count(stated, 0) > 0))
        return std::nullopt;
    return stated;
}

/// Whether a Reshape at the root joins all axes but the first, however its target shape is written: as constants, or
/// calculated from the shape of the tensor.
inline bool only_flattens(const match_view& match, tensor_reference x)
{
    return match.rank(x) >= 3 && match.rank(match.root()) == 2 &&
           match.shape(x)->front() == match.shape(match.root())->front() && !(match.shape(x)->front() == extent(0));
}

/// A Reshape that is no flattening. The target shape is an attribute, never an input.
struct reshaping {
    static constexpr std::string_view name = "reshaping";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = reshape(x, tensor<"target">);
    static constexpr auto conditions =
        condition<"the number of axes of the result is known before the graph runs">(
            [](const auto& found) { return found.rank(found.root()) >= 0; }) &
        condition<"at most one extent of the result is unknown before the graph runs">(
            [](const auto& found) { return reshape_target(found, found.root()).has_value(); }) &
        condition<"it does more than to join all axes but the first">(
            [](const auto& found) { return !only_flattens(found, found[x]); });

    static auto build(const auto& found)
    {
        return ir::reshape{.input = found[x], .shape = *reshape_target(found, found.root())};
    }
};

/// A Reshape that joins all axes but the first.
struct flattening {
    static constexpr std::string_view name = "flattening";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = reshape(x, tensor<"target">);
    static constexpr auto overlaps         = with<"reshaping">; // its conditions leave this case out
    static constexpr auto conditions       = condition<"at least three axes become two, and the first stays as it is">(
        [](const auto& found) { return only_flattens(found, found[x]); });

    static auto build(const auto& found) { return ir::flatten{.input = found[x]}; }
};

} // namespace oplift::rule

#endif
