#include "support/test_subject.hpp"
#include <oplift/match/watched_knowledge.hpp>

#include <doctest/doctest.h>

#include <set>

using oplift::tensor_reference;
using oplift::test::test_subject;

TEST_CASE("answers are passed on, and what was asked about is remembered")
{
    const test_subject graph{"x = Placeholder() shape=<?,2>\na = Const() value=float32<>{0.5}\n"
                             "i = Const() value=int32<2>{1,2}\nr = AddN(x, a, i)",
                             {"r"}};
    oplift::watched_knowledge watched{*graph.view().knowledge};
    CHECK(watched.scalar(graph["a"]) == 0.5);
    CHECK(watched.facts(graph["x"]).shape->size() == 2);
    CHECK(watched.asked() == std::set<tensor_reference>{graph["x"], graph["a"]});
    watched.forget();
    CHECK(watched.asked().empty());
    CHECK(*watched.integers(graph["i"]) == std::vector<std::int64_t>{1, 2});
    CHECK(watched.value(graph["i"])->element_count() == 2);
    CHECK(watched.is_parameter(graph["i"]));
    CHECK(watched.parameter(graph["i"]).source_shape == std::vector<std::int64_t>{2});
    CHECK(watched.asked() == std::set<tensor_reference>{graph["i"]});
    watched.users_asked(graph["x"]);
    CHECK(watched.asked_for_users() == std::set<tensor_reference>{graph["x"]});
    watched.forget();
    CHECK(watched.asked_for_users().empty());
}
