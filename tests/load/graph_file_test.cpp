#include <oplift/load/graph_file.hpp>
#include <oplift/schema/tensorflow.pb.h>

#include <doctest/doctest.h>
#include <google/protobuf/text_format.h>

#include <memory>
#include <random>
#include <span>
#include <string>
#include <support/graph_text.hpp>
#include <support/temporary_folder.hpp>
#include <vector>

using namespace oplift;
using namespace oplift::test;
namespace tf = oplift::tensorflow;

namespace {

tf::GraphDef small_graph()
{
    tf::GraphDef message;
    auto& x = *message.add_node();
    x.set_name("x");
    x.set_op("Placeholder");
    (*x.mutable_attr())["shape"].mutable_shape()->add_dim()->set_size(-1);
    (*x.mutable_attr())["dtype"].set_type(tf::DT_FLOAT);
    auto& w = *message.add_node();
    w.set_name("w");
    w.set_op("Const");
    auto& value = *(*w.mutable_attr())["value"].mutable_tensor();
    value.set_dtype(tf::DT_FLOAT);
    value.mutable_tensor_shape()->add_dim()->set_size(2);
    value.set_tensor_content(std::string("\0\0\x80\x3f\0\0\0\x40", 8));
    auto& y = *message.add_node();
    y.set_name("y");
    y.set_op("Add");
    y.add_input("x");
    y.add_input("w");
    y.add_input("^x");
    (*y.mutable_attr())["_output_shapes"].mutable_list()->add_shape()->add_dim()->set_size(2);
    message.mutable_library()->add_function()->mutable_signature()->set_name("g");
    message.mutable_library()->add_function()->mutable_signature()->set_name("f");
    message.mutable_versions()->set_producer(24);
    return message;
}

tf::MetaGraphDef small_meta_graph()
{
    tf::MetaGraphDef message;
    message.mutable_meta_info_def()->set_tensorflow_version("1.4.0");
    message.mutable_meta_info_def()->add_tags("train");
    *message.mutable_graph_def() = small_graph();
    auto& signature              = (*message.mutable_signature_def())["serving_default"];
    signature.set_method_name("tensorflow/serving/predict");
    auto& input = (*signature.mutable_inputs())["image"];
    input.set_name("x:0");
    input.set_dtype(tf::DT_FLOAT);
    input.mutable_tensor_shape()->add_dim()->set_size(-1);
    (*signature.mutable_outputs())["sum"].set_name("y:0");
    return message;
}

graph_file parse(const std::string& bytes)
{
    auto owner = std::make_shared<const std::string>(bytes);
    return parse_graph(std::as_bytes(std::span{*owner}), {.owner = owner}, "file");
}

/// Whether the bytes are read or refused; anything else fails the test.
bool is_read(const std::string& bytes)
{
    try {
        parse(bytes);
        return true;
    } catch (const input_error&) {
        return false;
    }
}

void check_small_graph(const dataflow_graph& graph)
{
    const auto y = node_named(graph, "y");
    REQUIRE(num_vertices(graph) == 3);
    CHECK(operands_of(graph, y) ==
          std::vector<tensor_reference>{{node_named(graph, "x"), 0}, {node_named(graph, "w"), 0}});
    CHECK(out_degree(y, graph) == 3);
    const tensor* w = graph[node_named(graph, "w")].attributes.find<tensor>("value");
    REQUIRE(w);
    CHECK(w->at<float>(0) == 1.f);
    CHECK(w->at<float>(1) == 2.f);
    CHECK(graph[y].attributes.find<std::vector<stated_shape>>("_output_shapes")->at(0) == stated_shape{{2}});
}

std::string text_of(const google::protobuf::Message& message)
{
    std::string text;
    google::protobuf::TextFormat::PrintToString(message, &text);
    return text;
}

} // namespace

TEST_CASE("a graph is read, binary or text")
{
    for (const bool text : {false, true}) {
        const auto file = parse(text ? text_of(small_graph()) : small_graph().SerializeAsString());
        CHECK(file.kind == graph_kind::graph_def);
        CHECK(file.text == text);
        CHECK(file.functions == std::vector<std::string>{"f", "g"});
        CHECK(file.tensorflow_version.empty());
        check_small_graph(file.graph);
        CHECK(file.graph[boost::graph_bundle].file == "file");
    }
}

TEST_CASE("a meta graph is read with its signatures, binary or text")
{
    for (const bool text : {false, true}) {
        const auto file = parse(text ? text_of(small_meta_graph()) : small_meta_graph().SerializeAsString());
        CHECK(file.kind == graph_kind::meta_graph);
        CHECK(file.tensorflow_version == "1.4.0");
        check_small_graph(file.graph);
        const signature& serving = file.signatures.at("serving_default");
        CHECK(serving.method == "tensorflow/serving/predict");
        CHECK(serving.inputs.at("image").tensor == "x:0");
        CHECK(serving.inputs.at("image").type == data_type::float32);
        CHECK(serving.inputs.at("image").shape == stated_shape{{-1}});
        CHECK(serving.outputs.at("sum").tensor == "y:0");
        CHECK(serving.outputs.at("sum").shape == std::nullopt);
    }
}

TEST_CASE("of a SavedModel's meta graphs the one for serving is read, else the first")
{
    tf::SavedModel model;
    model.set_saved_model_schema_version(1);
    *model.add_meta_graphs() = small_meta_graph();
    *model.add_meta_graphs() = small_meta_graph();
    CHECK(parse(model.SerializeAsString()).tags == std::vector<std::string>{"train"});
    model.mutable_meta_graphs(1)->mutable_meta_info_def()->add_tags("serve");
    for (const bool text : {false, true}) {
        const auto file = parse(text ? text_of(model) : model.SerializeAsString());
        CHECK(file.kind == graph_kind::saved_model);
        CHECK(file.tags == std::vector<std::string>{"train", "serve"});
        check_small_graph(file.graph);
    }
    model.clear_meta_graphs();
    CHECK_THROWS_WITH_AS(parse(model.SerializeAsString()), "file: there is no graph in this SavedModel", input_error);
}

TEST_CASE("a SavedModel's folder is read")
{
    const temporary_folder folder;
    tf::SavedModel model;
    model.set_saved_model_schema_version(1);
    *model.add_meta_graphs() = small_meta_graph();
    CHECK(message_of<input_error>([&] { read_graph_file(folder.path()); }) ==
          folder.path().string() + ": is a folder without saved_model.pb or saved_model.pbtxt");
    folder.write("saved_model.pbtxt", text_of(model));
    CHECK(read_graph_file(folder.path()).text);
    folder.write("saved_model.pb", model.SerializeAsString());
    const auto file = read_graph_file(folder.path());
    CHECK(!file.text);
    CHECK(file.path == (folder / "saved_model.pb").string());
}

TEST_CASE("tensors view the file and keep it mapped")
{
    const temporary_folder folder;
    tensor w;
    {
        const auto file = read_graph_file(folder.write("graph.pb", small_graph().SerializeAsString()));
        w               = *file.graph[node_named(file.graph, "w")].attributes.find<tensor>("value");
    }
    CHECK(std::static_pointer_cast<const mapped_file>(w.owner)->path() == (folder / "graph.pb").string());
    CHECK(w.at<float>(1) == 2.f);
}

TEST_CASE("unknown fields are passed over")
{
    tf::GraphDef message = small_graph();
    check_small_graph(parse(message.SerializeAsString() + "\xfa\x01\x02hi\xf8\x01\x05").graph);
}

TEST_CASE("a missing, empty or foreign file is an error that says so")
{
    const temporary_folder folder;
    const std::string missing = (folder / "missing.pb").string();
    CHECK(message_of<input_error>([&] { read_graph_file(missing); }) == missing + ": there is no such file");
    const std::string empty = folder.write("empty.pb", "").string();
    CHECK(message_of<input_error>([&] { read_graph_file(empty); }) == empty + ": the file is empty");
    tf::GraphDef no_nodes;
    no_nodes.mutable_versions()->set_producer(1);
    CHECK_THROWS_WITH_AS(parse(no_nodes.SerializeAsString()), "file: there is no graph in it, or a graph without nodes",
                         input_error);
    CHECK(!is_read("hello, world"));
}

TEST_CASE("inconsistent graphs are errors that name the node, in binary and in text")
{
    auto failure = [](auto spoil) {
        tf::GraphDef message = small_graph();
        spoil(message);
        const std::string binary = message_of<input_error>([&] { parse(message.SerializeAsString()); });
        CHECK(binary == message_of<input_error>([&] { parse(text_of(message)); }));
        return binary;
    };
    CHECK(failure([](tf::GraphDef& g) { g.mutable_node(1)->set_name("x"); }) ==
          "file: node 'x': two nodes bear this name");
    CHECK(failure([](tf::GraphDef& g) { g.mutable_node(2)->set_input(1, "v:1"); }) ==
          "file: node 'y': its input 'v:1' does not exist");
    CHECK(failure([](tf::GraphDef& g) { g.mutable_node(1)->clear_name(); }) ==
          "file: node number 1: the node has no name");
    CHECK(
        failure([](tf::GraphDef& g) {
            (*g.mutable_node(1)->mutable_attr())["value"].mutable_tensor()->mutable_tensor_shape()->add_dim()->set_size(
                3);
        }) == "file: node 'w': its tensor of type float32 and shape [2, 3] holds 8 bytes");
}

TEST_CASE("a text that is not well formed is an error with line and column")
{
    CHECK_THROWS_WITH_AS(parse("node {\n  name: 'x'\n  op: }\n"), "file: line 3, column 7: Expected string, got: }",
                         input_error);
}

TEST_CASE("a graph that is cut off anywhere is read up to a whole node, or refused")
{
    for (const std::string& bytes :
         {small_graph().SerializeAsString(), small_meta_graph().SerializeAsString(), text_of(small_meta_graph())}) {
        REQUIRE(is_read(bytes));
        std::size_t refused = 0;
        for (std::size_t size = 0; size < bytes.size(); ++size)
            refused += is_read(bytes.substr(0, size)) ? 0u : 1u;
        CHECK(refused > bytes.size() * 9 / 10);
    }
}

TEST_CASE("damaged bytes are read or refused, whatever they are")
{
    const std::string bytes = small_meta_graph().SerializeAsString();
    std::size_t refused     = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            std::string damaged = bytes;
            damaged[at]         = static_cast<char>(damaged[at] ^ (1 << bit));
            refused += is_read(damaged) ? 0u : 1u;
        }
    CHECK(refused > bytes.size());
    std::mt19937 random{1};
    for (int i = 0; i < 2000; ++i) {
        std::string noise(random() % 200, '\0');
        for (char& c : noise)
            c = static_cast<char>(random());
        is_read(noise);
    }
}

TEST_CASE("a name that is not UTF-8 is an error, in binary and in text")
{
    CHECK_THROWS_WITH_AS(parse("node { name: '\\xff' op: 'Const' }"), "file: byte 4: a text that is not UTF-8",
                         input_error);
    CHECK_THROWS_WITH_AS(parse("\x0a\x0a\x0a\x01\xff\x12\x05"
                               "Const"),
                         "file: byte 4: a text that is not UTF-8", input_error);
}

TEST_CASE("a length beyond the file is an error at its byte")
{
    CHECK_THROWS_WITH_AS(
        parse("\x0a\x0a\x0a\x01x\x12\x05Ident\x0a\xff\xff\xff\xff\x0f"),
        "file: byte 13: a field of 4294967295 bytes, where 0 are left: the file is truncated or not what "
        "its name says",
        input_error);
}
