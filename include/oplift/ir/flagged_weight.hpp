#ifndef OPLIFT_IR_FLAGGED_WEIGHT_HPP
#define OPLIFT_IR_FLAGGED_WEIGHT_HPP

#include <oplift/fixed_string.hpp>
#include <oplift/weights/weight.hpp>

#include <optional>
#include <string_view>

namespace oplift::ir {

/// An optional weight whose presence the IR also states by a boolean attribute: `use_bias` for a convolution's bias.
template <fixed_string Attribute>
struct flagged_weight : std::optional<weight> {
    static constexpr std::string_view attribute_name = Attribute.view();

    using std::optional<weight>::optional;
};

} // namespace oplift::ir

#endif
