#ifndef OPLIFT_RULES_ARRANGEMENT_DIVIDING_HPP
#define OPLIFT_RULES_ARRANGEMENT_DIVIDING_HPP

#include <oplift/ir/operators/arrangement.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/known_integers.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace oplift::rule {

/// Divides a tensor into equal parts along a known axis.
struct splitting {
    static constexpr std::string_view name = "splitting";
    static constexpr auto axis             = tensor<"axis">;
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = split(axis, x).any_output();

    static std::optional<std::int64_t> axis_of(const auto& found)
    {
        return axis_from_front(known_integer(found, found[axis]), found.rank(found[x]));
    }
    static std::int64_t parts(const auto& found)
    {
        return found.template attribute<std::int64_t>(found.root(), "num_split", 0);
    }

    static constexpr auto conditions =
        condition<"the axis is known before the graph runs">(
            [](const auto& found) { return axis_of(found).has_value(); }) &
        condition<"there is at least one part">([](const auto& found) { return parts(found) >= 1; });

    static auto build(const auto& found)
    {
        return ir::split{.input = found[x], .axis = *axis_of(found), .split = parts(found)};
    }
};

/// Divides a tensor into parts of known extents along a known axis. One extent may be -1: what the others leave over.
struct splitting_v {
    static constexpr std::string_view name = "splitting_v";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto extents          = tensor<"extents">;
    static constexpr auto axis             = tensor<"axis">;
    static constexpr auto pattern          = split_v(x, extents, axis).any_output();

    static std::optional<std::int64_t> axis_of(const auto& found)
    {
        return axis_from_front(known_integer(found, found[axis]), found.rank(found[x]));
    }

    /// The extents with the -1 calculated; nothing where one is not known.
    static std::optional<std::vector<std::int64_t>> parts(const auto& found)
    {
        auto result = known_integers(found, found[extents]);
        if (!result || result->empty())
            return std::nullopt;
        const auto open   = std::ranges::find(*result, -1);
        std::int64_t rest = 0;
        if (open != result->end()) {
            const symbolic_shape& shape = found.shape(found[x]);
            const auto place            = axis_of(found);
            if (!shape || !place || !(*shape)[static_cast<std::size_t>(*place)].known())
                return std::nullopt;
            rest  = (*shape)[static_cast<std::size_t>(*place)].coefficient;
            *open = 0;
            for (const std::int64_t part : *result) {
                if (part < 0 || part > rest)
                    return std::nullopt;
                rest -= part;
            }
            *open = rest;
        }
        if (std::ranges::any_of(*result, [](std::int64_t part) { return part < 0; }))
            return std::nullopt;
        return result;
    }

    static constexpr auto conditions = condition<"the axis is known before the graph runs">(
                                           [](const auto& found) { return axis_of(found).has_value(); }) &
                                       condition<"the extents of the parts are known before the graph runs">(
                                           [](const auto& found) { return parts(found).has_value(); });

    static auto build(const auto& found)
    {
        return ir::split{.input = found[x], .axis = *axis_of(found), .split = *parts(found)};
    }
};

/// Divides a tensor into parts without the axis.
struct unstacking {
    static constexpr std::string_view name = "unstacking";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = unpack(x).any_output();

    static std::optional<std::int64_t> axis_of(const auto& found)
    {
        return axis_from_front(found.template attribute<std::int64_t>(found.root(), "axis", 0), found.rank(found[x]));
    }
    static std::int64_t parts(const auto& found)
    {
        return found.template attribute<std::int64_t>(found.root(), "num", 0);
    }

    static constexpr auto conditions =
        condition<"the axis is counted from the front, or the number of axes is known">(
            [](const auto& found) { return axis_of(found).has_value(); }) &
        condition<"there is at least one part">([](const auto& found) { return parts(found) >= 1; });

    static auto build(const auto& found)
    {
        return ir::unstack{.input = found[x], .axis = *axis_of(found), .num = parts(found)};
    }
};

} // namespace oplift::rule

#endif
