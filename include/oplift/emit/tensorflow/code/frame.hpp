#ifndef OPLIFT_EMIT_TENSORFLOW_CODE_FRAME_HPP
#define OPLIFT_EMIT_TENSORFLOW_CODE_FRAME_HPP

#include <oplift/emit/tensorflow/code/expression.hpp>
#include <oplift/emit/tensorflow/code/literal.hpp>
#include <oplift/emit/tensorflow/program.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace oplift::emit::tensorflow {

struct code_options {
    bool train = false;   ///< dropout works, and batch normalisation uses the batch and updates its averages
    std::string source{}; ///< where the model comes from, for the reader of the file
};

namespace code {

/// The paragraph in lines that are short enough, as far as its words are.
inline std::string paragraph(std::string_view text, std::size_t indent, std::size_t further_indent)
{
    std::string out(indent, ' ');
    std::size_t length = indent;
    bool starts_line   = true;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = std::min(text.find(' ', i), text.size());
        if (!starts_line && length + 1 + end - i > line_length) {
            out += "\n" + std::string(further_indent, ' ');
            length = further_indent;
        } else if (!starts_line) {
            out += ' ';
            ++length;
        }
        out += text.substr(i, end - i);
        length += end - i;
        starts_line = false;
        i           = end + 1;
    }
    return out + "\n";
}

/// "(batch, 224, 224, 3)": an unknown first extent is the batch, others are question marks.
inline std::string shape_text(const std::optional<integers>& shape)
{
    if (!shape)
        return "of any shape";
    std::string text = "(";
    for (std::size_t axis = 0; axis < shape->size(); ++axis) {
        text += axis == 0 ? "" : ", ";
        text += (*shape)[axis] >= 0 ? std::to_string((*shape)[axis]) : axis == 0 ? "batch" : "?";
    }
    return text + (shape->size() == 1 ? ",)" : ")");
}

/// What the numbers of a result are, as far as its function tells.
inline std::string unit_text(const call& made_by, bool is_input)
{
    const std::string_view function = made_by.function->name;
    if (is_input)
        return made_by.shapes.empty() || !made_by.shapes.front() || made_by.shapes.front()->size() != 4 ||
                       !is_floating(made_by.type)
                   ? "scaled as in training"
                   : "height, width, channels, scaled as in training";
    if (function == "tf.nn.softmax")
        return "probabilities, whose sum over the last axis is 1";
    if (function == "tf.nn.log_softmax")
        return "logarithms of probabilities";
    if (function == "tf.sigmoid" || function == "tf.nn.sigmoid")
        return "between 0 and 1";
    if (function == "tf.tanh" || function == "tf.nn.tanh")
        return "between -1 and 1";
    if (function == "tf.argmax" || function == "tf.argmin")
        return "indices";
    return "without a unit, as the last layer computes it";
}

/// A line for each input or output.
inline std::string interface_text(const program& model, const std::vector<program_interface>& ends, bool are_inputs,
                                  std::size_t indent)
{
    std::string text;
    for (const program_interface& end : ends) {
        const call& made_by = model.calls.at(end.value.call);
        const auto shape = end.value.output < made_by.shapes.size() ? made_by.shapes[end.value.output] : std::nullopt;
        text += paragraph(docstring_text(end.name) + ": " + std::string{name_of(made_by.type)} + " " +
                              shape_text(shape) + ", " + unit_text(made_by, are_inputs),
                          indent, indent + 4);
    }
    return text;
}

/// The docstring, and what a reader has to know first.
inline std::string file_head(const program& model, const code_options& options)
{
    std::string text = "\"\"\"A model in TensorFlow, written by oplift.\n\n";
    if (!options.source.empty())
        text += paragraph("It comes from " + docstring_text(options.source) + ".", 0, 0) + "\n";
    if (!model.inputs.empty())
        text += "Inputs:\n" + interface_text(model, model.inputs, true, 4) + "\n";
    if (!model.outputs.empty())
        text += "Outputs:\n" + interface_text(model, model.outputs, false, 4) + "\n";
    text += R"(It runs on TensorFlow 1.4 and later, and on TensorFlow 2. The weights are in the .npy file that was
written together with the model; images and the like have their channels last.
)";
    if (options.train)
        text += R"(
This is the form for training: dropout drops, and batch normalization uses the statistics of the
batch. Run the operators of tf.GraphKeys.UPDATE_OPS in each step, for the moving averages.
)";
    text += R"("""

import argparse

import numpy as np

try:
    import tensorflow.compat.v1 as tf
    tf.disable_v2_behavior()
except ImportError:
    import tensorflow as tf

)";
    return text + "is_train = " + literal(options.train) + "\n_weights = {}\n";
}

/// How weights get from the file into variables and constants.
inline std::string weight_functions(const program& model)
{
    std::string text = R"(

def load_weights(weight_file):
    """The weights in a file of the IR: for each node a dictionary of arrays."""
    if weight_file is None:
        return {}
    try:
        return np.load(weight_file, allow_pickle=True).item()
    except UnicodeError:  # written by Python 2
        loaded = np.load(weight_file, allow_pickle=True, encoding='bytes').item()
    decoded = {}
    for node, values in loaded.items():
        decoded[_text(node)] = {_text(key): value for key, value in values.items()}
    return decoded


def _text(name):
    return name.decode('utf-8') if isinstance(name, bytes) else name
)";
    if (model.parameters.empty())
        return text;
    text += R"(

def weight_value(shape, node, key, dtype=tf.float32):
    """A weight of a node in the current scope, or of '/' and a node's full name."""
    if not _weights:
        raise ValueError('the model has weights that are no variables: it needs its weight file')
    scope = tf.get_default_graph().unique_name('x', mark_as_used=False).rpartition('/')[0]
    if node.startswith('/'):
        node = node[1:]
    elif scope:
        node = scope + '/' + node
    return np.asarray(_weights[node][key], dtype.as_numpy_dtype).reshape(shape)


def variable(name, shape, node, key, dtype=tf.float32, trainable=True):
    """A variable that begins with a weight; without a weight file, as one begins to train."""
    if _weights:
        initializer = tf.constant_initializer(weight_value(shape, node, key, dtype))
    elif len(shape) > 1 and dtype.is_floating:
        initializer = tf.glorot_uniform_initializer()
    elif key in ('var', 'scale'):
        initializer = tf.ones_initializer()
    else:
        initializer = tf.zeros_initializer()
    return tf.get_variable(name, shape, dtype, initializer, trainable=trainable)
)";
    return text;
}

inline std::string model_head(const program& model)
{
    std::string text = R"(

def KitModel(weight_file=None):
    """Builds the model in the default graph; returns its inputs, then its outputs."""
)";
    if (!model.parameters.empty())
        text += "    global _weights\n    _weights = load_weights(weight_file)\n";
    return text + "\n";
}

/// What makes the file a program.
inline std::string file_end(std::size_t input_count)
{
    return fmt::format(R"(

def main():
    parser = argparse.ArgumentParser(description='Prints the five largest outputs.')
    parser.add_argument('weight_file', help='the weights, an .npy file')
    parser.add_argument('inputs', nargs={0}, help='one .npy file for each input')
    arguments = parser.parse_args()

    tensors = KitModel(arguments.weight_file)
    inputs, outputs = tensors[:{1}], tensors[{1}:]
    feeds = {{}}
    for tensor, path in zip(inputs, arguments.inputs):
        value = np.load(path)
        if tensor.shape.ndims == value.ndim + 1:
            value = value[np.newaxis]  # a batch of one
        feeds[tensor] = value
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        results = session.run(list(outputs), feeds)
    for tensor, result in zip(outputs, results):
        print(tensor.name)
        values = np.ravel(result[0] if np.ndim(result) > 1 else result)
        for index in np.argsort(values)[::-1][:5]:
            print('%8d  %.6f' % (index, values[index]))


if __name__ == '__main__':
    main()
)",
                       input_count == 0 ? std::string{"'*'"} : std::to_string(input_count), input_count);
}

} // namespace code
} // namespace oplift::emit::tensorflow

#endif
