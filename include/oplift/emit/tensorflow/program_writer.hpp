#ifndef OPLIFT_EMIT_TENSORFLOW_PROGRAM_WRITER_HPP
#define OPLIFT_EMIT_TENSORFLOW_PROGRAM_WRITER_HPP

#include <oplift/emit/tensorflow/program.hpp>
#include <oplift/error.hpp>
#include <oplift/ir/element_types.hpp>
#include <oplift/ir/operand.hpp>
#include <oplift/ir/operator_graph.hpp>
#include <oplift/weights/weight.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow {

/// Builds a program operator by operator. What an emission sees of the operator graph and of the program.
class program_writer {
public:
    /// `model` must outlive the writer.
    explicit program_writer(const ir::operator_graph& model) : model_{model}
    {
        // Names that others ask for are not given away: those of operators, those of variables.
        const std::vector<ir::operator_vertex> order = ir::topological_order(model);
        for (const ir::operator_vertex vertex : order) {
            if (is_usable(model[vertex].name)) {
                taken_.insert(model[vertex].name);
                operators_.emplace(model[vertex].name, vertex);
            }
            for (const auto& [key, w] : model[vertex].op.weights)
                if (w.is_variable_as_stored())
                    taken_.insert(w.variable);
        }
        // Other frameworks allow more characters in names.
        for (const ir::operator_vertex vertex : order)
            if (const std::string& name = model[vertex].name; !is_usable(name))
                renamed_.emplace(vertex, unused(made_usable(name)));
    }

    /// What follows belongs to this operator.
    void begin(ir::operator_vertex vertex) { vertex_ = vertex; }

    const std::string& name() const { return node().name; }
    data_type type() const { return node().type; }

    /// The shape of the operator's first output, as the IR states it.
    stated_shape shape() const { return node().output_shapes.empty() ? std::nullopt : node().output_shapes.front(); }

    stated_shape shape(const ir::operand& input) const
    {
        const auto& shapes = model_[input.tensor.node].output_shapes;
        return input.tensor.output < shapes.size() ? shapes[input.tensor.output] : std::nullopt;
    }
    data_type type(const ir::operand& input) const { return model_[input.tensor.node].type; }

    /// Whether a rule has noted an attribute of our own.
    bool has_note(std::string_view attribute_name) const
    {
        return ir::find_attribute(node().op, attribute_name) != nullptr;
    }

    /// Reports operands whose elements are of different types.
    void require_same_type(const ir::operand& left, const ir::operand& right)
    {
        require(type(left) == type(right), "its operands have elements of type " + std::string{name_of(type(left))} +
                                               " and " + std::string{name_of(type(right))});
    }
    void require_same_type(const std::vector<ir::operand>& operands)
    {
        for (std::size_t i = 1; i < operands.size(); ++i)
            if (type(operands[0]) != type(operands[i]))
                return require_same_type(operands[0], operands[i]);
    }
    void require_type(const ir::operand& operand, data_type wanted)
    {
        require(type(operand) == wanted, "its operand has elements of type " + std::string{name_of(type(operand))} +
                                             " instead of " + std::string{name_of(wanted)});
    }

    /// Reports an axis that a tensor does not have; `further` axes are inserted by the operator.
    void require_axis(std::int64_t axis, const ir::operand& input, std::int64_t further = 0)
    {
        const stated_shape of   = shape(input);
        const std::int64_t rank = of ? static_cast<std::int64_t>(of->size()) + further
                                     : std::int64_t{std::numeric_limits<std::int32_t>::max()};
        require(axis >= -rank && axis < rank, "its axis " + std::to_string(axis) + " is none of its input's axes");
    }

    /// Reports a last axis that has another extent; a wrong one would meet the weights when the model runs.
    void require_channels(const ir::operand& input, std::int64_t channels)
    {
        const stated_shape of = shape(input);
        require(!of || (!of->empty() && (of->back() < 0 || of->back() == channels)),
                "its input has not the " + std::to_string(channels) + " channels that its weights are for");
    }

    /// Says why the operator cannot be written.
    void problem(std::string reason) { problems_.push_back({name(), node().op.operator_name, std::move(reason)}); }

    /// Reports a problem unless the condition holds.
    void require(bool holds, std::string_view reason)
    {
        if (!holds)
            problem(std::string{reason});
    }

    argument input(const ir::operand& operand) const
    {
        // An operator that could not be written has no result: its users are not looked at.
        const auto found = results_.find({operand.tensor.node, operand.tensor.output});
        return found == results_.end() ? argument{} : argument{found->second};
    }

    argument inputs(const std::vector<ir::operand>& operands) const
    {
        std::vector<result> found;
        for (const ir::operand& operand : operands)
            if (const argument tensor = input(operand); tensor.holds<result>())
                found.push_back(tensor.get<result>());
        return found;
    }

    /// A weight of the operator as a parameter of the model.
    argument parameter(const weight& value, std::string_view key, bool trainable = true)
    {
        return add_parameter(as_computed(value, key), key, trainable, false);
    }
    argument parameter(const std::optional<weight>& value, std::string_view key, bool trainable = true)
    {
        return value ? parameter(*value, key, trainable) : argument{};
    }

    /// A weight that stays what it is in training; a variable only if it was one in the source.
    argument constant(const weight& value, std::string_view key)
    {
        return add_parameter(value, key, false, !keeps_variable(value));
    }

    /// Calls a function whose result only this operator uses. `part` tells its name from the operator's.
    argument step(const function& f, std::vector<argument> arguments, std::string_view part)
    {
        return result{add_call(f, std::move(arguments), unused(call_name() + "/" + std::string{part})), 0};
    }

    /// Calls the function whose results are the operator's outputs.
    void returns(const function& f, std::vector<argument> arguments, std::size_t output_count = 1)
    {
        const std::size_t index            = add_call(f, std::move(arguments), call_name());
        written_.calls[index].output_count = output_count;
        written_.calls[index].shapes       = node().output_shapes;
        for (const auto& [attribute_name, value] : node().op.attributes)
            if (const auto* text = value.get_if<std::string>();
                text && attribute_name.starts_with("oplift_") && !attribute_name.starts_with("oplift_variable_"))
                written_.calls[index].notes.emplace_back(attribute_name, *text);
        for (std::size_t i = 0; i < output_count; ++i)
            results_[{vertex_, static_cast<std::uint32_t>(i)}] = {index, static_cast<std::uint32_t>(i)};
        if (node().op.operator_name == "DataInput")
            written_.inputs.push_back({name(), {index, 0}});
    }

    /// The program, once all operators are written.
    program finish()
    {
        for (const ir::model_output& output : ir::outputs_of(model_))
            if (const auto found = results_.find(output.value); found != results_.end())
                written_.outputs.push_back({output.name, found->second});
        return std::move(written_);
    }

    std::vector<obstacle>& problems() { return problems_; }

private:
    const ir::operator_node& node() const { return model_[vertex_]; }

    static bool is_usable_character(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
               c == '-' || c == '/';
    }
    /// Whether TensorFlow takes a name for an operator.
    static bool is_usable(const std::string& name)
    {
        return !name.empty() && std::ranges::all_of(name, is_usable_character) && name.front() != '_' &&
               name.front() != '-' && name.front() != '/';
    }
    static std::string made_usable(std::string name)
    {
        for (char& c : name)
            if (!is_usable_character(c))
                c = '_';
        return is_usable(name) ? name : "node" + name;
    }

    /// The operator's name in TensorFlow.
    const std::string& call_name() const
    {
        const auto found = renamed_.find(vertex_);
        return found == renamed_.end() ? name() : found->second;
    }

    /// Whether a weight can go by the name of its variable: no operator but the constant that it is has that name.
    bool keeps_variable(const weight& value) const
    {
        if (!value.is_variable_as_stored() || !is_usable(value.variable))
            return false;
        const auto found = operators_.find(value.variable);
        if (found == operators_.end())
            return true;
        const ir::record& op = model_[found->second].op;
        const weight* held   = ir::find_weight(op, "value");
        return (op.operator_name == "Constant" || op.operator_name == "Const") && held &&
               held->variable == value.variable;
    }

    /// A weight with the type of the operator's elements: parsers of other frameworks leave numpy's default.
    weight as_computed(const weight& value, std::string_view key)
    {
        if (value.type == type())
            return value;
        if (value.type != data_type::float64 || type() != data_type::float32) {
            problem("its weight '" + std::string{key} + "' has elements of type " + std::string{name_of(value.type)} +
                    ", it computes in " + std::string{name_of(type())});
            return value;
        }
        weight narrowed = value;
        narrowed.type   = data_type::float32;
        narrowed.variable.clear();
        if (value.read)
            narrowed.read = [read = value.read] {
                const tensor wide = read();
                std::vector<float> elements;
                const std::int64_t count = wide.uniform ? 1 : wide.element_count();
                for (std::int64_t i = 0; i < count; ++i)
                    elements.push_back(static_cast<float>(wide.at<double>(i)));
                tensor result  = tensor::of(data_type::float32, wide.shape, std::move(elements));
                result.uniform = wide.uniform;
                return result;
            };
        return narrowed;
    }

    /// Whether two weights are the same tensor; both have to be as they are stored.
    static bool are_equal(const weight& left, const weight& right)
    {
        if (left.type != right.type || left.source_shape != right.source_shape || !left.read || !right.read)
            return false;
        const tensor a = left.read();
        const tensor b = right.read();
        return a.uniform == b.uniform && std::ranges::equal(a.bytes, b.bytes);
    }

    std::string unused(const std::string& wanted)
    {
        std::string candidate = wanted;
        for (std::size_t i = 1; !taken_.insert(candidate).second; ++i)
            candidate = wanted + "_" + std::to_string(i);
        return candidate;
    }

    std::size_t add_call(const function& f, std::vector<argument> arguments, std::string name)
    {
        call made;
        made.function  = &f;
        made.arguments = std::move(arguments);
        made.name      = std::move(name);
        made.type      = node().type;
        made.origin    = node().name;
        written_.calls.push_back(std::move(made));
        return written_.calls.size() - 1;
    }

    argument add_parameter(const weight& value, std::string_view key, bool trainable, bool is_constant)
    {
        model_parameter made{node().name, std::string{key}, {}, value, trainable, is_constant};
        // Operators that share a variable share the parameter, unless somebody has changed one of its copies.
        const bool keeps  = keeps_variable(value);
        const auto shared = keeps ? variables_.find(value.variable) : variables_.end();
        if (shared != variables_.end() && are_equal(written_.parameters[shared->second].value, value))
            return parameter_use{shared->second};
        if (keeps && shared == variables_.end()) {
            variables_.emplace(value.variable, written_.parameters.size());
            made.variable = value.variable;
        } else {
            const std::string& scope = call_name();
            made.variable            = unused(scope.substr(0, scope.rfind('/')) + "/" + made_usable(made.key));
        }
        written_.parameters.push_back(std::move(made));
        return parameter_use{written_.parameters.size() - 1};
    }

    const ir::operator_graph& model_;
    ir::operator_vertex vertex_ = 0;
    program written_;
    std::map<ir::operator_output, result> results_;
    std::map<std::string, std::size_t, std::less<>> variables_;
    std::set<std::string, std::less<>> taken_;
    std::map<std::string, ir::operator_vertex, std::less<>> operators_; ///< by name
    std::map<ir::operator_vertex, std::string> renamed_;
    std::vector<obstacle> problems_;
};

} // namespace oplift::emit::tensorflow

#endif
