#ifndef OPLIFT_EMIT_TENSORFLOW_CODE_SCOPES_HPP
#define OPLIFT_EMIT_TENSORFLOW_CODE_SCOPES_HPP

#include <oplift/emit/tensorflow/code/identifier.hpp>
#include <oplift/emit/tensorflow/code/steps.hpp>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::code {

/// What stands in a scope: a statement, or a scope within.
struct scope_entry {
    bool is_scope     = false;
    std::size_t index = 0;
};

/// A `with` block: successive statements of a scope.
struct scope_block {
    std::string path; ///< all of it
    std::size_t outer = nothing;
    std::vector<scope_entry> entries{};
    std::size_t begin  = 0; ///< the steps in it and in the scopes within
    std::size_t end    = 0;
    std::size_t height = 0;

    /// Whether TensorFlow has not seen the name when the block is entered. Otherwise it would number the scope, and the
    /// block is entered by its full name with a slash behind it, which means: this one, and no other.
    bool is_fresh    = true;
    bool has_weights = false;

    /// Whether variables that are made in it have its name in theirs: a scope of operators alone has none, nor has one
    /// that is entered by its full name.
    bool is_for_variables = true;

    /// The path before the names that variables are given in the block.
    std::string variable_scope{};

    /// Whether it means the same wherever it stands: nothing in it has a full name.
    bool is_movable = true;
};

/// Blocks within blocks; the first is the whole program, the others come behind those that they are in.
struct scope_tree {
    std::vector<scope_block> blocks;
};

/// The name in a scope, or in full with `mark` before it.
inline std::string within(std::string_view name, std::string_view scope, std::string_view mark = {})
{
    if (scope.empty())
        return std::string{name};
    if (is_within(name, scope) && name.size() > scope.size())
        return std::string{name.substr(scope.size() + 1)};
    return std::string{mark} + std::string{name};
}

namespace detail {

/// Python allows 20 blocks within each other, people fewer.
inline constexpr std::size_t most_scope_levels = 8;

inline void divide(const std::vector<step>& steps, const scope_kinds& kinds, scope_tree& tree, std::size_t block,
                   std::size_t level)
{
    const std::string path = tree.blocks[block].path;
    const std::size_t end  = tree.blocks[block].end;
    for (std::size_t i = tree.blocks[block].begin; i < end;) {
        const std::string_view scope = steps[i].scope;
        const auto part_ends         = scope.find('/', path.empty() ? 0 : path.size() + 1);
        std::string_view inner       = scope.substr(0, part_ends);
        std::size_t next             = i + 1;
        bool stays                   = scope == path || level == most_scope_levels;
        if (!stays) {
            while (next < end && is_within(steps[next].scope, inner))
                ++next;
            inner = scope;
            for (std::size_t j = i + 1; j < next; ++j)
                inner = common_scope(inner, steps[j].scope);
            inner = kinds.uniform(path, inner);
            // A block for one statement is worth it where there are many names to shorten.
            stays = next == i + 1 && steps[i].weights.size() < 2;
        }
        if (stays) {
            tree.blocks[block].entries.push_back({false, i});
        } else {
            const std::size_t made = tree.blocks.size();
            tree.blocks.push_back({.path = std::string{inner}, .outer = block, .begin = i, .end = next});
            tree.blocks[block].entries.push_back({true, made});
            divide(steps, kinds, tree, made, level + 1);
        }
        i = next;
    }
}

/// Goes through the statements as TensorFlow will, with the names that it has seen.
class name_account {
public:
    name_account(std::vector<step>& steps, const scope_kinds& kinds, scope_tree& tree)
        : steps_{steps}, kinds_{kinds}, tree_{tree}
    {
    }

    void enter(std::size_t number)
    {
        scope_block& block = tree_.blocks[number];
        if (block.outer != nothing) {
            const scope_block& outer = tree_.blocks[block.outer];
            block.is_fresh           = is_new(block.path);
            const bool follows       = outer.variable_scope == kinds_.variable_scope(outer.path);
            block.is_for_variables   = follows && block.is_fresh && kinds_.is_for_variables(block.path);
            block.variable_scope = block.is_for_variables ? kinds_.variable_scope(block.path) : outer.variable_scope;
            block.is_movable     = block.is_fresh && block.variable_scope == kinds_.variable_scope(block.path);
        }
        for (const scope_entry& entry : block.entries) {
            if (entry.is_scope) {
                enter(entry.index);
                scope_block& inner = tree_.blocks[entry.index];
                block.has_weights |= inner.has_weights;
                block.is_movable &= inner.is_movable;
                block.height = std::max(block.height, inner.height + 1);
            } else {
                block.is_movable &= enter(steps_[entry.index]);
                block.has_weights |= !steps_[entry.index].weights.empty();
            }
        }
    }

private:
    bool enter(step& entered)
    {
        bool is_plain = true;
        for (weight_use& used : entered.weights)
            if (!used.is_constant) {
                used.is_exact = !is_new(used.name);
                is_plain &= !used.is_exact;
            }
        if (entered.made_by != nullptr) {
            entered.is_exact = !is_new(entered.name);
            is_plain &= !entered.is_exact;
        }
        return is_plain;
    }

    /// TensorFlow 1.15 and later compare names without regard to case.
    bool is_new(const std::string& name) { return seen_.insert(lowered(name)).second; }

    std::vector<step>& steps_;
    const scope_kinds& kinds_;
    scope_tree& tree_;
    std::set<std::string> seen_{};
};

} // namespace detail

/// Divides the statements into blocks, one for each part of the names as far as they share it, and finds out where
/// TensorFlow has to be told not to number a name.
inline scope_tree scopes_of(statements& all)
{
    std::vector<step>& steps = all.steps;
    scope_tree tree;
    tree.blocks.push_back({.path = {}, .begin = 0, .end = steps.size()});
    detail::divide(steps, all.kinds, tree, 0, 0);
    detail::name_account{steps, all.kinds, tree}.enter(0);
    return tree;
}

} // namespace oplift::emit::tensorflow::code

#endif
