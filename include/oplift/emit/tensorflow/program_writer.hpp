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
        for (const ir::operator_vertex vertex : ir::topological_order(model)) {
            taken_.insert(model[vertex].name);
            for (const auto& [key, w] : model[vertex].op.weights)
                if (w.is_variable_as_stored())
                    taken_.insert(w.variable);
        }
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
        return ir::detail::find_attribute(node().op, attribute_name) != nullptr;
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
        return found == results_.end() ? argument{none{}} : argument{found->second};
    }

    argument inputs(const std::vector<ir::operand>& operands) const
    {
        std::vector<result> found;
        for (const ir::operand& operand : operands)
            if (const argument tensor = input(operand); std::holds_alternative<result>(tensor))
                found.push_back(std::get<result>(tensor));
        return found;
    }

    /// A weight of the operator as a parameter of the model.
    argument parameter(const weight& value, std::string_view key, bool trainable = true)
    {
        return add_parameter(value, key, trainable, false);
    }
    argument parameter(const std::optional<weight>& value, std::string_view key, bool trainable = true)
    {
        return value ? parameter(*value, key, trainable) : argument{none{}};
    }

    /// A weight that stays what it is in training; a variable only if it was one in the source.
    argument constant(const weight& value, std::string_view key)
    {
        return add_parameter(value, key, false, !value.is_variable_as_stored());
    }

    /// Calls a function whose result only this operator uses. `part` tells its name from the operator's.
    argument step(const function& f, std::vector<argument> arguments, std::string_view part)
    {
        return result{add_call(f, std::move(arguments), unused(name() + "/" + std::string{part})), 0};
    }

    /// Calls the function whose results are the operator's outputs.
    void returns(const function& f, std::vector<argument> arguments, std::size_t output_count = 1)
    {
        const std::size_t index            = add_call(f, std::move(arguments), name());
        written_.calls[index].output_count = output_count;
        written_.calls[index].shapes       = node().output_shapes;
        for (const auto& [attribute_name, value] : node().op.attributes)
            if (const auto* text = std::get_if<std::string>(&value);
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
        const auto shared = value.is_variable_as_stored() ? variables_.find(value.variable) : variables_.end();
        if (shared != variables_.end() && are_equal(written_.parameters[shared->second].value, value))
            return parameter_use{shared->second};
        if (value.is_variable_as_stored() && shared == variables_.end()) {
            variables_.emplace(value.variable, written_.parameters.size());
            made.variable = value.variable;
        } else {
            const std::size_t slash = made.node.rfind('/');
            made.variable =
                unused((slash == std::string::npos ? made.node : made.node.substr(0, slash)) + "/" + made.key);
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
    std::vector<obstacle> problems_;
};

} // namespace oplift::emit::tensorflow

#endif
