#include <oplift/ir/operators/elementwise.hpp>
#include <oplift/lift/to_ir.hpp>
#include <oplift/rules/source/data_input.hpp>
#include <oplift/rules/support/unary_rule.hpp>

#include <doctest/doctest.h>

#include <lifting/inference_tables.hpp>
#include <string>
#include <string_view>
#include <support/graph_text.hpp>
#include <vector>

using namespace oplift;

namespace {

constexpr auto table = make_rule_table<ir::built_operators>(
    rules<rule::data_input, rule::unary_rule<"exp", ir::exp, rule::real_elements, "Exp">>);

constexpr std::string_view input = "x = Placeholder() dtype=float32 shape=<2>\n";

loaded_model model_of(const std::string& lines)
{
    loaded_model model;
    model.file.graph = test::graph_text::parse(std::string{input} + lines);
    return model;
}

std::string outputs(const loaded_model& model, const lift_request& request = {})
{
    std::string text;
    const lift_result result = lift(model, table, compiled::library_tables, request);
    for (const ir::model_output& output : ir::outputs_of(result.graph))
        text += output.name + " ";
    return text;
}

} // namespace

TEST_CASE("the only node that can be an output is one, unless another is asked for")
{
    const loaded_model model = model_of("a = Exp(x) T=float32\ny = Exp(a) T=float32\n");
    CHECK(outputs(model) == "y ");
    lift_request request;
    request.outputs = {"a"};
    CHECK(outputs(model, request) == "a ");
}
