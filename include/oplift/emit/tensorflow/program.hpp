#ifndef OPLIFT_EMIT_TENSORFLOW_PROGRAM_HPP
#define OPLIFT_EMIT_TENSORFLOW_PROGRAM_HPP

#include <oplift/emit/tensorflow/function.hpp>
#include <oplift/one_of.hpp>
#include <oplift/weights/data_type.hpp>
#include <oplift/weights/weight.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow {

/// A tensor that an earlier call returns.
struct result {
    std::size_t call     = 0; ///< its index in the program
    std::uint32_t output = 0; ///< which of the tensors, where the call returns several

    friend auto operator<=>(const result&, const result&) = default;
};

/// A parameter of the model that a call uses.
struct parameter_use {
    std::size_t parameter = 0; ///< its index in the program

    friend auto operator<=>(const parameter_use&, const parameter_use&) = default;
};

using integers = std::vector<std::int64_t>;

/// An argument of a call. Without a value it is Python's None: an operand that is left out.
using argument = one_of<bool, std::int64_t, double, std::string, data_type, integers, std::vector<double>,
                        std::vector<integers>, std::optional<integers>, result, std::vector<result>, parameter_use>;

/// A call of a function.
struct call {
    const tensorflow::function* function = nullptr;
    std::vector<argument> arguments;             ///< one for each parameter of the function
    std::string name;                            ///< of the operator that it makes in the graph
    std::size_t output_count = 1;                ///< more than one: Python returns a list
    std::vector<std::optional<integers>> shapes; ///< of its results; -1 for an unknown extent
    data_type type = data_type::float32;         ///< of the elements of its results
    /// Notes of our own, which a graph keeps in attributes that TensorFlow ignores.
    std::vector<std::pair<std::string, std::string>> notes;
    std::string origin; ///< the name of the IR's operator that it belongs to
};

/// A parameter of the model: a weight of an operator of the IR.
struct model_parameter {
    std::string node;     ///< the key in the weight file
    std::string key;      ///< the name of the weight: "weights", "bias", ...
    std::string variable; ///< the name of the variable that holds it in TensorFlow
    weight value;
    bool trainable   = true;
    bool is_constant = false; ///< not a variable in any form of the model
};

/// An input or output of the model.
struct program_interface {
    std::string name;
    result value;
};

/// A model as a sequence of calls, each behind those whose results it uses.
struct program {
    std::vector<model_parameter> parameters;
    std::vector<call> calls;
    std::vector<program_interface> inputs; ///< calls of tf.placeholder
    std::vector<program_interface> outputs;
};

} // namespace oplift::emit::tensorflow

#endif
