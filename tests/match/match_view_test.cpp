#include "support/try_rule.hpp"
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
