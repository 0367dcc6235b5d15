#include <oplift/emit/tensorflow/model/saver.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/model/small_graph.hpp>
#include <map>
#include <string>

using namespace oplift;
using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::model;
using namespace oplift::test;
namespace tf = oplift::tensorflow;

namespace {

std::map<std::string, tf::NodeDef> by_name(const saver& made)
{
    std::map<std::string, tf::NodeDef> result;
    for (const node& n : made.nodes)
        result.emplace(n.definition.name(), n.definition);
    return result;
}

} // namespace

TEST_CASE("variables are saved and restored by the nodes of tf.train.Saver")
{
    const auto graph = with_variables(small_graph());
    const saver made = make_saver(graph.variables, unused_names{graph.nodes});
    const auto nodes = by_name(made);
    CHECK(nodes.size() == 11);

    const tf::NodeDef& save = nodes.at("save/SaveV2");
    REQUIRE(save.input_size() == 5);
    CHECK(save.input(0) == "save/Const");
    CHECK(save.input(3) == "layer/b");
    CHECK(save.input(4) == "w");
    CHECK(save.attr().at("dtypes").list().type_size() == 2);
    for (const char* operation : {"save/SaveV2", "save/RestoreV2"}) {
        const auto& keys   = nodes.at(operation + std::string{"/tensor_names"}).attr().at("value").tensor();
        const auto& slices = nodes.at(operation + std::string{"/shape_and_slices"}).attr().at("value").tensor();
        REQUIRE(keys.string_val_size() == 2);
        CHECK(keys.string_val(1) == "w");
        CHECK(keys.tensor_shape().dim(0).size() == 2);
        REQUIRE(slices.string_val_size() == 2);
        CHECK(slices.string_val(1).empty());
    }
    CHECK(nodes.at("save/control_dependency").input(1) == "^save/SaveV2");
    CHECK(nodes.at("save/Assign").input(1) == "save/RestoreV2");
    CHECK(nodes.at("save/Assign_1").input(0) == "w");
    CHECK(nodes.at("save/Assign_1").input(1) == "save/RestoreV2:1");
    CHECK(nodes.at("save/restore_all").input(1) == "^save/Assign_1");

    CHECK(made.message.filename_tensor_name() == "save/Const:0");
    CHECK(made.message.save_tensor_name() == "save/control_dependency:0");
    CHECK(made.message.restore_op_name() == "save/restore_all");
    CHECK(made.message.max_to_keep() == 5);
    CHECK(made.message.version() == tf::SaverDef::V2);
}

TEST_CASE("a scope that is taken is left alone")
{
    auto source = small_graph();
    source.nodes.push_back(operation("save/Const", "Neg", {"y"}));
    const auto graph = with_variables(source);
    const saver made = make_saver(graph.variables, unused_names{graph.nodes});
    CHECK(made.message.restore_op_name() == "save_1/restore_all");
    CHECK(by_name(made).contains("save_1/SaveV2/tensor_names"));
}
