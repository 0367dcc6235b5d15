#ifndef OPLIFT_RULES_REGULARIZATION_FED_DROPOUT_HPP
#define OPLIFT_RULES_REGULARIZATION_FED_DROPOUT_HPP

#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators/normalization.hpp>
#include <oplift/rules/regularization/dropout.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace oplift::rule {

/// Finds the placeholder by which the user says how much dropout drops.
struct dropout_control {
    /// The operand of a node with two operands, if it is such a node.
    static std::optional<tensor_reference> operand(const match_view& found, tensor_reference of,
                                                   std::string_view operator_name, std::size_t number)
    {
        const auto operands = found.graph().operands_of(of.node);
        if (of.output != 0 || found.operator_name(of) != operator_name || operands.size() != 2)
            return std::nullopt;
        return operands[number];
    }

    static bool is_one(const match_view& found, std::optional<tensor_reference> tensor)
    {
        return tensor && found.graph().knowledge->scalar(*tensor) == 1.0;
    }

    /// The tensor itself if it is a placeholder for a single number. TensorFlow's dropout takes no other.
    static std::optional<tensor_reference> placeholder_of(const match_view& found, tensor_reference tensor)
    {
        const std::string_view name = found.operator_name(tensor);
        if ((name == "Placeholder" || name == "PlaceholderV2" || name == "PlaceholderWithDefault") &&
            found.rank(tensor) <= 0)
            return tensor;
        return std::nullopt;
    }

    /// r where the tensor is 1 - r.
    static std::optional<tensor_reference> complement(const match_view& found, tensor_reference tensor)
    {
        return is_one(found, operand(found, tensor, "Sub", 0)) ? operand(found, tensor, "Sub", 1) : std::nullopt;
    }

    /// p where the tensor is 1 / p.
    static std::optional<tensor_reference> inverted(const match_view& found, tensor_reference tensor)
    {
        for (const std::string_view name : {"RealDiv", "Div"})
            if (is_one(found, operand(found, tensor, name, 0)))
                return operand(found, tensor, name, 1);
        return std::nullopt;
    }

    /// The placeholder behind a keep_prob: that itself, or the rate of which it is the complement.
    static std::optional<tensor_reference> of_keep_prob(const match_view& found, tensor_reference keep_prob)
    {
        if (const auto direct = placeholder_of(found, keep_prob))
            return direct;
        const auto rate = complement(found, keep_prob);
        return rate ? placeholder_of(found, *rate) : std::nullopt;
    }

    /// The placeholder behind a rate: that itself, or the keep_prob of which it is the complement.
    static std::optional<tensor_reference> of_rate(const match_view& found, tensor_reference rate)
    {
        return of_keep_prob(found, rate);
    }

    /// Nothing is dropped outside training: keep_prob is 1, and the placeholder is not an input of the IR.
    static ir::built_operators build(const match_view& found, tensor_reference input, tensor_reference control)
    {
        ir::built_operators operators{ir::dropout{.input = input, .keep_prob = 1.0}};
        operators.note("oplift_keep_prob_input", std::string{found.name(control)});
        return operators;
    }
};

/// As dropout_by_floor, where the user feeds keep_prob (or, in TensorFlow 1.13, the rate).
struct fed_dropout_by_floor {
    static constexpr std::string_view name = "fed_dropout_by_floor";

    static constexpr auto input     = tensor<"input">;
    static constexpr auto keep_prob = tensor<"keep_prob">;
    static constexpr auto scaled    = named<"scaled">(div(input, keep_prob) || mul(input, reciprocal(keep_prob)));
    static constexpr auto pattern   = mul(scaled, floor(add(keep_prob, dropout_parts::noise)));

    static constexpr auto named_after = scaled;

    static constexpr auto conditions =
        condition<floating_elements::sentence>(
            [](const auto& found) { return floating_elements::include(found.type(found[input])); }) &
        condition<"keep_prob is fed as a single number, or is 1 - rate where rate is">(
            [](const auto& found) { return dropout_control::of_keep_prob(found, found[keep_prob]).has_value(); }) &
        condition<"the random numbers lie between 0 and 1">(
            [](const auto& found) { return dropout_parts::noise_is_standard(found); }) &
        condition<"the noise does not widen the input">(
            [](const auto& found) { return dropout_parts::keeps_shape(found, found[input]); });

    static auto build(const auto& found)
    {
        return dropout_control::build(found, found[input], *dropout_control::of_keep_prob(found, found[keep_prob]));
    }
};

/// As dropout_by_comparison, where the user feeds the rate, or keep_prob from which it is calculated.
struct fed_dropout_by_comparison {
    static constexpr std::string_view name = "fed_dropout_by_comparison";

    static constexpr auto input   = tensor<"input">;
    static constexpr auto rate    = tensor<"rate">;
    static constexpr auto divisor = tensor<"divisor">;
    static constexpr auto factor  = tensor<"factor">;
    static constexpr auto zero    = scalar<"zero">;
    static constexpr auto kept    = named<"kept">(greater_equal(dropout_parts::noise, rate));
    static constexpr auto scaled  = named<"scaled">(div(input, divisor) || mul(input, factor));
    static constexpr auto pattern = mul(scaled, cast(kept)) || select(kept, scaled, zero);

    static constexpr auto named_after = scaled;

    static constexpr auto conditions =
        condition<floating_elements::sentence>(
            [](const auto& found) { return floating_elements::include(found.type(found[input])); }) &
        condition<"rate is fed as a single number, or is 1 - keep_prob where keep_prob is">(
            [](const auto& found) { return dropout_control::of_rate(found, found[rate]).has_value(); }) &
        condition<"what is kept is divided by 1 - rate, what is dropped becomes 0">([](const auto& found) {
            const std::optional<tensor_reference> keep =
                found[factor] ? dropout_control::inverted(found, *found[factor]) : found[divisor];
            return keep && found[zero].value_or(0.0) == 0.0 &&
                   (dropout_control::complement(found, *keep) == found[rate] ||
                    dropout_control::complement(found, found[rate]) == *keep);
        }) &
        condition<"the random numbers lie between 0 and 1">(
            [](const auto& found) { return dropout_parts::noise_is_standard(found); }) &
        condition<"the noise does not widen the input">(
            [](const auto& found) { return dropout_parts::keeps_shape(found, found[input]); });

    static auto build(const auto& found)
    {
        return dropout_control::build(found, found[input], *dropout_control::of_rate(found, found[rate]));
    }
};

} // namespace oplift::rule

#endif
