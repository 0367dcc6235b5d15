#ifndef OPLIFT_LOAD_LOADED_MODEL_HPP
#define OPLIFT_LOAD_LOADED_MODEL_HPP

#include <oplift/graph/attribute.hpp>
#include <oplift/graph/graph.hpp>
#include <oplift/load/graph_kind.hpp>
#include <oplift/weights/data_type.hpp>
#include <oplift/weights/variable_source.hpp>

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// What was read, without the headers that read it: protobuf's are not among these.
namespace oplift {

/// Where a model is.
struct model_paths {
    std::filesystem::path graph;                  ///< see read_graph_file for what it may be
    std::optional<std::filesystem::path> weights; ///< see checkpoint_prefix for what it may be
};

/// An input or output of a signature.
struct signature_tensor {
    std::string tensor; ///< as TensorFlow spells it, such as "logits:0"; empty for a sparse or composite tensor
    data_type type = data_type::invalid;
    stated_shape shape;
};

/// What a model's author states of its inputs and outputs, by the names that its users give them.
struct signature {
    std::map<std::string, signature_tensor> inputs;
    std::map<std::string, signature_tensor> outputs;
    std::string method;
};

/// A graph, and what its file says about it.
struct graph_file {
    std::string path; ///< the file itself, also where a folder was named
    graph_kind kind = graph_kind::graph_def;
    bool text       = false;
    dataflow_graph graph;
    std::string tensorflow_version; ///< empty where the file does not say
    std::vector<std::string> tags;  ///< of the meta graph that was read
    std::map<std::string, signature> signatures;
    std::vector<std::string> functions; ///< names of the functions in the graph's library, sorted
};

/// A graph and, where there is a checkpoint, the values of its variables.
struct loaded_model {
    graph_file file;
    std::shared_ptr<const variable_source> variables; ///< null without a checkpoint
    std::optional<std::string> checkpoint_file;       ///< the checkpoint's path without ".index"
    std::size_t stored_variables = 0;                 ///< the number of tensors in the checkpoint
};

} // namespace oplift

#endif
