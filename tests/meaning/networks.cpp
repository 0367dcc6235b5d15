#include <oplift/weights/tensor.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <meaning/array.hpp>
#include <meaning/evaluate_graph.hpp>
#include <meaning/judge.hpp>
#include <meaning/networks.hpp>
#include <string>
#include <utility>
#include <vector>

namespace oplift::test::meaning {

namespace {

using integers = std::vector<std::int64_t>;

class network_builder {
public:
    explicit network_builder(random_choice& random) : random_{random} {}

    draft build(std::size_t layers)
    {
        const extents shapes[] = {{1, 4, 4, 4}, {2, 4, 5, 3}, {1, 3, 4, 4}, {2, 3, 4, 5}, {2, 6}, {2, 3, 4}};
        const extents shape    = random_.of(shapes);
        placeholder("x", shape);
        if (random_.one_in(3))
            placeholder("z", shape);
        for (std::size_t tries = 0; layers > 0 && tries < 20 * layers; ++tries) {
            const draft before = graph_;
            if (layer() && runs())
                --layers;
            else
                graph_ = before;
        }
        graph_.outputs = {tensors_.back().name};
        while (random_.one_in(4)) {
            const std::string& name = random_.of(tensors_).name;
            if (std::ranges::find(graph_.outputs, name) == graph_.outputs.end())
                graph_.outputs.push_back(name);
        }
        return graph_;
    }

private:
    struct known_tensor {
        std::string name;
        extents shape;
    };

    void placeholder(const std::string& name, const extents& shape)
    {
        stated_shape stated = shape;
        if (random_.one_in(4))
            stated->front() = -1;
        if (random_.one_in(6) && shape.size() == 4)
            (*stated)[1 + random_.below(3)] = -1;
        graph_.nodes.push_back(
            {name, "Placeholder", {}, {{"dtype", data_type::float32}, {"shape", stated}, {"_fed", shape}}});
        tensors_.push_back({name, shape});
    }

    /// Recent tensors are taken more often, so that there are long paths.
    const known_tensor& any()
    {
        if (!random_.one_in(3))
            return tensors_.back();
        return random_.of(tensors_);
    }
    /// Another tensor of that shape, if there is one.
    const known_tensor& like(const known_tensor& wanted)
    {
        for (int tries = 0; tries < 6; ++tries)
            if (const known_tensor& found = random_.of(tensors_); found.shape == wanted.shape)
                return found;
        return wanted;
    }

    std::string add(const std::string& operator_name, std::vector<std::string> inputs,
                    std::vector<std::pair<std::string, attribute_value>> attributes = {})
    {
        const std::string name = fmt::format("n{}_{}", graph_.nodes.size(), operator_name);
        graph_.nodes.push_back({name, operator_name, std::move(inputs), std::move(attributes)});
        result_ = name;
        return name;
    }
    std::string variable(const extents& shape, float low = -1, float high = 1)
    {
        return add("VariableV2", {},
                   {{"dtype", data_type::float32}, {"shape", stated_shape{shape}}, {"_low", low}, {"_high", high}});
    }
    std::string numbers(const integers& values)
    {
        array constant{data_type::int32, {std::ssize(values)}, {}};
        constant.elements.assign(values.begin(), values.end());
        return add("Const", {}, {{"dtype", data_type::int32}, {"value", tensor_of(constant)}});
    }
    std::string scalar(double value)
    {
        return add("Const", {},
                   {{"dtype", data_type::float32}, {"value", tensor_of({data_type::float32, {}, {value}})}});
    }
    std::string whole(std::int64_t value)
    {
        return add(
            "Const", {},
            {{"dtype", data_type::int32}, {"value", tensor_of({data_type::int32, {}, {static_cast<double>(value)}})}});
    }
    integers permutation(std::size_t rank)
    {
        integers order;
        for (std::size_t i = 0; i < rank; ++i)
            order.push_back(static_cast<std::int64_t>(i));
        for (std::size_t i = rank; i > 1; --i)
            std::swap(order[i - 1], order[random_.below(i)]);
        return order;
    }
    integers for_axes(std::int64_t height, std::int64_t width) const
    {
        return first_ ? integers{1, 1, height, width} : integers{1, height, width, 1};
    }
    std::int64_t axis(const known_tensor& x)
    {
        const auto rank = static_cast<std::int64_t>(x.shape.size());
        const auto at   = static_cast<std::int64_t>(random_.below(x.shape.size()));
        return random_.one_in(3) ? at - rank : at;
    }

    /// Adds a layer behind some tensor. False if it does not fit.
    bool layer()
    {
        const known_tensor x = any();
        first_               = random_.one_in(2);
        if (x.shape.size() == 4 && !random_.one_in(3))
            return map_layer(x);
        return any_layer(x);
    }

    bool map_layer(const known_tensor& x)
    {
        const std::string format    = first_ ? "NCHW" : "NHWC";
        const std::int64_t channels = x.shape[first_ ? 1 : 3];
        const std::string padding   = random_.one_in(2) ? "SAME" : "VALID";
        const auto small = [&](std::size_t most) { return static_cast<std::int64_t>(1 + random_.below(most)); };
        switch (random_.below(9)) {
        case 0: {
            const std::int64_t results = small(4);
            const std::string filter   = variable({small(3), small(2), channels, results});
            const std::string product =
                add("Conv2D", {x.name, filter},
                    {{"strides", for_axes(small(2), small(2))}, {"padding", padding}, {"data_format", format}});
            if (random_.one_in(2))
                add("BiasAdd", {product, variable({results})}, {{"data_format", format}});
            else if (random_.one_in(3))
                add("Add", {product, variable(first_ ? extents{results, 1, 1} : extents{results})});
            return true;
        }
        case 1: {
            const std::int64_t multiplier = small(2);
            const std::string filter      = variable({small(2), small(3), channels, multiplier});
            const std::int64_t step       = small(2);
            add("DepthwiseConv2dNative", {x.name, filter},
                {{"strides", for_axes(step, step)}, {"padding", padding}, {"data_format", format}});
            return true;
        }
        case 2:
            add(random_.one_in(2) ? "MaxPool" : "AvgPool", {x.name},
                {{"ksize", for_axes(small(3), small(3))},
                 {"strides", for_axes(small(2), small(2))},
                 {"padding", padding},
                 {"data_format", format}});
            return true;
        case 3: {
            const std::string gamma = variable({channels}), beta = variable({channels}), mean = variable({channels}),
                              variance = variable({channels}, 0.2f, 1.5f);
            add("FusedBatchNorm", {x.name, gamma, beta, mean, variance},
                {{"is_training", false}, {"data_format", format}, {"epsilon", 0.01f}});
            return true;
        }
        case 4:
            add("BiasAdd", {x.name, variable({channels})}, {{"data_format", format}});
            return true;
        case 5: {
            const extents shape = first_ ? extents{channels, 1, 1} : extents{channels};
            if (random_.one_in(2)) { // unfused batch normalization
                const std::string mean = variable(shape), beta = variable(shape),
                                  variance = variable(shape, 0.2f, 1.5f);
                const std::string scale    = add("Rsqrt", {add("Add", {variance, scalar(0.01)})});
                const std::string offset   = add("Sub", {beta, add("Mul", {mean, scale})});
                add("Add", {add("Mul", {x.name, scale}), offset});
            } else { // parametric rectifier
                const std::string negative = add("Minimum", {x.name, scalar(0)});
                const std::string scaled   = add("Mul", {variable(shape), negative});
                add("Add", {add("Relu", {x.name}), scaled});
            }
            return true;
        }
        case 6:
            if (first_)
                add("LRN", {x.name}, {{"depth_radius", std::int64_t{1}}, {"alpha", 0.5f}});
            else
                add(random_.one_in(2) ? "ResizeBilinear" : "ResizeNearestNeighbor",
                    {x.name, numbers({small(6), small(6)})});
            return true;
        case 7:
            if (random_.one_in(2))
                add("SpaceToDepth", {x.name}, {{"block_size", std::int64_t{2}}, {"data_format", format}});
            else
                add("DepthToSpace", {x.name}, {{"block_size", std::int64_t{2}}, {"data_format", format}});
            return true;
        default:
            add("Transpose", {x.name, numbers(first_ ? integers{0, 2, 3, 1} : integers{0, 3, 1, 2})});
            return true;
        }
    }

    bool dense_layer(const known_tensor& x)
    {
        const auto units          = static_cast<std::int64_t>(1 + random_.below(4));
        const bool turned         = random_.one_in(3);
        const std::string matrix  = variable(turned ? extents{units, x.shape[1]} : extents{x.shape[1], units});
        const std::string product = add("MatMul", {x.name, matrix}, {{"transpose_b", turned}});
        if (random_.one_in(2))
            add("BiasAdd", {product, variable({units})});
        return true;
    }

    bool any_layer(const known_tensor& x)
    {
        const std::size_t rank = x.shape.size();
        if (rank == 0)
            return false;
        if (rank == 2 && random_.one_in(3))
            return dense_layer(x);
        switch (random_.below(24)) {
        case 0: {
            const std::string names[] = {"Relu", "Relu6", "Sigmoid", "Tanh", "Elu", "Abs", "Neg", "Square", "Softplus"};
            add(random_.of(names), {x.name});
            return true;
        }
        case 1:
        case 2: {
            const std::string names[] = {"Add", "Sub", "Mul", "Maximum", "Minimum", "SquaredDifference"};
            std::vector<std::string> inputs{x.name, like(x).name};
            if (random_.one_in(3))
                inputs[1] = scalar(0.3);
            else if (random_.one_in(3)) // along some axes
                inputs[1] = variable(broadcastable(x.shape));
            if (random_.one_in(2))
                std::swap(inputs[0], inputs[1]);
            add(random_.of(names), inputs);
            return true;
        }
        case 3: {
            const std::string other = like(x).name, along = whole(axis(x));
            add("ConcatV2", {x.name, other, along}, {{"N", std::int64_t{2}}});
            return true;
        }
        case 4:
            add("Transpose", {x.name, numbers(permutation(rank))});
            return true;
        case 5: {
            const std::string names[] = {"Mean", "Sum", "Max", "Min"};
            integers axes             = permutation(rank);
            axes.resize(1 + random_.below(rank));
            add(random_.of(names), {x.name, numbers(axes)}, {{"keep_dims", random_.one_in(2)}});
            return true;
        }
        case 6: {
            integers pads(2 * rank, 0);
            for (std::int64_t& pad : pads)
                pad = static_cast<std::int64_t>(random_.below(2));
            array matrix{data_type::int32, {static_cast<std::int64_t>(rank), 2}, {}};
            matrix.elements.assign(pads.begin(), pads.end());
            const std::string amounts = add("Const", {}, {{"dtype", data_type::int32}, {"value", tensor_of(matrix)}});
            if (random_.one_in(3))
                add("MirrorPad", {x.name, amounts},
                    {{"mode", std::string{random_.one_in(2) ? "REFLECT" : "SYMMETRIC"}}});
            else
                add("Pad", {x.name, amounts});
            return true;
        }
        case 7:
            add("Reshape", {x.name, numbers({x.shape.front(), -1})});
            return true;
        case 8: {
            extents shape = x.shape;
            std::swap(shape[random_.below(rank)], shape[random_.below(rank)]);
            add("Reshape", {x.name, numbers(shape)});
            return true;
        }
        case 9:
            return rank == 2 && dense_layer(x);
        case 10:
            add(random_.one_in(2) ? "Softmax" : "LogSoftmax", {x.name});
            return true;
        case 11: {
            integers begin(rank, 0), size(rank, -1);
            const std::size_t at = random_.below(rank);
            begin[at]            = x.shape[at] / 2;
            add("Slice", {x.name, numbers(begin), numbers(size)});
            return true;
        }
        case 12: {
            integers begin(rank, 0), end(rank, 0), strides(rank, 1);
            const std::size_t at   = random_.below(rank);
            strides[at]            = random_.one_in(2) ? 2 : -1;
            const std::int64_t all = (std::int64_t{1} << rank) - 1;
            std::vector<std::pair<std::string, attribute_value>> masks{{"begin_mask", all}, {"end_mask", all}};
            if (random_.one_in(3)) {
                masks   = {{"begin_mask", all & ~(std::int64_t{1} << at)},
                           {"end_mask", all & ~(std::int64_t{1} << at)},
                           {"shrink_axis_mask", std::int64_t{1} << at}};
                strides = integers(rank, 1);
                end[at] = 1;
            }
            add("StridedSlice", {x.name, numbers(begin), numbers(end), numbers(strides)}, masks);
            return true;
        }
        case 13:
            add("ExpandDims", {x.name, whole(axis(x))});
            return rank < 5;
        case 14:
            add("Squeeze", {x.name});
            return true;
        case 15: {
            const std::size_t at = random_.below(rank);
            if (x.shape[at] % 2 != 0)
                return false;
            const std::string halves =
                add("Split", {whole(static_cast<std::int64_t>(at)), x.name}, {{"num_split", std::int64_t{2}}});
            add(random_.one_in(2) ? "Maximum" : "Sub", {halves + ":1", halves});
            return true;
        }
        case 16: {
            integers multiples(rank, 1);
            multiples[random_.below(rank)] = 2;
            add("Tile", {x.name, numbers(multiples)});
            return true;
        }
        case 17: {
            const std::string other = like(x).name;
            add("Pack", {x.name, other}, {{"N", std::int64_t{2}}, {"axis", axis(x)}});
            return rank < 5;
        }
        case 18:
            add("ReverseV2", {x.name, numbers({axis(x)})});
            return true;
        case 19: {
            const std::string other  = like(x).name;
            const std::string choice = add("Greater", {x.name, scalar(0.1)});
            add("Select", {choice, other, x.name});
            return true;
        }
        case 20: {
            const std::string scaled = add("Mul", {x.name, scalar(0.2)});
            add("Maximum", {x.name, scaled});
            return true;
        }
        case 21: {
            const std::int64_t extent = x.shape[0];
            array indices{data_type::int32, {3}, {}};
            for (int i = 0; i < 3; ++i)
                indices.elements.push_back(static_cast<double>(random_.below(static_cast<std::size_t>(extent))));
            add("Gather", {x.name, add("Const", {}, {{"dtype", data_type::int32}, {"value", tensor_of(indices)}})});
            return true;
        }
        case 22: {
            const std::string largest = add("ArgMax", {x.name, whole(axis(x))});
            add("Cast", {largest}, {{"SrcT", data_type::int64}, {"DstT", data_type::float32}});
            return true;
        }
        default: {
            const std::string other = like(x).name;
            add("AddN", {x.name, other, x.name}, {{"N", std::int64_t{3}}});
            return true;
        }
        }
    }

    /// A shape that is broadcast to that one.
    extents broadcastable(const extents& shape)
    {
        extents result(shape.end() - static_cast<std::ptrdiff_t>(random_.below(shape.size() + 1)), shape.end());
        for (std::int64_t& extent : result)
            if (random_.one_in(2))
                extent = 1;
        return result;
    }

    /// Whether the graph runs with the layer, and its result is small; then the result is known.
    bool runs()
    {
        draft tried   = graph_;
        tried.outputs = {result_};
        try {
            const array value = evaluate(tried, surroundings_of(tried, 1)).front();
            if (value.elements.empty() || value.elements.size() > 400 || value.type != data_type::float32)
                return false;
            for (const double element : value.elements)
                if (!(element > -1e6 && element < 1e6))
                    return false;
            tensors_.push_back({result_, value.shape});
            return true;
        } catch (const not_evaluated&) {
            return false;
        }
    }

    random_choice& random_;
    draft graph_;
    std::vector<known_tensor> tensors_;
    std::string result_; ///< of the layer that is being added
    bool first_ = false; ///< channels first
};

} // namespace

draft random_network(std::size_t layers, random_choice& random)
{
    return network_builder{random}.build(layers);
}

} // namespace oplift::test::meaning
