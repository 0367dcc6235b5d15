#include <doctest/doctest.h>

#include <algorithm>
#include <meaning/fixtures.hpp>
#include <meaning/judge.hpp>
#include <meaning/variants.hpp>
#include <string>

using namespace oplift::test::meaning;

namespace {

/// The graph is recognised by the rule, becomes the same operators, and means what it meant.
void check_variant(const fixture& each, const verdict& as_written, const draft& graph, std::uint32_t seed)
{
    const verdict verdict = judge(graph, seed);
    CHECK_MESSAGE(verdict.what == fate::kept, each.rule << ", seed " << seed << ": " << text_of(graph, verdict));
    CHECK_MESSAGE(std::ranges::count(verdict.rules, each.rule) > 0,
                  each.rule << " does not recognise a variant, seed " << seed << ": " << text_of(graph, verdict));
    CHECK_MESSAGE(verdict.operators == as_written.operators,
                  each.rule << ", seed " << seed << ", other operators: " << text_of(graph, verdict));
}

} // namespace

TEST_CASE("a rule recognises its pattern however it is written")
{
    for (const fixture& each : all_fixtures()) {
        const draft whole        = draft_of(each.graph, each.outputs);
        const verdict as_written = judge(whole, 1);
        const auto tries         = static_cast<std::uint32_t>(whole.nodes.size()) * rounds();
        for (std::uint32_t seed = 0; seed < tries; ++seed) {
            random_choice random{seed, each.graph};
            draft graph = whole;
            if (random.one_in(3))
                freeze(graph, seed);
            rewrite(graph, random);
            check_variant(each, as_written, graph, seed);
        }
    }
}

TEST_CASE("a rule recognises its pattern in 64 bits")
{
    for (const fixture& each : all_fixtures()) {
        draft graph              = draft_of(each.graph, each.outputs);
        const verdict as_written = judge(graph, 1);
        if (each.rule != "filling" && widen_elements(graph)) // the IR's Fill has numbers of 32 bits alone
            check_variant(each, as_written, graph, 1);
    }
}
