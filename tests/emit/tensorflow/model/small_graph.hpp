#ifndef OPLIFT_TESTS_EMIT_TENSORFLOW_MODEL_SMALL_GRAPH_HPP
#define OPLIFT_TESTS_EMIT_TENSORFLOW_MODEL_SMALL_GRAPH_HPP

#include <oplift/emit/tensorflow/model/definition.hpp>
#include <oplift/emit/tensorflow/model/graph.hpp>
#include <oplift/weights/data_type.hpp>
#include <oplift/weights/tensor.hpp>
#include <oplift/weights/weight.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <support/weights.hpp>
#include <utility>
#include <vector>

namespace oplift::test {

/// A weight of any size, whose elements are all the same and take no memory.
inline weight uniform_floats(std::vector<std::int64_t> shape, float element)
{
    tensor value  = tensor::of(data_type::float32, {1}, std::vector<float>{element});
    value.uniform = true;
    value.shape   = std::move(shape);
    return weight_of(std::move(value));
}

inline emit::tensorflow::node parameter(std::string name, weight value, bool trainable = true)
{
    emit::tensorflow::node n;
    n.definition.set_name(std::move(name));
    n.value        = std::move(value);
    n.is_parameter = true;
    n.trainable    = trainable;
    return n;
}

inline emit::tensorflow::node operation(const std::string& name, const std::string& type,
                                        const std::vector<std::string>& operands)
{
    emit::tensorflow::model::definition made{name, type};
    for (const std::string& operand : operands)
        made.operand(operand);
    return {made.type("T", data_type::float32)};
}

/// y = x * w * scale + b, where w and b are parameters, of which only the first is trained, and scale is a constant.
inline emit::tensorflow::graph small_graph()
{
    emit::tensorflow::graph made;
    made.nodes.push_back({emit::tensorflow::model::definition{"x", "Placeholder"}
                              .type("dtype", data_type::float32)
                              .shape("shape", {-1, 3})});
    made.nodes.push_back(parameter("w", floats({3}, {1, 2, 3})));
    made.nodes.push_back({emit::tensorflow::model::definition{"scale", "Const"}, floats({1}, {0.5})});
    made.nodes.push_back(operation("scaled", "Mul", {"w", "scale"}));
    made.nodes.push_back(operation("product", "Mul", {"x", "scaled"}));
    made.nodes.push_back(parameter("layer/b", floats({3}, {10, 20, 30}), false));
    made.nodes.push_back(operation("y", "Add", {"product", "layer/b:0", "^w"}));
    made.inputs  = {{"image", "x:0", data_type::float32, std::vector<std::int64_t>{-1, 3}}};
    made.outputs = {{"result", "y:0", data_type::float32, {}}};
    return made;
}

/// The bytes that `write(sink)` writes.
template <typename Write>
std::string written(Write write)
{
    std::string bytes;
    auto sink = [&](std::span<const std::byte> part) {
        bytes.append(reinterpret_cast<const char*>(part.data()), part.size());
    };
    write(sink);
    return bytes;
}

} // namespace oplift::test

#endif
