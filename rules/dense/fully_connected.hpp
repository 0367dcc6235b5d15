#ifndef OPLIFT_RULES_DENSE_FULLY_CONNECTED_HPP
#define OPLIFT_RULES_DENSE_FULLY_CONNECTED_HPP

#include <oplift/ir/built_operators.hpp>
#include <oplift/ir/operators/arrangement.hpp>
#include <oplift/ir/operators/convolution.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/channel_bias.hpp>

#include <cstdint>
#include <string_view>

namespace oplift::rule {

/// A dense layer: the product of a matrix and weights that are a parameter, and perhaps a bias. The weights are written
/// as [inputs, units], however the product takes them.
struct fully_connected {
    static constexpr std::string_view name = "fully_connected";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto weights          = weight<"weights">;
    static constexpr auto product          = named<"product">(matmul(x, weights));
    static constexpr auto pattern          = with_bias(product);
    static constexpr auto named_after      = product;

    static bool transposes_weights(const auto& found)
    {
        return found.template attribute<bool>(found[product], "transpose_b", false);
    }
    static std::int64_t units(const auto& found) { return found[weights].extent(transposes_weights(found) ? 0 : 1); }

    static constexpr auto conditions =
        condition<"the elements are floating-point numbers">(
            [](const auto& found) { return is_floating(found[weights].type); }) &
        condition<"the weights have two axes">([](const auto& found) { return found[weights].rank() == 2; }) &
        condition<"the bias, if any, has one number for each unit">(
            [](const auto& found) { return bias_is_one_a_channel(found, units(found), false, 2); });

    static auto build(const auto& found)
    {
        ir::fully_connected op{.input = found[x],
                               .weights =
                                   transposes_weights(found) ? transposed(found[weights], {1, 0}) : found[weights],
                               .units = units(found)};
        if (const auto bias = channel_bias(found, units(found)))
            op.bias.emplace(*bias);
        ir::built_operators operators;
        if (found.template attribute<bool>(found[product], "transpose_a", false)) {
            operators.then(ir::transpose{.input = op.input, .perm = {{1, 0}}});
            op.input = operators.last();
        }
        operators.main(op);
        return operators;
    }
};

} // namespace oplift::rule

#endif
