#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_TO_GRAPH_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_TO_GRAPH_HPP

#include <oplift/emit/tensorflow/model/graph.hpp>
#include <oplift/emit/tensorflow/model/graph_writer.hpp>
#include <oplift/emit/tensorflow/model/lowerings.hpp>
#include <oplift/emit/tensorflow/program.hpp>
#include <oplift/error.hpp>

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow {

namespace model {

/// Sets an attribute to an argument; None leaves it out.
inline void set_attribute(definition& made, const std::string& name, const argument& value)
{
    if (const auto* flag = value.get_if<bool>())
        made.flag(name, *flag);
    else if (const auto* whole = value.get_if<std::int64_t>())
        made.number(name, *whole);
    else if (const auto* real = value.get_if<double>())
        made.real(name, *real);
    else if (const auto* text = value.get_if<std::string>())
        made.text(name, *text);
    else if (const auto* type = value.get_if<data_type>())
        made.type(name, *type);
    else if (const auto* list = value.get_if<integers>())
        made.numbers(name, *list);
    else if (const auto* shape = value.get_if<std::optional<integers>>())
        made.shape(name, *shape);
    else if (value.has_value())
        throw std::logic_error{"the value of attribute '" + name + "' is none that operators have"};
}

/// A call that is a single operator.
inline void write_operator(graph_writer& to, const call& c)
{
    definition made{c.name, c.function->operator_name};
    std::optional<graph_tensor> first;
    const auto parameters = c.function->parameters();
    for (std::size_t i = 0; i < parameters.size() && i < c.arguments.size(); ++i) {
        const parameter& p = parameters[i];
        const std::string attribute{p.attribute};
        switch (p.kind) {
        case parameter_kind::operand:
        case parameter_kind::constant: {
            const graph_tensor value = to.tensor(c.arguments[i], c.name + "/" + std::string{p.name});
            made.operand(value.name);
            if (!attribute.empty())
                made.type(attribute, value.type);
            if (!first)
                first = value;
            break;
        }
        case parameter_kind::operands: {
            const std::vector<graph_tensor> values = to.tensors(c.arguments[i]);
            for (const graph_tensor& value : values)
                made.operand(value.name);
            made.type(attribute, values.at(0).type);
            made.number(std::string{p.count}, static_cast<std::int64_t>(values.size()));
            break;
        }
        case parameter_kind::attribute:
            set_attribute(made, attribute, c.arguments[i]);
            break;
        }
    }
    const graph_tensor whole = to.add(std::move(made), c.type);
    std::vector<graph_tensor> results{whole};
    for (std::size_t i = 1; i < c.output_count; ++i)
        results.push_back({whole.name + ":" + std::to_string(i), c.type, std::nullopt});
    to.set_result(c, std::move(results));
}

} // namespace model

/// The graph of a program: what its calls would make in TensorFlow, at most with other auxiliary names. Weights are not
/// read. Throws refusal with all calls that need an extent that is not known, or a number that is too large.
inline graph to_graph(const program& source)
{
    model::graph_writer writer{source};
    std::vector<obstacle> problems;
    for (const call& c : source.calls) {
        try {
            if (!c.function->operator_name.empty())
                model::write_operator(writer, c);
            else if (const model::lowering* lowering = model::find_lowering(*c.function))
                lowering->write(writer, c);
            else
                throw std::logic_error{"there is no lowering of " + std::string{c.function->name}};
        } catch (const refusal& refused) {
            problems.insert(problems.end(), refused.obstacles().begin(), refused.obstacles().end());
            writer.set_result(c, std::vector<model::graph_tensor>(c.output_count, {c.name, c.type, std::nullopt}));
        }
    }
    if (!problems.empty())
        throw refusal{std::move(problems)};
    return writer.finish();
}

} // namespace oplift::emit::tensorflow

#endif
