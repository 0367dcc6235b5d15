#ifndef OPLIFT_RULES_SUPPORT_BATCH_STATISTICS_HPP
#define OPLIFT_RULES_SUPPORT_BATCH_STATISTICS_HPP

#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators/normalization.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/rules/support/channels.hpp>
#include <oplift/rules/support/element_types.hpp>
#include <oplift/rules/support/layout.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace oplift::rule {

/// The operands of a batch normalization with stored statistics, in whatever form it is written.
struct batch_statistics {
    tensor_reference input;
    tensor_reference mean;
    tensor_reference variance;
    std::optional<tensor_reference> gamma;
    std::optional<tensor_reference> beta;

    /// Whether the input and all weights have one floating-point type.
    bool have_one_type(const match_view& match) const
    {
        return all_have<floating_elements>(match, {input, mean, variance, gamma.value_or(mean), beta.value_or(mean)});
    }

    /// The input's axis of channels, if the weights have one number for each; see channel_axis.
    std::optional<std::size_t> axis(const match_view& match) const
    {
        return channel_axis(match, input, {mean, variance, gamma, beta});
    }

    /// Whether the variance has one number for each channel, not one for all.
    bool are_per_channel(const match_view& match) const
    {
        const auto along = axis(match);
        return along && ((*match.shape(input))[*along] == extent(1) || !holds_one_number(match, variance));
    }

    /// The operator of the IR. There is always a bias, as MMdnn's readers need one; a gamma of constant ones is left
    /// out, as MMdnn does.
    ir::built_operators build(const match_view& match, double epsilon, bool channels_first, std::int64_t channels) const
    {
        const tensor_knowledge& knowledge = *match.graph().knowledge;
        auto vector = [&](tensor_reference of) { return channel_vector(knowledge.parameter(of), channels); };
        ir::batch_normalization op{
            .input   = input,
            .mean    = vector(mean),
            .var     = vector(variance),
            .epsilon = epsilon,
        };
        if (gamma && knowledge.scalar(*gamma) != 1.0)
            op.scale.emplace(vector(*gamma));
        op.bias.emplace(beta ? vector(*beta) : channel_zeros(match.type(mean), channels));
        return on_channels_last(op, channels_first, channels_first ? match.shape(input)->size() : 0);
    }

    /// As above, where the weights tell which axis has the channels.
    ir::built_operators build(const match_view& match, double epsilon) const
    {
        const std::size_t along = *axis(match);
        return build(match, epsilon, along + 1 != match.shape(input)->size(), (*match.shape(input))[along].stated());
    }
};

} // namespace oplift::rule

#endif
