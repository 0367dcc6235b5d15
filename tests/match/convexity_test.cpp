// No two operators of a covering need each other, whatever the graph: nodes that are used from outside of a match,
// parts of patterns that may be, and rules that build what cannot be built.
#include "support/test_subject.hpp"
#include <oplift/match/cover.hpp>
#include <oplift/match/explain.hpp>
#include <oplift/rule_table.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using oplift::test::test_subject;

namespace oplift::rule {
namespace {

using tensors = std::vector<tensor_reference>;

struct input {
    static constexpr std::string_view name = "input";
    static constexpr auto pattern          = placeholder();
    static auto build(const auto&) { return tensors{}; }
};
struct one_neg {
    static constexpr std::string_view name = "neg";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = neg(x);
    static auto build(const auto& found) { return tensors{found[x]}; }
};
struct one_shape {
    static constexpr std::string_view name = "shape";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = shape(x);
    static auto build(const auto& found) { return tensors{found[x]}; }
};
struct one_add {
    static constexpr std::string_view name = "add";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto y                = tensor<"y">;
    static constexpr auto pattern          = add(x, y);
    static auto build(const auto& found) { return tensors{found[x], found[y]}; }
};
struct one_mul {
    static constexpr std::string_view name = "mul";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto y                = tensor<"y">;
    static constexpr auto pattern          = mul(x, y);
    static auto build(const auto& found) { return tensors{found[x], found[y]}; }
};
struct one_reshape {
    static constexpr std::string_view name = "reshape";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto y                = tensor<"y">;
    static constexpr auto pattern          = reshape(x, y);
    static auto build(const auto& found) { return tensors{found[x], found[y]}; }
};
struct sum_of_products {
    static constexpr std::string_view name = "sum_of_products";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto y                = tensor<"y">;
    static constexpr auto z                = tensor<"z">;
    static constexpr auto pattern          = add(mul(x, y), z);
    static auto build(const auto& found) { return tensors{found[x], found[y], found[z]}; }
};
struct reshaped_neg {
    static constexpr std::string_view name = "reshaped_neg";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto y                = tensor<"y">;
    static constexpr auto pattern          = reshape(neg(neg(x)), y);
    static auto build(const auto& found) { return tensors{found[x], found[y]}; }
};
/// x (-x), named after the negation, whoever else uses it. CONTRIBUTING.md shows it.
struct negated_square {
    static constexpr std::string_view name = "negated_square";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto negated          = named<"negated">(neg(x));
    static constexpr auto pattern          = mul(x, used_elsewhere(negated));
    static constexpr auto named_after      = negated;
    static auto build(const auto& found) { return tensors{found[x]}; }
};
struct deep_use {
    static constexpr std::string_view name = "deep_use";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto y                = tensor<"y">;
    static constexpr auto pattern          = add(neg(x), used_elsewhere(mul(neg(x), y)));
    static auto build(const auto& found) { return tensors{found[x], found[y]}; }
};

/// Takes another operand of who uses its result: that may depend on the result.
struct backwards {
    static constexpr std::string_view name = "backwards";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = abs(x);
    static auto build(const auto& found)
    {
        tensors inputs{found[x]};
        for (const tensor_reference user : found.users(found.root()))
            inputs.push_back(user);
        return inputs;
    }
};

const auto inputs_of = [](const tensors& inputs) { return inputs; };

template <typename... Rules>
covering<tensors> cover(const test_subject& graph)
{
    static constexpr auto table = make_rule_table<tensors>(oplift::rules<Rules...>);
    return coverer<tensors>{graph.view(), table, inputs_of}.cover(graph.outputs());
}

covering<tensors> cover_by_all(const test_subject& graph)
{
    return cover<input, one_neg, one_shape, one_add, one_mul, one_reshape, sum_of_products, reshaped_neg,
                 negated_square, deep_use>(graph);
}

std::string rules_of(const covering<tensors>& covering)
{
    std::string text;
    for (const auto& op : covering.operators)
        text += std::string{op.rule->name} + " ";
    return text;
}

} // namespace
} // namespace oplift::rule

namespace rule = oplift::rule;

TEST_CASE("a part that is used elsewhere is part of the match, and an operator of its own, which keeps its name")
{
    const test_subject graph{"x = Placeholder()\nn = Neg(x)\nm = Mul(x, n)\nr = Reshape(m, n)", {"r"}};
    const auto shared = rule::cover_by_all(graph);
    CHECK(rule::rules_of(shared) == "reshape negated_square neg input ");
    CHECK(graph.view().names[shared.operators[1].named_after] == "m");
    CHECK(graph.view().names[shared.operators[2].named_after] == "n");
    CHECK(shared.gaps.empty());
}

TEST_CASE("used elsewhere is each node of such a part, and not its neighbours")
{
    const std::string begin =
        "x = Placeholder()\ny = Placeholder()\nn = Neg(x)\np = Neg(x)\nm = Mul(p, y)\ns = Add(n, m)\n";
    const auto is_taken = [&](const std::string& other) {
        return rule::rules_of(rule::cover_by_all(test_subject{begin + "r = Reshape(s, " + other + ")", {"r"}}))
                   .find("deep_use") != std::string::npos;
    };
    CHECK(is_taken("y"));
    CHECK(is_taken("m"));
    CHECK(is_taken("p"));
    CHECK_FALSE(is_taken("n"));
}

TEST_CASE("an explanation says nothing of uses that are allowed")
{
    static constexpr auto table = oplift::make_rule_table<rule::tensors>(oplift::rules<rule::negated_square>);
    const test_subject graph{"x = Placeholder()\nn = Neg(x)\nm = Mul(x, n)\nr = Add(m, n)", {"r"}};
    CHECK(oplift::explain(table.entries[0], graph.view(), graph["m"].node).matches);
}

TEST_CASE("what a rule builds cannot take what is calculated later")
{
    const test_subject graph{"x = Placeholder()\na = Abs(x)\nr = Neg(a)", {"r"}};
    const auto covering = rule::cover<rule::backwards, rule::one_neg, rule::input>(graph);
    REQUIRE(covering.gaps.size() == 1);
    CHECK(covering.gaps[0].tensor == graph["a"]);
    CHECK(covering.gaps[0].nearest_rule == "backwards");
    CHECK(covering.gaps[0].reason ==
          "the operator that it builds takes 'r' (Neg), which is not calculated before it: the "
          "two could need each other");
    CHECK(rule::rules_of(covering) == "neg input ");
}

TEST_CASE("no operators of a covering need each other, and none needs what is hidden in another")
{
    std::size_t shared = 0, joined = 0, undone = 0;
    for (unsigned seed = 0; seed < 400; ++seed) {
        std::mt19937 random{seed};
        const auto below        = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
        std::string text        = "n0 = Placeholder()\nn1 = Placeholder()\n";
        const std::size_t count = 8 + below(12);
        const std::vector<std::string> names{"Neg", "Neg", "Neg", "Shape", "Add", "Mul", "Mul", "Reshape"};
        for (std::size_t node = 2; node < count; ++node) {
            const auto operand = [&] { return "n" + std::to_string(node - 1 - below(std::min<std::size_t>(node, 4))); };
            const std::string& name = names[below(names.size())];
            text += "n" + std::to_string(node) + " = " + name + "(" + operand();
            if (name == "Add" || name == "Mul" || name == "Reshape")
                text += ", " + operand();
            if (below(8) == 0)
                text += ", ^" + operand();
            text += ")\n";
        }
        const test_subject graph{text, {"n" + std::to_string(count - 1), "n" + std::to_string(count - 3)}};
        const auto covering = rule::cover_by_all(graph);
        CAPTURE(text);
        REQUIRE(covering.gaps.empty());

        std::map<oplift::node_id, const oplift::recognised<rule::tensors>*> by_root;
        std::map<oplift::node_id, std::size_t> uses;
        for (const auto& op : covering.operators) {
            REQUIRE(by_root.emplace(op.root.node, &op).second);
            for (const oplift::node_id node : op.covered)
                ++uses[node];
            joined += op.covered.size() > 1;
        }
        for (const auto& [node, times] : uses)
            shared += times > 1;
        // Operators in an order in which each has its inputs before it: where that exists, there is no cycle.
        std::set<oplift::node_id> made;
        for (std::size_t round = 0; round < covering.operators.size(); ++round)
            for (const auto& op : covering.operators)
                if (std::ranges::all_of(op.result, [&](const auto input) { return made.contains(input.node); }))
                    made.insert(op.root.node);
        REQUIRE(made.size() == covering.operators.size());
        for (const oplift::tensor_reference output : graph.outputs())
            REQUIRE(made.contains(output.node));
        undone += covering.operators.size() > count / 2;
    }
    CHECK(joined > 100);
    CHECK(shared > 20);
    CHECK(undone > 20);
}
