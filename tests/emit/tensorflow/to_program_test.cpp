#include <oplift/emit/tensorflow/to_program.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/written.hpp>

using namespace oplift;
using namespace oplift::emit::tensorflow;

TEST_CASE("calls stand behind those whose results they use, and name inputs and outputs")
{
    test::ir_model model;
    const auto x = model.input("x", {2});
    model.output(model.add("b", ir::exp{x}));
    model.output(model.add("a", ir::negative{x}));
    std::vector<obstacle> problems;
    const program made = model.program(problems);
    REQUIRE(problems.empty());
    REQUIRE(made.calls.size() == 3);
    CHECK(made.calls[1].name == "b");
    CHECK(made.calls[1].arguments.at(0) == argument{result{0, 0}});
    CHECK(made.calls[2].name == "a");
    REQUIRE(made.inputs.size() == 1);
    CHECK(made.inputs[0].name == "x");
    REQUIRE(made.outputs.size() == 2);
    CHECK(made.outputs[1].value == result{2, 0});
}

TEST_CASE("operators that no output needs are left out")
{
    test::ir_model model;
    const auto x = model.input("x", {2});
    model.output(model.add("y", ir::exp{x}));
    model.add("z", ir::negative{x});
    std::vector<obstacle> problems;
    CHECK(model.program(problems).calls.size() == 2);
}

TEST_CASE("all operators that are wrong are reported, an operator with a known problem only once")
{
    test::ir_model model;
    const auto x = model.input("x", {2});
    const auto a = model.add("a", ir::exp{x});
    const auto b = model.add("b", ir::tile{.input = a, .multiples = {1, 1}});
    model.add("c", ir::reduce_sum{.input = b, .axes = {7}}, {});
    model.graph[a.node].op.operator_name = "Nonsense";
    model.graph[b.node].output_shapes    = {stated_shape{{2}}};
    std::vector<obstacle> problems{{"b", "Tile", "it is known already"}};
    model.program(problems);
    REQUIRE(problems.size() == 3);
    CHECK(problems[1] == obstacle{"a", "Nonsense", "the IR has no such operator"});
    CHECK(problems[2] == obstacle{"c", "ReduceSum", "its axis 7 is none of its input's axes"});
}
