#include <oplift/lift/model_outputs.hpp>
#include <oplift/load/loaded_model.hpp>

#include <doctest/doctest.h>

#include <support/graph_text.hpp>
#include <utility>

using namespace oplift;

TEST_CASE("a model can be made by a program, and its signature names the outputs")
{
    loaded_model model;
    CHECK(model.file.kind == graph_kind::graph_def);
    CHECK(!model.variables);
    model.file.graph = test::graph_text::parse("x = Placeholder() dtype=float32\ny = Relu(x)\nz = Abs(x)\n");
    CHECK_THROWS_AS(model_outputs(model), usage_error);
    model.file.signatures["serving_default"].outputs["result"] = {
        .tensor = "y:0", .type = data_type::float32, .shape = {}};
    CHECK(model_outputs(model) == std::vector<std::string>{"y:0"});
}
