#include <oplift/weights/write_elements.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <meaning/evaluate_ir.hpp>
#include <meaning/kernels.hpp>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <variant>

namespace oplift::test::meaning {

namespace {

using integers = std::vector<std::int64_t>;
using results  = std::vector<array>;

array array_of_weight(const weight& value)
{
    demand(value.has_value(), "a weight has no value");
    std::vector<std::byte> bytes;
    write_elements(value,
                   [&](std::span<const std::byte> chunk) { bytes.insert(bytes.end(), chunk.begin(), chunk.end()); });
    tensor all;
    all.type  = value.type;
    all.shape = value.shape();
    all.bytes = bytes;
    return array_of(all);
}

struct operator_call {
    const ir::operator_node& node;
    const std::vector<array>& inputs;
    stated_shape stated; ///< of the first input

    bool is_stated(std::size_t axis) const { return stated && axis < stated->size() && (*stated)[axis] >= 0; }

    const array& operator[](std::size_t i) const
    {
        demand(i < inputs.size(), "an input is missing");
        return inputs[i];
    }
    template <typename T>
    const T* find(std::string_view name) const
    {
        for (const auto& [key, value] : node.op.attributes)
            if (key == name) {
                const T* found = value.template get_if<T>();
                demand(found != nullptr, "an attribute has another type");
                return found;
            }
        return nullptr;
    }
    template <typename T>
    T get(std::string_view name) const
    {
        const T* found = find<T>(name);
        demand(found != nullptr, "an attribute is missing");
        return *found;
    }
    template <typename T>
    T get(std::string_view name, T otherwise) const
    {
        const T* found = find<T>(name);
        return found ? *found : otherwise;
    }
    bool has_weight(std::string_view name) const
    {
        return std::ranges::any_of(node.op.weights, [&](const auto& entry) { return entry.first == name; });
    }
    array weight_of(std::string_view name) const
    {
        for (const auto& [key, value] : node.op.weights)
            if (key == name)
                return array_of_weight(value);
        throw not_evaluated{"a weight is missing"};
    }
    /// A weight that is there if the flag says so.
    std::optional<array> flagged(std::string_view flag, std::string_view name) const
    {
        if (!get<bool>(flag, false))
            return std::nullopt;
        return weight_of(name);
    }
    std::size_t rank() const { return (*this)[0].rank(); }
};

extents spatial_numbers(const operator_call& call, const integers& all)
{
    demand(all.size() == call.rank() && all.front() == 1 && all.back() == 1,
           "a list has not a number for each axis, or not 1 for batch and channels");
    return {all.begin() + 1, all.end() - 1};
}

/// The windows that the attributes describe, on a map of these spatial extents.
kernels::windows windows_of(const operator_call& call, const extents& map, const extents& window)
{
    const std::size_t rank = call.rank();
    kernels::windows by;
    by.strides          = spatial_numbers(call, call.get<integers>("strides"));
    by.dilations        = spatial_numbers(call, call.get("dilations", integers(rank, 1)));
    const integers pads = call.get<integers>("pads");
    demand(pads.size() == 2 * rank && pads[0] + pads[rank - 1] + pads[rank] + pads[2 * rank - 1] == 0,
           "pads are not those of each axis, or pad batch or channels");
    by.begins.assign(pads.begin() + 1, pads.begin() + static_cast<std::ptrdiff_t>(rank) - 1);
    by.ends.assign(pads.begin() + static_cast<std::ptrdiff_t>(rank) + 1, pads.end() - 1);
    if (const auto* mode = call.find<std::string>("auto_pad")) {
        kernels::windows expected = by;
        demand(*mode == "SAME_UPPER" || *mode == "VALID", "an auto_pad that is not known");
        if (*mode == "VALID") {
            expected.begins.assign(map.size(), 0);
            expected.ends.assign(map.size(), 0);
        } else {
            kernels::pad_same(expected, map, window);
        }
        for (std::size_t i = 0; i < map.size(); ++i)
            if (!call.is_stated(i + 1)) {
                by.begins[i] = expected.begins[i];
                by.ends[i]   = expected.ends[i];
            }
        demand(expected.begins == by.begins && expected.ends == by.ends, "pads and auto_pad contradict each other");
    }
    return by;
}

extents inside(const extents& shape)
{
    demand(shape.size() >= 3, "a map has no spatial axes");
    return {shape.begin() + 1, shape.end() - 1};
}

results with_bias(const operator_call& call, array x)
{
    if (const auto bias = call.flagged("use_bias", "bias")) {
        demand(bias->shape == extents{x.shape.back()}, "a bias has not a number for each channel");
        x = kernels::binary("Add", x, *bias);
    }
    return {x};
}

results convolution(const operator_call& call)
{
    const integers kernel = call.get<integers>("kernel_shape");
    const array filter    = call.weight_of("weights");
    demand(kernel.size() == call.rank() && kernel.size() >= 3, "a kernel has another rank than its map");
    integers expected        = kernel;
    const std::int64_t group = call.get<std::int64_t>("group", 1);
    const std::int64_t in    = kernel[kernel.size() - 2];
    if (in != call[0].shape.back() && !call.is_stated(call.rank() - 1))
        throw contradicted_assumption{"an input has other channels than was assumed"};
    demand(in == call[0].shape.back() && group > 0 && in % group == 0, "groups do not divide the channels");
    expected[kernel.size() - 2] = in / group;
    demand(filter.shape == expected, "a filter has another shape than its attributes say");
    const extents window{kernel.begin(), kernel.end() - 2};
    return with_bias(call, kernels::convolution(call[0], filter, windows_of(call, inside(call[0].shape), window)));
}

results depthwise_convolution(const operator_call& call)
{
    const integers kernel = call.get<integers>("kernel_shape");
    const array filter    = call.weight_of("weights");
    demand(kernel.size() == 4 && filter.shape == kernel, "a filter has another shape than its attributes say");
    return with_bias(call, kernels::depthwise_convolution(
                               call[0], filter, windows_of(call, inside(call[0].shape), {kernel[0], kernel[1]})));
}

results transposed_convolution(const operator_call& call)
{
    const integers kernel = call.get<integers>("kernel_shape");
    const array filter    = call.weight_of("weights");
    const auto& shapes    = call.node.output_shapes;
    demand(filter.shape == kernel, "a filter has another shape than its attributes say");
    demand(!shapes.empty() && shapes[0] && shapes[0]->size() == call.rank(), "the shape of the result is not stated");
    const extents map = inside(*shapes[0]), window{kernel.begin(), kernel.end() - 2};
    return with_bias(call, kernels::transposed_convolution(call[0], filter, windows_of(call, map, window), map));
}

results pool(const operator_call& call)
{
    const std::string type = call.get<std::string>("pooling_type");
    demand(type == "MAX" || type == "AVG", "a kind of pooling that is not known");
    demand(!call.get<bool>("global_pooling", false), "global pooling");
    const extents window = spatial_numbers(call, call.get<integers>("kernel_shape"));
    return {kernels::pool(call[0], window, windows_of(call, inside(call[0].shape), window), type == "MAX")};
}

results batch_normalization(const operator_call& call)
{
    const auto scale = call.flagged("scale", "scale"), bias = call.flagged("bias", "bias");
    return {kernels::batch_normalization(call[0], call.weight_of("mean"), call.weight_of("var"),
                                         scale ? &*scale : nullptr, bias ? &*bias : nullptr,
                                         call.get<double>("epsilon"))};
}

results fully_connected(const operator_call& call)
{
    const array weights = call.weight_of("weights");
    demand(call.rank() >= 2 && weights.rank() == 2 && weights.shape[1] == call.get<std::int64_t>("units"),
           "a dense layer has no matrix of weights");
    const array rows =
        reshaped(call[0], {call[0].shape[0], count_of(call[0].shape) / std::max<std::int64_t>(1, call[0].shape[0])});
    return with_bias(call, kernels::matrix_product(rows, weights));
}

results resize(const operator_call& call, bool bilinear)
{
    const integers size = call.get<integers>("size");
    demand(size.size() == 2, "a size has no height and width");
    return {kernels::resize(call[0], size[0], size[1], bilinear, call.get<bool>("align_corners", false),
                            call.get<bool>("half_pixel_centers", false))};
}

kernels::amounts begins_then_ends(const integers& pads)
{
    kernels::amounts pairs;
    const std::size_t rank = pads.size() / 2;
    for (std::size_t i = 0; i < rank; ++i)
        pairs.emplace_back(pads[i], pads[rank + i]);
    return pairs;
}
kernels::amounts in_turn(const integers& flat)
{
    kernels::amounts pairs;
    for (std::size_t i = 0; i + 1 < flat.size(); i += 2)
        pairs.emplace_back(flat[i], flat[i + 1]);
    return pairs;
}

results pad(const operator_call& call)
{
    const auto by          = begins_then_ends(call.get<integers>("pads"));
    const std::string mode = call.get<std::string>("mode");
    if (mode == "constant")
        return {kernels::pad(call[0], by, stored_as(call[0].type, call.get<double>("constant_values", 0)))};
    if (mode == "edge")
        for (const auto& [begin, end] : by)
            demand(begin <= 1 && end <= 1, "an edge is repeated more than once: readers disagree");
    demand(mode == "reflect" || mode == "symmetric" || mode == "edge", "a mode that is not known");
    return {kernels::mirror_pad(call[0], by, mode != "reflect")};
}

results slice(const operator_call& call)
{
    demand(call.inputs.size() == 1, "a slice has its bounds as tensors");
    const integers starts = call.get<integers>("starts");
    return {kernels::strided_slice(call[0], {.begins           = starts,
                                             .ends             = call.get<integers>("ends"),
                                             .strides          = call.get("strides", integers(starts.size(), 1)),
                                             .begin_mask       = call.get<std::int64_t>("begin_mask", 0),
                                             .end_mask         = call.get<std::int64_t>("end_mask", 0),
                                             .new_axis_mask    = call.get<std::int64_t>("new_axis_mask", 0),
                                             .shrink_axis_mask = call.get<std::int64_t>("shrink_axis_mask", 0)})};
}

results split(const operator_call& call)
{
    const std::int64_t axis = call.get<std::int64_t>("axis");
    for (const auto& [key, value] : call.node.op.attributes)
        if (key == "split") {
            if (const auto* parts = value.get_if<integers>())
                return kernels::split(call[0], axis, *parts);
            const std::int64_t count = value.get<std::int64_t>();
            const std::int64_t whole = call[0].shape[axis_of(axis, call.rank())];
            demand(count > 0 && whole % count == 0, "the parts are not equal");
            return kernels::split(call[0], axis, integers(static_cast<std::size_t>(count), whole / count));
        }
    throw not_evaluated{"an attribute is missing"};
}

results constant(const operator_call& call)
{
    array result;
    if (call.has_weight("value")) {
        result      = call.weight_of("value");
        result.type = call.get("dtype", result.type);
        return {result};
    }
    result.type = call.get("dtype", data_type::float32);
    for (const auto& [key, value] : call.node.op.attributes)
        if (key == "value") {
            value.visit([&](const auto& given) {
                using type = std::remove_cvref_t<decltype(given)>;
                if constexpr (std::is_same_v<type, std::int64_t> || std::is_same_v<type, double>) {
                    result.elements = {static_cast<double>(given)};
                } else if constexpr (std::is_same_v<type, integers> || std::is_same_v<type, std::vector<double>>) {
                    result.shape = {std::ssize(given)};
                    result.elements.assign(given.begin(), given.end());
                } else {
                    throw not_evaluated{"a constant of another type"};
                }
            });
            return {result};
        }
    throw not_evaluated{"a constant has no value"};
}

results fill(const operator_call& call)
{
    for (const auto& [key, value] : call.node.op.attributes)
        if (key == "value") {
            const auto* whole   = value.get_if<std::int64_t>();
            const double number = whole ? static_cast<double>(*whole) : value.get<double>();
            return {tabulated(whole ? data_type::int32 : data_type::float32, call[0].integers(),
                              [&](const extents&) { return number; })};
        }
    throw not_evaluated{"an attribute is missing"};
}

results p_relu(const operator_call& call)
{
    const array gamma = call.weight_of("gamma");
    demand(gamma.rank() == 1 && (gamma.elements.size() == 1 || gamma.shape[0] == call[0].shape.back()),
           "gamma is not a number for each channel");
    return {tabulated(call[0].type, call[0].shape, [&](const extents& place) {
        const double x = call[0].at(place);
        return x > 0 ? x : x * gamma.elements[gamma.elements.size() == 1 ? 0 : static_cast<std::size_t>(place.back())];
    })};
}

results up_sampling(const operator_call& call)
{
    const integers by = call.get<integers>("scales");
    demand(call.rank() == 4 && by.size() == 2 && call.get<std::string>("interpolation_type", "nearest") == "nearest",
           "no map that is enlarged");
    return {tabulated(call[0].type,
                      {call[0].shape[0], call[0].shape[1] * by[0], call[0].shape[2] * by[1], call[0].shape[3]},
                      [&](const extents& place) {
                          return call[0].at({place[0], place[1] / by[0], place[2] / by[1], place[3]});
                      })};
}

data_type type_named(std::string_view name)
{
    const std::map<std::string_view, data_type> names{
        {"float", data_type::float32}, {"double", data_type::float64}, {"int", data_type::int32},
        {"int64", data_type::int64},   {"uint8", data_type::uint8},    {"bool", data_type::boolean},
    };
    const auto known = names.find(name);
    demand(known != names.end(), "a type that is not known");
    return known->second;
}

results reduce(const operator_call& call, std::string_view name)
{
    array result = kernels::reduce(name, call[0], call.get<integers>("axes"), call.get<bool>("keepdims"));
    // Sums and products of small integers are int64 in numpy; this is why rules add a cast.
    if ((name == "Sum" || name == "Prod") && is_integer(result.type))
        result.type = data_type::int64;
    return {result};
}

results local_response_normalization(const operator_call& call)
{
    const std::int64_t size = call.get<std::int64_t>("size");
    demand(size > 0 && size % 2 == 1, "a window that has no centre");
    return {kernels::local_response_normalization(call[0], size / 2,
                                                  call.get<double>("alpha") / static_cast<double>(size),
                                                  call.get<double>("beta"), call.get<double>("bias"))};
}

results embedding(const operator_call& call)
{
    const array weights = call.weight_of("weights");
    demand(weights.shape == extents{call.get<std::int64_t>("input_dim"), call.get<std::int64_t>("output_dim")} &&
               call.get<std::int64_t>("axis", 0) == 0,
           "weights have another shape than the attributes say");
    return {kernels::gather(weights, call[0], 0)};
}

results gather(const operator_call& call)
{
    const std::int64_t axis = call.get<std::int64_t>("axis");
    if (call.has_weight("weights"))
        return {kernels::gather(call.weight_of("weights"), call[0], axis)};
    return {kernels::gather(call[0], call[1], axis)};
}

array mapped(array x, double (*function)(double, double), double by)
{
    demand(is_floating(x.type), "an activation of integers");
    for (double& element : x.elements)
        element = function(element, by);
    return x;
}

using kernel = std::function<results(const operator_call&)>;

const std::map<std::string_view, kernel>& table()
{
    static const std::map<std::string_view, kernel> all{
        {"Constant", constant},
        {"Conv", convolution},
        {"DepthwiseConv", depthwise_convolution},
        {"ConvTranspose", transposed_convolution},
        {"FullyConnected", fully_connected},
        {"MatMul", [](const operator_call& c) { return results{kernels::matrix_product(c[0], c[1])}; }},
        {"Pool", pool},
        {"BatchNorm", batch_normalization},
        {"LRN", local_response_normalization},
        {"ResizeBilinear", [](const operator_call& c) { return resize(c, true); }},
        {"ResizeNearestNeighbor", [](const operator_call& c) { return resize(c, false); }},
        {"UpSampling2D", up_sampling},
        {"PRelu", p_relu},
        {"LeakyRelu",
         [](const operator_call& c) {
             return results{mapped(
                 c[0], [](double x, double by) { return x > 0 ? x : by * x; }, c.get<double>("alpha"))};
         }},
        {"Elu",
         [](const operator_call& c) {
             return results{mapped(
                 c[0], [](double x, double by) { return x > 0 ? x : by * (std::exp(x) - 1); },
                 c.get<double>("alpha", 1))};
         }},
        {"Swish",
         [](const operator_call& c) {
             return results{mapped(
                 c[0], [](double x, double) { return x / (1 + std::exp(-x)); }, 0)};
         }},
        {"Softmax", [](const operator_call& c) { return results{kernels::softmax(c[0], false)}; }},
        {"LogSoftmax", [](const operator_call& c) { return results{kernels::softmax(c[0], true)}; }},
        {"Dropout",
         [](const operator_call& c) {
             demand(c.get<double>("keep_prob") > 0 && c.get<double>("keep_prob") <= 1, "a probability that is none");
             return results{c[0]};
         }},
        {"Div", [](const operator_call& c) { return results{kernels::binary("RealDiv", c[0], c[1])}; }},
        {"AddN",
         [](const operator_call& c) {
             array sum = c[0];
             for (std::size_t i = 1; i < c.inputs.size(); ++i)
                 sum = kernels::binary("Add", sum, c[i]);
             return results{sum};
         }},
        {"LogicalNot",
         [](const operator_call& c) {
             array x = c[0];
             demand(x.type == data_type::boolean, "not of numbers");
             for (double& element : x.elements)
                 element = element == 0;
             return results{x};
         }},
        {"Select",
         [](const operator_call& c) {
             demand(c[1].shape == c[2].shape, "alternatives have different shapes");
             array condition = c[0];
             if (condition.rank() == 1 && c[1].rank() > 1)
                 condition.shape.resize(c[1].rank(), 1);
             return results{kernels::select(condition, c[1], c[2], false)};
         }},
        {"Cast",
         [](const operator_call& c) {
             return results{kernels::cast(c[0], type_named(c.get<std::string>("dstType")))};
         }},
        {"ZerosLike",
         [](const operator_call& c) {
             return results{tabulated(c[0].type, c[0].shape, [](const extents&) { return 0.0; })};
         }},
        {"Fill", fill},
        {"Shape",
         [](const operator_call& c) {
             array shape{data_type::int32, {std::ssize(c[0].shape)}, {}};
             shape.elements.assign(c[0].shape.begin(), c[0].shape.end());
             return results{shape};
         }},
        {"ReduceMean", [](const operator_call& c) { return reduce(c, "Mean"); }},
        {"ReduceSum", [](const operator_call& c) { return reduce(c, "Sum"); }},
        {"ReduceMax", [](const operator_call& c) { return reduce(c, "Max"); }},
        {"ReduceMin", [](const operator_call& c) { return reduce(c, "Min"); }},
        {"ReduceProd", [](const operator_call& c) { return reduce(c, "Prod"); }},
        {"ReduceAll", [](const operator_call& c) { return reduce(c, "All"); }},
        {"ReduceAny", [](const operator_call& c) { return reduce(c, "Any"); }},
        {"ArgMax",
         [](const operator_call& c) { return results{kernels::arg_max(c[0], c.get<std::int64_t>("axis"), true)}; }},
        {"Reshape", [](const operator_call& c) { return results{reshaped(c[0], c.get<integers>("shape"))}; }},
        {"Flatten",
         [](const operator_call& c) {
             demand(c.rank() >= 1 && c[0].shape[0] > 0, "nothing to flatten");
             return results{reshaped(c[0], {c[0].shape[0], count_of(c[0].shape) / c[0].shape[0]})};
         }},
        {"Squeeze", [](const operator_call& c) { return results{kernels::squeeze(c[0], c.get<integers>("axes"))}; }},
        {"Unsqueeze",
         [](const operator_call& c) {
             const integers axes = c.get<integers>("axes");
             demand(axes.size() == 1, "several axes are inserted");
             return results{kernels::expand_dims(c[0], axes[0])};
         }},
        {"Transpose", [](const operator_call& c) { return results{transposed(c[0], c.get<integers>("perm"))}; }},
        {"Tile", [](const operator_call& c) { return results{kernels::tile(c[0], c.get<integers>("multiples"))}; }},
        {"Concat",
         [](const operator_call& c) { return results{kernels::concat(c.inputs, c.get<std::int64_t>("axis"))}; }},
        {"Pack",
         [](const operator_call& c) {
             demand(c.get<std::int64_t>("N") == std::ssize(c.inputs), "N is another number");
             return results{kernels::pack(c.inputs, c.get<std::int64_t>("axis"))};
         }},
        {"Unstack",
         [](const operator_call& c) {
             auto parts = kernels::unpack(c[0], c.get<std::int64_t>("axis"));
             demand(c.get<std::int64_t>("num") == std::ssize(parts), "num is another number");
             return parts;
         }},
        {"Split", split},
        {"Slice", slice},
        {"Pad", pad},
        {"Embedding", embedding},
        {"Gather", gather},
        {"SpaceToDepth",
         [](const operator_call& c) {
             return results{kernels::space_to_depth(c[0], c.get<std::int64_t>("blocksize"))};
         }},
        {"DepthToSpace",
         [](const operator_call& c) {
             return results{kernels::depth_to_space(c[0], c.get<std::int64_t>("blocksize"))};
         }},
        {"SpaceToBatchND",
         [](const operator_call& c) {
             return results{
                 kernels::space_to_batch(c[0], c.get<integers>("block_shape"), in_turn(c.get<integers>("paddings")))};
         }},
        {"BatchToSpaceND",
         [](const operator_call& c) {
             return results{
                 kernels::batch_to_space(c[0], c.get<integers>("block_shape"), in_turn(c.get<integers>("crops")))};
         }},
    };
    return all;
}

results call_of(const operator_call& call)
{
    const std::string_view name = call.node.op.operator_name;
    if (const auto known = table().find(name); known != table().end())
        return known->second(call);
    if (call.inputs.size() == 1 && kernels::unary_named(name))
        return {kernels::unary(name, call[0])};
    if (call.inputs.size() == 2 && kernels::is_binary(name))
        return {kernels::binary(name, call[0], call[1])};
    throw not_evaluated{"there is no kernel of the IR's " + call.node.op.operator_name};
}

void check_shapes(const ir::operator_node& node, const results& found)
{
    for (std::size_t i = 0; i < std::min(found.size(), node.output_shapes.size()); ++i) {
        const stated_shape& stated = node.output_shapes[i];
        bool agree                 = !stated || stated->size() == found[i].rank();
        for (std::size_t axis = 0; stated && agree && axis < stated->size(); ++axis)
            agree = (*stated)[axis] < 0 || (*stated)[axis] == found[i].shape[axis];
        if (!agree)
            throw not_evaluated{"the shape that is stated of '" + node.name + "' is not that of " + text_of(found[i])};
    }
}

} // namespace

std::vector<array> evaluate(const ir::operator_graph& graph, const std::map<std::string, array>& fed)
{
    std::map<ir::operator_vertex, results> values;
    std::set<std::string> names;
    for (const ir::operator_vertex vertex : ir::topological_order(graph)) {
        const ir::operator_node& node = graph[vertex];
        demand(names.insert(node.name).second, "two operators bear one name");
        std::vector<array> inputs;
        stated_shape stated;
        for (const ir::operator_output input : ir::inputs_of(graph, vertex)) {
            if (inputs.empty() && input.output < graph[input.node].output_shapes.size())
                stated = graph[input.node].output_shapes[input.output];
            demand(input.output < values[input.node].size(), "an operator has no such output");
            inputs.push_back(values[input.node][input.output]);
        }
        if (node.op.operator_name == "DataInput") {
            const auto value = fed.find(node.name);
            demand(value != fed.end(), "an input is not fed");
            values[vertex] = {value->second};
        } else {
            values[vertex] = call_of({node, inputs, stated});
        }
        check_shapes(node, values[vertex]);
    }
    std::vector<array> outputs;
    for (const ir::model_output& output : ir::outputs_of(graph)) {
        demand(output.value.output < values[output.value.node].size(), "an operator has no such output");
        outputs.push_back(values[output.value.node][output.value.output]);
    }
    return outputs;
}

} // namespace oplift::test::meaning
