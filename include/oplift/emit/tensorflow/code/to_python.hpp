#ifndef OPLIFT_EMIT_TENSORFLOW_CODE_TO_PYTHON_HPP
#define OPLIFT_EMIT_TENSORFLOW_CODE_TO_PYTHON_HPP

#include <oplift/emit/tensorflow/code/body.hpp>
#include <oplift/emit/tensorflow/code/calls.hpp>
#include <oplift/emit/tensorflow/code/expression.hpp>
#include <oplift/emit/tensorflow/code/frame.hpp>
#include <oplift/emit/tensorflow/code/gather_scopes.hpp>
#include <oplift/emit/tensorflow/code/helpers.hpp>
#include <oplift/emit/tensorflow/code/repeats.hpp>
#include <oplift/emit/tensorflow/code/scopes.hpp>
#include <oplift/emit/tensorflow/code/steps.hpp>
#include <oplift/emit/tensorflow/program.hpp>

#include <cstddef>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace oplift::emit::tensorflow {

namespace code {

/// The helpers that the calls of a program need, each with those that it uses.
inline std::set<std::string_view> helpers_of(const program& model)
{
    std::set<std::string_view> needed;
    const auto need = [&](std::string_view name, const auto& self) -> void {
        const helper_text* helper = find_helper(name);
        if (helper == nullptr)
            throw std::logic_error{"generated files do not define the helper " + std::string{name}};
        if (needed.insert(helper->name).second)
            for (const std::string_view used : helper->uses)
                if (!used.empty())
                    self(used, self);
    };
    for (const call& each : model.calls)
        if (each.function->is_helper)
            need(each.function->name, need);
    return needed;
}

/// The right sides of the assignments, in the blocks in which they stand.
inline std::vector<expression> expressions_of(const statements& all, const scope_tree& tree)
{
    const call_writer write{all};
    std::vector<expression> expressions(all.steps.size());
    for (const scope_block& block : tree.blocks)
        for (const scope_entry& entry : block.entries)
            if (!entry.is_scope)
                expressions[entry.index] = write(all.steps[entry.index], block);
    return expressions;
}

} // namespace code

/// A Python file that builds the model in TensorFlow, 1.4 or later, and needs nothing but the weights of the IR.
/// `KitModel(weight_file)` returns the inputs and then the outputs; variables and operators have the names that the
/// program gives them, as far as TensorFlow allows these names. Blocks that repeat are functions.
///
/// Throws std::logic_error where the program is none: results that no earlier call makes, an unknown helper.
inline std::string to_python(const program& model, const code_options& options)
{
    code::statements all = code::statements_of(model);
    code::gather_scopes(all);
    const code::scope_tree tree              = code::scopes_of(all);
    const auto expressions                   = code::expressions_of(all, tree);
    const code::repeats found                = code::repeats_of(all, tree, expressions);
    const std::set<std::string_view> helpers = code::helpers_of(model);

    std::string text = code::file_head(model, options);
    text += code::weight_functions(model);
    for (const code::helper_text& helper : code::helper_texts)
        if (helpers.contains(helper.name))
            text += "\n" + std::string{helper.text};
    for (const code::repeated_block& pattern : found.patterns)
        if (pattern.is_function)
            text += "\n\n" + code::body_writer{all, tree, expressions, found, pattern.blocks.front()}.function();

    code::body_writer body{all, tree, expressions, found, 0};
    text += code::model_head(model);
    text += body.statements_of_model();
    std::vector<code::expression> returned;
    for (const auto* ends : {&model.inputs, &model.outputs})
        for (const program_interface& end : *ends)
            returned.push_back(
                code::plain(body.name_of_result({all.step_of_call.at(end.value.call), end.value.output})));
    if (returned.size() == 1)
        returned.front().text += ",";
    const code::expression line = code::group("", returned, "");
    const bool is_short         = code::flat(line).size() + 11 <= code::line_length;
    code::append_wrapped(text, 4, "return ", is_short ? line : code::group("(", returned, ")"));
    text += code::file_end(model.inputs.size());
    return text;
}

} // namespace oplift::emit::tensorflow

#endif
