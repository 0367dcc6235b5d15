#include "support/test_subject.hpp"
#include "support/try_rule.hpp"
#include <oplift/match/cover.hpp>
#include <oplift/match/explain.hpp>
#include <oplift/match/pattern_text.hpp>
#include <oplift/result_of.hpp>
#include <oplift/rule_table.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using oplift::test::attempt;
using oplift::test::test_subject;

namespace oplift::rule {
namespace {

using tensors = std::vector<tensor_reference>;

/// min(max(x, 0), 6), by which name ever
struct clipped {
    static constexpr std::string_view name = "clipped";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto low              = scalar<"low">;
    static constexpr auto high             = scalar<"high">;
    static constexpr auto pattern          = minimum(maximum(x, low), high) || relu6(x);
    static constexpr auto conditions       = condition<"it is clipped at 0 and 6">(
        [](const auto& found) { return found[low].value_or(0) == 0 && found[high].value_or(6) == 6; });
    static auto build(const auto& found) { return tensors{found[x]}; }
};

/// x clipped(x + 3) / 6: CONTRIBUTING.md shows it.
struct hard_swish {
    static constexpr std::string_view name = "hard_swish";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto three            = scalar<"three">;
    static constexpr auto six              = scalar<"six">;
    static constexpr auto gate             = result_of<clipped>.where<"x">(add(x, three));
    static constexpr auto pattern          = div(mul(x, gate), six);
    static constexpr auto conditions =
        condition<"it adds 3 and divides by 6">([](const auto& found) { return found[three] == 3 && found[six] == 6; });
    static auto build(const auto& found) { return tensors{found[x]}; }
};

struct dense {
    static constexpr std::string_view name = "dense";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto filter           = weight<"filter">;
    static constexpr auto product          = named<"product">(matmul(x, filter));
    static constexpr auto pattern          = add(product, weight<"bias">) || product;
    static constexpr auto conditions =
        condition<"the filter has two axes">([](const auto& found) { return found[filter].shape().size() == 2; });
    static auto build(const auto& found) { return tensors{found[x]}; }
};

/// Two dense layers, one after the other, whose captures bear the same names, and which this rule calls x as well.
struct two_layers {
    static constexpr std::string_view name = "two_layers";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto first            = named<"first">(result_of<dense>.where<"x">(neg(x)));
    static constexpr auto second           = named<"second">(result_of<dense>.where<"x">(relu(first)));
    static constexpr auto pattern          = mul(x, second);
    static constexpr auto conditions =
        condition<"the second layer undoes what the first one does to the shape">([](const auto& found) {
            return found_in(found, first)[dense::filter].shape().front() ==
                   found_in(found, second)[dense::filter].shape().back();
        });
    static auto build(const auto& found) { return tensors{found[x]}; }
};

/// A rule over a rule over a rule.
struct gated {
    static constexpr std::string_view name = "gated";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = sub(result_of<hard_swish>.where<"x">(exp(x)), neg(x));
    static auto build(const auto& found) { return tensors{found[x]}; }
};

/// The tensor that stands for x twice is the same, and so is what stands in it.
struct twice {
    static constexpr std::string_view name = "twice";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = sub(x, abs(x));
    static auto build(const auto& found) { return tensors{found[x]}; }
};
struct over_twice {
    static constexpr std::string_view name = "over_twice";
    static constexpr auto pattern          = neg(result_of<twice>.where<"x">(result_of<clipped>));
    static auto build(const auto& found) { return tensors{found_in<clipped>(found)[clipped::x]}; }
};

struct listed {
    static constexpr std::string_view name = "listed";
    static constexpr auto terms            = each<"terms">;
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = add_n(terms(relu(x)));
    static constexpr auto conditions =
        condition<"there are two terms">([](const auto& found) { return found[terms].size() == 2; });
    static auto build(const auto& found) { return found[terms]; }
};
struct over_lists {
    static constexpr std::string_view name = "over_lists";
    static constexpr auto terms            = each<"terms">;
    static constexpr auto pattern          = pack(terms(neg(tensor<"y">)), result_of<listed>);
    static auto build(const auto& found)
    {
        tensors all         = found_in<listed>(found)[listed::x];
        const tensors outer = found[tensor<"y">];
        all.insert(all.end(), outer.begin(), outer.end());
        return all;
    }
};

struct perhaps_clipped {
    static constexpr std::string_view name = "perhaps_clipped";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = neg(result_of<clipped> || exp(x));
    static auto build(const auto& found)
    {
        const auto inner = found_in<clipped>(found);
        return inner ? tensors{(*inner)[clipped::x]} : tensors{*found[x], *found[x]};
    }
};

const auto inputs_of = [](const tensors& inputs) { return inputs; };

template <typename... Rules>
covering<tensors> cover(const test_subject& graph)
{
    static constexpr auto table = make_rule_table<tensors>(oplift::rules<Rules...>);
    return coverer<tensors>{graph.view(), table, inputs_of}.cover(graph.outputs());
}

template <typename Rule>
explanation explained(const test_subject& graph, const char* node = "r")
{
    static constexpr auto table = make_rule_table<tensors>(oplift::rules<Rule>);
    return explain(table.entries[0], graph.view(), graph[node].node);
}

/// What a rule builds of a graph at r, "-" if nothing.
template <typename Rule>
std::string built(const std::string& text)
{
    const test_subject graph{text, {"r"}};
    const auto covering = cover<Rule>(graph);
    return covering.operators.empty() ? "-" : graph.names(covering.operators[0].result);
}

const std::string swish = "x = Placeholder()\nthree = Const() value=float32<>{3}\nzero = Const() value=float32<>{0}\n"
                          "six = Const() value=float32<>{6}\nseven = Const() value=float32<>{7}\na = Add(three, x)\n";

} // namespace
} // namespace oplift::rule

namespace rule = oplift::rule;
using rule::built;
using rule::swish;

TEST_CASE("a part is what another rule matches, whichever of its alternatives")
{
    CHECK(built<rule::hard_swish>(swish + "g = Relu6(a)\nm = Mul(g, x)\nr = RealDiv(m, six)") == "x");
    CHECK(built<rule::hard_swish>(swish + "h = Maximum(zero, a)\ng = Minimum(h, six)\nm = Mul(g, x)\n"
                                          "r = RealDiv(m, six)") == "x");
    CHECK(built<rule::hard_swish>(swish + "g = Relu(a)\nm = Mul(g, x)\nr = RealDiv(m, six)") == "-");
    CHECK(built<rule::hard_swish>(swish + "b = Add(a, three)\ng = Relu6(b)\nm = Mul(g, x)\nr = RealDiv(m, six)") ==
          "-");
    CHECK(built<rule::hard_swish>(swish + "g = Relu6(x)\nm = Mul(g, x)\nr = RealDiv(m, six)") == "-");
}

TEST_CASE("the conditions of the other rule have to hold, and are told as its own")
{
    const test_subject graph{swish + "h = Maximum(zero, a)\ng = Minimum(h, seven)\nm = Mul(g, x)\nr = RealDiv(m, six)",
                             {"r"}};
    const auto told = rule::explained<rule::hard_swish>(graph);
    CHECK(told.sentence == "the pattern fits, but this does not hold: clipped: it is clipped at 0 and 6");
    CHECK(told.details.at(0).starts_with("'clipped.low' is 'zero'"));
    const auto covering = rule::cover<rule::hard_swish>(graph);
    REQUIRE(covering.gaps.size() >= 1);
    CHECK(covering.gaps[0].reason == "at 'r' (RealDiv): this does not hold: clipped: it is clipped at 0 and 6");
    const test_subject own{swish + "g = Relu6(a)\nm = Mul(g, x)\nr = RealDiv(m, seven)", {"r"}};
    CHECK(rule::explained<rule::hard_swish>(own).sentence ==
          "the pattern fits, but this does not hold: it adds 3 and divides by 6");
}

TEST_CASE("nodes of the other rule are inner nodes, and the rule covers more than the other one alone")
{
    const std::string nodes = swish + "g = Relu6(a)\nm = Mul(g, x)\nr = RealDiv(m, six)\n";
    const test_subject graph{nodes, {"r"}};
    const auto covering = rule::cover<rule::clipped, rule::hard_swish>(graph);
    REQUIRE(covering.operators.size() == 1);
    CHECK(graph.names(covering.operators[0].covered) == "r m g a");
    const test_subject shared{nodes + "s = Sub(r, g)", {"s"}};
    CHECK(rule::explained<rule::hard_swish>(shared).sentence ==
          "the pattern fits, but 'g' is also used outside of the pattern, by 's' (Sub)");
}

TEST_CASE("two results of one rule have captures of their own, which are not those of the rule around them")
{
    const std::string begin = "x = Placeholder()\nv = VariableV2() shape=<2,3>\nw = VariableV2() shape=<3,2>\n"
                              "u = VariableV2() shape=<1,3,2>\nt = VariableV2() shape=<3,4>\nb = VariableV2() "
                              "shape=<3>\nn = Neg(x)\np = MatMul(n, v)\n";
    CHECK(built<rule::two_layers>(begin + "s = Add(p, b)\na = Relu(s)\nq = MatMul(a, w)\nr = Mul(q, x)") == "x");
    CHECK(built<rule::two_layers>(begin + "a = Relu(p)\nq = MatMul(a, w)\nr = Mul(x, q)") == "x");
    CHECK(built<rule::two_layers>(begin + "a = Relu(p)\nq = MatMul(a, u)\nr = Mul(x, q)") == "-");
    CHECK(built<rule::two_layers>(begin + "a = Relu(p)\nq = MatMul(a, t)\nr = Mul(x, q)") == "-");
    CHECK(built<rule::two_layers>(begin + "q = MatMul(p, w)\nr = Mul(x, q)") == "-");
    const test_subject graph{begin + "s = Add(p, b)\na = Relu(s)\nq = MatMul(a, w)\nr = Mul(q, x)", {"r"}};
    const attempt<rule::two_layers> match{graph, graph["r"]};
    REQUIRE(match);
    CHECK(match.found()[rule::two_layers::first] == graph["s"]);
}

TEST_CASE("a rule over a rule over a rule")
{
    const std::string begin = "y = Placeholder()\nx = Exp(y)\nthree = Const() value=float32<>{3}\n"
                              "six = Const() value=float32<>{6}\nseven = Const() value=float32<>{7}\n"
                              "zero = Const() value=float32<>{0}\na = Add(x, three)\nn = Neg(y)\n";
    CHECK(built<rule::gated>(begin + "g = Relu6(a)\nm = Mul(g, x)\nd = RealDiv(m, six)\nr = Sub(d, n)") == "y");
    CHECK(built<rule::gated>(begin + "g = Relu6(a)\nm = Mul(g, x)\nd = RealDiv(m, seven)\nr = Sub(d, n)") == "-");
    CHECK(built<rule::gated>(begin + "h = Maximum(a, zero)\ng = Minimum(seven, h)\nm = Mul(g, x)\nd = RealDiv(m, six)\n"
                                     "r = Sub(d, n)") == "-");
    const test_subject graph{begin + "h = Maximum(a, zero)\ng = Minimum(seven, h)\nm = Mul(g, x)\n"
                                     "d = RealDiv(m, six)\nr = Sub(d, n)",
                             {"r"}};
    CHECK(rule::explained<rule::gated>(graph).sentence ==
          "the pattern fits, but this does not hold: clipped: it is clipped at 0 and 6");
}

TEST_CASE("what stands for a tensor that stands twice is one part")
{
    const std::string begin = "x = Placeholder()\ny = Placeholder()\ng = Relu6(x)\n";
    CHECK(built<rule::over_twice>(begin + "a = Abs(g)\ns = Sub(g, a)\nr = Neg(s)") == "x");
    CHECK(built<rule::over_twice>(begin + "h = Relu6(x)\na = Abs(h)\ns = Sub(g, a)\nr = Neg(s)") == "-");
    CHECK(built<rule::over_twice>(begin + "a = Abs(x)\ns = Sub(x, a)\nr = Neg(s)") == "-");
}

TEST_CASE("lists of the other rule are its own")
{
    const std::string begin =
        "x = Placeholder()\ny = Placeholder()\na = Relu(x)\nb = Relu(y)\nn = Neg(y)\nm = Neg(x)\no = Neg(y)\n";
    CHECK(built<rule::over_lists>(begin + "s = AddN(b, a)\nr = Pack(n, m, o, s)") == "y x y x y");
    CHECK(built<rule::over_lists>(begin + "s = AddN(b, a, a)\nr = Pack(n, m, s)") == "-");
}

TEST_CASE("a result of another rule can be an alternative")
{
    const std::string begin =
        "x = Placeholder()\nseven = Const() value=float32<>{7}\nzero = Const() value=float32<>{0}\n";
    CHECK(built<rule::perhaps_clipped>(begin + "g = Relu6(x)\nr = Neg(g)") == "x");
    CHECK(built<rule::perhaps_clipped>(begin + "g = Exp(x)\nr = Neg(g)") == "x x");
    CHECK(built<rule::perhaps_clipped>(begin + "h = Maximum(x, zero)\ng = Minimum(h, seven)\nr = Neg(g)") == "-");
}

TEST_CASE("rules over rules are told in operators, with the other rule's name before its captures")
{
    const auto lines = oplift::pattern_lines(oplift::program_of<rule::over_twice>);
    REQUIRE(lines.size() >= 2);
    CHECK(lines[0] == "Neg(Sub(twice.x, Abs(twice.x)))");
    CHECK(lines[1] == "twice.x = Minimum(Maximum(clipped.x, clipped.low), clipped.high) or Relu6(clipped.x)");
}
