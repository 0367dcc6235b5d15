#ifndef OPLIFT_EXAMPLES_LIFTING_RULE_PARTS_HPP
#define OPLIFT_EXAMPLES_LIFTING_RULE_PARTS_HPP

#include <oplift/ir/built_operators.hpp>
#include <oplift/rule.hpp>

#include <span>

namespace oplift::compiled {

// The library's rules in the order of default_rules; each function is compiled in a file of its own.

/// Sources, convolutions, dense layers, pooling and normalization.
std::span<const rule_entry<ir::built_operators>> rules_of_layers();

/// Activations, regularization, element-wise operators and reductions.
std::span<const rule_entry<ir::built_operators>> rules_of_elements();

/// What arranges elements anew.
std::span<const rule_entry<ir::built_operators>> rules_of_arrangement();

} // namespace oplift::compiled

#endif
