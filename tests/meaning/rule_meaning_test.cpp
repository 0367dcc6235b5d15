#include <doctest/doctest.h>

#include <algorithm>
#include <meaning/fixtures.hpp>
#include <meaning/judge.hpp>
#include <meaning/lifting.hpp>
#include <set>
#include <string>

using namespace oplift::test::meaning;

// The rules' own names for what they match, and what it means: a graph for each rule and each form of its pattern.

TEST_CASE("every rule has a graph that it recognises with all other rules beside it")
{
    std::set<std::string> fired;
    for (const fixture& each : all_fixtures()) {
        const draft graph     = draft_of(each.graph, each.outputs);
        const verdict verdict = judge(graph, 1);
        CHECK_MESSAGE(std::ranges::count(verdict.rules, each.rule) > 0,
                      each.rule << " does not recognise its graph: " << text_of(graph, verdict));
        fired.insert(verdict.rules.begin(), verdict.rules.end());
    }
    for (const std::string& rule : names_of_rules())
        CHECK_MESSAGE(fired.contains(rule), "tests/meaning/fixtures has no graph for the rule " << rule);
}

TEST_CASE("what a rule makes means what the graph meant")
{
    for (const fixture& each : all_fixtures())
        for (const std::uint32_t seed : {1u, 2u}) {
            const draft graph     = draft_of(each.graph, each.outputs);
            const verdict verdict = judge(graph, seed);
            CHECK_MESSAGE(verdict.what == fate::kept,
                          each.rule << ", seed " << seed << ": " << text_of(graph, verdict));
            CHECK_MESSAGE(verdict.is_remade, each.rule << ": " << text_of(graph, verdict));
        }
}
