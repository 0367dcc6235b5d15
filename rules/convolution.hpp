#ifndef OPLIFT_RULES_CONVOLUTION_HPP
#define OPLIFT_RULES_CONVOLUTION_HPP

#include <oplift/rule_table.hpp>
#include <oplift/rules/convolution/atrous_convolution.hpp>
#include <oplift/rules/convolution/convolution.hpp>
#include <oplift/rules/convolution/depthwise_convolution.hpp>
#include <oplift/rules/convolution/grouped_convolution.hpp>
#include <oplift/rules/convolution/transposed_convolution.hpp>

namespace oplift::rule {

/// Convolutions of all kinds.
inline constexpr auto convolution_rules =
    rules<convolution, depthwise_convolution, transposed_convolution, atrous_convolution, atrous_depthwise_convolution,
          atrous_convolution_1d, grouped_convolution>;

} // namespace oplift::rule

#endif
