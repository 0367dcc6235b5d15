#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <meaning/evaluate_graph.hpp>
#include <meaning/kernels.hpp>
#include <string_view>
#include <utility>

namespace oplift::test::meaning {

namespace {

using integers = std::vector<std::int64_t>;

struct node_call {
    const draft_node& node;
    const std::vector<array>& operands;
    const surroundings& with;

    const array& operator[](std::size_t i) const
    {
        demand(i < operands.size(), "an operand is missing");
        return operands[i];
    }
    void takes(std::size_t count) const { demand(operands.size() == count, "another number of operands"); }
    bool flag(std::string_view name, bool otherwise) const { return node.get<bool>(name, otherwise); }
    std::string text(std::string_view name, std::string otherwise) const
    {
        return node.get<std::string>(name, std::move(otherwise));
    }
    std::int64_t integer(std::string_view name, std::int64_t otherwise) const
    {
        return node.get<std::int64_t>(name, otherwise);
    }
    double real(std::string_view name, double otherwise) const
    {
        return static_cast<double>(node.get<float>(name, static_cast<float>(otherwise)));
    }
    integers list(std::string_view name, integers otherwise) const
    {
        return node.get<integers>(name, std::move(otherwise));
    }
};

using results = std::vector<array>;
using kernel  = std::function<results(const node_call&)>;

// --- layouts and windows

/// A node that works on maps, whose layout may be channels first.
struct map_node {
    const node_call& call;
    std::size_t rank;
    bool channels_first;

    map_node(const node_call& call_, std::size_t rank_)
        : call{call_}, rank{rank_}, channels_first{call.text("data_format", "NHWC").starts_with("NC")}
    {
        const std::string format = call.text("data_format", rank == 5 ? "NDHWC" : "NHWC");
        demand(format == (rank == 5 ? "NDHWC" : "NHWC") || format == (rank == 5 ? "NCDHW" : "NCHW"),
               "a layout that is not known");
    }

    integers order_to_last() const
    {
        integers order{0};
        for (std::size_t i = 2; i < rank; ++i)
            order.push_back(static_cast<std::int64_t>(i));
        order.push_back(1);
        return order;
    }
    array to_last(const array& x) const
    {
        demand(x.rank() == rank, "a map has another rank");
        return channels_first ? transposed(x, order_to_last()) : x;
    }
    results from_last(const array& x) const
    {
        if (!channels_first)
            return {x};
        integers order{0, static_cast<std::int64_t>(rank) - 1};
        for (std::size_t i = 1; i + 1 < rank; ++i)
            order.push_back(static_cast<std::int64_t>(i));
        return {transposed(x, order)};
    }
    /// The numbers of the spatial axes in a list with a number for each axis.
    integers spatial(const integers& all, bool others_are_one = true) const
    {
        demand(all.size() == rank, "a list has not a number for each axis");
        const std::size_t channels = channels_first ? 1 : rank - 1;
        demand(!others_are_one || (all[0] == 1 && all[channels] == 1), "windows reach over batch or channels");
        integers own;
        for (std::size_t i = 1; i < rank; ++i)
            if (i != channels)
                own.push_back(all[i]);
        return own;
    }
    /// The windows of the node on a channels-last map (or on spatial extents of such a one).
    kernels::windows windows(const extents& map, const extents& window, const integers& strides) const
    {
        kernels::windows by;
        by.strides   = spatial(strides);
        by.dilations = spatial(call.list("dilations", integers(rank, 1)));
        by.begins.assign(map.size(), 0);
        by.ends.assign(map.size(), 0);
        const std::string padding = call.text("padding", "");
        if (padding == "SAME") {
            kernels::pad_same(by, map, window);
        } else if (padding == "EXPLICIT") {
            const integers pairs = call.list("explicit_paddings", {});
            demand(pairs.size() == 2 * rank, "there is not a padding for each axis");
            integers begins, ends;
            for (std::size_t i = 0; i < rank; ++i) {
                begins.push_back(pairs[2 * i]);
                ends.push_back(pairs[2 * i + 1]);
                demand(pairs[2 * i] >= 0 && pairs[2 * i + 1] >= 0, "a padding is negative");
            }
            const std::size_t channels = channels_first ? 1 : rank - 1;
            demand(begins[0] + ends[0] + begins[channels] + ends[channels] == 0, "batch or channels are padded");
            by.begins = spatial(begins, false);
            by.ends   = spatial(ends, false);
        } else {
            demand(padding == "VALID", "a padding that is not known");
        }
        return by;
    }
};

extents inside(const extents& shape)
{
    demand(shape.size() >= 3, "a map has no spatial axes");
    return {shape.begin() + 1, shape.end() - 1};
}
extents window_of_filter(const array& filter)
{
    demand(filter.rank() >= 3, "a filter has no spatial axes");
    return {filter.shape.begin(), filter.shape.end() - 2};
}

results convolution(const node_call& call, std::size_t rank, bool depthwise)
{
    call.takes(2);
    const map_node map{call, rank};
    const array x       = map.to_last(call[0]);
    const array& filter = call[1];
    const auto by       = map.windows(inside(x.shape), window_of_filter(filter), call.list("strides", {}));
    return map.from_last(depthwise ? kernels::depthwise_convolution(x, filter, by)
                                   : kernels::convolution(x, filter, by));
}

results backprop_input(const node_call& call, std::size_t rank)
{
    call.takes(3);
    const map_node map{call, rank};
    const array x       = map.to_last(call[2]);
    const array& filter = call[1];
    const integers size = call[0].integers();
    demand(filter.rank() == rank, "a filter has another rank than its map");
    demand(size.size() == rank && size[0] == x.shape[0], "the size of the result has another batch");
    demand(size[map.channels_first ? 1 : rank - 1] == filter.shape[rank - 2], "the result has other channels");
    const extents extent = map.spatial(size, false);
    const auto by        = map.windows(extent, window_of_filter(filter), call.list("strides", {}));
    return map.from_last(kernels::transposed_convolution(x, filter, by, extent));
}

results pool(const node_call& call, std::size_t rank, bool maximum)
{
    call.takes(1);
    const map_node map{call, rank};
    const array x         = map.to_last(call[0]);
    const integers window = map.spatial(call.list("ksize", {}));
    return map.from_last(
        kernels::pool(x, window, map.windows(inside(x.shape), window, call.list("strides", {})), maximum));
}

results pool_v2(const node_call& call)
{
    call.takes(3);
    const map_node map{call, 4};
    const array x         = map.to_last(call[0]);
    const integers window = map.spatial(call[1].integers());
    return map.from_last(kernels::pool(x, window, map.windows(inside(x.shape), window, call[2].integers()), true));
}

results fused_batch_norm(const node_call& call)
{
    call.takes(5);
    demand(!call.flag("is_training", true), "statistics of a batch");
    const map_node map{call, call[0].rank()};
    demand(map.rank == 4 || (map.rank == 5 && call.node.operator_name == "FusedBatchNormV3"), "no map");
    const array x = map.to_last(call[0]);
    for (const std::size_t i : {1u, 2u, 3u, 4u})
        demand(call[i].rank() == 1 && call[i].type == x.type, "statistics are no vectors of the same type");
    return map.from_last(
        kernels::batch_normalization(x, call[3], call[4], &call[1], &call[2], call.real("epsilon", 0.0001)));
}

results bias_add(const node_call& call, bool has_format)
{
    call.takes(2);
    const array& x    = call[0];
    const array& bias = call[1];
    demand(x.rank() >= 2 && bias.rank() == 1, "a bias is no vector");
    demand(has_format || call.text("data_format", "").empty(), "the operator has no such attribute");
    const bool first       = has_format && call.text("data_format", "NHWC").starts_with("NC");
    const std::size_t axis = first ? 1 : x.rank() - 1;
    demand(bias.shape[0] == x.shape[axis], "a bias has other channels");
    extents shape(x.rank(), 1);
    shape[axis] = bias.shape[0];
    return {kernels::binary("Add", x, reshaped(bias, shape))};
}

results matmul(const node_call& call, std::string_view left, std::string_view right, bool batched)
{
    call.takes(2);
    demand(batched || (call[0].rank() == 2 && call[1].rank() == 2), "no matrices");
    const auto flipped = [](const array& x) {
        demand(x.rank() >= 2, "no matrix");
        integers order;
        for (std::size_t i = 0; i < x.rank(); ++i)
            order.push_back(static_cast<std::int64_t>(i));
        std::swap(order[order.size() - 2], order.back());
        return transposed(x, order);
    };
    return {kernels::matrix_product(call.flag(left, false) ? flipped(call[0]) : call[0],
                                    call.flag(right, false) ? flipped(call[1]) : call[1])};
}

kernels::amounts pairs_of(const array& matrix)
{
    const integers flat = matrix.integers();
    demand(matrix.rank() == 2 && matrix.shape[1] == 2, "no matrix of pairs");
    kernels::amounts pairs;
    for (std::size_t i = 0; i + 1 < flat.size(); i += 2)
        pairs.emplace_back(flat[i], flat[i + 1]);
    return pairs;
}

results in_blocks_of_batch(const node_call& call, bool to_batch, bool any_rank)
{
    call.takes(any_rank ? 3 : 2);
    const integers block = any_rank ? call[1].integers() : integers(2, call.integer("block_size", 0));
    const auto pairs     = pairs_of(call[any_rank ? 2 : 1]);
    return {to_batch ? kernels::space_to_batch(call[0], block, pairs) : kernels::batch_to_space(call[0], block, pairs)};
}

results in_blocks_of_channels(const node_call& call, bool to_channels)
{
    call.takes(1);
    const map_node map{call, 4};
    const array x            = map.to_last(call[0]);
    const std::int64_t block = call.integer("block_size", 0);
    return map.from_last(to_channels ? kernels::space_to_depth(x, block) : kernels::depth_to_space(x, block));
}

results random_numbers(const node_call& call)
{
    return {tabulated(call.node.get("dtype", data_type::float32), call[0].integers(),
                      [&](const extents&) { return call.with.random_number; })};
}

results constant(const node_call& call)
{
    return {array_of(call.node.get("value", tensor{}))};
}

results resize(const node_call& call, bool bilinear)
{
    call.takes(2);
    const integers size = call[1].integers();
    demand(size.size() == 2, "a size has no height and width");
    return {kernels::resize(call[0], size[0], size[1], bilinear, call.flag("align_corners", false),
                            call.flag("half_pixel_centers", false))};
}

results split_v(const node_call& call)
{
    call.takes(3);
    integers parts          = call[1].integers();
    const std::size_t along = axis_of(call[2].integer(), call[0].rank());
    std::int64_t rest       = call[0].shape[along];
    for (const std::int64_t extent : parts)
        rest -= std::max<std::int64_t>(extent, 0);
    for (std::int64_t& extent : parts)
        if (extent == -1)
            extent = std::exchange(rest, 0);
    return kernels::split(call[0], call[2].integer(), parts);
}

results slice(const node_call& call)
{
    call.takes(3);
    array x             = call[0];
    const integers from = call[1].integers(), size = call[2].integers();
    demand(from.size() == x.rank() && size.size() == x.rank(), "a slice has another number of axes");
    for (std::size_t i = 0; i < from.size(); ++i)
        x = kernels::part(x, i, from[i], size[i] == -1 ? x.shape[i] - from[i] : size[i]);
    return {x};
}

results strided_slice(const node_call& call)
{
    call.takes(4);
    return {kernels::strided_slice(call[0], {.begins           = call[1].integers(),
                                             .ends             = call[2].integers(),
                                             .strides          = call[3].integers(),
                                             .begin_mask       = call.integer("begin_mask", 0),
                                             .end_mask         = call.integer("end_mask", 0),
                                             .ellipsis_mask    = call.integer("ellipsis_mask", 0),
                                             .new_axis_mask    = call.integer("new_axis_mask", 0),
                                             .shrink_axis_mask = call.integer("shrink_axis_mask", 0)})};
}

results gather(const node_call& call, bool has_axis)
{
    call.takes(has_axis ? 3 : 2);
    demand(call.integer("batch_dims", 0) == 0, "a gather in batches");
    return {kernels::gather(call[0], call[1], has_axis ? call[2].integer() : 0)};
}

results concat(const node_call& call, bool axis_first)
{
    demand(call.operands.size() >= 2, "nothing is joined");
    std::vector<array> pieces = call.operands;
    const std::int64_t axis   = axis_first ? pieces.front().integer() : pieces.back().integer();
    pieces.erase(axis_first ? pieces.begin() : pieces.end() - 1);
    return {kernels::concat(pieces, axis)};
}

results placeholder(const node_call& call)
{
    const auto fed = call.with.fed.find(call.node.name);
    demand(fed != call.with.fed.end(), "a placeholder is not fed");
    return {fed->second};
}

results variable(const node_call& call)
{
    const auto known = call.with.variables.find(call.node.name);
    demand(known != call.with.variables.end(), "a variable has no value");
    return {known->second};
}

results global_batch_norm(const node_call& call)
{
    call.takes(5);
    demand(call[0].rank() == 4, "no map");
    return {kernels::batch_normalization(call[0], call[1], call[2],
                                         call.flag("scale_after_normalization", false) ? &call[4] : nullptr, &call[3],
                                         call.real("variance_epsilon", 0))};
}

array leaky_relu(array x, double alpha)
{
    demand(is_floating(x.type), "a rectifier of other operands");
    for (double& element : x.elements)
        element = element > 0 ? element : alpha * element;
    return x;
}

array filled(data_type type, const extents& shape, double value)
{
    return tabulated(type, shape, [&](const extents&) { return value; });
}

const std::map<std::string_view, kernel>& table()
{
    static const std::map<std::string_view, kernel> all{
        {"Placeholder", placeholder},
        {"PlaceholderV2", placeholder},
        {"Const", constant},
        {"Variable", variable},
        {"VariableV2", variable},
        {"VarHandleOp", variable},
        {"RandomUniform", random_numbers},
        {"Conv2D", [](const node_call& c) { return convolution(c, 4, false); }},
        {"Conv3D", [](const node_call& c) { return convolution(c, 5, false); }},
        {"DepthwiseConv2dNative", [](const node_call& c) { return convolution(c, 4, true); }},
        {"Conv2DBackpropInput", [](const node_call& c) { return backprop_input(c, 4); }},
        {"Conv3DBackpropInputV2", [](const node_call& c) { return backprop_input(c, 5); }},
        {"MaxPool", [](const node_call& c) { return pool(c, 4, true); }},
        {"AvgPool", [](const node_call& c) { return pool(c, 4, false); }},
        {"MaxPool3D", [](const node_call& c) { return pool(c, 5, true); }},
        {"AvgPool3D", [](const node_call& c) { return pool(c, 5, false); }},
        {"MaxPoolV2", pool_v2},
        {"FusedBatchNorm", fused_batch_norm},
        {"FusedBatchNormV2", fused_batch_norm},
        {"FusedBatchNormV3", fused_batch_norm},
        {"BatchNormWithGlobalNormalization", global_batch_norm},
        {"BiasAdd", [](const node_call& c) { return bias_add(c, true); }},
        {"BiasAddV1", [](const node_call& c) { return bias_add(c, false); }},
        {"MatMul", [](const node_call& c) { return matmul(c, "transpose_a", "transpose_b", false); }},
        {"BatchMatMul", [](const node_call& c) { return matmul(c, "adj_x", "adj_y", true); }},
        {"BatchMatMulV2", [](const node_call& c) { return matmul(c, "adj_x", "adj_y", true); }},
        {"BatchMatMulV3", [](const node_call& c) { return matmul(c, "adj_x", "adj_y", true); }},
        {"SpaceToBatchND", [](const node_call& c) { return in_blocks_of_batch(c, true, true); }},
        {"BatchToSpaceND", [](const node_call& c) { return in_blocks_of_batch(c, false, true); }},
        {"SpaceToBatch", [](const node_call& c) { return in_blocks_of_batch(c, true, false); }},
        {"BatchToSpace", [](const node_call& c) { return in_blocks_of_batch(c, false, false); }},
        {"SpaceToDepth", [](const node_call& c) { return in_blocks_of_channels(c, true); }},
        {"DepthToSpace", [](const node_call& c) { return in_blocks_of_channels(c, false); }},
        {"ResizeBilinear", [](const node_call& c) { return resize(c, true); }},
        {"ResizeNearestNeighbor", [](const node_call& c) { return resize(c, false); }},
        {"Softmax", [](const node_call& c) { return results{kernels::softmax(c[0], false)}; }},
        {"LogSoftmax", [](const node_call& c) { return results{kernels::softmax(c[0], true)}; }},
        {"LeakyRelu", [](const node_call& c) { return results{leaky_relu(c[0], c.real("alpha", 0.2f))}; }},
        {"LRN",
         [](const node_call& c) {
             return results{kernels::local_response_normalization(
                 c[0], c.integer("depth_radius", 5), c.real("alpha", 1), c.real("beta", 0.5), c.real("bias", 1))};
         }},
        {"Cast",
         [](const node_call& c) { return results{kernels::cast(c[0], c.node.get("DstT", data_type::invalid))}; }},
        {"Div",
         [](const node_call& c) {
             if (is_floating(c[0].type))
                 return results{kernels::binary("RealDiv", c[0], c[1])};
             throw not_evaluated{"a division of integers"};
         }},
        {"LogicalNot",
         [](const node_call& c) {
             array x = c[0];
             demand(x.type == data_type::boolean, "a logical function has other operands than truth values");
             for (double& element : x.elements)
                 element = element == 0;
             return results{x};
         }},
        {"AddN",
         [](const node_call& c) {
             array sum = c[0];
             for (std::size_t i = 1; i < c.operands.size(); ++i) {
                 demand(c[i].shape == sum.shape, "terms have different shapes");
                 sum = kernels::binary("Add", sum, c[i]);
             }
             return results{sum};
         }},
        {"Select", [](const node_call& c) { return results{kernels::select(c[0], c[1], c[2], true)}; }},
        {"SelectV2", [](const node_call& c) { return results{kernels::select(c[0], c[1], c[2], false)}; }},
        {"ZerosLike", [](const node_call& c) { return results{filled(c[0].type, c[0].shape, 0)}; }},
        {"OnesLike", [](const node_call& c) { return results{filled(c[0].type, c[0].shape, 1)}; }},
        {"Fill",
         [](const node_call& c) {
             demand(c[1].rank() == 0, "what fills a tensor is no scalar");
             return results{filled(c[1].type, c[0].integers(), c[1].number())};
         }},
        {"ArgMax",
         [](const node_call& c) {
             return results{kernels::cast(kernels::arg_max(c[0], c[1].integer(), true),
                                          c.node.get("output_type", data_type::int64))};
         }},
        {"Shape",
         [](const node_call& c) {
             array shape{c.node.get("out_type", data_type::int32), {std::ssize(c[0].shape)}, {}};
             shape.elements.assign(c[0].shape.begin(), c[0].shape.end());
             return results{shape};
         }},
        {"Reshape",
         [](const node_call& c) {
             demand(c[1].rank() == 1, "a shape is no vector");
             return results{reshaped(c[0], c[1].integers())};
         }},
        {"ExpandDims", [](const node_call& c) { return results{kernels::expand_dims(c[0], c[1].integer())}; }},
        {"Squeeze",
         [](const node_call& c) {
             const integers axes = c.list("squeeze_dims", {});
             return results{kernels::squeeze(c[0], axes.empty() ? c.list("axis", {}) : axes)};
         }},
        {"Transpose", [](const node_call& c) { return results{transposed(c[0], c[1].integers())}; }},
        {"Tile", [](const node_call& c) { return results{kernels::tile(c[0], c[1].integers())}; }},
        {"Concat", [](const node_call& c) { return concat(c, true); }},
        {"ConcatV2", [](const node_call& c) { return concat(c, false); }},
        {"Pack", [](const node_call& c) { return results{kernels::pack(c.operands, c.integer("axis", 0))}; }},
        {"Unpack",
         [](const node_call& c) {
             auto parts = kernels::unpack(c[0], c.integer("axis", 0));
             demand(std::ssize(parts) == c.integer("num", 0), "another number of parts");
             return parts;
         }},
        {"Split",
         [](const node_call& c) {
             const std::int64_t parts = c.integer("num_split", 0);
             const std::size_t axis   = axis_of(c[0].integer(), c[1].rank());
             demand(parts > 0 && c[1].shape[axis] % parts == 0, "the parts are not equal");
             return kernels::split(c[1], c[0].integer(),
                                   integers(static_cast<std::size_t>(parts), c[1].shape[axis] / parts));
         }},
        {"SplitV", split_v},
        {"Slice", slice},
        {"StridedSlice", strided_slice},
        {"ReverseV2", [](const node_call& c) { return results{kernels::reverse(c[0], c[1].integers())}; }},
        {"Pad", [](const node_call& c) { return results{kernels::pad(c[0], pairs_of(c[1]), 0)}; }},
        {"PadV2",
         [](const node_call& c) {
             demand(c[2].rank() == 0 && c[2].type == c[0].type, "what pads a tensor is no scalar of its type");
             return results{kernels::pad(c[0], pairs_of(c[1]), c[2].number())};
         }},
        {"MirrorPad",
         [](const node_call& c) {
             const std::string mode = c.text("mode", "");
             demand(mode == "REFLECT" || mode == "SYMMETRIC", "a mode that is not known");
             return results{kernels::mirror_pad(c[0], pairs_of(c[1]), mode == "SYMMETRIC")};
         }},
        {"Gather", [](const node_call& c) { return gather(c, false); }},
        {"ResourceGather", [](const node_call& c) { return gather(c, false); }},
        {"GatherV2", [](const node_call& c) { return gather(c, true); }},
        {"Range",
         [](const node_call& c) {
             array range{c[0].type, {0}, {}};
             demand(c[2].number() > 0, "a range goes down");
             for (double at = c[0].number(); at < c[1].number(); at += c[2].number())
                 range.elements.push_back(at);
             range.shape[0] = std::ssize(range.elements);
             return results{range};
         }},
    };
    return all;
}

bool passes_on(std::string_view name)
{
    static constexpr std::string_view names[] = {
        "Identity",       "StopGradient", "CheckNumerics",          "PreventGradient",
        "ReadVariableOp", "Snapshot",     "PlaceholderWithDefault", "EnsureShape"};
    return std::ranges::find(names, name) != std::end(names);
}

bool reduces(std::string_view name)
{
    static constexpr std::string_view names[] = {"Sum", "Mean", "Max", "Min", "Prod", "All", "Any"};
    return std::ranges::find(names, name) != std::end(names);
}

results call_of(const draft_node& node, const std::vector<array>& operands, const surroundings& with)
{
    const node_call call{node, operands, with};
    const std::string_view name = node.operator_name;
    if (passes_on(name))
        return {call[0]};
    if (kernels::unary_named(name)) {
        call.takes(1);
        return {kernels::unary(name, call[0])};
    }
    if (kernels::is_binary(name)) {
        call.takes(2);
        return {kernels::binary(name, call[0], call[1])};
    }
    if (reduces(name)) {
        call.takes(2);
        return {kernels::reduce(name, call[0], call[1].integers(),
                                call.flag("keep_dims", false) || call.flag("keepdims", false))};
    }
    const auto known = table().find(name);
    if (known == table().end())
        throw not_evaluated{"there is no kernel of " + node.operator_name};
    return known->second(call);
}

class evaluation {
public:
    evaluation(const draft& graph, const surroundings& with) : graph_{graph}, with_{with} {}

    array tensor(const std::string& spelling)
    {
        const std::size_t colon = spelling.rfind(':');
        const std::size_t output =
            colon == std::string::npos ? 0 : static_cast<std::size_t>(std::stoul(spelling.substr(colon + 1)));
        const results& all = node(spelling.substr(0, colon));
        demand(output < all.size(), "a node has no such output");
        return all[output];
    }

private:
    const results& node(const std::string& name)
    {
        if (const auto known = values_.find(name); known != values_.end())
            return known->second;
        const draft_node* at = graph_.find(name);
        demand(at != nullptr && open_ < 200, "a node is missing, or depends on itself");
        ++open_;
        std::vector<array> operands;
        for (const std::string& input : at->inputs)
            if (!input.starts_with('^'))
                operands.push_back(tensor(input));
        --open_;
        return values_[name] = call_of(*at, operands, with_);
    }

    const draft& graph_;
    const surroundings& with_;
    std::map<std::string, results> values_;
    int open_ = 0;
};

} // namespace

void add_types(draft& graph, const surroundings& with)
{
    const std::map<std::string_view, std::pair<const char*, std::size_t>> others{
        {"Cast", {"SrcT", 0}},
        {"Gather", {"Tparams", 0}},
        {"GatherV2", {"Tparams", 0}},
        {"Split", {"T", 1}},
        {"Concat", {"T", 1}},
        {"Select", {"T", 1}},
        {"SelectV2", {"T", 1}},
        {"Conv2DBackpropInput", {"T", 1}},
        {"Conv3DBackpropInputV2", {"T", 1}},
        {"Fill", {"T", 1}},
        {"ResourceGather", {"dtype", 0}},
        {"ReadVariableOp", {"dtype", 0}},
        {"EnsureShape", {"T", 0}},
        {"PlaceholderWithDefault", {"dtype", 0}},
    };
    const draft before = graph;
    evaluation run{before, with};
    for (draft_node& node : graph.nodes) {
        const auto other          = others.find(node.operator_name);
        const auto [name, number] = other == others.end() ? std::pair<const char*, std::size_t>{"T", 0} : other->second;
        if (number >= node.inputs.size() || node.inputs[number].starts_with('^'))
            continue;
        try {
            node.set(name, run.tensor(node.inputs[number]).type);
        } catch (const not_evaluated&) {
        }
    }
}

std::vector<array> evaluate(const draft& graph, const surroundings& with)
{
    evaluation run{graph, with};
    std::vector<array> outputs;
    for (const std::string& name : graph.outputs)
        outputs.push_back(run.tensor(name));
    return outputs;
}

} // namespace oplift::test::meaning
