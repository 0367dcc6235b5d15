// What patterns exclude, from the match to the explanation.
#include "support/sum_of_many.hpp"
#include "support/test_subject.hpp"
#include "support/try_rule.hpp"
#include <oplift/match/attempt_text.hpp>
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

/// A Relu6 of its own would be fused with the product: this rule is for other operands. CONTRIBUTING.md shows it.
struct unfused {
    static constexpr std::string_view name = "unfused";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = mul(x && !relu6(tensor<"y">), weight<"scale">);
    static auto build(const auto& found) { return std::vector<tensor_reference>{found[x]}; }
};

/// The operand is the tensor itself, a product with it, or anything that is not a product with the weight of the other.
struct shared_capture {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto w       = weight<"w">;
    static constexpr auto pattern = sub(x && !mul(tensor<"any">, w), neg(w));
};

struct different_tensors {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto y       = tensor<"y">;
    static constexpr auto pattern = sub(x && !y, neg(y));
};

struct exchanged {
    static constexpr auto pattern = add(tensor<"x"> && !relu(tensor<"z">), tensor<"y">);
};

struct alternative {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto pattern = neg(relu(x && !exp(tensor<"y">)) || relu(exp(neg(x))));
};

struct at_the_root {
    static constexpr std::string_view name = "at_the_root";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = add(x, tensor<"y">) && !add(neg(tensor<"a">), tensor<"b">);
    static auto build(const auto& found) { return std::vector<tensor_reference>{found[x]}; }
};

struct twice_negative {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto pattern = neg(x && !(relu(tensor<"y">) && !relu(exp(tensor<"z">))));
};

struct each_piece {
    static constexpr auto y       = tensor<"y">;
    static constexpr auto pieces  = each<"pieces">;
    static constexpr auto pattern = pack(pieces(sub(tensor<"x"> && !neg(y), y)));
};

struct list_excluded {
    static constexpr auto x       = tensor<"x">;
    static constexpr auto pattern = neg(x && !add_n(each<"terms">(relu(tensor<"t">))));
};

template <int Depth>
constexpr auto sums()
{
    if constexpr (Depth == 0)
        return tensor<"leaf">;
    else
        return add(sums<Depth - 1>(), sums<Depth - 1>());
}
/// 63 additions of one tensor: the graph has two, and each addition can be exchanged.
struct hopeless {
    static constexpr auto pattern = neg(tensor<"x"> && !sums<6>());
};

template <typename Rule>
bool matches(const std::string& text, const std::string& root = "r")
{
    const test_subject graph{text, {root}};
    return static_cast<bool>(attempt<Rule>{graph, graph[root]});
}

} // namespace
} // namespace oplift::rule

namespace rule = oplift::rule;
using rule::matches;

TEST_CASE("what is excluded must not match, and what is wanted has to")
{
    const std::string begin = "p = Placeholder()\nw = VariableV2() shape=<1>\n";
    CHECK(matches<rule::unfused>(begin + "a = Relu(p)\nr = Mul(w, a)"));
    CHECK_FALSE(matches<rule::unfused>(begin + "a = Relu6(p)\nr = Mul(w, a)"));
    CHECK_FALSE(matches<rule::unfused>(begin + "a = Relu(p)\nr = Mul(p, a)"));
    CHECK(matches<rule::at_the_root>("p = Placeholder()\nr = Add(p, p)"));
    CHECK_FALSE(matches<rule::at_the_root>("p = Placeholder()\nn = Neg(p)\nr = Add(p, n)"));
}

TEST_CASE("a name on both sides is the same tensor, though it is bound later")
{
    const std::string begin = "p = Placeholder()\nw = VariableV2() shape=<1>\nv = VariableV2() shape=<1>\nn = Neg(w)\n";
    CHECK_FALSE(matches<rule::shared_capture>(begin + "m = Mul(p, w)\nr = Sub(m, n)"));
    CHECK_FALSE(matches<rule::shared_capture>(begin + "m = Mul(w, p)\nr = Sub(m, n)"));
    CHECK(matches<rule::shared_capture>(begin + "m = Mul(p, v)\nr = Sub(m, n)"));
    CHECK(matches<rule::different_tensors>("p = Placeholder()\nq = Placeholder()\nn = Neg(q)\nr = Sub(p, n)"));
    CHECK_FALSE(matches<rule::different_tensors>("p = Placeholder()\nn = Neg(p)\nr = Sub(p, n)"));
}

TEST_CASE("an exclusion is one more reason to look for another way")
{
    CHECK(matches<rule::exchanged>("p = Placeholder()\na = Relu(p)\nr = Add(a, p)"));
    CHECK(matches<rule::exchanged>("p = Placeholder()\na = Relu(p)\nr = Add(p, a)"));
    CHECK_FALSE(matches<rule::exchanged>("p = Placeholder()\na = Relu(p)\nr = Add(a, a)"));
    CHECK(matches<rule::alternative>("p = Placeholder()\na = Relu(p)\nr = Neg(a)"));
    CHECK_FALSE(matches<rule::alternative>("p = Placeholder()\ne = Exp(p)\na = Relu(e)\nr = Neg(a)"));
    const test_subject graph{"p = Placeholder()\nn = Neg(p)\ne = Exp(n)\na = Relu(e)\nr = Neg(a)", {"r"}};
    const attempt<rule::alternative> second{graph, graph["r"]};
    REQUIRE(second);
    CHECK(second.found()[rule::alternative::x] == graph["p"]);
}

TEST_CASE("what is excluded may have an exclusion itself")
{
    CHECK(matches<rule::twice_negative>("p = Placeholder()\nr = Neg(p)"));
    CHECK_FALSE(matches<rule::twice_negative>("p = Placeholder()\na = Relu(p)\nr = Neg(a)"));
    CHECK(matches<rule::twice_negative>("p = Placeholder()\ne = Exp(p)\na = Relu(e)\nr = Neg(a)"));
}

TEST_CASE("inside each<>, what is excluded is so for each operand, with the captures of this operand")
{
    const std::string begin = "p = Placeholder()\nq = Placeholder()\nn = Neg(p)\nm = Neg(q)\n";
    const std::string good  = "a = Sub(m, p)\nb = Sub(n, q)\n";
    CHECK(matches<rule::each_piece>(begin + good + "r = Pack(a, b, a)"));
    CHECK_FALSE(matches<rule::each_piece>(begin + good + "c = Sub(n, p)\nr = Pack(a, b, c)"));
    CHECK_FALSE(matches<rule::each_piece>(begin + good + "c = Sub(n, p)\nr = Pack(c, a, b)"));
    const test_subject graph{begin + good + "r = Pack(a, b)", {"r"}};
    const attempt<rule::each_piece> match{graph, graph["r"]};
    REQUIRE(match);
    CHECK(graph.names(match.found()[rule::each_piece::y]) == "p q");
    CHECK(graph.names(match.found()[rule::each_piece::pieces]) == "a b");
}

TEST_CASE("an each<> can be excluded; nothing that it met stays bound or covered")
{
    CHECK_FALSE(matches<rule::list_excluded>("p = Placeholder()\na = Relu(p)\ns = AddN(a, a)\nr = Neg(s)"));
    const test_subject graph{"p = Placeholder()\na = Relu(p)\ns = AddN(a, p)\nr = Neg(s)", {"r"}};
    const attempt<rule::list_excluded> match{graph, graph["r"]};
    REQUIRE(match);
    CHECK(match.bound.items.empty());
    CHECK(match.covered() == "r");
}

TEST_CASE("where it takes too many steps to know that nothing excluded matches, there is no match")
{
    const test_subject graph{oplift::test::sum_of_many() + "r = Neg(n0_0)", {"r"}};
    const attempt<rule::hopeless> tried{graph, graph["r"]};
    CHECK_FALSE(tried);
    CHECK(tried.stop.why == oplift::match_stop::reason::too_many_steps);
}

TEST_CASE("it is told what is excluded, and what is there")
{
    static constexpr auto table =
        oplift::make_rule_table<std::vector<oplift::tensor_reference>>(oplift::rules<rule::unfused, rule::at_the_root>);
    const test_subject graph{"p = Placeholder()\nw = VariableV2() shape=<1>\na = Relu6(p)\nr = Mul(w, a)", {"r"}};
    CHECK(attempt<rule::unfused>{graph, graph["r"]}.why_not() == "at 'a' (Relu6): expected anything but Relu6(y)");
    const auto told = oplift::explain(table.entries[0], graph.view(), graph["r"].node);
    CHECK(told.sentence ==
          "operand 2 of 'r' (Mul) should not be Relu6(y), and is 'a' (Relu6), float32 of unknown shape");
    const test_subject sum{"p = Placeholder()\nn = Neg(p)\nr = Add(p, n)", {"r"}};
    CHECK(oplift::explain(table.entries[1], sum.view(), sum["r"].node).sentence ==
          "it should not be Add|AddV2(Neg(a), b), and is 'r' (Add), float32 of unknown shape");
    const test_subject wrong{"p = Placeholder()\nr = Sub(p, p)", {"r"}};
    CHECK(oplift::explain(table.entries[1], wrong.view(), wrong["r"].node).sentence ==
          "the rule begins with Add or AddV2");
}

TEST_CASE("a covering takes a rule where nothing excluded matches")
{
    static constexpr auto table =
        oplift::make_rule_table<std::vector<oplift::tensor_reference>>(oplift::rules<rule::at_the_root>);
    const auto inputs = [](const std::vector<oplift::tensor_reference>& tensors) { return tensors; };
    const test_subject graph{"p = Placeholder()\nn = Neg(p)\na = Add(n, p)\nr = Add(p, a)", {"r"}};
    oplift::coverer<std::vector<oplift::tensor_reference>> cover{graph.view(), table, inputs};
    const auto covering = cover.cover(graph.outputs());
    REQUIRE(covering.operators.size() == 1);
    CHECK(covering.operators[0].root == graph["r"]);
    CHECK(covering.operators[0].covered == std::vector<oplift::node_id>{graph["r"].node});
}
