#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <meaning/fixtures.hpp>
#include <meaning/judge.hpp>
#include <meaning/near_misses.hpp>
#include <string>

using namespace oplift::test::meaning;

namespace {

/// One change, or a few.
std::string changes(draft& graph, random_choice& random)
{
    std::string what;
    while (what.empty())
        what = change(graph, random);
    while (random.one_in(3))
        what += "; " + change(graph, random);
    return what;
}

} // namespace

TEST_CASE("what is nearly a rule's pattern is refused, or keeps its meaning")
{
    std::map<fate, int> fates;
    for (const fixture& each : all_fixtures()) {
        const draft whole = draft_of(each.graph, each.outputs);
        // The more nodes there are, the more can be changed, and the more can be missed.
        const std::size_t nodes = whole.nodes.size();
        const auto tries = static_cast<std::uint32_t>(nodes < 4 ? 4 : std::max<std::size_t>(24, nodes * nodes / 2));
        for (std::uint32_t number = 0; number < tries * rounds(); ++number) {
            random_choice random{number, each.graph};
            draft graph            = whole;
            const std::string what = changes(graph, random);
            const verdict verdict  = judge(graph, number);
            ++fates[verdict.what];
            CHECK_MESSAGE(verdict.what != fate::broken,
                          each.rule << ", number " << number << ", " << what << ": " << text_of(graph, verdict));
        }
    }
    // The changes are of use only if many of them yield graphs that run, lifted and not.
    const int all = fates[fate::kept] + fates[fate::refused] + fates[fate::invalid] + fates[fate::broken];
    CHECK(fates[fate::kept] > all / 4);
    CHECK(fates[fate::refused] > all / 100);
    CHECK(fates[fate::invalid] < all / 2);
    MESSAGE("kept " << fates[fate::kept] << ", refused " << fates[fate::refused] << ", invalid "
                    << fates[fate::invalid]);
}
