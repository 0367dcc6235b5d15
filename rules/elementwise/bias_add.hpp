#ifndef OPLIFT_RULES_ELEMENTWISE_BIAS_ADD_HPP
#define OPLIFT_RULES_ELEMENTWISE_BIAS_ADD_HPP

#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators/arrangement.hpp>
#include <oplift/ir/operators/elementwise.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/element_types.hpp>
#include <oplift/rules/support/layout.hpp>

#include <cstddef>
#include <string_view>

namespace oplift::rule {

/// A bias that does not belong to a convolution or a dense layer: an addition along the channels.
struct lone_bias {
    static constexpr std::string_view name = "bias_add";

    static constexpr auto input   = tensor<"input">;
    static constexpr auto bias    = tensor<"bias">;
    static constexpr auto pattern = bias_add(input, bias);

    static constexpr auto conditions =
        condition<real_elements::sentence>([](const auto& found) {
            return all_have<real_elements>(found, {found[input], found[bias]});
        }) &
        condition<"the number of axes is known where channels come first">(
            [](const auto& found) { return !is_channels_first(found, found.root()) || found.rank(found[input]) >= 2; });

    static ir::built_operators build(const auto& found)
    {
        if (!is_channels_first(found, found.root()))
            return ir::add{.left = found[input], .right = found[bias]};
        const auto rank = static_cast<std::size_t>(found.rank(found[input]));
        ir::built_operators operators;
        operators.then(ir::transpose{.input = found[input], .perm = to_channels_last(rank)});
        operators.main(ir::add{.left = operators.last(), .right = found[bias]});
        operators.then(ir::transpose{.input = operators.last(), .perm = to_channels_first(rank)});
        return operators;
    }
};

} // namespace oplift::rule

#endif
