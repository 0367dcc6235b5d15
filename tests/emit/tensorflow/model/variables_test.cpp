#include <oplift/emit/tensorflow/model/variables.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/model/small_graph.hpp>
#include <map>
#include <set>
#include <string>

using namespace oplift;
using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::model;
using namespace oplift::test;
namespace tf = oplift::tensorflow;

namespace {

/// The definitions by name; each must be behind its operands.
std::map<std::string, tf::NodeDef> checked(const graph_of_variables& graph)
{
    std::map<std::string, tf::NodeDef> result;
    for (const node& n : graph.nodes) {
        for (std::string operand : n.definition.input()) {
            operand = operand.substr(operand.starts_with('^'));
            CHECK_MESSAGE(result.contains(operand.substr(0, operand.find(':'))), operand);
        }
        CHECK_MESSAGE(result.emplace(n.definition.name(), n.definition).second, n.definition.name());
        CHECK_FALSE(n.is_parameter);
    }
    return result;
}

} // namespace

TEST_CASE("a parameter becomes a variable with its initialiser, and users read it")
{
    const graph_of_variables graph = with_variables(small_graph());
    const auto nodes               = checked(graph);
    CHECK(nodes.at("w").op() == "VariableV2");
    CHECK(nodes.at("w").attr().at("shape").shape().dim(0).size() == 3);
    CHECK(nodes.at("w").attr().at("dtype").type() == tf::DT_FLOAT);
    CHECK(nodes.at("w").attr().at("container").value_case() == tf::AttrValue::kS);
    CHECK(nodes.at("w").attr().at("shared_name").value_case() == tf::AttrValue::kS);
    CHECK(nodes.at("w/read").op() == "Identity");
    CHECK(nodes.at("w/read").input(0) == "w");
    CHECK(nodes.at("w/read").attr().at("_class").list().s(0) == "loc:@w");
    CHECK(nodes.at("w/Assign").op() == "Assign");
    CHECK(nodes.at("w/Assign").input(0) == "w");
    CHECK(nodes.at("w/Assign").input(1) == "w/Initializer/zeros");
    CHECK(nodes.at("w/Initializer/zeros").op() == "Fill");
    CHECK_FALSE(nodes.at("w/Initializer/zeros").attr().contains("index_type"));
    CHECK(nodes.at("w/Initializer/zeros/shape_as_tensor").attr().at("value").tensor().tensor_content() ==
          std::string{"\3\0\0\0", 4});
    CHECK(nodes.at("scaled").input(0) == "w/read");
    CHECK(nodes.at("y").input(1) == "layer/b/read:0");
    CHECK(nodes.at("y").input(2) == "^w/read");
    CHECK(nodes.at("scale").op() == "Const");

    REQUIRE(graph.variables.size() == 2);
    CHECK(graph.variables[0].name == "layer/b");
    CHECK_FALSE(graph.variables[0].trainable);
    CHECK(graph.variables[1].name == "w");
    CHECK(graph.variables[1].trainable);
    CHECK(graph.variables[1].read == "w/read");
    CHECK(graph.variables[1].assign == "w/Assign");
    CHECK(graph.variables[1].initial_value == "w/Initializer/zeros");
}

TEST_CASE("names that are taken get a number")
{
    auto source = small_graph();
    for (const char* name : {"w/read", "w/read_1", "w/Assign", "w/Initializer/zeros"})
        source.nodes.push_back(operation(name, "Neg", {"w"}));
    const auto nodes = checked(with_variables(source));
    CHECK(nodes.at("w/read_2").op() == "Identity");
    CHECK(nodes.at("w/read").op() == "Neg");
    CHECK(nodes.at("w/read").input(0) == "w/read_2");
    CHECK(nodes.at("scaled").input(0) == "w/read_2");
    CHECK(nodes.at("w/Assign_1").input(1) == "w/Initializer/zeros_1");
}

TEST_CASE("an output that is a parameter becomes what reads it")
{
    auto source      = small_graph();
    source.outputs   = {{"weights", "w:0", data_type::float32, {}}, {"more", "y:0", data_type::float32, {}}};
    const auto graph = with_variables(source);
    CHECK(graph.outputs[0].tensor == "w/read:0");
    CHECK(graph.outputs[1].tensor == "y:0");
}

TEST_CASE("extents of more than 32 bits are initialised too")
{
    emit::tensorflow::graph source;
    source.nodes.push_back(parameter("w", uniform_floats({std::int64_t{1} << 32}, 0)));
    const auto nodes = checked(with_variables(source));
    CHECK(nodes.at("w/Initializer/zeros").attr().at("index_type").type() == tf::DT_INT64);
    CHECK(nodes.at("w/Initializer/zeros/shape_as_tensor").attr().at("value").tensor().tensor_content() ==
          std::string{"\0\0\0\0\1\0\0\0", 8});
}
