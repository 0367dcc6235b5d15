#ifndef OPLIFT_RULES_ARRANGEMENT_JOINING_HPP
#define OPLIFT_RULES_ARRANGEMENT_JOINING_HPP

#include <oplift/ir/operators/arrangement.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/known_integers.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace oplift::rule {

/// Joins tensors along a known axis.
struct concatenation {
    static constexpr std::string_view name = "concatenation";
    static constexpr auto pieces           = each<"pieces">;
    static constexpr auto axis             = tensor<"axis">;
    static constexpr auto pattern          = concat(pieces, axis) || concat_v1(axis, pieces);

    /// The axis, counted from the front. All pieces have the same rank, which may be known of the result alone.
    static std::optional<std::int64_t> axis_of(const auto& found)
    {
        int rank = found.rank(found.root());
        for (const tensor_reference piece : found[pieces])
            rank = std::max(rank, found.rank(piece));
        return axis_from_front(known_integer(found, found[axis]), rank);
    }

    static constexpr auto conditions =
        condition<"there are at least two tensors">([](const auto& found) { return found[pieces].size() >= 2; }) &
        condition<"the axis is known before the graph runs">(
            [](const auto& found) { return axis_of(found).has_value(); });

    static auto build(const auto& found)
    {
        const std::vector<tensor_reference> inputs = found[pieces];
        return ir::concat{.inputs = {inputs.begin(), inputs.end()}, .axis = *axis_of(found)};
    }
};

/// Joins tensors along a new axis.
struct packing {
    static constexpr std::string_view name = "packing";
    static constexpr auto pieces           = each<"pieces">;
    static constexpr auto pattern          = pack(pieces);

    static std::optional<std::int64_t> axis_of(const auto& found)
    {
        int rank = -1;
        for (const tensor_reference piece : found[pieces])
            rank = std::max(rank, found.rank(piece));
        return axis_from_front(found.template attribute<std::int64_t>(found.root(), "axis", 0),
                               rank < 0 ? found.rank(found.root()) : rank + 1);
    }

    static constexpr auto conditions = condition<"the axis is counted from the front, or the number of axes is known">(
        [](const auto& found) { return axis_of(found).has_value(); });

    static auto build(const auto& found)
    {
        const std::vector<tensor_reference> inputs = found[pieces];
        return ir::pack{.inputs = {inputs.begin(), inputs.end()},
                        .axis   = *axis_of(found),
                        .N      = static_cast<std::int64_t>(inputs.size())};
    }
};

} // namespace oplift::rule

#endif
