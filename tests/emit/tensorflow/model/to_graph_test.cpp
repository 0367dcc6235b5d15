#include <oplift/emit/tensorflow/model/to_graph.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/written.hpp>

using namespace oplift;
using namespace oplift::emit::tensorflow;

TEST_CASE("a call is its operator, with operands, element types and attributes")
{
    CHECK(test::text_of(ir::arg_max{.axis = 1}) == "y/axis = int32{1}\ny = ArgMax(x, y/axis) Tidx=int32\n");
    test::ir_model model;
    model.add("y", ir::negative{model.input("x", {2}, data_type::int64)});
    std::vector<obstacle> problems;
    CHECK(to_graph(model.program(problems)).nodes.at(1).definition.attr().at("T").type() ==
          oplift::tensorflow::DT_INT64);
}

TEST_CASE("an output other than the first is told by its number")
{
    test::ir_model model;
    auto parts   = model.add("parts", ir::unstack{.input = model.input("x", {2, 3}), .axis = 1, .num = 3});
    parts.output = 2;
    model.output(parts);
    std::vector<obstacle> problems;
    const graph made = to_graph(model.program(problems));
    CHECK(made.outputs.at(0).tensor == "parts:2");
    CHECK(made.outputs.at(0).name == "parts");
}

TEST_CASE("what a graph cannot express without extents is refused, all of it")
{
    test::ir_model model;
    const auto x = model.add("x", ir::data_input{.dtype = data_type::float32});
    const auto a = model.add("a", ir::instance_normalization{.input = x, .epsilon = 1});
    model.add("b", ir::pool{.input = a, .pooling_type = "MAX", .global_pooling = true});
    const std::string reason = ": the rank of its input is not stated, or has no maps\n";
    CHECK(model.text() == "a" + reason + "b" + reason);
}
