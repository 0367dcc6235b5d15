#ifndef OPLIFT_EMIT_TENSORFLOW_CODE_CALLS_HPP
#define OPLIFT_EMIT_TENSORFLOW_CODE_CALLS_HPP

#include <oplift/emit/tensorflow/code/expression.hpp>
#include <oplift/emit/tensorflow/code/helpers.hpp>
#include <oplift/emit/tensorflow/code/literal.hpp>
#include <oplift/emit/tensorflow/code/scopes.hpp>
#include <oplift/emit/tensorflow/code/steps.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::code {

/// Writes the statements of a program as Python expressions.
class call_writer {
public:
    explicit call_writer(const statements& all) : all_{all} {}

    /// The right side of the assignment that the step is, in a block.
    expression operator()(const step& written, const scope_block& block) const
    {
        if (written.made_by == nullptr)
            return weight_of(written.weights.front(), block);
        const call& made_by = *written.made_by;
        if (made_by.arguments.size() != made_by.function->parameters().size())
            throw std::logic_error{"a call has more or fewer arguments than its function: " + made_by.name};

        const auto parameters  = made_by.function->parameters();
        std::size_t positional = 0; // arguments without a name that are written
        for (std::size_t i = 0; i < parameters.size(); ++i)
            if (!is_by_name(made_by, i) && made_by.arguments[i].has_value())
                positional = i + 1;

        std::vector<expression> items;
        std::size_t weights_used = 0;
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const argument& given = made_by.arguments[i];
            const bool by_name    = is_by_name(made_by, i);
            const bool left_out   = by_name ? !given.has_value() || is_default(made_by, i) : i >= positional;
            if (left_out)
                continue;
            expression item = argument_of(written, given, parameters[i].name, block, weights_used);
            items.push_back(by_name ? named(std::string{parameters[i].name}, std::move(item)) : std::move(item));
        }
        const std::string name = written.is_exact ? written.name + "/" : within(written.name, block.path);
        items.push_back(named("name", plain(literal(name))));
        return group(std::string{made_by.function->name} + "(", std::move(items), ")");
    }

private:
    /// The helpers of generated files are called with names for all but what they compute with.
    static bool is_by_name(const call& made_by, std::size_t argument_number)
    {
        const parameter& given = made_by.function->parameters()[argument_number];
        return given.is_keyword ||
               (made_by.function->is_helper && (given.kind == parameter_kind::attribute || given.name == "bias"));
    }

    static bool is_default(const call& made_by, std::size_t argument_number)
    {
        const auto* number = made_by.arguments[argument_number].get_if<std::int64_t>();
        return made_by.function->is_helper && made_by.function->parameters()[argument_number].name == "group" &&
               number != nullptr && *number == 1;
    }

    static expression number_list(const integers& numbers, const std::string& label, bool has_unknown)
    {
        std::vector<expression> items;
        for (const std::int64_t number : numbers)
            items.push_back(literal_value(has_unknown && number < 0 ? "None" : literal(number), label));
        return group("[", std::move(items), "]");
    }

    /// The name for one of the numbers that the argument is: "stride" for "strides".
    static std::string label_of(std::string_view name)
    {
        std::string label = identifier(name);
        if (label.size() > 3 && label.ends_with('s') && !label.ends_with("ss") && label != "axis")
            label.pop_back();
        return label;
    }

    expression argument_of(const step& written, const argument& given, std::string_view name, const scope_block& block,
                           std::size_t& weights_used) const
    {
        const std::string label = label_of(name);
        const bool is_shape     = name == "shape" && written.made_by->function->name == "tf.placeholder";
        if (!given.has_value())
            return plain("None");
        if (const auto* numbers = given.get_if<integers>())
            return number_list(*numbers, label, is_shape);
        if (const auto* numbers = given.get_if<std::optional<integers>>())
            return *numbers ? number_list(**numbers, label, true) : plain("None");
        if (const auto* numbers = given.get_if<std::vector<double>>()) {
            std::vector<expression> items;
            for (const double number : *numbers)
                items.push_back(literal_value(literal(number), label));
            return group("[", std::move(items), "]");
        }
        if (const auto* lists = given.get_if<std::vector<integers>>()) {
            std::vector<expression> items;
            for (const integers& numbers : *lists)
                items.push_back(number_list(numbers, label, false));
            return group("[", std::move(items), "]");
        }
        if (const auto* used = given.get_if<result>())
            return value_of({all_.step_of_call[used->call], used->output});
        if (const auto* used = given.get_if<std::vector<result>>()) {
            std::vector<expression> items;
            for (const result& one : *used)
                items.push_back(value_of({all_.step_of_call[one.call], one.output}));
            return group("[", std::move(items), "]");
        }
        if (const auto* used = given.get_if<parameter_use>()) {
            if (weights_used < written.weights.size() && written.weights[weights_used].parameter == used->parameter)
                return weight_of(written.weights[weights_used++], block);
            return value_of({all_.step_of_parameter[used->parameter], 0});
        }
        if (const auto* truth = given.get_if<bool>())
            return literal_value(literal(*truth), label);
        if (const auto* number = given.get_if<std::int64_t>())
            return literal_value(literal(*number), label);
        if (const auto* number = given.get_if<double>())
            return literal_value(literal(*number), label);
        if (const auto* type = given.get_if<data_type>())
            return literal_value(literal(*type), label);
        return literal_value(literal(given.get<std::string>()), label);
    }

    /// variable(name, shape, node, key), or weight_value(shape, node, key).
    expression weight_of(const weight_use& used, const scope_block& block) const
    {
        const model_parameter& parameter = all_.model->parameters[used.parameter];
        std::vector<expression> items;
        if (!used.is_constant)
            items.push_back(plain(literal(within(used.name, block.variable_scope) + (used.is_exact ? "/" : ""))));

        std::vector<expression> extents;
        const std::vector<std::int64_t> shape = parameter.value.shape();
        for (std::size_t axis = 0; axis < shape.size(); ++axis) {
            const std::size_t from_end = shape.size() - axis;
            const char* meaning        = from_end == 1   ? "depth"
                                         : from_end == 2 ? "input_depth"
                                         : from_end == 3 ? (shape.size() == 3 ? "kernel_size" : "kernel_width")
                                         : from_end == 4 ? "kernel_height"
                                                         : "kernel_depth";
            extents.push_back(literal_value(literal(shape[axis]), meaning));
        }
        items.push_back(group("[", std::move(extents), "]"));

        // A node outside of the block's scope is given in full, and may differ where blocks are otherwise equal.
        const std::string node = within(parameter.node, block.path, "/");
        const bool is_inside   = block.path.empty() || !node.starts_with('/');
        if (is_inside)
            items.push_back(plain(literal(node.starts_with('/') ? "/" + node : node)));
        else
            items.push_back(literal_value(literal(node), "node"));
        items.push_back(plain(literal(parameter.key)));

        const data_type type = parameter.value.type == data_type::invalid ? data_type::float32 : parameter.value.type;
        if (type != data_type::float32)
            items.push_back(named("dtype", plain(literal(type))));
        if (!used.is_constant && !parameter.trainable)
            items.push_back(named("trainable", plain("False")));
        return group(used.is_constant ? "weight_value(" : "variable(", std::move(items), ")");
    }

    const statements& all_;
};

} // namespace oplift::emit::tensorflow::code

#endif
