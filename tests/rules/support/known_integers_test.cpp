#include "support/test_subject.hpp"
#include <oplift/rules/support/known_integers.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <vector>

using namespace oplift;

namespace {

using integers = std::vector<std::int64_t>;

} // namespace

TEST_CASE("axes are counted from the front, as far as the rank allows it")
{
    CHECK(rule::axis_from_front(1, 4) == 1);
    CHECK(rule::axis_from_front(-1, 4) == 3);
    CHECK(rule::axis_from_front(-4, 4) == 0);
    CHECK(!rule::axis_from_front(4, 4));
    CHECK(!rule::axis_from_front(-5, 4));
    CHECK(!rule::axis_from_front(0, 0));
    CHECK(rule::axis_from_front(2, -1) == 2);
    CHECK(!rule::axis_from_front(-1, -1));
    CHECK(!rule::axis_from_front(std::nullopt, 4));
}

TEST_CASE("constant integers are known: vectors, scalars and pairs")
{
    const test::test_subject graph{R"(
        list = Const() value=int32<3>{4,5,6}
        one = Const() value=int64<>{-7}
        pairs = Const() value=int32<2,2>{1,2,3,4}
        triples = Const() value=int32<1,3>{1,2,3}
        half = Const() value=float32<1>{0.5}
        x = Placeholder() dtype=int32 shape=<3>
        y = Pack(list, one, pairs, triples, half, x)
    )",
                                   {"y"}};
    const pattern_program program{};
    const bindings bound{};
    const match_view match{graph.view(), program, bound};
    CHECK(rule::known_integers(match, graph["list"]) == integers{4, 5, 6});
    CHECK(!rule::known_integer(match, graph["list"]));
    CHECK(rule::known_integer(match, graph["one"]) == -7);
    CHECK(rule::known_pairs(match, graph["pairs"]) == integers{1, 2, 3, 4});
    CHECK(!rule::known_pairs(match, graph["triples"]));
    CHECK(!rule::known_pairs(match, graph["list"]));
    CHECK(!rule::known_integers(match, graph["half"]));
    CHECK(!rule::known_integers(match, graph["x"]));
    CHECK(!rule::known_pairs(match, graph["x"]));
}
