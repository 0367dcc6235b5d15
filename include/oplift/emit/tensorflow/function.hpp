#ifndef OPLIFT_EMIT_TENSORFLOW_FUNCTION_HPP
#define OPLIFT_EMIT_TENSORFLOW_FUNCTION_HPP

#include <oplift/weights/data_type.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace oplift::emit::tensorflow {

struct call;
class graph_writer;

/// What a parameter of a function becomes in a graph.
enum class parameter_kind : std::uint8_t {
    operand,   ///< a tensor
    operands,  ///< any number of tensors
    constant,  ///< integers that become an operand, which is a constant
    attribute, ///< an attribute of the operator
};

/// A parameter of a function of TensorFlow's Python interface.
struct parameter {
    std::string_view name; ///< in tf.compat.v1 and in TensorFlow 1.4
    parameter_kind kind = parameter_kind::operand;

    /// The operator's attribute: the value of an attribute, or the element type of an operand; empty where the
    /// operator has none.
    std::string_view attribute = {};

    std::uint8_t operand   = 0;  ///< which operand of the operator it becomes
    std::string_view count = {}; ///< the attribute with the number of `operands`

    /// Written with its name in code. Only where every version since 1.4 has the same name for it.
    bool keyword = false;
};

/// A function of TensorFlow's Python interface, or a helper that the generated file defines, and what it means in a
/// graph: mostly one operator, whose operands and attributes are the function's parameters.
struct function {
    static constexpr std::size_t most_parameters = 8;

    std::string_view name;               ///< such as "tf.nn.relu", or the helper's name
    std::string_view operator_name = {}; ///< such as "Relu"; empty where `lower` makes several operators
    std::array<parameter, most_parameters> parameters{};
    std::size_t parameter_count = 0;

    /// Adds the operators to a graph, where one operator is not enough.
    void (*lower)(graph_writer&, const call&) = nullptr;

    /// Not one of TensorFlow's own: a helper that the generated file defines, see code/helpers.hpp.
    bool is_helper = false;
};
};

} // namespace oplift::emit::tensorflow

#endif
