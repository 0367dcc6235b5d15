#ifndef OPLIFT_EMIT_TENSORFLOW_CODE_BODY_HPP
#define OPLIFT_EMIT_TENSORFLOW_CODE_BODY_HPP

#include <oplift/emit/tensorflow/code/expression.hpp>
#include <oplift/emit/tensorflow/code/identifier.hpp>
#include <oplift/emit/tensorflow/code/literal.hpp>
#include <oplift/emit/tensorflow/code/local_names.hpp>
#include <oplift/emit/tensorflow/code/loops.hpp>
#include <oplift/emit/tensorflow/code/repeats.hpp>
#include <oplift/emit/tensorflow/code/scopes.hpp>
#include <oplift/emit/tensorflow/code/steps.hpp>

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::code {

/// Writes the body of a function: of one for a pattern, or of the model as a whole.
class body_writer {
public:
    body_writer(const statements& all, const scope_tree& tree, const std::vector<expression>& expressions,
                const repeats& found, std::size_t block)
        : tree_{tree}, expressions_{expressions}, found_{found}, top_{block}, names_{all, tree, found, block}
    {
        if (block == 0)
            return;
        pattern_ = &found_.patterns[found_.pattern_of_block[block]];
        for (const hole& each : pattern_->holes)
            names_.reserve(each.name);
        for (const reference& input : found_.interfaces[block].inputs)
            inputs_.push_back(names_.add_input(input));
    }

    /// def name(x, scope, depth):
    std::string function()
    {
        const std::size_t count = pattern_->blocks.size();
        std::string out;
        std::vector<expression> parameters;
        for (const std::string& input : inputs_)
            parameters.push_back(plain(input));
        parameters.push_back(plain("scope"));
        for (const hole& each : pattern_->holes)
            if (each.default_value.empty())
                parameters.push_back(plain(each.name));
        for (const hole& each : pattern_->holes)
            if (!each.default_value.empty())
                parameters.push_back(named(each.name, plain(each.default_value)));
        append_wrapped(out, 0, "def " + pattern_->name, group("(", std::move(parameters), ")"), ":");
        std::string summary = docstring_text(tree_.blocks[top_].path);
        if (summary.size() > 60)
            summary = summary.substr(0, 57) + "...";
        append_line(out, 4,
                    "\"\"\"Block " + summary + (count > 1 ? fmt::format(", and {} like it.", count - 1) : ".") +
                        "\"\"\"");
        append_line(out, 4, with_scope(top_, "scope"));
        write_entries(out, top_, 8);
        std::string returned;
        for (const reference& output : found_.interfaces[top_].outputs)
            returned += (returned.empty() ? "" : ", ") + names_.of(output);
        append_line(out, 4, "return " + returned);
        return out;
    }

    /// The statements of the model.
    std::string statements_of_model()
    {
        std::string out;
        write_entries(out, 0, 4);
        return out;
    }

    /// The name of a value when all statements are written.
    std::string name_of_result(reference of) const { return names_.of(of); }

private:
    std::string with_scope(std::size_t block, const std::string& name) const
    {
        const bool for_variables = tree_.blocks[block].has_weights && tree_.blocks[block].is_for_variables;
        return std::string{"with tf."} + (for_variables ? "variable_scope(" : "name_scope(") + name + "):";
    }

    void write_entries(std::string& out, std::size_t block, std::size_t indent)
    {
        const std::vector<scope_entry>& entries = tree_.blocks[block].entries;
        for (std::size_t i = 0; i < entries.size();) {
            if (!entries[i].is_scope) {
                const std::size_t step = entries[i].index;
                const expression shown = resolved(expressions_[step], found_.literals.begin[step]);
                append_wrapped(out, indent, names_.define_step(step) + " = ", shown);
                ++i;
            } else if (!found_.is_function(entries[i].index)) {
                write_block(out, block, entries[i].index, indent);
                ++i;
            } else {
                i += write_calls(out, block, i, indent);
            }
        }
    }

    void write_block(std::string& out, std::size_t outer, std::size_t block, std::size_t indent)
    {
        const scope_block& written = tree_.blocks[block];
        const std::string name = written.is_fresh ? within(written.path, tree_.blocks[outer].path) : written.path + "/";
        append_line(out, indent, with_scope(block, literal(name)));
        write_entries(out, block, indent + 4);
    }

    /// The arguments behind the scope's name.
    std::vector<std::string> hole_values(std::size_t block) const
    {
        std::vector<std::string> values;
        const std::size_t first = found_.literals.begin[tree_.blocks[block].begin];
        for (const hole& each : found_.patterns[found_.pattern_of_block[block]].holes)
            values.push_back(literal_text(first + each.literal));
        return values;
    }

    /// One call of a pattern's function, or a loop where calls follow each other. Returns how many entries it wrote.
    std::size_t write_calls(std::string& out, std::size_t outer, std::size_t first, std::size_t indent)
    {
        const std::vector<scope_entry>& entries = tree_.blocks[outer].entries;
        std::vector<loop_call> calls;
        for (std::size_t i = first; i < entries.size() && entries[i].is_scope && continues(entries, first, i); ++i) {
            const std::size_t block = entries[i].index;
            calls.push_back({within(tree_.blocks[block].path, tree_.blocks[outer].path), hole_values(block)});
        }
        const std::size_t block       = entries[first].index;
        const repeated_block& pattern = found_.patterns[found_.pattern_of_block[block]];
        const auto& holes             = pattern.holes;
        std::vector<std::string> hole_names;
        for (const hole& each : holes)
            hole_names.push_back(each.name);

        std::vector<expression> items;
        for (const reference& input : found_.interfaces[block].inputs)
            items.push_back(plain(names_.of(input)));
        loop made = loop_over(calls, hole_names, [&](const std::string& name) { return names_.is_visible(name); });
        if (made.count > 1) {
            const std::size_t carried = carried_input(block, entries[first + 1].index);
            const std::string name    = names_.of(found_.interfaces[block].inputs[carried]);
            append_wrapped(out, indent, "for " + made.variables + " in ", made.turns, ":");
            for (expression& argument : made.arguments)
                if (!is_default(pattern, argument))
                    items.push_back(std::move(argument));
            append_wrapped(out, indent + 4, name + " = ", group(pattern.name + "(", std::move(items), ")"));
            names_.rename(found_.interfaces[entries[first + made.count - 1].index].outputs.front(), name);
            return made.count;
        }
        items.push_back(plain(literal(calls.front().scope)));
        for (std::size_t i = 0; i < holes.size(); ++i) {
            expression argument = named(holes[i].name, plain(calls.front().values[i]));
            if (!is_default(pattern, argument))
                items.push_back(std::move(argument));
        }
        append_wrapped(out, indent, names_.define_outputs(block) + " = ",
                       group(pattern.name + "(", std::move(items), ")"));
        return 1;
    }

    static bool is_default(const repeated_block& pattern, const expression& argument)
    {
        for (const hole& each : pattern.holes)
            if (argument.prefix == each.name + "=" && argument.text == each.default_value)
                return true;
        return false;
    }

    /// Which input of `next` is the one output of `block`; `nothing` unless the other inputs are the same, and a
    /// variable can go through both: nobody else needs what goes in, nor what comes out of `block`.
    std::size_t carried_input(std::size_t block, std::size_t next) const
    {
        const block_interface& one   = found_.interfaces[block];
        const block_interface& other = found_.interfaces[next];
        if (one.outputs.size() != 1 || one.inputs.size() != other.inputs.size())
            return nothing;
        const std::size_t end = tree_.blocks[next].end;
        std::size_t carried   = nothing;
        for (std::size_t i = 0; i < one.inputs.size(); ++i) {
            if (other.inputs[i] == one.inputs[i])
                continue;
            if (carried != nothing || other.inputs[i] != one.outputs.front())
                return nothing;
            carried = i;
        }
        if (carried == nothing || names_.last_use(one.outputs.front()) >= end ||
            names_.last_use(one.inputs[carried]) >= tree_.blocks[block].end)
            return nothing;
        return carried;
    }

    /// Whether entry `i` can be another turn of the loop that begins with entry `first`.
    bool continues(const std::vector<scope_entry>& entries, std::size_t first, std::size_t i) const
    {
        if (i == first)
            return true;
        const std::size_t block    = entries[i].index;
        const std::size_t previous = entries[i - 1].index;
        const std::size_t begin    = entries[first].index;
        return found_.pattern_of_block[block] == found_.pattern_of_block[begin] &&
               carried_input(previous, block) != nothing &&
               (i == first + 1 || carried_input(previous, block) == carried_input(begin, entries[first + 1].index));
    }

    /// The text of a literal, or the parameter that stands for it in the function that is written.
    std::string literal_text(std::size_t number) const
    {
        if (pattern_ != nullptr) {
            const std::size_t first = found_.literals.begin[tree_.blocks[top_].begin];
            const std::size_t hole  = pattern_->hole_of_literal[number - first];
            if (hole != nothing)
                return pattern_->holes[hole].name;
        }
        return found_.literals.texts[number];
    }

    expression resolved(const expression& shown, std::size_t first_literal) const
    {
        std::size_t next   = first_literal;
        const auto resolve = [&](expression& each, const auto& self) -> void {
            if (each.is == expression::kind::literal)
                each.text = literal_text(next++);
            else if (each.is == expression::kind::value)
                each.text = names_.of(each.of);
            for (expression& item : each.items)
                self(item, self);
        };
        expression copy = shown;
        resolve(copy, resolve);
        return copy;
    }

    const scope_tree& tree_;
    const std::vector<expression>& expressions_;
    const repeats& found_;
    std::size_t top_;
    const repeated_block* pattern_ = nullptr;
    local_names names_;
    std::vector<std::string> inputs_{};
};

} // namespace oplift::emit::tensorflow::code

#endif
