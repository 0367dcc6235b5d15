#include <doctest/doctest.h>

#include <map>
#include <meaning/judge.hpp>
#include <meaning/near_misses.hpp>
#include <meaning/networks.hpp>
#include <meaning/variants.hpp>
#include <string>

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
    CHECK(fates[fate::kept] > 4 * fates[fate::refused]);
}

TEST_CASE("a network that is written in another way means the same")
{
    for (std::uint32_t seed = 0; seed < 100 * rounds(); ++seed) {
        random_choice random{seed, "rewritten network"};
        draft graph           = random_network(1 + random.below(8), random);
        const verdict written = judge(graph, 1);
        rewrite(graph, random);
        const verdict verdict = judge(graph, 1);
        CHECK_MESSAGE(verdict.what == written.what, "seed " << seed << ": " << text_of(graph, verdict));
        CHECK_MESSAGE(verdict.operators == written.operators, "seed " << seed << ": " << text_of(graph, verdict)
                                                                      << "as it was first:\n"
                                                                      << written.ir);
    }
}

TEST_CASE("a network that was changed at random places is refused, or keeps its meaning")
{
    for (std::uint32_t seed = 0; seed < 200 * rounds(); ++seed) {
        random_choice random{seed, "changed network"};
        draft graph = random_network(1 + random.below(6), random);
        std::string what;
        for (std::size_t changes = 1 + random.below(3); changes > 0; --changes)
            what += change(graph, random) + "; ";
        const verdict verdict = judge(graph, 1);
        CHECK_MESSAGE(verdict.what != fate::broken, "seed " << seed << ", " << what << text_of(graph, verdict));
    }
}
