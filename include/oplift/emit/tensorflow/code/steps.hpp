#ifndef OPLIFT_EMIT_TENSORFLOW_CODE_STEPS_HPP
#define OPLIFT_EMIT_TENSORFLOW_CODE_STEPS_HPP

#include <oplift/emit/tensorflow/code/expression.hpp>
#include <oplift/emit/tensorflow/code/identifier.hpp>
#include <oplift/emit/tensorflow/code/scope_kinds.hpp>
#include <oplift/emit/tensorflow/program.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::code {

inline constexpr std::size_t nothing = std::numeric_limits<std::size_t>::max();

/// A use of a parameter of the model in a step.
struct weight_use {
    std::size_t parameter = nothing;
    std::string name{};       ///< of the variable
    bool is_constant = false; ///< no variable: its value from the weight file
    bool is_exact    = false; ///< TensorFlow would number the name, which is taken in its eyes, if it were not told
};

/// One statement of a program: a call, or a variable that several calls share.
struct step {
    const call* made_by   = nullptr; ///< null for a variable
    std::size_t parameter = nothing; ///< of a variable
    std::string name{};              ///< in the graph
    std::string scope{};             ///< the scope in which it is written; its name begins so
    std::vector<reference> operands{};
    std::vector<weight_use> weights{}; ///< in the order of the arguments
    bool is_exact = false;             ///< as in weight_use
};

/// A program as statements, each behind those whose values it uses.
struct statements {
    const program* model = nullptr;
    std::vector<step> steps;
    std::vector<std::size_t> step_of_call;
    std::vector<std::size_t> step_of_parameter; ///< `nothing` unless it is shared
    scope_kinds kinds{};
};

/// The scope of a name: "a/b" for "a/b/c", empty for "a".
inline std::string_view scope_of(std::string_view name)
{
    const std::size_t slash = name.rfind('/');
    return slash == std::string_view::npos ? std::string_view{} : name.substr(0, slash);
}

/// Whether `scope` is `outer` or within it.
inline bool is_within(std::string_view scope, std::string_view outer)
{
    return outer.empty() || (scope.starts_with(outer) && (scope.size() == outer.size() || scope[outer.size()] == '/'));
}

/// The innermost scope that has both within it.
inline std::string_view common_scope(std::string_view one, std::string_view other)
{
    while (!is_within(other, one))
        one = scope_of(one);
    return one;
}

/// The outermost parts of a scope, so that no name makes work or recursion without bounds.
inline std::string_view limited(std::string_view scope)
{
    std::size_t parts = 0;
    for (std::size_t i = 0; i < scope.size(); ++i)
        if (scope[i] == '/' && ++parts == 32)
            return scope.substr(0, i);
    return scope;
}

/// Goes through the results and the parameters that the arguments of a call use, in their order.
template <typename Result, typename Parameter>
void each_use(const call& made_by, Result&& with_result, Parameter&& with_parameter)
{
    for (const argument& given : made_by.arguments) {
        if (const auto* one = given.get_if<result>())
            with_result(*one);
        else if (const auto* many = given.get_if<std::vector<result>>())
            std::for_each(many->begin(), many->end(), with_result);
        else if (const auto* used = given.get_if<parameter_use>())
            with_parameter(*used);
    }
}

/// Whether a call takes the bare value of a parameter: the helper `constant` does.
inline bool takes_value(const call& made_by)
{
    return made_by.function->is_helper && made_by.function->name == "constant";
}

/// The program as statements, with names that are legal in TensorFlow and differ.
inline statements statements_of(const program& model)
{
    statements found{&model,
                     {},
                     std::vector<std::size_t>(model.calls.size(), nothing),
                     std::vector<std::size_t>(model.parameters.size(), nothing)};

    std::vector<std::size_t> uses(model.parameters.size(), 0);
    for (const call& each : model.calls) {
        if (each.function == nullptr)
            throw std::logic_error{"a call of no function: " + each.name};
        const auto count = [&](parameter_use used) {
            if (used.parameter >= uses.size())
                throw std::logic_error{"a call uses a parameter that the program does not have: " + each.name};
            uses[used.parameter] += !takes_value(each) && !model.parameters[used.parameter].is_constant;
        };
        each_use(
            each, [](result) {}, count);
    }

    distinct_names names;
    std::vector<std::string> variables;
    for (std::size_t i = 0; i < uses.size(); ++i)
        variables.push_back(uses[i] == 0 ? std::string{} : names.take(node_name(model.parameters[i].variable)));

    for (std::size_t i = 0; i < model.calls.size(); ++i) {
        const call& each = model.calls[i];
        step made{&each};
        const auto add_operand = [&](result used) {
            if (used.call >= i || used.output >= model.calls[used.call].output_count)
                throw std::logic_error{"a call uses a result that no earlier call makes: " + each.name};
            made.operands.push_back({found.step_of_call[used.call], used.output});
        };
        const auto add_weight = [&](parameter_use used) {
            const std::size_t p = used.parameter;
            if (takes_value(each) || model.parameters[p].is_constant) {
                made.weights.push_back({.parameter = p, .is_constant = true});
            } else if (uses[p] == 1) {
                made.weights.push_back({.parameter = p, .name = variables[p]});
            } else {
                if (found.step_of_parameter[p] == nothing) {
                    found.step_of_parameter[p]   = found.steps.size();
                    const std::string_view scope = limited(scope_of(variables[p]));
                    step shared{.parameter = p, .name = variables[p], .scope = found.kinds.place(scope, scope)};
                    shared.weights.push_back({.parameter = p, .name = variables[p]});
                    found.steps.push_back(std::move(shared));
                }
                made.operands.push_back({found.step_of_parameter[p], 0});
            }
        };
        each_use(each, add_operand, add_weight);
        made.name  = names.take(node_name(each.name));
        made.scope = limited(scope_of(made.name));
        std::optional<std::string_view> of_variables;
        for (const weight_use& used : made.weights)
            if (!used.is_constant)
                of_variables = of_variables ? common_scope(*of_variables, scope_of(used.name)) : scope_of(used.name);
        if (of_variables)
            made.scope = found.kinds.place(made.scope, *of_variables);
        found.step_of_call[i] = found.steps.size();
        found.steps.push_back(std::move(made));
    }
    return found;
}

} // namespace oplift::emit::tensorflow::code

#endif
