#ifndef OPLIFT_RULES_REGULARIZATION_NOTED_DROPOUT_HPP
#define OPLIFT_RULES_REGULARIZATION_NOTED_DROPOUT_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators/normalization.hpp>
#include <oplift/rule.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace oplift::rule {

/// A dropout in a graph that oplift has written for inference: an Identity that notes what is dropped in training.
struct noted_dropout {
    static constexpr std::string_view name = "noted_dropout";

    static constexpr auto identity = fixed_order<1, "Identity">;
    static constexpr auto input    = tensor<"input">;
    static constexpr auto pattern  = identity(input);

    static double keep_prob(const auto& found) { return found.attribute(found.root(), "_oplift_keep_prob", 0.0F); }

    static constexpr auto conditions = condition<"it notes a keep_prob that is greater than 0 and at most 1">(
        [](const auto& found) { return keep_prob(found) > 0 && keep_prob(found) <= 1; });

    static auto build(const auto& found)
    {
        ir::dropout op{.input = found[input], .keep_prob = keep_prob(found)};
        if (const auto seed = found.attribute(found.root(), "_oplift_seed", std::int64_t{-1}); seed >= 0)
            op.seed = seed;
        ir::built_operators operators{op};
        if (const auto fed = found.attribute(found.root(), "_oplift_keep_prob_input", std::string{}); !fed.empty())
            operators.note("oplift_keep_prob_input", fed);
        return operators;
    }
};

} // namespace oplift::rule

#endif
