#ifndef OPLIFT_RULES_ARRANGEMENT_PADDING_HPP
#define OPLIFT_RULES_ARRANGEMENT_PADDING_HPP

#include <oplift/ir/operators/arrangement.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/known_integers.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace oplift::rule {

/// A constant matrix of paddings [axes, 2] as the IR has it: all begins, then all ends. Nothing if they are not known,
/// or if one is negative.
inline std::optional<std::vector<std::int64_t>> begins_and_ends(const match_view& match, tensor_reference paddings)
{
    const auto pairs = known_pairs(match, paddings);
    if (!pairs || std::ranges::any_of(*pairs, [](std::int64_t number) { return number < 0; }))
        return std::nullopt;
    std::vector<std::int64_t> result;
    for (const std::size_t side : {0u, 1u})
        for (std::size_t i = side; i < pairs->size(); i += 2)
            result.push_back((*pairs)[i]);
    return result;
}

/// Adds elements of one value at the edges: 0, or a constant.
struct constant_padding {
    static constexpr std::string_view name = "constant_padding";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto paddings         = tensor<"paddings">;
    static constexpr auto value            = scalar<"value">;
    static constexpr auto pattern          = pad(x, paddings) || pad_v2(x, paddings, value);
    static constexpr auto conditions       = condition<"the paddings are constants, and not negative">(
        [](const auto& found) { return begins_and_ends(found, found[paddings]).has_value(); });

    static auto build(const auto& found)
    {
        return ir::pad{.input           = found[x],
                       .pads            = *begins_and_ends(found, found[paddings]),
                       .mode            = "constant",
                       .constant_values = found[value].value_or(0.0)};
    }
};

/// Adds elements at the edges that mirror those inside. Where at most one is added, a symmetric padding only repeats
/// the edge; then it is called so, as that is what readers of the IR know.
struct mirror_padding {
    static constexpr std::string_view name = "mirror_padding";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto paddings         = tensor<"paddings">;
    static constexpr auto pattern          = mirror_pad(x, paddings);

    static std::string mode(const auto& found)
    {
        return found.template attribute<std::string>(found.root(), "mode", "");
    }

    static constexpr auto conditions = condition<"the paddings are constants, and not negative">([](const auto& found) {
                                           return begins_and_ends(found, found[paddings]).has_value();
                                       }) &
                                       condition<"the mode is REFLECT or SYMMETRIC">([](const auto& found) {
                                           return mode(found) == "REFLECT" || mode(found) == "SYMMETRIC";
                                       });

    static auto build(const auto& found)
    {
        ir::pad op{.input = found[x], .pads = *begins_and_ends(found, found[paddings])};
        const bool repeats_edge = std::ranges::all_of(op.pads, [](std::int64_t number) { return number <= 1; });
        op.mode                 = mode(found) == "REFLECT" ? "reflect" : repeats_edge ? "edge" : "symmetric";
        return op;
    }
};

} // namespace oplift::rule

#endif
