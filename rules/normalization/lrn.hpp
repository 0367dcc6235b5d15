#ifndef OPLIFT_RULES_NORMALIZATION_LRN_HPP
#define OPLIFT_RULES_NORMALIZATION_LRN_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/ir/operators/normalization.hpp>
#include <oplift/rule.hpp>
#include <oplift/rules/support/element_types.hpp>

#include <cstdint>
#include <string_view>

namespace oplift::rule {

/// tf.nn.local_response_normalization. The IR's alpha is that of a mean over the window, TensorFlow's that of a sum.
struct local_response_normalization {
    static constexpr std::string_view name = "local_response_normalization";

    static constexpr auto input   = tensor<"input">;
    static constexpr auto pattern = lrn(input);

    static constexpr std::int64_t largest_radius = 1 << 20;

    static std::int64_t radius(const match_view& found)
    {
        return found.attribute(found.root(), "depth_radius", std::int64_t{5});
    }

    static constexpr auto conditions = condition<floating_elements::sentence>([](const auto& found) {
                                           return floating_elements::include(found.type(found[input]));
                                       }) &
                                       condition<"depth_radius is between 0 and 1048576">([](const auto& found) {
                                           return radius(found) >= 0 && radius(found) <= largest_radius;
                                       });

    static auto build(const auto& found)
    {
        auto number = [&](std::string_view attribute, float otherwise) {
            return static_cast<double>(found.attribute(found.root(), attribute, otherwise));
        };
        const std::int64_t size = 2 * radius(found) + 1;
        return ir::local_response_normalization{
            .input = found[input],
            .size  = size,
            .alpha = number("alpha", 1.0f) * static_cast<double>(size),
            .beta  = number("beta", 0.5f),
            .bias  = number("bias", 1.0f),
        };
    }
};

} // namespace oplift::rule

#endif
