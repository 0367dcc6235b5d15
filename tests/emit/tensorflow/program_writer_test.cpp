#include <oplift/emit/tensorflow/functions/elementwise.hpp>
#include <oplift/emit/tensorflow/functions/layer.hpp>
#include <oplift/emit/tensorflow/program_writer.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/model/small_graph.hpp>
#include <emit/tensorflow/written.hpp>

using namespace oplift;
using namespace oplift::emit::tensorflow;

namespace {

ir::fully_connected dense(tensor_reference x, const std::string& variable, float element = 1)
{
    ir::fully_connected op{.input = x, .weights = test::floats({1, 1}, {element}), .units = 1};
    op.weights.variable       = variable;
    op.weights.variable_shape = {1, 1};
    return op;
}

program of(test::ir_model& model)
{
    std::vector<obstacle> problems;
    program made = model.program(problems);
    CHECK(problems.empty());
    return made;
}

} // namespace

TEST_CASE("a weight keeps the name of its variable; others are named beside the operator")
{
    test::ir_model model;
    const auto x = model.input("x", {-1, 1});
    const auto a = model.add("net/a/MatMul", dense(x, "kept"));
    model.add("net/b/MatMul", dense(a, ""));
    const program made = of(model);
    CHECK(made.parameters.at(0).variable == "kept");
    CHECK(made.parameters.at(1).variable == "net/b/weights");
    CHECK(made.parameters.at(1).node == "net/b/MatMul");
    CHECK(made.parameters.at(1).key == "weights");
}

TEST_CASE("operators that share a variable share a parameter, unless its copies differ")
{
    test::ir_model model;
    const auto x = model.input("x", {-1, 1});
    const auto a = model.add("a", dense(x, "shared"));
    const auto b = model.add("b", dense(a, "shared"));
    model.add("c", dense(b, "shared", 2));
    const program made = of(model);
    REQUIRE(made.parameters.size() == 2);
    CHECK(made.calls.at(1).arguments.at(1) == made.calls.at(2).arguments.at(1));
    CHECK(made.parameters.at(1).variable == "c/weights");
}

TEST_CASE("no variable takes the name of an operator")
{
    test::ir_model model;
    const auto x = model.input("x", {-1, 1});
    const auto a = model.add("a", dense(x, "x"));
    model.add("a/weights", dense(a, "a/weights"));
    const program made = of(model);
    CHECK(made.parameters.at(0).variable == "a/weights_1");
    CHECK(made.parameters.at(1).variable == "a/weights_2");
}

TEST_CASE("names that TensorFlow does not take are made usable, and stay different")
{
    test::ir_model model;
    const auto x = model.input("in|put", {-1, 1});
    const auto a = model.add("_plus0", ir::negative{x});
    const auto b = model.add("in_put", ir::negative{a});
    model.add("y y", dense(b, "not a name"));
    const program made = of(model);
    CHECK(made.calls.at(0).name == "in_put_1");
    CHECK(made.calls.at(1).name == "node_plus0");
    CHECK(made.calls.at(2).name == "in_put");
    CHECK(made.calls.at(3).name == "y_y");
    CHECK(made.parameters.at(0).variable == "y_y/weights");
    CHECK(made.inputs.at(0).name == "in|put");
    CHECK(made.outputs.at(0).name == "y y");
    CHECK(made.calls.at(3).origin == "y y");
}

TEST_CASE("a step is named beside its operator, the call for the output bears the operator's name")
{
    test::ir_model model;
    const auto x = model.input("x", {1});
    model.add("y", ir::add{.left = x, .right = x, .more = {x}});
    const program made = of(model);
    CHECK(made.calls.at(1).name == "y/part");
    CHECK(made.calls.at(2).name == "y");
    CHECK(made.calls.at(1).origin == "y");
}

TEST_CASE("problems name the operator; what it lacks does not stop its users")
{
    test::ir_model model;
    const auto x = model.input("x", {1});
    const auto a = model.add("a", ir::cast{.input = x, .dstType = "nothing"});
    model.add("b", ir::reshape{.input = a, .shape = {-2}});
    std::vector<obstacle> problems;
    model.program(problems);
    REQUIRE(problems.size() == 2);
    CHECK(problems[0] == obstacle{"a", "Cast", "'dstType' nothing is no element type"});
    CHECK(problems[1].node == "b");
}

TEST_CASE("texts that rules have noted go along, names of variables do not")
{
    test::ir_model model;
    const auto x = model.input("x", {1});
    model.add("y", ir::dropout{.input = x, .keep_prob = 1});
    auto& attributes = model.graph[1].op.attributes;
    attributes.emplace_back("oplift_keep_prob_input", std::string{"fed"});
    attributes.emplace_back("oplift_variable_weights", std::string{"w"});
    const program made = of(model);
    CHECK(made.calls.at(1).notes ==
          std::vector<std::pair<std::string, std::string>>{{"oplift_keep_prob_input", "fed"}});
    CHECK(made.calls.at(1).function == &functions::dropout);
}
