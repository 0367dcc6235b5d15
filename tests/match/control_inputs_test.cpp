// What patterns and conditions ask of control inputs, from the lowering to the explanation.
#include "support/test_subject.hpp"
#include "support/try_rule.hpp"
#include <oplift/match/attempt_text.hpp>
#include <oplift/match/explain.hpp>
#include <oplift/rule_table.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using oplift::test::attempt;
using oplift::test::test_subject;

namespace oplift::rule {
namespace {

struct indifferent {
    static constexpr auto pattern = relu(neg(tensor<"x">));
};
struct waiting {
    static constexpr auto pattern = relu(neg(tensor<"x">).with_control_inputs());
};
struct not_waiting {
    static constexpr auto pattern = relu(neg(tensor<"x">).without_control_inputs());
};
struct custom_waiting {
    static constexpr auto pattern = custom_operator<1, "Own">(tensor<"x">).with_control_inputs().output<1>();
};

/// What CONTRIBUTING.md shows.
struct updated_mean {
    static constexpr std::string_view name = "updated_mean";
    static constexpr auto x                = tensor<"x">;
    static constexpr auto pattern          = mean(x, integers<"axes">).with_control_inputs();
    static constexpr auto conditions = condition<"it waits for updates of variables alone">([](const auto& found) {
        for (const tensor_reference before : found.control_inputs(found.root()))
            if (!found.operator_name(before).starts_with("Assign"))
                return false;
        return true;
    });
    static auto build(const auto& found) { return found[x]; }
};

template <typename Rule>
std::string why_not(const test_subject& graph)
{
    bindings found, furthest;
    match_stop stop;
    stop.furthest = &furthest;
    REQUIRE_FALSE(matcher{graph.view()}.match(program_of<Rule>, graph["r"], found, nullptr, &stop));
    return explain(graph.view(), program_of<Rule>, stop) + "\n" +
           attempt_text{graph.view(), program_of<Rule>, stop, furthest}.sentence();
}

} // namespace
} // namespace oplift::rule

namespace rule = oplift::rule;

TEST_CASE("control inputs do not matter, unless a pattern requires or forbids them")
{
    const test_subject free{"x = Placeholder()\nn = Neg(x)\nr = Relu(n)", {"r"}};
    const test_subject bound{"x = Placeholder()\ny = Abs(x)\nz = Add(y, x)\nn = Neg(x, ^y, ^z)\ns = Add(n, z)\n"
                             "r = Relu(n, ^x)\nt = Add(r, s)",
                             {"t"}};
    CHECK(attempt<rule::indifferent>(free, free["r"]));
    CHECK(attempt<rule::indifferent>(bound, bound["r"]));
    CHECK_FALSE(attempt<rule::waiting>(free, free["r"]));
    CHECK(attempt<rule::waiting>(bound, bound["r"]));
    CHECK(attempt<rule::not_waiting>(free, free["r"]));
    CHECK_FALSE(attempt<rule::not_waiting>(bound, bound["r"]));
    CHECK(rule::why_not<rule::waiting>(free) ==
          "at 'n' (Neg): expected control inputs, there are none\n"
          "operand 1 of 'r' (Relu), 'n' (Neg), should have control inputs, and has none");
    CHECK(rule::why_not<rule::not_waiting>(bound) ==
          "at 'n' (Neg): expected no control inputs, it waits for 'y' and 1 more\n"
          "operand 1 of 'r' (Relu), 'n' (Neg), should have no control inputs, and waits for 'y' and 1 more");
}

TEST_CASE("an operator of a library can be asked for control inputs as well")
{
    constexpr auto& program = oplift::program_of<rule::custom_waiting>;
    CHECK(program.steps[0].custom);
    CHECK(program.steps[0].control_inputs == oplift::control_demand::some_input);
    CHECK(program.steps[0].test_count == 0);
    const test_subject graph{"x = Placeholder()\no = Own(x, ^x)\nr = Relu(o:1)", {"r"}};
    CHECK(attempt<rule::custom_waiting>(graph, {graph["o"].node, 1}));
}

TEST_CASE("conditions learn which nodes a node waits for")
{
    static constexpr auto table = oplift::make_rule_table<oplift::tensor_reference>(oplift::rules<rule::updated_mean>);
    const std::string begin     = "x = Placeholder()\na = Const() value=int32<1>{0}\nu = ";
    const test_subject updated{begin + "AssignSub(x)\nr = Mean(x, a, ^u)\ns = Add(r, u)", {"s"}};
    const test_subject other{begin + "Abs(x)\nr = Mean(x, a, ^x, ^u)\ns = Add(r, u)", {"s"}};
    CHECK(oplift::explain(table.entries[0], updated.view(), updated["r"].node).matches);
    CHECK(oplift::explain(table.entries[0], other.view(), other["r"].node).sentence ==
          "the pattern fits, but this does not hold: it waits for updates of variables alone");
}
