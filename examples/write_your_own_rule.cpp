// How to write a rule, from the graph to the operator. Each step prints what it shows; see CONTRIBUTING.md for rules
// that are to become part of the library.
#include <oplift/error.hpp>
#include <oplift/graph/graph_builder.hpp>
#include <oplift/ir/operators/activation.hpp>
#include <oplift/ir/operators/elementwise.hpp>
#include <oplift/rule.hpp>
#include <oplift/rule_table.hpp>
#include <oplift/rules/source.hpp>
#include <oplift/rules/support/binary_rule.hpp>
#include <oplift/rules/support/unary_rule.hpp>

#include <boost/hana.hpp>

#include <cstdio>
#include <lifting/inferring.hpp>
#include <lifting/recognising.hpp>
#include <string>
#include <string_view>
#include <vector>

// Step 1: the rule. A network computes x / (1 + abs(x)), which is called softsign, with three nodes. The pattern is
// that formula. `tensor` captures a tensor, `scalar` a constant with one value; the same name twice is the same tensor,
// and the two operands of an addition may come in either order.
namespace oplift::rule {

struct softsign_by_hand {
    static constexpr std::string_view name = "softsign_by_hand";

    static constexpr auto x       = tensor<"x">;
    static constexpr auto one     = scalar<"one">;
    static constexpr auto pattern = div(x, add(abs(x), one));

    // Step 2: what must hold for the rule to be right. The sentence is printed where it does not hold.
    static constexpr auto conditions =
        condition<"the constant is 1">([](const auto& found) { return found[one] == 1; }) &
        condition<"the constant is a single number">(
            [](const auto& found) { return found.rank(found.tensor_of(one)) == 0; });

    // Step 3: the operator of the IR.
    static auto build(const auto& found) { return ir::softsign{.input = found[x]}; }
};

} // namespace oplift::rule

namespace {

namespace hana = boost::hana;
using oplift::rule::softsign_by_hand;

// Step 4: tables. A list of rules is a Hana list of types, so that Hana's algorithms add, replace, remove and re-order.
template <const auto& List>
constexpr auto table_of = oplift::make_rule_table<oplift::ir::built_operators>(List);

using abs_rule    = oplift::rule::unary_rule<"abs", oplift::ir::abs, oplift::rule::real_elements, "Abs">;
using add_rule    = oplift::rule::binary_rule<"add", oplift::ir::add, oplift::rule::real_elements, "Add", "AddV2">;
using divide_rule = oplift::rule::binary_rule<"divide", oplift::ir::divide, oplift::rule::floating_elements, "RealDiv">;

constexpr auto mine = hana::type_c<softsign_by_hand>;

// A few of the library's rules: oplift::rule::default_rules has them all, and takes the compiler some seconds.
constexpr auto base     = hana::concat(oplift::rule::source_rules, oplift::rules<abs_rule, add_rule, divide_rule>);
constexpr auto added    = hana::append(base, mine);
constexpr auto in_front = hana::prepend(base, mine); // at equal priority and size, the first of a table wins
constexpr auto replaced = hana::replace_if(base, hana::equal.to(hana::type_c<abs_rule>), mine);
constexpr auto removed  = hana::remove_if(base, hana::equal.to(hana::type_c<abs_rule>));
constexpr auto alone    = hana::append(oplift::rule::source_rules, mine);

static_assert(table_of<added>.entries.back().name == "softsign_by_hand");
static_assert(table_of<in_front>.entries.front().name == "softsign_by_hand");
static_assert(table_of<replaced>.entries.size() == table_of<base>.entries.size());
static_assert(table_of<removed>.entries.size() + 1 == table_of<base>.entries.size());

oplift::dataflow_graph network(float constant)
{
    using oplift::data_type;
    const oplift::attribute_map of_floats{{{"T", data_type::float32}}};
    oplift::graph_builder builder{"network"};
    builder.add("x", "Placeholder", {},
                oplift::attribute_map{{{"dtype", data_type::float32}, {"shape", oplift::stated_shape{{-1, 4}}}}});
    builder.add("one", "Const", {},
                oplift::attribute_map{{{"dtype", data_type::float32},
                                       {"value", oplift::tensor::of(data_type::float32, {}, std::vector{constant})}}});
    builder.add("abs", "Abs", {"x"}, of_floats);
    builder.add("sum", "Add", {"one", "abs"}, of_floats);
    builder.add("quotient", "RealDiv", {"x", "sum"}, of_floats);
    return std::move(builder).finish();
}

void show(const char* what, const oplift::dataflow_graph& graph,
          oplift::rule_table_view<oplift::ir::built_operators> table)
try {
    std::printf("%s\n", what);
    oplift::lift_request request;
    request.outputs = {"quotient"};
    // oplift::lift(graph, nullptr, table, oplift::infer::library_tables, request) of <oplift/lift/lift.hpp>, in parts that
    // are compiled elsewhere: so the compiler needs seconds for a change of a rule, not half a minute.
    const auto prepared = oplift::compiled::prepare_graph(graph, nullptr, request);
    const auto lifted   = oplift::compiled::recognise_graph(prepared, table, request);
    for (const auto vertex : oplift::ir::topological_order(lifted.graph))
        std::printf("    %s %s\n", lifted.graph[vertex].op.operator_name.c_str(), lifted.graph[vertex].name.c_str());
} catch (const oplift::refusal& refused) {
    for (const oplift::obstacle& problem : refused.obstacles())
        std::printf("    %s (%s): %s\n", problem.node.c_str(), problem.operator_name.c_str(), problem.reason.c_str());
}

} // namespace

int main()
{
    show("Without the rule, each node is an operator:", network(1), table_of<base>);
    show("With the rule, three nodes are one operator:", network(1), table_of<added>);
    // Step 5: a near miss. The rule says what stopped it.
    show("The rule alone, where the constant is 2:", network(2), table_of<alone>);
}
