#include <oplift/weights/tensor.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <meaning/array.hpp>
#include <meaning/near_misses.hpp>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::test::meaning {

namespace {

using names    = std::vector<std::string>;
using integers = std::vector<std::int64_t>;

/// Operators that take the same operands.
const std::vector<names>& kinds()
{
    static const std::vector<names> all{
        {"Add", "AddV2", "Sub", "Mul", "RealDiv", "Maximum", "Minimum", "SquaredDifference", "Pow"},
        {"Add", "BiasAdd", "BiasAddV1", "Sub", "AddV2", "Mul"},
        {"Relu", "Relu6", "Abs", "Neg", "Square", "Sqrt", "Rsqrt", "Exp", "Reciprocal", "Sigmoid", "Tanh", "Floor",
         "Ceil", "Round", "Sign", "Softplus", "Elu", "Identity", "Log"},
        {"Greater", "GreaterEqual", "Less", "LessEqual", "Equal", "NotEqual"},
        {"LogicalAnd", "LogicalOr"},
        {"Sum", "Mean", "Max", "Min", "Prod"},
        {"All", "Any"},
        {"MaxPool", "AvgPool"},
        {"MaxPool3D", "AvgPool3D"},
        {"Softmax", "LogSoftmax", "Identity"},
        {"ResizeBilinear", "ResizeNearestNeighbor"},
        {"SpaceToDepth", "DepthToSpace"},
        {"SpaceToBatchND", "BatchToSpaceND"},
        {"FusedBatchNorm", "FusedBatchNormV2", "FusedBatchNormV3"},
        {"Conv2D", "DepthwiseConv2dNative"},
        {"Select", "SelectV2"},
        {"ZerosLike", "OnesLike", "Identity"},
        {"FloorDiv", "FloorMod", "Mul"},
        {"Pad", "MirrorPad"},
        {"Tile", "Transpose", "Reshape"},
    };
    return all;
}

struct attribute_choice {
    std::string_view operator_name;
    std::string attribute;
    std::vector<attribute_value> values;
};

/// Attributes that nodes may have, and what they may be.
const std::vector<attribute_choice>& attributes()
{
    const auto numbers = [](std::initializer_list<std::int64_t> all) {
        std::vector<attribute_value> values;
        for (const std::int64_t number : all)
            values.emplace_back(number);
        return values;
    };
    const std::vector<attribute_value> flags{true, false};
    const std::vector<attribute_value> formats{std::string{"NHWC"}, std::string{"NCHW"}};
    const std::vector<attribute_value> formats_of_volumes{std::string{"NDHWC"}, std::string{"NCDHW"}};
    const std::vector<attribute_value> paddings{std::string{"SAME"}, std::string{"VALID"}};
    const std::vector<attribute_value> steps{integers{1, 2, 2, 1}, integers{1, 1, 2, 1}, integers{1, 3, 1, 1},
                                             integers{1, 1, 2, 2}, integers{2, 1, 1, 1}, integers{1, 1, 1, 2},
                                             integers{1, 1, 1, 1}};
    const std::vector<attribute_value> steps_of_volumes{integers{1, 2, 1, 2, 1}, integers{1, 1, 2, 2, 2},
                                                        integers{1, 1, 1, 1, 1}};
    static const std::vector<attribute_choice> all{
        {"Conv2D", "data_format", formats},
        {"Conv2D", "padding", paddings},
        {"Conv2D", "strides", steps},
        {"Conv2D", "dilations", steps},
        {"Conv3D", "data_format", formats_of_volumes},
        {"Conv3D", "padding", paddings},
        {"Conv3D", "strides", steps_of_volumes},
        {"DepthwiseConv2dNative", "data_format", formats},
        {"DepthwiseConv2dNative", "padding", paddings},
        {"DepthwiseConv2dNative", "strides", steps},
        {"DepthwiseConv2dNative", "dilations", steps},
        {"Conv2DBackpropInput", "data_format", formats},
        {"Conv2DBackpropInput", "padding", paddings},
        {"Conv2DBackpropInput", "strides", steps},
        {"Conv2DBackpropInput", "dilations", steps},
        {"Conv3DBackpropInputV2", "strides", steps_of_volumes},
        {"MaxPool", "data_format", formats},
        {"MaxPool", "padding", paddings},
        {"MaxPool", "strides", steps},
        {"MaxPool", "ksize", steps},
        {"AvgPool", "data_format", formats},
        {"AvgPool", "padding", paddings},
        {"AvgPool", "strides", steps},
        {"AvgPool", "ksize", steps},
        {"MaxPoolV2", "padding", paddings},
        {"MaxPoolV2", "data_format", formats},
        {"BiasAdd", "data_format", formats},
        {"MatMul", "transpose_a", flags},
        {"MatMul", "transpose_b", flags},
        {"BatchMatMul", "adj_x", flags},
        {"BatchMatMul", "adj_y", flags},
        {"BatchMatMulV2", "adj_x", flags},
        {"Sum", "keep_dims", flags},
        {"Max", "keep_dims", flags},
        {"Mean", "keep_dims", flags},
        {"Prod", "keep_dims", flags},
        {"All", "keep_dims", flags},
        {"FusedBatchNorm", "is_training", flags},
        {"FusedBatchNorm", "data_format", formats},
        {"FusedBatchNormV2", "data_format", formats},
        {"FusedBatchNormV3", "data_format", formats},
        {"FusedBatchNorm", "epsilon", {0.5f, 0.0f}},
        {"Squeeze", "squeeze_dims", {integers{}, integers{1}, integers{0}, integers{-1}, integers{2}, integers{1, 3}}},
        {"StridedSlice", "begin_mask", numbers({0, 1, 2, 3, 4, 7})},
        {"StridedSlice", "end_mask", numbers({0, 1, 2, 3, 4, 7})},
        {"StridedSlice", "shrink_axis_mask", numbers({0, 1, 2, 4})},
        {"StridedSlice", "new_axis_mask", numbers({0, 1, 2, 4})},
        {"StridedSlice", "ellipsis_mask", numbers({0, 1, 2, 4})},
        {"ResizeBilinear", "align_corners", flags},
        {"ResizeBilinear", "half_pixel_centers", flags},
        {"ResizeNearestNeighbor", "align_corners", flags},
        {"ResizeNearestNeighbor", "half_pixel_centers", flags},
        {"Pack", "axis", numbers({0, 1, 2, -1})},
        {"Unpack", "axis", numbers({0, 1, 2, -1})},
        {"LeakyRelu", "alpha", {0.0f, 1.5f, -0.5f, 1.0f}},
        {"LRN", "depth_radius", numbers({0, 1, 3})},
        {"LRN", "alpha", {0.0f, 2.0f}},
        {"LRN", "beta", {1.0f, 0.0f}},
        {"MirrorPad", "mode", {std::string{"REFLECT"}, std::string{"SYMMETRIC"}}},
        {"SpaceToDepth", "data_format", formats},
        {"DepthToSpace", "data_format", formats},
        {"SpaceToDepth", "block_size", numbers({1, 2, 3})},
        {"SpaceToBatch", "block_size", numbers({1, 2, 3})},
        {"BatchToSpace", "block_size", numbers({1, 2, 3})},
        {"ArgMax", "output_type", {data_type::int32, data_type::int64}},
        {"BatchNormWithGlobalNormalization", "scale_after_normalization", flags},
        {"BatchNormWithGlobalNormalization", "variance_epsilon", {0.3f, 0.0f}},
        {"Cast", "DstT", {data_type::int32, data_type::float64, data_type::boolean, data_type::int64}},
    };
    return all;
}

/// Means of random outputs tell nothing of what is calculated from them.
bool is_random(const draft& graph)
{
    return std::ranges::find(graph.nodes, "RandomUniform", &draft_node::operator_name) != graph.nodes.end();
}

std::string other_operator(draft& graph, random_choice& random)
{
    std::vector<std::pair<draft_node*, const names*>> fitting;
    for (draft_node& node : graph.nodes)
        for (const names& kind : kinds())
            if (std::ranges::find(kind, node.operator_name) != kind.end())
                fitting.emplace_back(&node, &kind);
    if (fitting.empty())
        return {};
    const auto [node, kind] = random.of(fitting);
    const std::string was   = node->operator_name;
    node->operator_name     = random.of(*kind);
    return fmt::format("{}: {} instead of {}", node->name, node->operator_name, was);
}

std::string other_attribute(draft& graph, random_choice& random)
{
    std::vector<std::pair<draft_node*, const attribute_choice*>> fitting;
    for (draft_node& node : graph.nodes)
        for (const attribute_choice& each : attributes())
            if (each.operator_name == node.operator_name)
                fitting.emplace_back(&node, &each);
    if (fitting.empty())
        return {};
    const auto [node, chosen] = random.of(fitting);
    node->set(chosen->attribute, random.of(chosen->values));
    return fmt::format("{}: another {}", node->name, chosen->attribute);
}

std::vector<draft_node*> with_operator(draft& graph, std::initializer_list<std::string_view> operators)
{
    std::vector<draft_node*> found;
    for (draft_node& node : graph.nodes)
        if (std::ranges::find(operators, node.operator_name) != operators.end())
            found.push_back(&node);
    return found;
}

std::string other_constant(draft& graph, random_choice& random)
{
    const auto constants = with_operator(graph, {"Const"});
    if (constants.empty())
        return {};
    draft_node& node = *random.of(constants);
    array value      = array_of(node.get("value", tensor{}));
    if (value.elements.empty())
        return {};
    double& element = value.elements[random.below(value.elements.size())];
    if (is_integer(value.type)) {
        const double numbers[] = {element + 1, element - 1, -element, 0, -1, 1, 2};
        element                = random.of(numbers);
    } else {
        const double numbers[] = {element * 2, element / 2, -element, 0, 1, element + 0.1, 1 - element, element + 1};
        element                = static_cast<double>(static_cast<float>(random.of(numbers)));
    }
    node.set("value", tensor_of(value));
    return fmt::format("{}: another number", node.name);
}

/// The same number of elements in another shape, or one element several times.
std::string other_shape_of_constant(draft& graph, random_choice& random)
{
    const auto constants = with_operator(graph, {"Const"});
    if (constants.empty())
        return {};
    draft_node& node = *random.of(constants);
    array value      = array_of(node.get("value", tensor{}));
    if (value.elements.size() == 1) {
        const extents shapes[] = {{}, {1}, {1, 1}, {1, 1, 1}, {1, 1, 1, 1, 1}, {2}, {3}, {4}, {2, 1}, {3, 1}};
        value.shape            = random.of(shapes);
        value.elements.assign(static_cast<std::size_t>(count_of(value.shape)), value.elements.front());
    } else {
        random.one_in(2) ? value.shape.insert(value.shape.begin(), 1) : value.shape.insert(value.shape.end(), 1);
    }
    node.set("value", tensor_of(value));
    return fmt::format("{}: another shape", node.name);
}

extents fed_shape(const draft_node& node)
{
    extents shape = node.get("_fed", node.get("shape", stated_shape{std::in_place}).value_or(extents{}));
    std::ranges::replace(shape, -1, 2);
    return shape;
}

/// What is known of a placeholder's shape is less than what it is fed with.
std::string unknown_extent(draft& graph, random_choice& random)
{
    const auto placeholders = with_operator(graph, {"Placeholder"});
    if (placeholders.empty())
        return {};
    draft_node& node    = *random.of(placeholders);
    const extents fed   = fed_shape(node);
    stated_shape stated = node.get("shape", stated_shape{std::in_place});
    if (!stated || stated->empty())
        return {};
    node.set("_fed", fed);
    if (random.one_in(8))
        stated.reset();
    else
        (*stated)[random.below(stated->size())] = -1;
    node.set("shape", stated);
    return fmt::format("{}: less is known of its shape", node.name);
}

std::string other_shape(draft& graph, random_choice& random)
{
    const auto sources = with_operator(graph, {"Placeholder", "VariableV2"});
    if (sources.empty())
        return {};
    draft_node& node = *random.of(sources);
    extents shape    = fed_shape(node);
    const auto place = shape.empty() ? 0 : random.below(shape.size());
    switch (random.below(6)) {
    case 0:
        shape.insert(shape.begin(), 1);
        break;
    case 1:
        shape.push_back(1);
        break;
    case 2:
        if (shape.empty())
            return {};
        shape[place] = 1;
        break;
    case 3:
        if (shape.empty())
            return {};
        shape[place] += 1;
        break;
    case 4:
        if (shape.empty())
            return {};
        shape.erase(shape.begin() + static_cast<std::ptrdiff_t>(place));
        break;
    default:
        if (shape.size() < 2)
            return {};
        std::swap(shape[place], shape[random.below(shape.size())]);
        break;
    }
    node.set("shape", stated_shape{shape});
    node.remove("_fed");
    return fmt::format("{}: another shape", node.name);
}

std::string other_type(draft& graph, random_choice& random)
{
    const auto sources = with_operator(graph, {"Placeholder"});
    if (sources.empty())
        return {};
    draft_node& node        = *random.of(sources);
    const data_type types[] = {data_type::int32, data_type::float64, data_type::boolean,
                               data_type::int64, data_type::float16, data_type::uint8};
    node.set("dtype", random.of(types));
    return fmt::format("{}: another type", node.name);
}

std::string output_of_inner_node(draft& graph, random_choice& random)
{
    const std::string name = graph.nodes[random.below(graph.nodes.size())].name;
    if (std::ranges::find(graph.outputs, name) != graph.outputs.end())
        return {};
    graph.outputs.push_back(name);
    return fmt::format("{}: an output as well", name);
}

std::string outside_user(draft& graph, random_choice& random)
{
    const std::string name = graph.nodes[random.below(graph.nodes.size())].name;
    const std::string user = graph.unused("outside");
    if (is_random(graph) && std::ranges::find(graph.outputs, name) != graph.outputs.end())
        return {};
    const names users{"Neg", "Square", "Abs", "Shape"};
    graph.nodes.push_back({user, random.of(users), {name}, {}});
    graph.outputs.push_back(user);
    return fmt::format("{}: used from outside", name);
}

std::string other_edge(draft& graph, random_choice& random)
{
    draft_node& node = graph.nodes[random.below(graph.nodes.size())];
    if (node.inputs.empty())
        return {};
    const std::string& other = graph.nodes[random.below(graph.nodes.size())].name;
    if (other == node.name)
        return {};
    std::string& input = node.inputs[random.below(node.inputs.size())];
    input              = other;
    return fmt::format("{}: takes {}", node.name, other);
}

/// Another output of the node that an operand comes from.
std::string other_output(draft& graph, random_choice& random)
{
    std::vector<std::pair<draft_node*, std::size_t>> numbered;
    for (draft_node& node : graph.nodes)
        for (std::size_t i = 0; i < node.inputs.size(); ++i) {
            const draft_node* from = graph.find(node.inputs[i].substr(0, node.inputs[i].find(':')));
            if (from && (from->operator_name.starts_with("Split") || from->operator_name == "Unpack"))
                numbered.emplace_back(&node, i);
        }
    if (numbered.empty())
        return {};
    const auto [node, number] = random.of(numbered);
    std::string& input        = node->inputs[number];
    input                     = input.substr(0, input.find(':')) + ":" + std::to_string(random.below(3));
    return fmt::format("{}: takes {}", node->name, input);
}

std::string exchanged_operands(draft& graph, random_choice& random)
{
    draft_node& node = graph.nodes[random.below(graph.nodes.size())];
    if (node.inputs.size() < 2)
        return {};
    const std::size_t a = random.below(node.inputs.size()), b = random.below(node.inputs.size());
    if (a == b)
        return {};
    std::swap(node.inputs[a], node.inputs[b]);
    return fmt::format("{}: operands exchanged", node.name);
}

/// An operator in the midst of an edge.
std::string inserted_node(draft& graph, random_choice& random)
{
    const std::size_t place = random.below(graph.nodes.size());
    if (graph.nodes[place].inputs.empty())
        return {};
    const std::string name = graph.unused("inserted");
    const names operators{"Relu", "Neg", "Abs", "Identity", "Square", "Sigmoid"};
    std::string& input = graph.nodes[place].inputs[random.below(graph.nodes[place].inputs.size())];
    draft_node made{name, random.of(operators), {input}, {}};
    input = name;
    graph.nodes.push_back(made);
    return fmt::format("{}: {} before it", graph.nodes[place].name, made.operator_name);
}

/// Something behind the output that could be taken for a part of it.
std::string continued(draft& graph, random_choice& random)
{
    const std::string last = graph.outputs.front();
    if (is_random(graph))
        return {};
    const std::string name = graph.unused("behind");
    const names unary{"Relu", "Neg", "Sigmoid", "Abs", "Identity"};
    if (random.one_in(2)) {
        graph.nodes.push_back({name, random.of(unary), {last}, {}});
    } else {
        const names binary{"Add", "Mul", "Sub", "Maximum", "BiasAdd", "RealDiv", "Minimum"};
        const std::string& other = graph.nodes[random.below(graph.nodes.size())].name;
        graph.nodes.push_back({name, random.of(binary), {last, other}, {}});
        if (random.one_in(2))
            std::swap(graph.nodes.back().inputs[0], graph.nodes.back().inputs[1]);
    }
    graph.outputs.front() = name;
    return "an operator behind the output";
}

} // namespace

std::string change(draft& graph, random_choice& random)
{
    using changer = std::string (*)(draft&, random_choice&);
    static constexpr changer all[]{
        other_operator, other_operator,          other_attribute, other_attribute, other_constant,
        other_constant, other_shape_of_constant, unknown_extent,  other_shape,     other_shape,
        other_type,     output_of_inner_node,    outside_user,    other_edge,      other_edge,
        other_output,   exchanged_operands,      inserted_node,   continued};
    return random.of(all)(graph, random);
}

} // namespace oplift::test::meaning
