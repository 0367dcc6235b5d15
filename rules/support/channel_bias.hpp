#ifndef OPLIFT_RULES_SUPPORT_CHANNEL_BIAS_HPP
#define OPLIFT_RULES_SUPPORT_CHANNEL_BIAS_HPP

#include <oplift/fixed_string.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/pattern.hpp>
#include <oplift/rules/support/layout.hpp>
#include <oplift/weights/weight.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace oplift::rule {

/// What `Inner` matches, alone or with a bias added by BiasAdd, Add or AddV2. The sum is found as "biased", the bias
/// as "bias", or by other names; both are optional.
template <fixed_string Sum = "biased", fixed_string Bias = "bias", pattern::pattern_expression Inner>
constexpr auto with_bias(Inner inner)
{
    return pattern::named<Sum>(pattern::bias_add(inner, pattern::weight<Bias>) ||
                               pattern::add(inner, pattern::weight<Bias>)) ||
           inner;
}

/// Whether broadcasting a weight against a map of that rank gives each of `channels` channels one number.
inline bool is_one_a_channel(const found_weight& bias, std::int64_t channels, bool channels_first, std::size_t rank)
{
    const std::size_t behind = channels_first ? rank - 2 : 0; ///< axes behind the channels
    const std::size_t axes   = bias.rank();
    if (axes > rank || (axes <= behind && channels != 1))
        return false;
    for (std::size_t i = 0; i < axes; ++i)
        if (bias.extent(i) != (i + 1 + behind == axes ? channels : 1))
            return false;
    return true;
}

/// Whether a BiasAdd, Add or AddV2 of a map and `bias` adds one number for each of `channels` channels.
inline bool is_channel_bias(const match_view& match, tensor_reference sum, const found_weight& bias,
                            std::int64_t channels, bool channels_first, std::size_t rank)
{
    const std::string_view name = match.operator_name(sum);
    if (!name.starts_with("BiasAdd"))
        return is_one_a_channel(bias, channels, channels_first, rank);
    // BiasAddV1 has no data_format: its channels are last. With two axes, channels are both first and last.
    const bool sum_channels_first = name == "BiasAdd" && is_channels_first(match, sum);
    return bias.rank() == 1 && bias.extent(0) == channels && (rank < 3 || sum_channels_first == channels_first);
}

/// Whether the bias of with_bias(), if there is one, adds one number for each of `channels` channels of a map.
template <fixed_string Sum = "biased", fixed_string Bias = "bias", typename Found>
bool bias_is_one_a_channel(const Found& found, std::int64_t channels, bool channels_first, std::size_t rank)
{
    const std::optional<found_weight> bias = found[pattern::weight<Bias>];
    return !bias || is_channel_bias(found, *found[pattern::tensor<Sum>], *bias, channels, channels_first, rank);
}

/// The bias as the IR has it: [channels].
template <fixed_string Bias = "bias", typename Found>
std::optional<oplift::weight> channel_bias(const Found& found, std::int64_t channels)
{
    const std::optional<found_weight> bias = found[pattern::weight<Bias>];
    return bias ? std::optional{reshaped(*bias, {channels})} : std::nullopt;
}

} // namespace oplift::rule

#endif
