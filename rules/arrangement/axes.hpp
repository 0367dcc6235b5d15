#ifndef OPLIFT_RULES_ARRANGEMENT_AXES_HPP
#define OPLIFT_RULES_ARRANGEMENT_AXES_HPP

#include <oplift/ir/operators/arrangement.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/known_integers.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::rule {

/// Squeeze. Without axes, those of extent 1 are removed: the IR names them if all extents are known, and otherwise
/// leaves it to the run, as TensorFlow does.
struct squeezing {
    static constexpr std::string_view name = "squeezing";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = squeeze(x);

    static std::vector<std::int64_t> axes(const auto& found)
    {
        auto stated = found.template attribute<std::vector<std::int64_t>>(found.root(), "squeeze_dims", {});
        if (stated.empty())
            stated = found.template attribute<std::vector<std::int64_t>>(found.root(), "axis", {});
        for (std::int64_t& axis : stated)
            axis = axis_from_front(axis, found.rank(found[x])).value_or(axis);
        std::ranges::sort(stated);
        const symbolic_shape& shape = found.shape(found[x]);
        if (stated.empty() && shape && std::ranges::all_of(*shape, &dimension::known))
            for (std::size_t axis = 0; axis < shape->size(); ++axis)
                if ((*shape)[axis] == extent(1))
                    stated.push_back(static_cast<std::int64_t>(axis));
        return stated;
    }

    static auto build(const auto& found) { return ir::squeeze{.input = found[x], .axes = axes(found)}; }
};

/// ExpandDims at a known place.
struct unsqueezing {
    static constexpr std::string_view name = "unsqueezing";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto axis             = tensor<"axis">;
    static constexpr auto pattern          = expand_dims(x, axis);

    /// Counted from the back only where the rank is not known.
    static std::optional<std::int64_t> place(const auto& found)
    {
        const auto stated = known_integer(found, found[axis]);
        const int rank    = found.rank(found[x]);
        return rank < 0 ? stated : axis_from_front(stated, rank + 1);
    }

    static constexpr auto conditions = condition<"the axis is known before the graph runs">(
        [](const auto& found) { return place(found).has_value(); });

    static auto build(const auto& found) { return ir::unsqueeze{.input = found[x], .axes = {*place(found)}}; }
};

/// Transpose with a known permutation.
struct transposition {
    static constexpr std::string_view name = "transposition";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto permutation      = tensor<"permutation">;
    static constexpr auto pattern          = transpose(x, permutation);
    static constexpr auto conditions =
        condition<"the permutation is known before the graph runs, and is one of the tensor's axes">(
            [](const auto& found) {
                const auto axes = known_integers(found, found[permutation]);
                if (!axes ||
                    (found.rank(found[x]) >= 0 && axes->size() != static_cast<std::size_t>(found.rank(found[x]))))
                    return false;
                for (std::size_t i = 0; i < axes->size(); ++i)
                    if (std::ranges::count(*axes, static_cast<std::int64_t>(i)) != 1)
                        return false;
                return true;
            });

    static auto build(const auto& found)
    {
        return ir::transpose{.input = found[x], .perm = known_integers(found, found[permutation])};
    }
};

/// Tile with known multiples.
struct tiling {
    static constexpr std::string_view name = "tiling";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto multiples        = tensor<"multiples">;
    static constexpr auto pattern          = tile(x, multiples);
    static constexpr auto conditions =
        condition<"the multiples are known before the graph runs">([](const auto& found) {
            const auto numbers = known_integers(found, found[multiples]);
            return numbers && std::ranges::all_of(*numbers, [](std::int64_t number) { return number >= 0; });
        });

    static auto build(const auto& found)
    {
        return ir::tile{.input = found[x], .multiples = *known_integers(found, found[multiples])};
    }
};

} // namespace oplift::rule

#endif
