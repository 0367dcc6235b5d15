#ifndef OPLIFT_EMIT_TENSORFLOW_CODE_GATHER_SCOPES_HPP
#define OPLIFT_EMIT_TENSORFLOW_CODE_GATHER_SCOPES_HPP

#include <oplift/emit/tensorflow/code/steps.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::code {

namespace detail {

/// Orders statements so that each comes behind those that it uses, and a scope is left only once it is finished, as far
/// as that can be.
class scope_gatherer {
public:
    explicit scope_gatherer(const std::vector<step>& steps)
        : steps_{steps}, scope_(steps.size()), missing_(steps.size(), 0), users_(steps.size())
    {
        for (std::size_t i = 0; i < steps.size(); ++i)
            scope_[i] = number_of(steps[i].scope);
        for (std::size_t i = 0; i < steps.size(); ++i)
            for (const reference& operand : steps[i].operands) {
                users_[operand.step].push_back(i);
                ++missing_[i];
                each_entered(operand.step, i, [this](std::size_t scope) { ++scopes_[scope].awaited; });
            }
        for (std::size_t i = 0; i < steps.size(); ++i)
            if (missing_[i] == 0)
                make_ready(i);
    }

    std::vector<std::size_t> order()
    {
        std::vector<std::size_t> found;
        for (std::size_t current = 0; found.size() < steps_.size();) {
            const std::size_t next = next_from(current);
            take(next);
            found.push_back(next);
            current = scope_[next];
        }
        return found;
    }

private:
    struct open_scope {
        std::size_t outer = nothing;
        std::size_t level = 0;
        std::set<std::size_t> ready{}; ///< in it and in the scopes within: statements whose operands are there
        std::size_t awaited = 0;       ///< uses in it of what is outside of it and not yet there
    };

    /// How many ready statements of a scope are looked at: enough to find a scope that can be finished, and no more
    /// work than the program is long.
    static constexpr std::size_t most_candidates = 64;

    std::size_t number_of(std::string_view path)
    {
        if (path.empty())
            return 0;
        if (const auto known = numbers_.find(path); known != numbers_.end())
            return known->second;
        const std::size_t outer = number_of(scope_of(path));
        scopes_.push_back({outer, scopes_[outer].level + 1});
        numbers_.emplace(path, scopes_.size() - 1);
        return scopes_.size() - 1;
    }

    /// Calls `visit` with the scopes that have `user` within them, but not `used`.
    template <typename Visitor>
    void each_entered(std::size_t used, std::size_t user, Visitor visit)
    {
        std::size_t from = scope_[used];
        std::size_t to   = scope_[user];
        while (from != to) {
            if (scopes_[to].level >= scopes_[from].level) {
                visit(to);
                to = scopes_[to].outer;
            } else {
                from = scopes_[from].outer;
            }
        }
    }

    /// The scope directly in `outer` that has the statement within it, or `outer` itself.
    std::size_t scope_within(std::size_t outer, std::size_t statement) const
    {
        std::size_t inner = scope_[statement];
        while (inner != outer && scopes_[inner].outer != outer)
            inner = scopes_[inner].outer;
        return inner;
    }

    /// A ready statement of the scope that is not within an inner scope which would have to be left unfinished.
    std::optional<std::size_t> finishable(std::size_t scope) const
    {
        std::size_t seen = 0;
        for (const std::size_t i : scopes_[scope].ready) {
            if (++seen > most_candidates)
                break;
            const std::size_t inner = scope_within(scope, i);
            if (inner == scope)
                return i;
            if (scopes_[inner].awaited == 0)
                return finishable(inner).value_or(i);
        }
        return std::nullopt;
    }

    std::size_t next_from(std::size_t current) const
    {
        for (std::size_t scope = current;; scope = scopes_[scope].outer) {
            const open_scope& open = scopes_[scope];
            if (!open.ready.empty()) {
                if (const auto found = finishable(scope))
                    return *found;
                if (open.awaited == 0) // as the outermost: it has all that are ready, and there is one
                    return *open.ready.begin();
            }
        }
    }

    void make_ready(std::size_t i)
    {
        for (std::size_t s = scope_[i]; s != nothing; s = scopes_[s].outer)
            scopes_[s].ready.insert(i);
    }

    void take(std::size_t taken)
    {
        for (std::size_t s = scope_[taken]; s != nothing; s = scopes_[s].outer)
            scopes_[s].ready.erase(taken);
        for (const std::size_t user : users_[taken]) {
            each_entered(taken, user, [this](std::size_t scope) { --scopes_[scope].awaited; });
            if (--missing_[user] == 0)
                make_ready(user);
        }
    }

    const std::vector<step>& steps_;
    std::vector<open_scope> scopes_ = std::vector<open_scope>(1);
    std::map<std::string, std::size_t, std::less<>> numbers_{};
    std::vector<std::size_t> scope_;
    std::vector<std::size_t> missing_; ///< operands that are not yet there
    std::vector<std::vector<std::size_t>> users_;
};

} // namespace detail

/// Puts the statements of a scope together as far as they do not wait for each other: of those whose operands are
/// there, the first that is in the innermost of the scopes that are open, and in none that would have to be left again
/// before it is finished.
inline void gather_scopes(statements& all)
{
    const std::vector<std::size_t> order = detail::scope_gatherer{all.steps}.order();
    std::vector<std::size_t> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        place[order[i]] = i;
    std::vector<step> sorted;
    for (const std::size_t i : order) {
        sorted.push_back(std::move(all.steps[i]));
        for (reference& operand : sorted.back().operands)
            operand.step = place[operand.step];
    }
    all.steps = std::move(sorted);
    for (auto* places : {&all.step_of_call, &all.step_of_parameter})
        for (std::size_t& i : *places)
            i = i == nothing ? nothing : place[i];
}

} // namespace oplift::emit::tensorflow::code

#endif
