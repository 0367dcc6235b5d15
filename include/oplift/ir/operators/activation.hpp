#ifndef OPLIFT_IR_OPERATORS_ACTIVATION_HPP
#define OPLIFT_IR_OPERATORS_ACTIVATION_HPP

#include <oplift/ir/members.hpp>
#include <oplift/ir/operand.hpp>
#include <oplift/ir/operators/elementwise.hpp>
#include <oplift/weights/weight.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace oplift::ir {

using relu     = unary_operator<"Relu">;
using relu6    = unary_operator<"Relu6">; ///< min(max(input, 0), 6)
using sigmoid  = unary_operator<"Sigmoid">;
using tanh     = unary_operator<"Tanh">;
using selu     = unary_operator<"Selu">;
using softplus = unary_operator<"Softplus">; ///< log(1 + exp(input))
using softsign = unary_operator<"Softsign">; ///< input / (1 + abs(input))
using swish    = unary_operator<"Swish">;    ///< input * sigmoid(input)
using crelu    = unary_operator<"CRelu">;    ///< relu of the input and of its negative, joined along the channels

/// input where it is positive, alpha * (exp(input) - 1) elsewhere.
struct elu {
    static constexpr std::string_view operator_name = "Elu";

    operand input{};
    std::optional<double> alpha{}; ///< not written: 1

    static constexpr ir::members<&elu::input, &elu::alpha> members{{"input", "alpha"}};
};

/// input where it is positive, alpha * input elsewhere.
struct leaky_relu {
    static constexpr std::string_view operator_name = "LeakyRelu";

    operand input{};
    double alpha{};

    static constexpr ir::members<&leaky_relu::input, &leaky_relu::alpha> members{{"input", "alpha"}};
};

/// input where it is positive, gamma * input elsewhere, with one gamma for each channel.
struct p_relu {
    static constexpr std::string_view operator_name = "PRelu";

    operand input{};
    weight gamma{};

    static constexpr ir::members<&p_relu::input, &p_relu::gamma> members{{"input", "gamma"}};
};

/// exp(input), divided by its sum along one axis.
struct softmax {
    static constexpr std::string_view operator_name = "Softmax";

    operand input{};
    std::optional<std::int64_t> dim{}; ///< not written: the last axis

    static constexpr ir::members<&softmax::input, &softmax::dim> members{{"input", "dim"}};
};

/// The logarithm of softmax.
struct log_softmax {
    static constexpr std::string_view operator_name = "LogSoftmax";

    operand input{};
    std::optional<std::int64_t> dim{}; ///< not written: the last axis

    static constexpr ir::members<&log_softmax::input, &log_softmax::dim> members{{"input", "dim"}};
};

} // namespace oplift::ir

#endif
