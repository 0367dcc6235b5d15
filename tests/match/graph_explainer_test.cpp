#include "support/test_subject.hpp"
#include <oplift/match/graph_explainer.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using oplift::test::test_subject;

namespace oplift::rule {
namespace {

struct word {
    std::vector<tensor_reference> inputs;
};

struct one_relu {
    static constexpr std::string_view name = "relu";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = relu(x);
    static auto build(const auto& found) { return word{{found[x]}}; }
};
struct same_relu {
    static constexpr std::string_view name = "same_relu";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = relu(x) || exp(x);
    static constexpr auto conditions =
        condition<"x has one type">([](const auto& found) { return found.type(found[x]) != data_type::invalid; });
    static auto build(const auto& found) { return word{{found[x]}}; }
};
struct important_relu {
    static constexpr std::string_view name = "important";
    static constexpr int priority          = 5;
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = relu(x);
    static constexpr auto conditions =
        condition<"x has a type">([](const auto& found) { return found.type(found[x]) != data_type::invalid; });
    static auto build(const auto& found) { return word{{found[x]}}; }
};
/// relu(abs(x) + b)
struct distance {
    static constexpr std::string_view name = "distance";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = relu(add(abs(x), weight<"b">));
    static auto build(const auto& found) { return word{{found[x]}}; }
};
/// Takes one of its operands alone.
struct first_of_two {
    static constexpr std::string_view name = "first_of_two";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = maximum(x, tensor<"y">);
    static auto build(const auto& found) { return word{{found[x]}}; }
};
struct input {
    static constexpr std::string_view name = "input";
    static constexpr auto pattern          = placeholder();
    static auto build(const auto&) { return word{}; }
};

} // namespace
} // namespace oplift::rule

namespace {

namespace rule = oplift::rule;
using oplift::rule::word;

/// Explanations of a graph by these rules.
template <typename... Rules>
class explained {
public:
    explained(const std::string& text, const std::vector<std::string>& outputs)
        : graph_{text, outputs}, explainer_{graph_.view(), table, graph_.outputs(),
                                            [](const word& w) { return w.inputs; }}
    {
    }

    std::string standing(const std::string& node) const { return explainer_.standing(graph_[node].node); }
    std::string rule(std::size_t number, const std::string& node)
    {
        return text_of(graph_.view(), explainer_.explain(table.entries[number], graph_[node].node));
    }
    std::string nearest(const std::string& node)
    {
        std::string text;
        for (const oplift::explanation& told : explainer_.nearest(graph_[node].node))
            text += text_of(graph_.view(), told);
        return text;
    }

private:
    static constexpr auto table = oplift::make_rule_table<word>(oplift::rules<Rules...>);
    test_subject graph_;
    oplift::graph_explainer<word> explainer_;
};

const std::string graph = "x = Placeholder()\nb = VariableV2() shape=<3>\na = Abs(x)\ns = Add(a, b)\nr = Relu(s)\n";

} // namespace

TEST_CASE("it is told what has become of a node")
{
    const explained<rule::one_relu, rule::distance, rule::input> all{
        graph + "w = Wobble(r)\nh = Shape(w)\nv = Relu(w, h)", {"w", "r"}};
    CHECK(all.standing("r") == "distance recognises it, together with 's' (Add), 'a' (Abs)");
    CHECK(all.standing("x") == "input recognises it");
    CHECK(all.standing("a") == "it is inside of what distance recognises at 'r' (Relu)");
    CHECK(all.standing("b") == "its value is known with a checkpoint: it needs no rule");
    CHECK(all.standing("w") == "no rule recognises it");

    const explained<rule::first_of_two, rule::input> idle{
        "x = Placeholder()\nc = Const() value=float32<>{2}\nh = Wobble(x, c)\nr = Maximum(x, h)", {"r"}};
    CHECK(idle.standing("h") == "what the outputs need can do without it");
    CHECK(idle.standing("c") == "its value is a constant: it needs no rule");
}

TEST_CASE("a rule that matches and is not taken says which is, and why")
{
    explained<rule::one_relu, rule::distance, rule::input> larger{graph, {"r"}};
    CHECK(larger.rule(1, "r").ends_with("    it is the rule that is taken\n"));
    CHECK(larger.rule(0, "r") == R"(relu matches at 'r' (Relu): it covers 'r' (Relu)
    'x' is 's' (Add), float32 of unknown shape
    but distance is taken: it covers 3 nodes, relu 1
)");
    explained<rule::distance, rule::important_relu, rule::input> important{graph, {"r"}};
    CHECK(important.rule(0, "r").ends_with("    but important is taken: its priority is 5, that of distance is 0\n"));
    explained<rule::same_relu, rule::one_relu, rule::input> same{graph, {"r"}};
    CHECK(same.rule(1, "r").ends_with(
        "    but same_relu is taken: it covers as many nodes, and comes first in the table\n"));
}

TEST_CASE("the rule that is taken comes first of the nearest")
{
    explained<rule::same_relu, rule::one_relu, rule::distance, rule::input> larger{graph, {"r"}};
    CHECK(larger.nearest("r").starts_with("distance matches"));
    explained<rule::distance, rule::one_relu, rule::important_relu, rule::input> important{graph, {"r"}};
    CHECK(important.nearest("r").starts_with("important matches"));
}

TEST_CASE("uses from outside are those of the covering: who is not needed does not count")
{
    const std::string more = "w = Wobble(s)\nt = Maximum(r, w)\n";
    using rule::distance, rule::first_of_two, rule::input, rule::one_relu;
    explained<distance, first_of_two, one_relu, input> idle{graph + more, {"t"}};
    CHECK(idle.rule(0, "r").starts_with("distance matches"));
    explained<distance, first_of_two, one_relu, input> asked{graph + more, {"t", "s"}};
    CHECK(
        asked.rule(0, "r").starts_with("distance does not match at 'r' (Relu): the pattern fits, but 's' is also used "
                                       "outside of the pattern: it is an output that was asked for\n"));
    explained<distance, first_of_two, one_relu, input> needed{graph + more, {"t", "w"}};
    CHECK(needed.rule(0, "r").find("'s' is also used outside of the pattern, by 'w' (Wobble)\n") != std::string::npos);
}

TEST_CASE("where no rule begins with an operator, those are told that come to it from further on")
{
    explained<rule::one_relu, rule::distance, rule::input> all{
        "x = Placeholder()\nb = VariableV2() shape=<3>\na = Wobble(x)\ns = Add(a, b)\nr = Relu(s)\n", {"r"}};
    CHECK(
        all.nearest("a") ==
        R"(distance does not match at 'r' (Relu): operand 1 of 's' (Add) should be Abs, and is 'a' (Wobble), float32 of unknown shape
    what fits: 'r' (Relu), 's' (Add)
)");
    CHECK(all.nearest("x").starts_with("input matches"));
}
