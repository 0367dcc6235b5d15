#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_META_GRAPH_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_META_GRAPH_HPP

#include <oplift/emit/tensorflow/model/definition.hpp>
#include <oplift/emit/tensorflow/model/graph.hpp>
#include <oplift/emit/tensorflow/model/graph_bytes.hpp>
#include <oplift/emit/tensorflow/model/message_bytes.hpp>
#include <oplift/emit/tensorflow/model/saver.hpp>
#include <oplift/emit/tensorflow/model/unused_names.hpp>
#include <oplift/emit/tensorflow/model/variables.hpp>
#include <oplift/schema/tensorflow.pb.h>
#include <oplift/weights/write_elements.hpp>

#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::model {

namespace detail {

inline oplift::tensorflow::TensorInfo tensor_info(const interface_tensor& tensor)
{
    oplift::tensorflow::TensorInfo info;
    info.set_name(tensor.tensor);
    info.set_dtype(type_number(tensor.type));
    if (tensor.shape)
        *info.mutable_tensor_shape() = shape_message(*tensor.shape);
    else
        info.mutable_tensor_shape()->set_unknown_rank(true);
    return info;
}

inline oplift::tensorflow::SignatureDef signature(const graph_of_variables& source)
{
    oplift::tensorflow::SignatureDef message;
    for (const interface_tensor& input : source.inputs)
        (*message.mutable_inputs())[input.name] = tensor_info(input);
    for (const interface_tensor& output : source.outputs)
        (*message.mutable_outputs())[output.name] = tensor_info(output);
    message.set_method_name("tensorflow/serving/predict");
    return message;
}

/// What Variable.from_proto makes a tf.Variable of.
inline std::string variable_definition(const variable& v)
{
    oplift::tensorflow::VariableDef message;
    message.set_variable_name(v.name + ":0");
    message.set_initial_value_name(v.initial_value + ":0");
    message.set_initializer_name(v.assign);
    message.set_snapshot_name(v.read + ":0");
    message.set_trainable(v.trainable);
    return serialised(message);
}

} // namespace detail

/// The bytes of a MetaGraphDef: the graph with variables, and with what saves and restores them, the collections
/// "variables" and "trainable_variables", and the signature "serving_default".
class meta_graph_bytes {
public:
    /// Throws refusal for values that cannot be written.
    meta_graph_bytes(graph_of_variables source, const std::vector<std::string>& tags)
        : nodes_{with_saver(source)}, graph_{nodes_}
    {
        oplift::tensorflow::MetaGraphDef before;
        // The version that is stated goes with `graph_version`. No list of operators: it is for graphs with operators
        // that are newer than the reader.
        before.mutable_meta_info_def()->set_tensorflow_version("1.4.0");
        for (const std::string& tag : tags)
            before.mutable_meta_info_def()->add_tags(tag);
        before_ = serialised(before) + announced(oplift::tensorflow::MetaGraphDef::kGraphDefFieldNumber, graph_.size());

        oplift::tensorflow::MetaGraphDef after;
        if (!source.variables.empty())
            *after.mutable_saver_def() = saver_;
        auto& collections = *after.mutable_collection_def();
        for (const variable& v : source.variables) {
            const std::string bytes = detail::variable_definition(v);
            collections["variables"].mutable_bytes_list()->add_value(bytes);
            if (v.trainable)
                collections["trainable_variables"].mutable_bytes_list()->add_value(bytes);
        }
        (*after.mutable_signature_def())["serving_default"] = detail::signature(source);
        after_                                              = serialised(after);
    }

    meta_graph_bytes(const meta_graph_bytes&)            = delete;
    meta_graph_bytes& operator=(const meta_graph_bytes&) = delete;

    /// How many bytes there are, which may be more than protobuf can handle.
    std::uint64_t size() const { return before_.size() + graph_.size() + after_.size(); }

    template <byte_sink Sink>
    void write(Sink& sink) const
    {
        put(sink, before_);
        graph_.write(sink);
        put(sink, after_);
    }

private:
    /// A graph without variables has nothing to save: TensorFlow then expects no saver.
    std::vector<node> with_saver(graph_of_variables& source)
    {
        std::vector<node> nodes = std::move(source.nodes);
        if (source.variables.empty())
            return nodes;
        saver made = make_saver(source.variables, unused_names{nodes});
        saver_     = std::move(made.message);
        nodes.insert(nodes.end(), std::move_iterator{made.nodes.begin()}, std::move_iterator{made.nodes.end()});
        return nodes;
    }

    oplift::tensorflow::SaverDef saver_;
    std::vector<node> nodes_;
    graph_bytes graph_;
    std::string before_;
    std::string after_;
};

} // namespace oplift::emit::tensorflow::model

#endif
