#ifndef OPLIFT_EMIT_TENSORFLOW_CODE_SCOPE_KINDS_HPP
#define OPLIFT_EMIT_TENSORFLOW_CODE_SCOPE_KINDS_HPP

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace oplift::emit::tensorflow::code {

/// Which scopes of operators are scopes of variables as well. Others appear in the names of operators alone: those of
/// tf.name_scope ("tower_0/conv1/Conv2D" has "conv1/weights"), and of variable scopes that were entered twice
/// ("net/net/conv1/Conv2D" has "net/conv1/weights").
class scope_kinds {
public:
    /// The scope in which an operator is written whose variables have `of_variables` in common: the innermost around
    /// the operator, of those that can be written so that the variables are within them. The first operator of a scope
    /// decides what it is.
    std::string place(std::string_view of_operator, std::string_view of_variables)
    {
        const auto parts = prefixes(of_operator);
        std::string_view rest{of_variables};
        std::size_t accepted = 0;
        std::size_t known    = 0; // parts that are decided, or accepted
        for (std::size_t i = 0; i < parts.size() && !rest.empty() && i - known <= most_skipped; ++i) {
            const std::string_view name   = last_part(parts[i]);
            const std::string_view wanted = rest.substr(0, rest.find('/'));
            const auto decided            = is_for_variables_.find(parts[i]);
            const bool is_open            = decided == is_for_variables_.end();
            if (!is_open && !decided->second) {
                known = i + 1;
                continue;
            }
            if (name != wanted) {
                if (!is_open)
                    break;
                continue;
            }
            for (std::size_t skipped = known; skipped < i; ++skipped)
                is_for_variables_.emplace(parts[skipped], false);
            is_for_variables_.emplace(parts[i], true);
            accepted = known = i + 1;
            rest.remove_prefix(wanted.size() == rest.size() ? rest.size() : wanted.size() + 1);
        }
        return accepted == 0 ? std::string{} : std::string{parts[accepted - 1]};
    }

    bool is_for_variables(std::string_view scope) const
    {
        const auto decided = is_for_variables_.find(scope);
        return decided == is_for_variables_.end() || decided->second;
    }

    /// What the names of variables in that scope begin with.
    std::string variable_scope(std::string_view scope) const
    {
        std::string path;
        for (const std::string_view outer : prefixes(scope))
            if (is_for_variables(outer)) {
                path += path.empty() ? "" : "/";
                path += last_part(outer);
            }
        return path;
    }

    /// Of the scopes from `outer`, without it, to `inner`: the innermost such that all on the way are of one kind.
    std::string_view uniform(std::string_view outer, std::string_view inner) const
    {
        std::string_view last = inner;
        bool is_first         = true;
        bool first_kind       = true;
        for (const std::string_view scope : prefixes(inner)) {
            if (scope.size() <= outer.size())
                continue;
            if (is_first)
                first_kind = is_for_variables(scope);
            else if (is_for_variables(scope) != first_kind)
                return last;
            last     = scope;
            is_first = false;
        }
        return last;
    }

private:
    /// Parts of an operator's scope that may be unknown to variables, one after the other.
    static constexpr std::size_t most_skipped = 2;

    /// "a", "a/b", "a/b/c" for "a/b/c".
    static std::vector<std::string_view> prefixes(std::string_view scope)
    {
        std::vector<std::string_view> found;
        for (std::size_t end = scope.find('/'); end != std::string_view::npos; end = scope.find('/', end + 1))
            found.push_back(scope.substr(0, end));
        if (!scope.empty())
            found.push_back(scope);
        return found;
    }

    static std::string_view last_part(std::string_view scope)
    {
        return scope.substr(scope.rfind('/') + 1); // all of it where there is no slash
    }

    std::map<std::string, bool, std::less<>> is_for_variables_{};
};

} // namespace oplift::emit::tensorflow::code

#endif
