#ifndef OPLIFT_TESTS_EMIT_TENSORFLOW_CODE_PROGRAM_BUILDER_HPP
#define OPLIFT_TESTS_EMIT_TENSORFLOW_CODE_PROGRAM_BUILDER_HPP

#include <oplift/emit/tensorflow/functions/activation.hpp>
#include <oplift/emit/tensorflow/functions/arrangement.hpp>
#include <oplift/emit/tensorflow/functions/elementwise.hpp>
#include <oplift/emit/tensorflow/functions/layer.hpp>
#include <oplift/emit/tensorflow/functions/reduction.hpp>
#include <oplift/emit/tensorflow/functions/source.hpp>
#include <oplift/emit/tensorflow/program.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Programs made by hand.
class program_builder {
public:
    using result   = oplift::emit::tensorflow::result;
    using integers = oplift::emit::tensorflow::integers;
    using argument = oplift::emit::tensorflow::argument;

    oplift::emit::tensorflow::program made;

    result input(const std::string& name, integers shape)
    {
        const result value       = add(oplift::emit::tensorflow::functions::placeholder,
                                       {oplift::data_type::float32, std::optional<integers>{shape}}, name);
        made.calls.back().shapes = {shape};
        made.inputs.push_back({name, value});
        return value;
    }

    void output(const std::string& name, result value) { made.outputs.push_back({name, value}); }

    result add(const oplift::emit::tensorflow::function& function, std::vector<argument> arguments, std::string name,
               std::size_t outputs = 1)
    {
        oplift::emit::tensorflow::call call;
        call.function     = &function;
        call.arguments    = std::move(arguments);
        call.name         = name;
        call.output_count = outputs;
        call.origin       = std::move(name);
        made.calls.push_back(std::move(call));
        return {made.calls.size() - 1, 0};
    }

    argument weight(const std::string& node, const std::string& key, const std::string& variable, integers shape,
                    bool trainable = true)
    {
        oplift::weight value;
        value.type         = oplift::data_type::float32;
        value.source_shape = std::move(shape);
        made.parameters.push_back({node, key, variable, value, trainable});
        return oplift::emit::tensorflow::parameter_use{made.parameters.size() - 1};
    }

    result convolution(result x, const std::string& scope, std::int64_t size, std::int64_t in, std::int64_t out,
                       std::int64_t stride = 1)
    {
        const std::string node = scope + "/Conv2D";
        return add(oplift::emit::tensorflow::functions::convolution,
                   {x, weight(node, "weights", scope + "/weights", {size, size, in, out}), argument{},
                    integers{1, stride, stride, 1}, std::string{"SAME"}, argument{}, std::int64_t{1}},
                   node);
    }

    result batch_norm(result x, const std::string& scope, std::int64_t depth)
    {
        const std::string node = scope + "/FusedBatchNorm";
        return add(oplift::emit::tensorflow::functions::batch_normalization,
                   {x, weight(node, "mean", scope + "/moving_mean", {depth}, false),
                    weight(node, "var", scope + "/moving_variance", {depth}, false),
                    weight(node, "bias", scope + "/beta", {depth}), weight(node, "scale", scope + "/gamma", {depth}),
                    1e-5, 0.997},
                   node);
    }

    result relu(result x, const std::string& name) { return add(oplift::emit::tensorflow::functions::relu, {x}, name); }

    result sum(result x, result y, const std::string& name)
    {
        return add(oplift::emit::tensorflow::functions::add, {x, y}, name);
    }

    /// A convolution with batch normalisation and activation, named as slim does.
    result layer(result x, const std::string& scope, std::int64_t size, std::int64_t in, std::int64_t out,
                 std::int64_t stride = 1)
    {
        x = convolution(x, scope, size, in, out, stride);
        return relu(batch_norm(x, scope + "/BatchNorm", out), scope + "/Relu");
    }

    /// A residual unit, named as in slim's resnet_v1.
    result unit(result x, const std::string& scope, std::int64_t in, std::int64_t depth, std::int64_t out,
                std::int64_t stride = 1)
    {
        result shortcut = x;
        if (in != out)
            shortcut =
                batch_norm(convolution(x, scope + "/shortcut", 1, in, out, stride), scope + "/shortcut/BatchNorm", out);
        x = layer(x, scope + "/conv1", 1, in, depth);
        x = layer(x, scope + "/conv2", 3, depth, depth, stride);
        x = batch_norm(convolution(x, scope + "/conv3", 1, depth, out), scope + "/conv3/BatchNorm", out);
        return relu(sum(shortcut, x, scope + "/add"), scope + "/Relu");
    }
};

#endif
