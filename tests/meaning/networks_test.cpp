#include <doctest/doctest.h>

#include <map>
#include <meaning/judge.hpp>
#include <meaning/networks.hpp>

using namespace oplift::test::meaning;

TEST_CASE("a network of many layers means the same in the IR, wherever its transposes went")
{
    std::map<fate, int> fates;
    for (std::uint32_t seed = 0; seed < 300 * rounds(); ++seed) {
        random_choice random{seed, "network"};
        const draft graph     = random_network(1 + random.below(8), random);
        const verdict verdict = judge(graph, 1);
        ++fates[verdict.what];
        CHECK_MESSAGE(verdict.what != fate::broken, "seed " << seed << ": " << text_of(graph, verdict));
        CHECK_MESSAGE(verdict.what != fate::invalid, "seed " << seed << ": " << text_of(graph, verdict));
    }
    CHECK(fates[fate::kept] > 9 * fates[fate::refused]);
}
