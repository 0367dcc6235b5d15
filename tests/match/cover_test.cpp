#include "support/test_subject.hpp"
#include <oplift/match/cover.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using oplift::test::test_subject;

namespace oplift::rule {
namespace {

/// What these rules build: a word and the tensors that it takes.
struct word {
    std::string text;
    std::vector<tensor_reference> inputs;
};

/// Rules that others cannot be reached behind would not compile in one table; what a condition means, no table knows.
inline constexpr auto always = condition<"it always holds">([](const auto&) { return true; });

struct one_relu {
    static constexpr std::string_view name = "relu";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = relu(x);
    static auto build(const auto& found) { return word{"relu", {found[x]}}; }
};

struct one_addition {
    static constexpr std::string_view name = "addition";
    static constexpr auto a                = tensor<"a">;
    static constexpr auto b                = tensor<"b">;
    static constexpr auto pattern          = add(a, b);
    static auto build(const auto& found) { return word{"addition", {found[a], found[b]}}; }
};

struct one_product {
    static constexpr std::string_view name = "product";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto w                = tensor<"w">;
    static constexpr auto pattern          = matmul(x, w);
    static auto build(const auto& found) { return word{"product", {found[x], found[w]}}; }
};

/// relu(x w + b), named after the product
struct dense {
    static constexpr std::string_view name = "dense";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto w                = tensor<"w">;
    static constexpr auto b                = tensor<"b">;
    static constexpr auto product          = named<"product">(matmul(x, w));
    static constexpr auto pattern          = relu(add(product, b));
    static constexpr auto named_after      = product;
    static auto build(const auto& found) { return word{"dense", {found[x], found[w], found[b]}}; }
};

/// relu(x + b), if x has two axes
struct biased {
    static constexpr std::string_view name = "biased";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto b                = weight<"b">;
    static constexpr auto pattern          = relu(add(x, b));
    static constexpr auto conditions =
        condition<"x has two axes">([](const auto& found) { return found.rank(found[x]) == 2; });
    static auto build(const auto& found) { return word{"biased", {found[x]}}; }
};

struct three_axes {
    static constexpr std::string_view name = "three_axes";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = relu(x);
    static constexpr auto conditions =
        condition<"x has three axes">([](const auto& found) { return found.rank(found[x]) == 3; });
    static auto build(const auto& found) { return word{"three_axes", {found[x]}}; }
};

/// relu(b - x w)
struct biased_dense {
    static constexpr std::string_view name = "biased_dense";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = relu(add(neg(batch_matmul(x, weight<"w">)), weight<"b">));
    static auto build(const auto& found) { return word{"biased_dense", {found[x]}}; }
};

struct important_relu {
    static constexpr std::string_view name = "important";
    static constexpr int priority          = 5;
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = relu(x);
    static constexpr auto conditions       = always;
    static auto build(const auto& found) { return word{"important", {found[x]}}; }
};

/// The same pattern with and without a name for the part that stands twice: both cover the same three nodes.
struct unnamed_part {
    static constexpr std::string_view name = "unnamed_part";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = sub(neg(x), abs(neg(x)));
    static constexpr auto conditions       = always;
    static auto build(const auto& found) { return word{"unnamed_part", {found[x]}}; }
};
struct named_part {
    static constexpr std::string_view name = "named_part";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto part             = named<"part">(neg(x));
    static constexpr auto pattern          = sub(part, abs(part));
    static constexpr auto conditions       = always;
    static auto build(const auto& found) { return word{"named_part", {found[x]}}; }
};

/// Takes the operand of a node that lies inside of what another rule may have matched.
struct reaches_inside {
    static constexpr std::string_view name = "reaches_inside";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = reshape(tensor<"y">, shape(x));
    static auto build(const auto& found) { return word{"reaches_inside", {found[tensor<"y">], found[x]}}; }
};

struct second_piece {
    static constexpr std::string_view name = "second_piece";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = unpack(x).output<1>();
    static auto build(const auto& found) { return word{"second_piece", {found[x]}}; }
};
struct all_pieces {
    static constexpr std::string_view name = "all_pieces";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = unpack(x).any_output();
    static constexpr auto conditions       = always;
    static auto build(const auto& found) { return word{"all_pieces", {found[x]}}; }
};

struct input {
    static constexpr std::string_view name = "input";
    static constexpr auto pattern          = placeholder();
    static auto build(const auto&) { return word{"input", {}}; }
};

} // namespace
} // namespace oplift::rule

namespace {

namespace rule = oplift::rule;
using oplift::rule::word;

template <typename... Rules>
oplift::covering<word> cover(const test_subject& graph)
{
    static constexpr auto table = oplift::make_rule_table<word>(oplift::rules<Rules...>);
    return oplift::coverer<word>{graph.view(), table, [](const word& w) { return w.inputs; }}.cover(graph.outputs());
}

/// "rule(covered nodes) as name; ..." and the gaps, "? node nearest: reason; ..."
template <typename... Rules>
std::string text_of(const test_subject& graph)
{
    const auto covering = cover<Rules...>(graph);
    std::string text;
    for (const auto& found : covering.operators)
        text += std::string{found.rule->name} + "(" + graph.names(found.covered) + ") as " +
                std::string{graph.view().names[found.named_after]} + "; ";
    for (const auto& gap : covering.gaps)
        text +=
            "? " + std::string{graph.view().names[gap.tensor.node]} + " " + gap.nearest_rule + ": " + gap.reason + "; ";
    return text;
}

const std::string layer = "x = Placeholder() shape=<?,2>\nw = VariableV2() shape=<2,3>\nb = VariableV2() shape=<3>\n"
                          "m = MatMul(x, w)\ns = Add(m, b)\nr = Relu(s)\n";

} // namespace

TEST_CASE("the match that covers most nodes is taken, wherever it stands in the table")
{
    const test_subject graph{layer, {"r"}};
    const std::string expected = "dense(r s m) as m; input(x) as x; ";
    CHECK(text_of<rule::one_relu, rule::one_addition, rule::one_product, rule::dense, rule::input>(graph) == expected);
    CHECK(text_of<rule::dense, rule::one_relu, rule::one_addition, rule::one_product, rule::input>(graph) == expected);
}

TEST_CASE("a node that is matched twice counts once")
{
    const test_subject graph{"x = Placeholder()\nn = Neg(x)\na = Abs(n)\ns = Sub(n, a)", {"s"}};
    CHECK(text_of<rule::named_part, rule::unnamed_part, rule::input>(graph) ==
          "named_part(s n a) as s; input(x) as x; ");
    CHECK(text_of<rule::unnamed_part, rule::named_part, rule::input>(graph) ==
          "unnamed_part(s n a) as s; input(x) as x; ");
}

TEST_CASE("a higher priority wins over size")
{
    const test_subject graph{layer, {"r"}};
    CHECK(text_of<rule::dense, rule::important_relu, rule::one_addition, rule::one_product, rule::input>(graph) ==
          "important(r) as r; addition(s) as s; product(m) as m; input(x) as x; ");
}

TEST_CASE("of equal matches the first of the table is taken")
{
    const test_subject graph{"x = Placeholder()\nu = Unpack(x)\nr = Relu(u:1)", {"r"}};
    CHECK(text_of<rule::second_piece, rule::all_pieces, rule::one_relu, rule::input>(graph) ==
          "relu(r) as r; second_piece(u) as u; input(x) as x; ");
    CHECK(text_of<rule::all_pieces, rule::second_piece, rule::one_relu, rule::input>(graph) ==
          "relu(r) as r; all_pieces(u) as u; input(x) as x; ");
}

TEST_CASE("a rule is not taken where an output is needed that it does not yield")
{
    const test_subject graph{"x = Placeholder()\nu = Unpack(x)\na = Add(u, u:1)", {"a"}};
    CHECK(text_of<rule::second_piece, rule::one_addition, rule::input>(graph) ==
          "addition(a) as a; input(x) as x; ? u second_piece: an output is used that the rule does not provide; ");
    CHECK(text_of<rule::second_piece, rule::all_pieces, rule::one_addition, rule::input>(graph) ==
          "addition(a) as a; all_pieces(u) as u; input(x) as x; ");
}

TEST_CASE("an inner node that is used from outside is not covered")
{
    const auto words = [](const test_subject& graph) {
        std::string text;
        for (const auto& found :
             cover<rule::dense, rule::one_relu, rule::one_addition, rule::one_product, rule::input>(graph).operators)
            text += std::string{found.rule->name} + " ";
        return text;
    };
    SUBCASE("by data")
    {
        const test_subject graph{layer + "t = Add(r, m)", {"t"}};
        CHECK(words(graph).find("dense") == std::string::npos);
        CHECK(words(graph).find("product") != std::string::npos);
    }
    SUBCASE("by a control dependency")
    {
        const test_subject graph{layer + "t = Relu(x, ^s)\nu = Add(r, t)", {"u"}};
        CHECK(words(graph).find("dense") == std::string::npos);
    }
    SUBCASE("as a requested output")
    {
        const test_subject graph{layer, {"r", "s"}};
        CHECK(words(graph) == "relu addition product input ");
    }
    SUBCASE("by a node that asks for the shape alone: that is no use of the tensor")
    {
        const test_subject graph{layer + "h = Shape(s)", {"r"}};
        CHECK(words(graph) == "dense input ");
    }
}

TEST_CASE("what turns out to be needed later is kept out of all matches, and the covering begins anew")
{
    // reshape takes the tensor whose shape is asked: m, which the dense layer had hidden.
    const test_subject graph{layer + "h = Shape(m)\nq = Reshape(y, h)\ny = Placeholder()", {"r", "q"}};
    const test_subject same{layer + "h = Shape(m)\nq = Reshape(y, h)\ny = Placeholder()", {"q", "r"}};
    for (const test_subject* each : {&graph, &same}) {
        std::vector<std::string> words;
        for (const auto& found : cover<rule::dense, rule::one_relu, rule::one_addition, rule::one_product,
                                       rule::reaches_inside, rule::input>(*each)
                                     .operators)
            words.emplace_back(found.rule->name);
        std::ranges::sort(words);
        CHECK(words == std::vector<std::string>{"addition", "input", "input", "product", "reaches_inside", "relu"});
    }
}

TEST_CASE("a constant or a variable needs no rule")
{
    const test_subject graph{"w = VariableV2() shape=<3>\nx = Placeholder()\na = Add(x, w)", {"a"}};
    CHECK(text_of<rule::one_addition, rule::input>(graph) == "addition(a) as a; input(x) as x; ");
}

TEST_CASE("the cover does not depend on the order of the nodes in the file")
{
    std::vector<std::string> lines = {"x = Placeholder() shape=<?,2>",
                                      "w = VariableV2() shape=<2,3>",
                                      "b = VariableV2() shape=<3>",
                                      "m = MatMul(x, w)",
                                      "s = Add(m, b)",
                                      "r = Relu(s)",
                                      "v = VariableV2() shape=<3,3>",
                                      "m2 = MatMul(r, v)",
                                      "s2 = Add(b, m2)",
                                      "r2 = Relu(s2)",
                                      "t = Add(r2, r)",
                                      "u = Relu(t)"};
    std::string expected;
    std::mt19937 random{7};
    for (int round = 0; round < 20; ++round) {
        std::string text;
        for (const std::string& line : lines)
            text += line + "\n";
        const test_subject graph{text, {"u"}};
        const std::string covered =
            text_of<rule::dense, rule::biased, rule::one_relu, rule::one_addition, rule::one_product, rule::input>(
                graph);
        if (round == 0)
            expected = covered;
        CHECK(covered == expected);
        std::shuffle(lines.begin(), lines.end(), random);
    }
    CHECK(expected.starts_with("relu(u) as u; addition(t) as t; dense(r2 s2 m2) as m2; dense(r s m) as m; "));
}

TEST_CASE("all gaps are reported, each with the rule that came furthest")
{
    const test_subject graph{"x = Placeholder() shape=<?,2,2>\nb = VariableV2() shape=<2>\ns = Add(x, b)\nr = Relu(s)\n"
                             "t = Softplus(r)\nu = Relu(t)",
                             {"u", "r"}};
    CHECK(text_of<rule::biased, rule::dense, rule::input>(graph) ==
          "input(x) as x; "
          "? u biased: at 't' (Softplus): expected Add or AddV2; ? t : ; "
          "? r biased: at 'r' (Relu): this does not hold: x has two axes; ");
    CHECK(text_of<rule::one_relu, rule::input>(graph) == "relu(u) as u; relu(r) as r; input(x) as x; ? t : ; ? s : ; ");
}

TEST_CASE("a rule that lacks only a condition is nearer than one of whose many nodes a few match")
{
    const test_subject graph{"x = Placeholder() shape=<?,2,2>\ny = Placeholder()\ns = Add(x, y)\nr = Relu(s)\n", {"r"}};
    const std::string one = "? r three_axes: at 'r' (Relu): this does not hold: x has three axes; ";
    CHECK(text_of<rule::dense, rule::three_axes, rule::one_addition, rule::input>(graph).ends_with(one));
    CHECK(text_of<rule::three_axes, rule::dense, rule::one_addition, rule::input>(graph).ends_with(one));
    const test_subject nearly{"x = Placeholder()\nw = VariableV2() shape=<2,3>\nb = VariableV2() shape=<3>\n"
                              "m = MatMul(x, w)\nn = Neg(m)\ns = Add(n, b)\nr = Relu(s)\n",
                              {"r"}};
    CHECK(text_of<rule::three_axes, rule::biased_dense, rule::one_product, rule::input>(nearly).ends_with(
        "? r biased_dense: at 'm' (MatMul): expected BatchMatMul, BatchMatMulV2 or BatchMatMulV3; "));
}

TEST_CASE("what stands before a near miss is looked at as well, but not the parts of its pattern")
{
    const std::string begin = "x = Placeholder() shape=<?,2,2>\nn = ";
    const std::string end   = "(x)\nb = VariableV2() shape=<2>\ns = Add(n, b)\nr = Relu(s)\n";
    // No pattern knows Wobble; MatMul is a part of one, so that it may be what the rule lacks.
    CHECK(text_of<rule::biased, rule::dense, rule::input>(test_subject{begin + "Wobble" + end, {"r"}}) ==
          "input(x) as x; ? r biased: at 'r' (Relu): this does not hold: x has two axes; ? n : ; ");
    CHECK(text_of<rule::biased, rule::dense, rule::input>(test_subject{begin + "MatMul" + end, {"r"}})
              .starts_with("input(x) as x; ? r "));
    CHECK(text_of<rule::biased, rule::dense, rule::input>(test_subject{begin + "MatMul" + end, {"r"}}).find("? n") ==
          std::string::npos);
}

TEST_CASE("what stands before an operator that no rule knows is looked at as well")
{
    const test_subject graph{"x = Placeholder() shape=<?,2>\ns = Selu(x)\nr = Relu(s)\nt = Softplus(r)\nu = Relu(t)",
                             {"u"}};
    CHECK(text_of<rule::one_relu, rule::input>(graph) == "relu(u) as u; relu(r) as r; input(x) as x; ? t : ; ? s : ; ");
}

TEST_CASE("the reason names the inner node that is used from outside, and who uses it")
{
    const auto reason = [](const std::string& more, const std::vector<std::string>& outputs) {
        for (const auto& gap : cover<rule::dense, rule::input>(test_subject{layer + more, outputs}).gaps)
            if (gap.nearest_rule == "dense")
                return gap.reason;
        return std::string{};
    };
    CHECK(reason("", {"r", "s"}) ==
          "at 'r' (Relu): 's' is also used outside of the pattern: it is an output that was asked for");
    CHECK(reason("t = Wobble(s)\nu = Wobble(t, r)", {"u"}) ==
          "at 'r' (Relu): 's' is also used outside of the pattern, by 't' (Wobble)");
    CHECK(reason("t = Wobble(x, ^s)\nu = Wobble(t, r)", {"u"}) ==
          "at 'r' (Relu): 's' is also used outside of the pattern, by 't' (Wobble), which waits for it");
}
