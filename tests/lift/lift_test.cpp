// What lift() does, by its halves as they are compiled in examples/compiled: to_ir_test compiles it whole.
#include <oplift/ir/operators/elementwise.hpp>
#include <oplift/rules/source/data_input.hpp>
#include <oplift/rules/support/binary_rule.hpp>
#include <oplift/rules/support/unary_rule.hpp>

#include <boost/range/iterator_range.hpp>
#include <doctest/doctest.h>

#include <lifting/inferring.hpp>
#include <lifting/recognising.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <support/graph_text.hpp>
#include <utility>
#include <vector>

using namespace oplift;

namespace {

constexpr auto table = make_rule_table<ir::built_operators>(
    rules<rule::data_input, rule::unary_rule<"exp", ir::exp, rule::real_elements, "Exp">,
          rule::binary_rule<"add", ir::add, rule::real_elements, "Add">>);

constexpr std::string_view small_graph = R"(
    x = Placeholder() dtype=float32 shape=<*>
    w = VariableV2() dtype=float32 shape=<2>
    a = Add(x, w) T=float32
    y = Exp(a) T=float32
)";

struct one_variable final : variable_source {
    std::optional<description> describe(std::string_view variable) const override
    {
        return variable == "w" ? std::optional{description{data_type::float32, {2}}} : std::nullopt;
    }
    tensor read(std::string_view) const override { return tensor::of<float>(data_type::float32, {2}, {3, 4}); }
};

lift_result lifted(std::string_view graph, const lift_request& request,
                   std::shared_ptr<const variable_source> variables = nullptr)
{
    return compiled::recognise_graph(
        compiled::prepare_graph(test::graph_text::parse(graph), std::move(variables), request), table, request);
}

lift_request request_of(std::vector<stated_shape> shapes)
{
    lift_request request;
    request.outputs      = {"y"};
    request.input_shapes = std::move(shapes);
    return request;
}

/// The names of the IR's operators in its order.
std::string names(const ir::operator_graph& graph)
{
    std::string text;
    for (const auto node : boost::make_iterator_range(vertices(graph)))
        text += graph[node].name + " ";
    return text;
}

const ir::operator_node* find(const ir::operator_graph& graph, std::string_view name)
{
    for (const auto node : boost::make_iterator_range(vertices(graph)))
        if (graph[node].name == name)
            return &graph[node];
    return nullptr;
}

} // namespace

TEST_CASE("weights outlive the graph that was lifted")
{
    const lift_result result = lifted(small_graph, request_of({{{-1, 2}}}), std::make_shared<one_variable>());
    CHECK(names(result.graph) == "x w a y ");
    CHECK(result.obstacles.empty());
    const ir::operator_node* constant = find(result.graph, "w");
    REQUIRE(constant);
    CHECK(constant->op.weights.at(0).second.read().at<float>(1) == 4.f);
}

TEST_CASE("without variables there are shapes and no weights")
{
    const lift_result result          = lifted(small_graph, request_of({{{-1, 2}}}));
    const ir::operator_node* constant = find(result.graph, "w");
    REQUIRE(constant);
    CHECK(!constant->op.weights.at(0).second.has_value());
}

TEST_CASE("a stated shape replaces that of the graph, and there is one for each input")
{
    CHECK(find(lifted(small_graph, request_of({{{5, 2}}})).graph, "y")->output_shapes.at(0) == stated_shape{{5, 2}});
    CHECK_THROWS_AS(lifted(small_graph, request_of({{{5, 2}}, {{5, 2}}})), usage_error);
    CHECK_THROWS_AS(lifted(small_graph, request_of({})), refusal); // the rank of x is not known
}

TEST_CASE("a node that is named as an input is one")
{
    lift_request request = request_of({{{7, 2}}});
    request.inputs       = {"a"};
    const auto result    = lifted(small_graph, request);
    CHECK(names(result.graph) == "a y ");
    CHECK(find(result.graph, "a")->op.operator_name == "DataInput");
    CHECK(find(result.graph, "y")->output_shapes.at(0) == stated_shape{{7, 2}});
}

TEST_CASE("a name that no node bears is an error of the user, with the nearest names")
{
    lift_request request;
    request.outputs = {"aa"};
    try {
        lifted(small_graph, request);
        FAIL("nothing was thrown");
    } catch (const usage_error& error) {
        CHECK(std::string{error.what()}.find("there is no node 'aa'") != std::string::npos);
    }
    request.outputs = {"y"};
    request.inputs  = {"nothing"};
    CHECK_THROWS_AS(lifted(small_graph, request), usage_error);
}

TEST_CASE("a refusal tells all obstacles; a partial IR leaves them out and tells them, too")
{
    constexpr std::string_view graph = R"(
        x = Placeholder() dtype=float32 shape=<?,2>
        odd = Foo(x) T=float32
        odder = Bar(x) T=float32
        y = Exp(x) T=float32
    )";
    lift_request request;
    request.outputs = {"odd", "y", "odder"};
    try {
        lifted(graph, request);
        FAIL("nothing was thrown");
    } catch (const refusal& problem) {
        CHECK(problem.obstacles().size() == 2);
    }
    request.partial          = true;
    const lift_result result = lifted(graph, request);
    CHECK(result.obstacles.size() == 2);
    CHECK(names(result.graph) == "x y ");
}

TEST_CASE("a loop is refused as such")
{
    constexpr std::string_view graph = R"(
        x = Placeholder() dtype=float32 shape=<2>
        enter = Enter(x) frame_name="f"
        y = Exp(enter) T=float32
    )";
    try {
        lifted(graph, request_of({}));
        FAIL("nothing was thrown");
    } catch (const refusal& problem) {
        CHECK(std::string{problem.what()}.find("loops are not converted") != std::string::npos);
    }
}
