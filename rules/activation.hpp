#ifndef OPLIFT_RULES_ACTIVATION_HPP
#define OPLIFT_RULES_ACTIVATION_HPP

#include <oplift/ir/operators/activation.hpp>
#include <oplift/rule_table.hpp>
#include <oplift/rules/activation/leaky_relu.hpp>
#include <oplift/rules/activation/parametric_relu.hpp>
#include <oplift/rules/activation/softmax.hpp>
#include <oplift/rules/activation/swish.hpp>
#include <oplift/rules/support/unary_rule.hpp>

namespace oplift::rule {

/// Activations. Where one constant alpha could be a leaky or a parametric rectifier, it is the leaky one.
inline constexpr auto activation_rules =
    rules<unary_rule<"relu", ir::relu, real_elements, "Relu">, unary_rule<"relu6", ir::relu6, real_elements, "Relu6">,
          unary_rule<"sigmoid", ir::sigmoid, floating_elements, "Sigmoid">,
          unary_rule<"tanh", ir::tanh, floating_elements, "Tanh">,
          unary_rule<"softplus", ir::softplus, floating_elements, "Softplus">,
          unary_rule<"softsign", ir::softsign, floating_elements, "Softsign">,
          unary_rule<"elu", ir::elu, floating_elements, "Elu">, unary_rule<"selu", ir::selu, floating_elements, "Selu">,
          unary_rule<"softmax", ir::softmax, floating_elements, "Softmax">,
          unary_rule<"log_softmax", ir::log_softmax, floating_elements, "LogSoftmax">,
          softmax_of_rows<"softmax_of_rows", ir::softmax, "Softmax">,
          softmax_of_rows<"log_softmax_of_rows", ir::log_softmax, "LogSoftmax">, softmax_of_exponentials,
          leaky_rectifier, leaky_relu_of_maximum, leaky_relu_of_abs, leaky_relu_of_parts, parametric_relu, swish>;

} // namespace oplift::rule

#endif
