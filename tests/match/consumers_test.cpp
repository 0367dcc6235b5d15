// What conditions ask of those who use what a rule has matched.
#include "support/test_subject.hpp"
#include "support/try_rule.hpp"
#include <oplift/match/cover.hpp>
#include <oplift/match/explain.hpp>
#include <oplift/rule_table.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using oplift::test::attempt;
using oplift::test::test_subject;

namespace oplift::rule {
namespace {

/// What CONTRIBUTING.md shows: a product that no sum takes, since sums fuse their products.
struct lonely_product {
    static constexpr std::string_view name = "lonely_product";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = mul(x, tensor<"y">);
    static constexpr auto conditions       = condition<"no addition takes the product">(
        [](const auto& found) { return !found.is_used_by(found.root(), "Add"); });
    static auto build(const auto& found) { return found[x]; }
};

struct shared {
    static constexpr std::string_view name = "shared";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = neg(x);
    static constexpr auto conditions =
        condition<"x has no other user">([](const auto& found) { return found.number_of_users(found[x]) == 1; });
    static auto build(const auto& found) { return found[x]; }
};

struct second_piece {
    static constexpr auto piece   = tensor<"piece">;
    static constexpr auto pattern = relu(piece);
};

} // namespace
} // namespace oplift::rule

namespace rule = oplift::rule;

TEST_CASE("users are told once each, by data or by control, of the very output")
{
    const test_subject graph{"x = Placeholder()\nu = Unpack(x)\nr = Relu(u:1)\na = Add(u:1, u:1)\ns = Sub(u, a, ^r)\n"
                             "t = Add(s, r, ^u, ^a)",
                             {"t"}};
    const attempt<rule::second_piece> match{graph, graph["r"]};
    REQUIRE(match);
    const auto found                     = match.found();
    const oplift::tensor_reference piece = found[rule::second_piece::piece];
    CHECK(piece.output == 1);
    CHECK((graph.names(found.users(piece)) == "a r" || graph.names(found.users(piece)) == "r a"));
    CHECK(graph.names(found.users(graph["u"])) == "s");
    CHECK(graph.names(found.waiting_for(piece)) == "t");
    CHECK(graph.names(found.waiting_for(found.root())) == "s");
    CHECK(found.users(graph["t"]).empty());
    CHECK(found.number_of_users(piece) == 2);
    CHECK(found.is_used_by(piece, "Add"));
    CHECK_FALSE(found.is_used_by(piece, "Sub"));
    CHECK(found.is_used_by(graph["u"], "Sub"));
}

TEST_CASE("a condition can ask who uses the result")
{
    static constexpr auto table =
        oplift::make_rule_table<oplift::tensor_reference>(oplift::rules<rule::lonely_product>);
    const auto inputs = [](oplift::tensor_reference tensor) { return std::vector{tensor}; };
    const auto count  = [&](const test_subject& graph) {
        return oplift::coverer<oplift::tensor_reference>{graph.view(), table, inputs}
            .cover(graph.outputs())
            .operators.size();
    };
    CHECK(count(test_subject{"x = Placeholder()\np = Mul(x, x)\nr = Relu(p)", {"r"}}) == 1);
    CHECK(count(test_subject{"x = Placeholder()\np = Mul(x, x)\nr = Add(p, x)", {"r"}}) == 0);
}

TEST_CASE("the explanation tells who uses what a condition has looked at")
{
    static constexpr auto table =
        oplift::make_rule_table<oplift::tensor_reference>(oplift::rules<rule::lonely_product, rule::shared>);
    const test_subject graph{"x = Placeholder()\np = Mul(x, x)\nr = Add(p, x)\nn = Neg(x)\ns = Sub(n, r, ^x)", {"s"}};
    const auto product = oplift::explain(table.entries[0], graph.view(), graph["p"].node);
    CHECK(product.sentence == "the pattern fits, but this does not hold: no addition takes the product");
    REQUIRE(product.details.size() == 1);
    CHECK(product.details[0] == "'p' is used by 'r' (Add)");
    const auto negated = oplift::explain(table.entries[1], graph.view(), graph["n"].node);
    REQUIRE(negated.details.size() == 1);
    CHECK(negated.details[0].starts_with("'x' is used by '"));
    CHECK(negated.details[0].ends_with(", and 's' (Sub) waits for it"));
}
