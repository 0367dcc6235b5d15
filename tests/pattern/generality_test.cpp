#include <oplift/pattern.hpp>
#include <oplift/pattern/generality.hpp>
#include <oplift/pattern/lowering.hpp>

#include <doctest/doctest.h>

namespace {

using namespace oplift::pattern;
using oplift::covered_nodes;

template <typename Pattern>
struct rule_of {
    static constexpr Pattern pattern{};
};

template <typename General, typename Special>
constexpr bool covers(General, Special, covered_nodes nodes = covered_nodes::same)
{
    return oplift::covers(oplift::program_of<rule_of<General>>, oplift::program_of<rule_of<Special>>, nodes);
}
template <typename Left, typename Right>
constexpr bool equivalent(Left, Right)
{
    return oplift::equivalent(oplift::program_of<rule_of<Left>>, oplift::program_of<rule_of<Right>>);
}

constexpr auto x = tensor<"x">;
constexpr auto y = tensor<"y">;
constexpr auto w = weight<"w">;
constexpr auto n = scalar<"n">;

} // namespace

TEST_CASE("names of captures do not matter")
{
    CHECK(equivalent(add(x, y), add(tensor<"left">, tensor<"right">)));
    CHECK(equivalent(mul(x, w), mul(weight<"gain">, y))); // the operands of a product may be exchanged
    CHECK_FALSE(equivalent(sub(x, w), sub(w, x)));
    CHECK_FALSE(equivalent(add(x, y), add(x, x)));
    CHECK_FALSE(equivalent(relu(x), sigmoid(x)));
}

TEST_CASE("a capture covers captures that ask for more")
{
    CHECK(covers(sub(x, y), sub(x, w)));
    CHECK(covers(sub(x, w), sub(x, n)));
    CHECK(covers(sub(x, w), sub(x, integers<"i">)));
    CHECK_FALSE(covers(sub(x, w), sub(x, y)));
    CHECK_FALSE(covers(sub(x, n), sub(x, w)));
    CHECK_FALSE(covers(sub(x, n), sub(x, integers<"i">)));
}

TEST_CASE("a capture covers other nodes than an operator in its place")
{
    CHECK_FALSE(covers(relu(x), relu(neg(x))));
    CHECK(covers(relu(x), relu(neg(x)), covered_nodes::any));
    CHECK_FALSE(covers(relu(w), relu(neg(x)), covered_nodes::any));
    CHECK_FALSE(covers(relu(neg(x)), relu(x), covered_nodes::any));
}

TEST_CASE("a tensor that stands twice has to stand twice")
{
    CHECK(covers(sub(x, y), sub(x, x)));
    CHECK_FALSE(covers(sub(x, x), sub(x, y)));
    CHECK(covers(sub(neg(x), x), sub(neg(y), y)));
    CHECK(covers(sub(named<"a">(neg(x)), neg(y)), sub(neg(x), neg(y))));
    CHECK_FALSE(covers(sub(named<"a">(neg(x)), named<"a">(neg(x))), sub(neg(x), neg(x))));
    CHECK(covers(sub(named<"a">(neg(x)), named<"a">(neg(x))), sub(named<"b">(neg(y)), named<"b">(neg(y)))));
}

TEST_CASE("operators are covered by a family that has them all")
{
    CHECK(covers(fixed_order<1, "Rint", "Round">(x), fixed_order<1, "Round">(x)));
    CHECK_FALSE(covers(fixed_order<1, "Round">(x), fixed_order<1, "Rint", "Round">(x)));
    CHECK(covers(commutative<"Add">(x, w), fixed_order<2, "Add">(w, x)));
    CHECK_FALSE(covers(fixed_order<2, "Add">(w, x), commutative<"Add">(w, x)));
    CHECK(covers(fixed_order<2, "Add">(x, y), commutative<"Add">(w, x)));
}

TEST_CASE("outputs and attributes are covered by fewer questions")
{
    CHECK(covers(unpack(x).any_output(), unpack(x).output<1>()));
    CHECK_FALSE(covers(unpack(x).output<1>(), unpack(x).any_output()));
    CHECK_FALSE(covers(unpack(x), unpack(x).output<1>()));
    CHECK(covers(unpack(x), unpack(x).with<"axis", 1>()));
    CHECK_FALSE(covers(unpack(x).with<"axis", 1>(), unpack(x)));
    CHECK_FALSE(covers(unpack(x).with<"axis", 1>(), unpack(x).with<"axis", 2>()));
    CHECK_FALSE(covers(unpack(x).with<"axis", 1>(), unpack(x).with_default<"axis", 1>()));
    CHECK(covers(unpack(x).with_default<"axis", 1>(), unpack(x).with<"axis", 1>()));
}

TEST_CASE("a pattern that does not ask for control inputs covers one that does")
{
    CHECK(covers(neg(x), neg(x).with_control_inputs()));
    CHECK(covers(neg(x), neg(x).without_control_inputs()));
    CHECK_FALSE(covers(neg(x).with_control_inputs(), neg(x)));
    CHECK_FALSE(covers(neg(x).with_control_inputs(), neg(x).without_control_inputs()));
    CHECK(equivalent(neg(x).without_control_inputs(), neg(y).without_control_inputs()));
}

TEST_CASE("every alternative has to be covered, by some alternative")
{
    CHECK(covers(relu(neg(x) || sigmoid(x)), relu(sigmoid(y))));
    CHECK_FALSE(covers(relu(sigmoid(x)), relu(neg(x) || sigmoid(x))));
    CHECK(covers(relu(neg(x) || sigmoid(x) || rsqrt(x)), relu(rsqrt(x) || neg(x))));
    CHECK(equivalent(relu(add(x, w) || x), relu(add(y, w) || y)));
    CHECK_FALSE(covers(sub(neg(x) || sigmoid(x), x), sub(neg(x) || sigmoid(y), x)));
}

TEST_CASE("lists are covered by lists")
{
    CHECK(covers(add_n(each<"terms">), add_n(each<"parts">)));
    CHECK(covers(add_n(each<"terms">(x)), add_n(each<"parts">(w))));
    CHECK_FALSE(covers(add_n(each<"terms">(neg(x))), add_n(each<"parts">)));
    CHECK_FALSE(covers(add_n(each<"terms">), add_n(each<"parts">(neg(x)))));
    CHECK(covers(add_n(each<"terms">), add_n(each<"parts">(neg(x))), covered_nodes::any));
    CHECK_FALSE(covers(add_n(each<"terms">), add_n(x, y)));
}
