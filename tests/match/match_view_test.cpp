#include "support/try_rule.hpp"
#include <oplift/graph/attribute.hpp>
#include <oplift/match/match_view.hpp>
#include <oplift/rule.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>

using oplift::test::attempt;
using oplift::test::test_subject;

namespace oplift::rule {
namespace {
struct difference {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto y       = tensor<"y">;
    static constexpr auto pattern = sub(x, y);
};

/// The first and the last operand are fixed, those between are free, one or more.
struct pieces_of_one_kind {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto pieces  = each<"pieces">;
    static constexpr auto pattern = add_n(x, pieces(squeeze(tensor<"in">)), x);
};
} // namespace
} // namespace oplift::rule

TEST_CASE("a match tells what is known of tensors")
{
    using oplift::rule::difference;
    const test_subject graph{"x = Placeholder() shape=<?,3> dtype=int32\ny = Const() value=float32<2,3>{1}\n"
                             "z = Sub(x, y) kind=\"fast\" count=4",
                             {"z"}};
    const attempt<difference> match{graph, graph["z"]};
    REQUIRE(match);
    const auto found = match.found();
    CHECK(found.root() == graph["z"]);
    CHECK(found.rank(found[difference::x]) == 2);
    CHECK(found.rank(found.root()) == -1);
    CHECK(found.shape(found[difference::x])->at(1).stated() == 3);
    CHECK(found.shape(found[difference::x])->at(0).stated() == -1);
    CHECK(found.type(found[difference::x]) == oplift::data_type::int32);
    CHECK(found.same_shape(found[difference::x], found[difference::x]));
    CHECK_FALSE(found.same_shape(found[difference::x], found[difference::y]));
    CHECK_FALSE(found.same_shape(found.root(), found.root())); // not known
    CHECK(found.has_known_value(found[difference::y]));
    CHECK_FALSE(found.has_known_value(found[difference::x]));
    CHECK(found.attribute<std::string>(found.root(), "kind", "slow") == "fast");
    CHECK(found.attribute<std::int64_t>(found.root(), "count", 0) == 4);
    CHECK(found.attribute<std::int64_t>(found.root(), "no such attribute", 9) == 9);
    CHECK(found.operator_name(found.root()) == "Sub");
    CHECK(found.name(found[difference::y]) == "y");
}

TEST_CASE("what was repeated can be asked for equal attributes")
{
    using oplift::rule::pieces_of_one_kind;
    const test_subject graph{"x = Placeholder()\na = Squeeze(x) kind=\"fast\"\nb = Squeeze(x)\nc = Squeeze(x) n=2\n"
                             "p = AddN(x, a, b, c, x)\nq = AddN(x, b, x)",
                             {"p", "q"}};
    const attempt<pieces_of_one_kind> several{graph, graph["p"]}, one{graph, graph["q"]};
    REQUIRE(several);
    REQUIRE(one);
    const auto found  = several.found();
    const auto pieces = found[pieces_of_one_kind::pieces];
    CHECK(pieces.size() == 3);
    CHECK(found.same_attribute<std::string>(pieces, "kind", "fast"));
    CHECK_FALSE(found.same_attribute<std::string>(pieces, "kind", "slow"));
    CHECK_FALSE(found.same_attribute<std::int64_t>(pieces, "n", 1));
    CHECK(found.same_attribute<std::int64_t>(pieces, "n", 2));
    CHECK(one.found().same_attribute<std::string>(one.found()[pieces_of_one_kind::pieces], "kind", ""));
}
