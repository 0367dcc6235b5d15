#include <oplift/emit/tensorflow/model/meta_graph.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/model/small_graph.hpp>
#include <string>
#include <vector>

using namespace oplift;
using namespace oplift::emit::tensorflow::model;
using namespace oplift::test;
namespace tf = oplift::tensorflow;

namespace {

std::string bytes_of(emit::tensorflow::graph source, const std::vector<std::string>& tags)
{
    const meta_graph_bytes bytes{with_variables(std::move(source)), tags};
    const std::string result = written([&](auto& sink) { bytes.write(sink); });
    CHECK(result.size() == bytes.size());
    return result;
}

tf::MetaGraphDef parsed(emit::tensorflow::graph source, const std::vector<std::string>& tags = {})
{
    tf::MetaGraphDef message;
    REQUIRE(message.ParseFromString(bytes_of(std::move(source), tags)));
    return message;
}

} // namespace

TEST_CASE("a meta graph has the graph, its saver and its tags")
{
    const tf::MetaGraphDef message = parsed(small_graph(), {"serve", "train"});
    CHECK(message.meta_info_def().tags_size() == 2);
    CHECK(message.meta_info_def().tags(1) == "train");
    CHECK(message.meta_info_def().tensorflow_version() == "1.4.0");
    CHECK_FALSE(message.meta_info_def().has_stripped_op_list());
    CHECK(message.saver_def().restore_op_name() == "save/restore_all");
    CHECK(message.graph_def().node(message.graph_def().node_size() - 1).name() == "save/restore_all");
    CHECK(message.graph_def().versions().producer() == 24);
}

TEST_CASE("variables are in their collections, those that are trained in two")
{
    const tf::MetaGraphDef message = parsed(small_graph());
    const auto& all                = message.collection_def().at("variables").bytes_list();
    const auto& trained            = message.collection_def().at("trainable_variables").bytes_list();
    REQUIRE(all.value_size() == 2);
    REQUIRE(trained.value_size() == 1);
    CHECK(trained.value(0) == all.value(1));
    tf::VariableDef w, b;
    REQUIRE(w.ParseFromString(all.value(1)));
    CHECK(w.variable_name() == "w:0");
    CHECK(w.initial_value_name() == "w/Initializer/zeros:0");
    CHECK(w.initializer_name() == "w/Assign");
    CHECK(w.snapshot_name() == "w/read:0");
    CHECK(w.trainable());
    REQUIRE(b.ParseFromString(all.value(0)));
    CHECK(b.variable_name() == "layer/b:0");
    CHECK_FALSE(b.trainable());
}

TEST_CASE("the signature names inputs and outputs with types and shapes")
{
    const auto signature = parsed(small_graph()).signature_def().at("serving_default");
    CHECK(signature.method_name() == "tensorflow/serving/predict");
    const tf::TensorInfo& input = signature.inputs().at("image");
    CHECK(input.name() == "x:0");
    CHECK(input.dtype() == tf::DT_FLOAT);
    REQUIRE(input.tensor_shape().dim_size() == 2);
    CHECK(input.tensor_shape().dim(0).size() == -1);
    CHECK(signature.outputs().at("result").name() == "y:0");
    CHECK(signature.outputs().at("result").tensor_shape().unknown_rank());
}

TEST_CASE("without parameters there is no saver")
{
    emit::tensorflow::graph source;
    source.nodes.push_back(operation("x", "Placeholder", {}));
    const tf::MetaGraphDef message = parsed(source);
    CHECK_FALSE(message.has_saver_def());
    CHECK(message.collection_def().empty());
    CHECK(message.graph_def().node_size() == 1);
}

TEST_CASE("a meta graph has the same bytes each time")
{
    auto source = small_graph();
    for (const char* name : {"f", "a", "e", "b", "d", "c"})
        source.outputs.push_back({name, "y:0", data_type::float32, {}});
    CHECK(bytes_of(source, {"serve"}) == bytes_of(source, {"serve"}));
}
