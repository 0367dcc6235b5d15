#ifndef OPLIFT_EMIT_TENSORFLOW_CODE_LOCAL_NAMES_HPP
#define OPLIFT_EMIT_TENSORFLOW_CODE_LOCAL_NAMES_HPP

#include <oplift/emit/tensorflow/code/expression.hpp>
#include <oplift/emit/tensorflow/code/helpers.hpp>
#include <oplift/emit/tensorflow/code/identifier.hpp>
#include <oplift/emit/tensorflow/code/repeats.hpp>
#include <oplift/emit/tensorflow/code/scopes.hpp>
#include <oplift/emit/tensorflow/code/steps.hpp>

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::code {

/// The variables of a Python function. The value that a chain of calls passes on is `x`; one that is needed later has a
/// name from the graph. A name is used again once nobody needs its value.
class local_names {
public:
    local_names(const statements& all, const scope_tree& tree, const repeats& found, std::size_t block)
        : all_{all}, tree_{tree}, found_{found}, begin_{tree.blocks[block].begin}, end_{tree.blocks[block].end}
    {
        for (const repeated_block& pattern : found.patterns)
            if (pattern.is_function)
                reserve(pattern.name);
        for (const reference& input : found.interfaces[block].inputs)
            for (std::size_t i = begin_; i < end_; ++i)
                for (const reference& operand : all.steps[i].operands)
                    if (operand == input)
                        last_use_of_input_[input] = i;
        if (block == 0)
            for (const auto* ends : {&all.model->inputs, &all.model->outputs})
                for (const program_interface& end : *ends)
                    interface_names_.emplace(reference{all.step_of_call.at(end.value.call), end.value.output},
                                             end.name);
    }

    void reserve(const std::string& name) { reserved_.insert(name); }

    /// The step after which nobody in the function needs the value; beyond the function's end if it is returned.
    std::size_t last_use(reference of) const
    {
        const auto found = last_use_of_input_.find(of);
        return found != last_use_of_input_.end() ? found->second : found_.last_use_of(of);
    }

    const std::string& of(reference value) const { return names_.at(value); }

    std::string add_input(reference input)
    {
        constexpr const char* letters[] = {"x", "y", "z", "u", "v"};
        const std::size_t number        = names_.size();
        return assign(input, number < 5 ? letters[number] : unused("x", [&](auto& n) { return is_taken(n, begin_); }));
    }

    /// The left side of a step's assignment.
    std::string define_step(std::size_t step)
    {
        const call* made_by = all_.steps[step].made_by;
        if (made_by == nullptr || made_by->output_count == 1) {
            const std::string name = choose({step, 0}, step, made_by != nullptr);
            const std::string left = assign({step, 0}, name);
            return made_by != nullptr && made_by->function->returns_list ? left + "," : left;
        }
        if (made_by->output_count > 8) {
            const std::string list = choose({step, 0}, step, false);
            for (const auto& [output, last] : found_.last_use[step]) {
                assign({step, output}, list, last);
                names_[{step, output}] = list + "[" + std::to_string(output) + "]";
            }
            return list;
        }
        std::string all;
        for (std::uint32_t output = 0; output < made_by->output_count; ++output) {
            const bool is_used = found_.last_use[step].contains(output);
            all += output == 0 ? "" : ", ";
            all += is_used ? assign({step, output}, choose({step, output}, step, false)) : "_";
        }
        return all;
    }

    /// The left side of the assignment that calls a block's function.
    std::string define_outputs(std::size_t block)
    {
        const std::vector<reference>& outputs = found_.interfaces[block].outputs;
        std::string all;
        for (const reference& output : outputs)
            all += (all.empty() ? "" : ", ") +
                   assign(output, choose(output, tree_.blocks[block].end - 1, outputs.size() == 1));
        return all;
    }

    /// Gives a value the name of another, which nobody needs any more.
    void rename(reference value, const std::string& name) { assign(value, name); }

    bool is_visible(const std::string& name) const { return is_reserved_here(name) || used_.contains(name); }

private:
    bool is_reserved_here(const std::string& name) const
    {
        return reserved_.contains(name) || is_helper_name(name) || is_reserved(name);
    }

    /// Whether a name has a value that is needed after step `now`.
    bool is_taken(const std::string& name, std::size_t now) const
    {
        if (is_reserved_here(name))
            return true;
        const auto holder = needed_until_.find(name);
        return holder != needed_until_.end() && holder->second > now;
    }

    std::string assign(reference value, std::string name) { return assign(value, std::move(name), last_use(value)); }

    std::string assign(reference value, std::string name, std::size_t until)
    {
        std::size_t& needed = needed_until_[name];
        const auto holder   = holders_.find(name);
        needed = holder != holders_.end() && holder->second.step == value.step ? std::max(needed, until) : until;
        holders_[name] = value;
        used_.insert(name);
        names_[value] = name;
        return name;
    }

    std::string choose(reference value, std::size_t now, bool may_be_x) const
    {
        const auto taken     = [&](const std::string& name) { return is_taken(name, now); };
        const auto is_end    = interface_names_.find(value);
        const bool is_output = is_end != interface_names_.end();
        if (is_output)
            return unused(identifier(last_part(is_end->second)), taken);
        if (may_be_x && !taken("x"))
            return "x";
        return unused(derived(value), taken);
    }

    static std::string_view last_part(std::string_view name)
    {
        const std::size_t slash = name.rfind('/');
        return slash == std::string_view::npos ? name : name.substr(slash + 1);
    }

    /// The first part of the name below the scope that the value and its last user share: "shortcut" for
    /// "unit/shortcut/BiasAdd" that is used in "unit/add".
    std::string derived(reference value) const
    {
        const std::string& name = all_.steps[value.step].name;
        const std::size_t last  = std::min(last_use(value), end_ - 1);
        const std::string rest  = within(name, common_scope(scope_of(name), all_.steps[last].scope));
        return identifier(std::string_view{rest}.substr(0, rest.find('/')));
    }

    const statements& all_;
    const scope_tree& tree_;
    const repeats& found_;
    std::size_t begin_;
    std::size_t end_;
    std::map<reference, std::size_t> last_use_of_input_{};
    std::map<reference, std::string> interface_names_{};
    std::map<reference, std::string> names_{};
    std::map<std::string, std::size_t> needed_until_{};
    std::map<std::string, reference> holders_{};
    std::set<std::string> reserved_{};
    std::set<std::string> used_{};
};

} // namespace oplift::emit::tensorflow::code

#endif
