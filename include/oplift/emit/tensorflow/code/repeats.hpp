#ifndef OPLIFT_EMIT_TENSORFLOW_CODE_REPEATS_HPP
#define OPLIFT_EMIT_TENSORFLOW_CODE_REPEATS_HPP

#include <oplift/emit/tensorflow/code/expression.hpp>
#include <oplift/emit/tensorflow/code/helpers.hpp>
#include <oplift/emit/tensorflow/code/identifier.hpp>
#include <oplift/emit/tensorflow/code/scopes.hpp>
#include <oplift/emit/tensorflow/code/steps.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::code {

/// What goes into a block and what comes out.
struct block_interface {
    std::vector<reference> inputs;  ///< by first use
    std::vector<reference> outputs; ///< by the step that makes them
};

/// A literal that differs between the blocks of a pattern.
struct hole {
    std::string name;
    std::size_t literal = 0;     ///< the first of those that it stands for, counted from the block's first
    std::string default_value{}; ///< what most blocks have; empty where a default would say nothing
};

/// Blocks that are equal but for names of the outermost scope and literals.
struct repeated_block {
    std::vector<std::size_t> blocks;
    std::vector<hole> holes;
    std::vector<std::size_t> hole_of_literal; ///< `nothing` where all blocks have the same
    bool is_function = false;
    std::string name{}; ///< of the function
};

/// The literals of a program in the order of its steps.
struct literal_list {
    std::vector<std::string> texts;
    std::vector<std::string> labels;
    std::vector<std::size_t> begin; ///< of each step; one more at the end
};

/// Which blocks of a program repeat.
struct repeats {
    std::vector<block_interface> interfaces;   ///< of each block
    std::vector<std::size_t> pattern_of_block; ///< `nothing` for the program as a whole
    std::vector<repeated_block> patterns;      ///< those within others first
    literal_list literals;
    std::vector<std::map<std::uint32_t, std::size_t>> last_use; ///< of each output of each step: the last step

    bool is_function(std::size_t block) const
    {
        return pattern_of_block[block] != nothing && patterns[pattern_of_block[block]].is_function;
    }

    std::size_t last_use_of(reference of) const
    {
        const auto found = last_use[of.step].find(of.output);
        return found == last_use[of.step].end() ? of.step : found->second;
    }
};

/// Functions have no more inputs, outputs and other parameters than a reader can follow.
inline constexpr std::size_t most_block_inputs  = 5;
inline constexpr std::size_t most_block_outputs = 4;
inline constexpr std::size_t most_holes         = 6;

namespace detail {

class repeat_finder {
public:
    repeat_finder(const statements& all, const scope_tree& tree, const std::vector<expression>& expressions)
        : all_{all}, tree_{tree}, expressions_{expressions}
    {
    }

    repeats find()
    {
        list_literals();
        find_uses();
        std::size_t height = 0;
        for (const scope_block& block : tree_.blocks)
            height = std::max(height, block.height);
        std::vector<std::vector<std::size_t>> by_height(height + 1);
        for (std::size_t i = 1; i < tree_.blocks.size(); ++i)
            by_height[tree_.blocks[i].height].push_back(i);

        found_.pattern_of_block.assign(tree_.blocks.size(), nothing);
        for (const std::vector<std::size_t>& level : by_height) {
            std::map<std::string, std::vector<std::size_t>> equal;
            std::vector<const std::vector<std::size_t>*> in_order;
            for (const std::size_t block : level) {
                const std::string shown                  = signature(block);
                std::vector<std::size_t>& blocks_like_it = equal[shown];
                if (blocks_like_it.empty())
                    in_order.push_back(&blocks_like_it);
                blocks_like_it.push_back(block);
            }
            for (const auto* blocks : in_order)
                divide(*blocks, 0);
        }
        choose_functions();
        return std::move(found_);
    }

private:
    void list_literals()
    {
        for (const expression& shown : expressions_) {
            found_.literals.begin.push_back(found_.literals.texts.size());
            each_leaf(shown, [&](const expression& leaf) {
                if (leaf.is == expression::kind::literal) {
                    found_.literals.texts.push_back(leaf.text);
                    found_.literals.labels.push_back(leaf.label);
                }
            });
        }
        found_.literals.begin.push_back(found_.literals.texts.size());
    }

    void find_uses()
    {
        found_.last_use.resize(all_.steps.size());
        for (std::size_t i = 0; i < all_.steps.size(); ++i)
            for (const reference& operand : all_.steps[i].operands)
                found_.last_use[operand.step][operand.output] = i;
        for (const auto* ends : {&all_.model->inputs, &all_.model->outputs})
            for (const program_interface& end : *ends)
                found_.last_use[all_.step_of_call.at(end.value.call)][end.value.output] = nothing;

        for (const scope_block& block : tree_.blocks) {
            block_interface in_and_out;
            std::set<reference> seen;
            for (std::size_t i = block.begin; i < block.end; ++i) {
                for (const reference& operand : all_.steps[i].operands)
                    if (operand.step < block.begin && seen.insert(operand).second)
                        in_and_out.inputs.push_back(operand);
                for (const auto& [output, last] : found_.last_use[i])
                    if (last >= block.end)
                        in_and_out.outputs.push_back({i, output});
            }
            found_.interfaces.push_back(std::move(in_and_out));
        }
    }

    /// All of a block but its literals and the names of the scopes around it.
    std::string signature(std::size_t number) const
    {
        const scope_block& block          = tree_.blocks[number];
        const block_interface& in_and_out = found_.interfaces[number];
        if (!block.is_movable)
            return "alone " + std::to_string(number);

        std::map<reference, std::size_t> inputs;
        for (std::size_t i = 0; i < in_and_out.inputs.size(); ++i)
            inputs.emplace(in_and_out.inputs[i], i);
        const auto shown = [&](reference of) {
            return (of.step < block.begin ? "input" + std::to_string(inputs.at(of))
                                          : std::to_string(of.step - block.begin) + ":" + std::to_string(of.output)) +
                   ",";
        };

        std::string text = block.is_for_variables ? "variable scope" : "name scope";
        for (const scope_entry& entry : block.entries) {
            if (entry.is_scope) {
                text += "\n" + within(tree_.blocks[entry.index].path, block.path) + " is " +
                        std::to_string(found_.pattern_of_block[entry.index]) + " of ";
                for (const reference& input : found_.interfaces[entry.index].inputs)
                    text += shown(input);
            } else {
                const step& made = all_.steps[entry.index];
                text += "\n" + std::to_string(made.made_by == nullptr ? 1 : made.made_by->output_count) + "=";
                show(expressions_[entry.index], shown, text);
            }
        }
        text += "\nreturns ";
        for (const reference& output : in_and_out.outputs)
            text += shown(output);
        return text;
    }

    template <typename Shown>
    static void show(const expression& of, const Shown& shown, std::string& text)
    {
        text += of.prefix;
        if (of.is == expression::kind::literal)
            text += "?" + of.label;
        else if (of.is == expression::kind::value)
            text += shown(of.of);
        else
            text += of.text;
        for (const expression& item : of.items) {
            show(item, shown, text);
            text += ",";
        }
        text += of.closing;
    }

    std::size_t literal_begin(std::size_t block) const { return found_.literals.begin[tree_.blocks[block].begin]; }
    std::size_t literal_end(std::size_t block) const { return found_.literals.begin[tree_.blocks[block].end]; }

    /// Extents of weights, which are expected to differ.
    static bool is_extent(const std::string& label)
    {
        return label == "depth" || label == "input_depth" || label == "node" || is_kernel_extent(label);
    }
    static bool is_kernel_extent(std::string_view label) { return label.starts_with("kernel_"); }

    /// Makes a pattern of blocks of one signature, or more than one where too much differs: by literals that are no
    /// extents of weights, at last by all of them.
    void divide(const std::vector<std::size_t>& blocks, int strictness)
    {
        repeated_block made = holes_of(blocks);
        if (made.holes.size() <= most_holes || strictness == 2) {
            for (const std::size_t block : blocks)
                found_.pattern_of_block[block] = found_.patterns.size();
            found_.patterns.push_back(std::move(made));
            return;
        }
        std::map<std::string, std::vector<std::size_t>> equal;
        std::vector<const std::vector<std::size_t>*> in_order;
        for (const std::size_t block : blocks) {
            std::string key;
            for (std::size_t i = literal_begin(block); i < literal_end(block); ++i)
                if (strictness == 1 || !is_extent(found_.literals.labels[i]))
                    key += found_.literals.texts[i] + ",";
            std::vector<std::size_t>& blocks_like_it = equal[key];
            if (blocks_like_it.empty())
                in_order.push_back(&blocks_like_it);
            blocks_like_it.push_back(block);
        }
        for (const auto* part : in_order)
            divide(*part, strictness + 1);
    }

    repeated_block holes_of(const std::vector<std::size_t>& blocks) const
    {
        repeated_block made{.blocks = blocks, .holes = {}, .hole_of_literal = {}};
        const std::size_t first = literal_begin(blocks.front());
        const std::size_t count = literal_end(blocks.front()) - first;
        made.hole_of_literal.assign(count, nothing);
        std::map<std::vector<std::string_view>, std::size_t> known;
        std::vector<std::string> labels;
        for (std::size_t i = 0; i < count; ++i) {
            std::vector<std::string_view> texts;
            bool differ = false;
            for (const std::size_t block : blocks) {
                texts.push_back(found_.literals.texts[literal_begin(block) + i]);
                differ |= texts.back() != texts.front();
            }
            if (!differ)
                continue;
            const std::string& label   = found_.literals.labels[first + i];
            const auto [place, is_new] = known.emplace(texts, made.holes.size());
            if (is_new) {
                made.holes.push_back({{}, i, is_extent(label) ? std::string{} : common_text(texts)});
                labels.push_back(label);
            } else if (is_kernel_extent(labels[place->second]) && is_kernel_extent(label) &&
                       labels[place->second] != label) {
                labels[place->second] = "kernel_size";
            }
            made.hole_of_literal[i] = place->second;
        }
        std::set<std::string> names{"x", "y", "z", "u", "v"};
        for (std::size_t i = 0; i < labels.size(); ++i) {
            made.holes[i].name = unused(identifier(labels[i]), [&](const std::string& n) { return names.contains(n); });
            names.insert(made.holes[i].name);
        }
        return made;
    }

    /// The text that more than half of the blocks have; empty where there is none.
    static std::string common_text(const std::vector<std::string_view>& texts)
    {
        std::map<std::string_view, std::size_t> counts;
        for (const std::string_view text : texts)
            if (2 * ++counts[text] > texts.size())
                return std::string{text};
        return {};
    }

    /// A pattern becomes a function if that saves text: it is written in two places at least once its outer patterns
    /// are functions, and is more than a line.
    void choose_functions()
    {
        std::vector<std::size_t> places(found_.patterns.size(), 0);
        const auto count = [&](std::size_t block) {
            for (const scope_entry& entry : tree_.blocks[block].entries)
                if (entry.is_scope)
                    ++places[found_.pattern_of_block[entry.index]];
        };
        count(0);
        for (const repeated_block& pattern : found_.patterns)
            count(pattern.blocks.front());

        std::set<std::string> names;
        for (std::size_t i = 0; i < found_.patterns.size(); ++i) {
            repeated_block& pattern           = found_.patterns[i];
            const std::size_t block           = pattern.blocks.front();
            const block_interface& in_and_out = found_.interfaces[block];
            std::size_t size                  = 0;
            for (std::size_t s = tree_.blocks[block].begin; s < tree_.blocks[block].end; ++s)
                size += 1 + all_.steps[s].weights.size();
            pattern.is_function = places[i] > 1 && size > 2 && pattern.holes.size() <= most_holes &&
                                  in_and_out.inputs.size() <= most_block_inputs && !in_and_out.outputs.empty() &&
                                  in_and_out.outputs.size() <= most_block_outputs;
            if (!pattern.is_function)
                continue;
            pattern.name = unused(function_name(pattern), [&](const std::string& n) { return names.contains(n); });
            names.insert(pattern.name);
        }
    }

    std::string last_part(std::size_t block) const
    {
        const std::string_view path  = tree_.blocks[block].path;
        const std::string_view outer = scope_of(path);
        return identifier(path.substr(outer.empty() ? 0 : outer.size() + 1));
    }

    /// The words of a scope's name without numbers: "conv2d", "depthwise" for "Conv2d_1_depthwise".
    std::vector<std::string> words_of(std::size_t block) const
    {
        const std::string last = last_part(block);
        std::vector<std::string> words;
        for (std::size_t i = 0; i < last.size();) {
            const std::size_t end = std::min(last.find('_', i), last.size());
            std::string word      = last.substr(i, end - i);
            while (!word.empty() && is_digit(word.back()))
                word.pop_back();
            if (!word.empty() && !is_digit(word.front()))
                words.push_back(std::move(word));
            i = end + 1;
        }
        return words;
    }

    /// The words that the names of the scopes begin and end with, else what the blocks begin with.
    std::string function_name(const repeated_block& pattern) const
    {
        std::vector<std::string> before = words_of(pattern.blocks.front());
        std::vector<std::string> behind = before;
        for (const std::size_t block : pattern.blocks) {
            const std::vector<std::string> words = words_of(block);
            before.erase(std::mismatch(before.begin(), before.end(), words.begin(), words.end()).first, before.end());
            const auto equal = std::mismatch(behind.rbegin(), behind.rend(), words.rbegin(), words.rend()).first;
            behind.erase(behind.begin(), equal.base());
        }
        if (before.size() < words_of(pattern.blocks.front()).size())
            before.insert(before.end(), behind.begin(), behind.end());
        if (std::all_of(pattern.blocks.begin(), pattern.blocks.end(),
                        [&](std::size_t block) { return last_part(block) == last_part(pattern.blocks.front()); }))
            before = {last_part(pattern.blocks.front())};
        std::string name;
        for (const std::string& word : before)
            name += (name.empty() ? "" : "_") + word;
        if (name.empty()) { // "conv" for "conv1_1" and "conv2d_1a"
            std::vector<std::string> words = words_of(pattern.blocks.front());
            name                           = words.empty() ? std::string{} : words.front();
            for (const std::size_t block : pattern.blocks) {
                words                   = words_of(block);
                const std::string other = words.empty() ? std::string{} : words.front();
                name.erase(std::mismatch(name.begin(), name.end(), other.begin(), other.end()).first, name.end());
            }
        }
        if (name.size() < 3) { // what it begins with
            const call* first             = all_.steps[tree_.blocks[pattern.blocks.front()].begin].made_by;
            const std::string_view called = first == nullptr ? "variable" : first->function->name;
            name                          = identifier(called.substr(called.rfind('.') + 1)) + "_block";
        }
        if (is_helper_name(name))
            name += "_block";
        return identifier(name);
    }

    const statements& all_;
    const scope_tree& tree_;
    const std::vector<expression>& expressions_;
    repeats found_{};
};

} // namespace detail

/// Finds the blocks of a program that are equal but for names and literals, in time linear in the program's text.
inline repeats repeats_of(const statements& all, const scope_tree& tree, const std::vector<expression>& expressions)
{
    return detail::repeat_finder{all, tree, expressions}.find();
}

} // namespace oplift::emit::tensorflow::code

#endif
