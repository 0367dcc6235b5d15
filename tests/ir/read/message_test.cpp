#include <oplift/ir/read/message.hpp>
#include <oplift/ir/write/message.hpp>

#include <doctest/doctest.h>
#include <google/protobuf/text_format.h>

#include <ir/small_model.hpp>

using namespace oplift;

namespace {

struct read_result {
    ir::operator_graph graph;
    std::vector<obstacle> problems;
};

/// The graph of a message in protobuf's text form.
read_result read(const std::string& text, ir::weight_table weights = {})
{
    ir::schema::GraphDef message;
    REQUIRE(google::protobuf::TextFormat::ParseFromString(text, &message));
    read_result result;
    result.graph = ir::from_message(message, std::move(weights), result.problems);
    return result;
}

std::string node(const std::string& name, const std::string& op, const std::string& rest = "")
{
    return "node { name: '" + name + "' op: '" + op + "' " + rest + " }\n";
}

std::vector<std::string> reasons(const std::string& text, ir::weight_table weights = {})
{
    std::vector<std::string> found;
    for (const obstacle& problem : read(text, std::move(weights)).problems)
        found.push_back(problem.node + ": " + problem.reason);
    return found;
}

using strings = std::vector<std::string>;

} // namespace

TEST_CASE("a graph is read back as it was written, outputs and variables included")
{
    ir::operator_graph graph = test::small_model();
    for (auto& [name, w] : graph[1].op.weights)
        if (name == "weights") {
            w.variable       = "net/kernel";
            w.variable_shape = w.shape();
        }
    outputs_of(graph).push_back({"net/conv", {1, 0}});
    const ir::schema::GraphDef message = ir::to_message(graph);
    std::vector<obstacle> problems;
    ir::operator_graph again = ir::from_message(message, {{"net/conv", graph[1].op.weights}}, problems);
    CHECK(problems.empty());
    REQUIRE(outputs_of(again).size() == 2);
    CHECK(outputs_of(again)[0].name == "y");
    CHECK(outputs_of(again)[1].name == "net/conv");
    CHECK(again[1].op.weights.at(1).second.variable == "net/kernel");
    CHECK(again[3].output_shapes == graph[3].output_shapes);
    for (ir::operator_vertex vertex = 0; vertex < num_vertices(again); ++vertex)
        std::erase_if(again[vertex].op.attributes, [](const auto& a) { return a.first.starts_with("oplift_"); });
    CHECK(ir::to_message(again).DebugString() == message.DebugString());
}

TEST_CASE("outputs are what oplift has marked, in their order, and what nothing uses")
{
    const auto result = read(node("x", "DataInput") +
                             node("a", "Relu", "input: 'x' attr { key: 'oplift_output' value { list { i: 1 } } }") +
                             node("b", "Relu", "input: 'a' attr { key: 'oplift_output' value { list { i: 0 } } }") +
                             node("c", "Relu", "input: 'a'") + node("alone", "Constant"));
    CHECK(result.problems.empty());
    std::string names;
    for (const auto& output : outputs_of(result.graph))
        names += output.name + " ";
    CHECK(names == "b a c ");
}

TEST_CASE("each output of an operator that has several is marked alone")
{
    const std::string split = "attr { key: 'split' value { i: 3 } } attr { key: 'axis' value { i: 0 } }";
    const auto names_of     = [](const auto& result) {
        strings names;
        for (const auto& output : outputs_of(result.graph))
            names.push_back(output.name);
        return names;
    };
    const auto marked = read(
        node("x", "DataInput") +
        node("s", "Split", "input: 'x' " + split + "attr { key: 'oplift_output' value { list { i: 2 i: -1 i: 0 } } }") +
        node("y", "Relu", "input: 's:1' attr { key: 'oplift_output' value { list { i: 1 } } }"));
    CHECK(marked.problems.empty());
    CHECK(names_of(marked) == strings{"s:2", "y", "s"});
    CHECK(ir::to_message(marked.graph).node(1).attr().at("oplift_output").list().i().at(2) == 0);

    const auto unmarked = read(node("x", "DataInput") + node("s", "Split", "input: 'x' " + split));
    CHECK(names_of(unmarked) == strings{"s", "s:1", "s:2"});

    const std::string countless = "attr { key: 'split' value { i: 1000000000000000000 } }";
    CHECK(reasons(node("x", "DataInput") + node("y", "Relu", "input: 'x'") +
                  node("s", "Split", "input: 'x' attr { key: 'axis' value { i: 0 } } " + countless)) ==
          strings{"s: its 1000000000000000000 outputs are more than a model has"});

    CHECK(reasons(node("x", "DataInput") +
                  node("y", "Relu", "input: 'x' attr { key: 'oplift_output' value { list { i: 0 i: 1 } } }")) ==
          strings{"y: 'oplift_output' names an output that it does not have"});
}

TEST_CASE("an input is a name, or a name and the number of an output")
{
    const std::string parts =
        node("x", "DataInput") + node("p", "Split", "input: 'x' attr { key: 'split' value { i: 2 } }");
    CHECK(reasons(parts + node("y", "Add", "input: 'p' input: 'p:1'")).empty());
    CHECK(reasons(parts + node("y", "Relu", "input: 'p:2'")) ==
          strings{"y: its input 'p:2' does not exist: 'p' has 2 outputs"});
    CHECK(reasons(parts + node("y", "Relu", "input: 'q'")).at(0) == "y: its input 'q' does not exist");
    CHECK(reasons(parts + node("y", "Relu", "input: 'p:99999999999'")).at(0) ==
          "y: its input 'p:99999999999' does not exist");
}

TEST_CASE("names that are there twice or missing are reported")
{
    CHECK(reasons(node("x", "DataInput") + node("y", "Relu", "input: 'x'") + node("y", "Exp", "input: 'x'")) ==
          strings{"y: another operator has the same name"});
    CHECK(reasons(node("", "DataInput")) == strings{": an operator has no name"});
    CHECK(reasons("") == strings{": the IR has no operators"});
}

TEST_CASE("cycles are reported, whether an output needs them or not")
{
    const std::string reason = ": it is part of a cycle, or leads to nothing but a cycle";
    CHECK(reasons(node("a", "Relu", "input: 'b'") + node("b", "Relu", "input: 'a'")) ==
          strings{"a" + reason, "b" + reason});
    CHECK(reasons(node("a", "Add", "input: 'b' input: 'b'") + node("b", "Relu", "input: 'a'") +
                  node("y", "Relu", "input: 'b'"))
              .size() == 1);
    CHECK(reasons(node("a", "Relu", "input: 'a'")) == strings{"a" + reason});
}

TEST_CASE("weights for no operator are reported")
{
    CHECK(reasons(node("x", "DataInput"), {{"y", {{"weights", test::floats({1}, {0})}}}}) ==
          strings{"y: there are weights for it, but no such operator"});
}

TEST_CASE("shapes that no tensor has are reported")
{
    const auto stated = [](const std::string& dims) {
        return reasons(
            node("x", "DataInput", "attr { key: '_output_shapes' value { list { shape { " + dims + " } } } }"));
    };
    const strings impossible{"x: '_output_shapes' has an impossible extent"};
    CHECK(stated("dim { size: -1 } dim { size: 2147483647 } dim { size: 0 }").empty());
    CHECK(stated("dim { size: -2 }") == impossible);
    CHECK(stated("dim { size: 2147483648 }") == impossible);
    CHECK(stated("dim { size: 2147483647 } dim { size: 2147483647 } dim { size: 2147483647 } dim { size: 0 }") ==
          impossible);
    CHECK(reasons(node("x", "DataInput", "attr { key: 'shape' value { shape { dim { size: -5 } } } }")) ==
          strings{"x: 'shape' has an impossible extent"});
}

TEST_CASE("inputs and constants tell their shapes, where none is stated")
{
    const auto result =
        read(node("x", "DataInput", "attr { key: 'shape' value { shape { dim { size: -1 } dim { size: 3 } } } }") +
             node("c", "Constant", "attr { key: 'value' value { list { i: 1 i: 2 } } }") +
             node("y", "Add", "input: 'x' input: 'c'"));
    CHECK(result.graph[0].output_shapes == std::vector<stated_shape>{stated_shape{{-1, 3}}});
    CHECK(result.graph[1].output_shapes == std::vector<stated_shape>{stated_shape{{2}}});
}

TEST_CASE("a batch normalization has the shape of its input, where MMdnn states that of its variance")
{
    const auto result =
        read(node("x", "DataInput",
                  "attr { key: 'shape' value { shape { dim { size: -1 } dim { size: 4 } dim { size: 3 } } } }") +
             node("y", "BatchNorm",
                  "input: 'x' attr { key: '_output_shapes' value { list { shape { dim { size: 3 } } } } }"));
    CHECK(result.graph[1].output_shapes == std::vector<stated_shape>{stated_shape{{-1, 4, 3}}});
}

TEST_CASE("attributes keep their kinds, and floats their shortest decimal form")
{
    const auto result      = read(node("x", "DataInput",
                                       "attr { key: 'a' value { f: 0.001 } } attr { key: 'b' value { list {} } }"
                                            "attr { key: 'scope' value { s: 'net' } }"
                                            "attr { key: 'c' value { list { f: 0.1 } } }"));
    const auto& attributes = result.graph[0].op.attributes;
    REQUIRE(attributes.size() == 3);
    CHECK(attributes[0].second.get<double>() == 0.001);
    CHECK(attributes[1].second.get<std::vector<std::int64_t>>().empty());
    CHECK(attributes[2].second.get<std::vector<double>>() == std::vector<double>{0.1});
    CHECK(reasons(node("x", "DataInput", "attr { key: 'a' value { list { s: 'text' } } }")) ==
          strings{"x: its attribute 'a' is of a kind that no operator has"});
}
