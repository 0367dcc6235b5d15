#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_GRAPH_BYTES_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_GRAPH_BYTES_HPP

#include <oplift/emit/tensorflow/model/definition.hpp>
#include <oplift/emit/tensorflow/model/graph.hpp>
#include <oplift/emit/tensorflow/model/message_bytes.hpp>
#include <oplift/emit/tensorflow/model/value_size.hpp>
#include <oplift/schema/tensorflow.pb.h>
#include <oplift/weights/weight.hpp>
#include <oplift/weights/write_elements.hpp>

#include <cstdint>
#include <span>
#include <string>

namespace oplift::emit::tensorflow::model {

/// The version of TensorFlow's graphs that is stated: that of TensorFlow 1.4, which all later ones read.
inline constexpr int graph_version = 24;

/// The bytes of a GraphDef with these nodes, none of which may be a parameter any more. A node's value becomes its
/// attribute "value", behind the others; it is read when it is written.
class graph_bytes {
public:
    /// Refers to the nodes. Throws refusal for values that cannot be written.
    explicit graph_bytes(std::span<const node> nodes) : nodes_{nodes}
    {
        require_values(nodes);
        oplift::tensorflow::GraphDef rest;
        rest.mutable_versions()->set_producer(graph_version);
        rest_ = serialised(rest);
        size_ = rest_.size();
        for (const node& n : nodes_) {
            const std::uint64_t size = node_size(n);
            size_ += announced(oplift::tensorflow::GraphDef::kNodeFieldNumber, size).size() + size;
        }
    }

    /// How many bytes there are, which may be more than protobuf can handle.
    std::uint64_t size() const { return size_; }

    /// Throws what reading a value throws.
    template <byte_sink Sink>
    void write(Sink& sink) const
    {
        for (const node& n : nodes_) {
            put(sink, announced(oplift::tensorflow::GraphDef::kNodeFieldNumber, node_size(n)));
            put(sink, serialised(n.definition));
            if (n.value) {
                put(sink, before_value(*n.value));
                write_elements(*n.value, sink);
            }
        }
        put(sink, rest_);
    }

private:
    static std::uint64_t node_size(const node& n)
    {
        const std::uint64_t size = n.definition.ByteSizeLong();
        return n.value ? size + before_value(*n.value).size() + *value_size(*n.value) : size;
    }

    /// What stands before the elements in a NodeDef: the heads of an entry of the map of attributes, of the
    /// attribute, and of the tensor, whose last field the elements are.
    static std::string before_value(const weight& value)
    {
        using oplift::tensorflow::AttrValue;
        using oplift::tensorflow::TensorProto;
        constexpr int map_key = 1, map_value = 2;
        const std::uint64_t size = *value_size(value);
        TensorProto tensor;
        tensor.set_dtype(type_number(value.type));
        *tensor.mutable_tensor_shape() = shape_message(value.shape());
        std::string head               = serialised(tensor);
        if (size > 0)
            head += announced(TensorProto::kTensorContentFieldNumber, size);
        head.insert(0, announced(AttrValue::kTensorFieldNumber, head.size() + size));
        head.insert(0, announced(map_value, head.size() + size));
        const std::string key = "value";
        head.insert(0, announced(map_key, key.size()) + key);
        return announced(oplift::tensorflow::NodeDef::kAttrFieldNumber, head.size() + size) + head;
    }

    std::span<const node> nodes_;
    std::string rest_;
    std::uint64_t size_ = 0;
};

} // namespace oplift::emit::tensorflow::model

#endif
