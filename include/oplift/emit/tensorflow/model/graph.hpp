#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_GRAPH_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_GRAPH_HPP

#include <oplift/schema/tensorflow.pb.h>
#include <oplift/weights/data_type.hpp>
#include <oplift/weights/weight.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace oplift::emit::tensorflow {

/// A node of a TensorFlow graph that is about to be written.
struct node {
    oplift::tensorflow::NodeDef definition; ///< operands spelled as TensorFlow does: "name", "name:1", "^name"

    /// What the node holds: the value of a constant, whose definition has no attribute "value", or a parameter of the
    /// model. Its bytes are read when they are written.
    std::optional<weight> value{};

    /// A parameter, whose definition has a name alone. The form of the model decides what becomes of it: a constant or
    /// a variable. Operands name the parameter itself.
    bool is_parameter = false;

    /// Whether training changes the parameter; the moving statistics of a batch normalisation are none of these.
    bool trainable = true;
};

/// An input or output of a model, as a signature describes it.
struct interface_tensor {
    std::string name;   ///< the key in the signature
    std::string tensor; ///< such as "input:0"
    data_type type = data_type::float32;
    std::optional<std::vector<std::int64_t>> shape; ///< -1 for an unknown extent
};

/// A TensorFlow graph that is about to be written: nodes, each behind its operands, whose names differ.
struct graph {
    std::vector<node> nodes;
    std::vector<interface_tensor> inputs;
    std::vector<interface_tensor> outputs;
};

} // namespace oplift::emit::tensorflow

#endif
