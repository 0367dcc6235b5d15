#ifndef OPLIFT_TESTS_SUPPORT_TRY_RULE_HPP
#define OPLIFT_TESTS_SUPPORT_TRY_RULE_HPP

#include "support/test_subject.hpp"
#include <oplift/match/bindings.hpp>
#include <oplift/match/explanation.hpp>
#include <oplift/match/found_captures.hpp>
#include <oplift/match/matcher.hpp>

#include <string>

namespace oplift::test {

/// One attempt to match a rule's pattern at a node, without conditions and without a look at outside users.
template <typename Rule>
class attempt {
public:
    attempt(const test_subject& graph, tensor_reference root) : graph_{graph}
    {
        matched = matcher{graph.view()}.match(program_of<Rule>, root, bound, nullptr, &stop);
    }

    explicit operator bool() const { return matched; }

    /// What the rule captured, as its build function sees it.
    found_captures<Rule> found() const
    {
        return found_captures<Rule>{match_view{graph_.view(), program_of<Rule>, bound}};
    }

    std::string covered() const { return graph_.names(bound.covered); }
    std::string why_not() const { return explain(graph_.view(), program_of<Rule>, stop); }

    bool matched = false;
    bindings bound;
    match_stop stop;

private:
    const test_subject& graph_;
};

} // namespace oplift::test

#endif
