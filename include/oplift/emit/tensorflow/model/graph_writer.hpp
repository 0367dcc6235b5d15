#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_GRAPH_WRITER_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_GRAPH_WRITER_HPP

#include <oplift/emit/tensorflow/model/definition.hpp>
#include <oplift/emit/tensorflow/model/graph.hpp>
#include <oplift/emit/tensorflow/program.hpp>
#include <oplift/error.hpp>
#include <oplift/weights/tensor.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::model {

/// A tensor of the graph that is being written.
struct graph_tensor {
    std::string name; ///< as operands spell it
    data_type type = data_type::float32;
    std::optional<integers> shape; ///< -1 for an unknown extent
};

/// Builds the graph of a program.
class graph_writer {
public:
    explicit graph_writer(const program& source) : source_{source}, tensors_(source.calls.size())
    {
        for (const call& c : source.calls)
            reserved_.insert(c.name);
        for (const model_parameter& parameter : source.parameters)
            if (!parameter.is_constant)
                reserved_.insert(parameter.variable);
        for (const program_interface& output : source.outputs)
            outputs_.insert(output.value.call);
        for (const model_parameter& parameter : source.parameters)
            if (!parameter.is_constant)
                add_parameter(parameter);
    }

    /// Whether a call computes an output of the model.
    bool is_output(const call& c) const
    {
        return outputs_.contains(static_cast<std::size_t>(&c - source_.calls.data()));
    }

    /// The tensor of an operand. Integers become a constant of that name.
    graph_tensor tensor(const argument& operand, const std::string& constant_name)
    {
        if (const auto* earlier = operand.get_if<result>())
            return tensors_.at(earlier->call).at(earlier->output);
        if (const auto* use = operand.get_if<parameter_use>()) {
            const model_parameter& parameter = source_.parameters[use->parameter];
            return {parameter.variable, parameter.value.type, parameter.value.shape()};
        }
        if (const auto* one = operand.get_if<std::int64_t>())
            return integers_constant(constant_name, {}, {*one});
        if (const auto* list = operand.get_if<integers>())
            return integers_constant(constant_name, {static_cast<std::int64_t>(list->size())}, *list);
        if (const auto* rows = operand.get_if<std::vector<integers>>()) {
            integers flat;
            for (const integers& row : *rows)
                flat.insert(flat.end(), row.begin(), row.end());
            const auto columns = static_cast<std::int64_t>(rows->empty() ? 2 : rows->front().size());
            return integers_constant(constant_name, {static_cast<std::int64_t>(rows->size()), columns}, flat);
        }
        throw std::logic_error{"an operand of '" + constant_name + "' is no tensor"};
    }

    std::vector<graph_tensor> tensors(const argument& operands) const
    {
        std::vector<graph_tensor> found;
        for (const result& earlier : operands.get<std::vector<result>>())
            found.push_back(tensors_.at(earlier.call).at(earlier.output));
        return found;
    }

    const model_parameter* parameter(const argument& operand) const
    {
        const auto* use = operand.get_if<parameter_use>();
        return use ? &source_.parameters[use->parameter] : nullptr;
    }

    /// Adds an operator; its name must be reserved or unused.
    graph_tensor add(definition made, data_type type, std::optional<integers> shape = std::nullopt)
    {
        reserved_.insert(made.name());
        node added{std::move(made)};
        graph_tensor tensor{added.definition.name(), type, std::move(shape)};
        graph_.nodes.push_back(std::move(added));
        return tensor;
    }

    /// Adds a constant whose bytes are read when they are written.
    graph_tensor add_constant(std::string name, const weight& value)
    {
        node added{definition{std::move(name), "Const"}, value};
        graph_tensor tensor{added.definition.name(), value.type, value.shape()};
        graph_.nodes.push_back(std::move(added));
        return tensor;
    }

    graph_tensor integers_constant(const std::string& name, std::vector<std::int64_t> shape, const integers& values)
    {
        std::string bytes;
        for (const std::int64_t value : values) {
            if (value != static_cast<std::int32_t>(value))
                throw refusal{
                    {{name, "Const", "it needs the number " + std::to_string(value) + ", which is no int32"}}};
            append(bytes, static_cast<std::int32_t>(value));
        }
        return add(constant(unused(name), data_type::int32, shape, std::move(bytes)), data_type::int32, shape);
    }

    /// A number as a constant of the type, such as a factor.
    graph_tensor number_constant(const std::string& name, data_type type, double value)
    {
        return numbers_constant(unused(name), type, {}, std::vector<double>{value});
    }

    /// Numbers as a constant of exactly this name. Throws refusal if the type is not one that numbers are written in.
    template <typename Number>
    graph_tensor numbers_constant(std::string name, data_type type, std::vector<std::int64_t> shape,
                                  const std::vector<Number>& values)
    {
        std::string bytes;
        for (const Number value : values)
            if (!append_as(bytes, type, value))
                throw refusal{
                    {{name, "Const", "a number that it needs cannot be written as " + std::string{name_of(type)}}}};
        return add(constant(std::move(name), type, shape, std::move(bytes)), type, shape);
    }

    /// A name that no other operator bears.
    std::string unused(const std::string& wanted)
    {
        std::string name = wanted;
        for (int number = 1; !reserved_.insert(name).second; ++number)
            name = wanted + "_" + std::to_string(number);
        return name;
    }

    /// States what a call returns.
    void set_result(const call& c, std::vector<graph_tensor> tensors)
    {
        const std::size_t index = static_cast<std::size_t>(&c - source_.calls.data());
        for (std::size_t i = 0; i < tensors.size(); ++i)
            if (i < c.shapes.size() && c.shapes[i])
                tensors[i].shape = c.shapes[i];
        tensors_[index] = std::move(tensors);
    }

    /// The graph, once all calls are written.
    graph finish()
    {
        for (const program_interface& input : source_.inputs)
            graph_.inputs.push_back(interface(input));
        for (const program_interface& output : source_.outputs)
            graph_.outputs.push_back(interface(output));
        return std::move(graph_);
    }

private:
    template <typename Number>
    static void append(std::string& bytes, Number value)
    {
        char raw[sizeof(Number)];
        std::memcpy(raw, &value, sizeof(Number));
        bytes.append(raw, sizeof(Number));
    }

    /// A number as one of an integer type; false if it is none of that type.
    template <typename Integer, typename Number>
    static bool append_integer(std::string& bytes, Number value)
    {
        if constexpr (std::is_floating_point_v<Number>) {
            // The ends of the range are powers of two, and so are floating-point numbers.
            const Number end = std::ldexp(Number{1}, std::numeric_limits<Integer>::digits);
            if (!(value >= (std::is_signed_v<Integer> ? -end : Number{0}) && value < end) || value != std::trunc(value))
                return false;
        } else if (!std::in_range<Integer>(value)) {
            return false;
        }
        append(bytes, static_cast<Integer>(value));
        return true;
    }

    template <typename Number>
    static bool append_as(std::string& bytes, data_type type, Number value)
    {
        switch (type) {
        case data_type::float32:
            append(bytes, static_cast<float>(value));
            return true;
        case data_type::float64:
            append(bytes, static_cast<double>(value));
            return true;
        case data_type::int64:
            return append_integer<std::int64_t>(bytes, value);
        case data_type::int32:
            return append_integer<std::int32_t>(bytes, value);
        case data_type::int16:
            return append_integer<std::int16_t>(bytes, value);
        case data_type::int8:
            return append_integer<std::int8_t>(bytes, value);
        case data_type::uint8:
            return append_integer<std::uint8_t>(bytes, value);
        case data_type::boolean:
            append(bytes, static_cast<std::uint8_t>(value != 0));
            return true;
        default:
            return false;
        }
    }

    void add_parameter(const model_parameter& parameter)
    {
        node added{definition{parameter.variable, ""}, parameter.value, true, parameter.trainable};
        graph_.nodes.push_back(std::move(added));
    }

    interface_tensor interface(const program_interface& of) const
    {
        const graph_tensor& value = tensors_.at(of.value.call).at(of.value.output);
        const bool numbered       = value.name.find(':') != std::string::npos;
        return {of.name, numbered ? value.name : value.name + ":0", value.type, value.shape};
    }

    const program& source_;
    std::vector<std::vector<graph_tensor>> tensors_;
    std::set<std::size_t> outputs_;
    std::set<std::string, std::less<>> reserved_;
    graph graph_;
};

} // namespace oplift::emit::tensorflow::model

#endif
