#include <oplift/load/graph_kind.hpp>
#include <oplift/schema/tensorflow.pb.h>

#include <doctest/doctest.h>

#include <span>
#include <string>
#include <support/temporary_folder.hpp>

using namespace oplift;
using oplift::test::message_of;
using namespace std::string_literals;
namespace tf = oplift::tensorflow;

namespace {

graph_format format_of(const std::string& bytes)
{
    const std::string path = "file";
    return recognise({std::as_bytes(std::span{bytes}), 0, &path});
}

graph_kind binary_kind(const google::protobuf::Message& message)
{
    const auto format = format_of(message.SerializeAsString());
    CHECK(!format.text);
    return format.kind;
}

std::string failure(const std::string& bytes)
{
    return message_of<input_error>([&] { format_of(bytes); });
}

tf::GraphDef graph()
{
    tf::GraphDef message;
    message.add_node()->set_name("x");
    message.mutable_node(0)->set_op("Placeholder");
    return message;
}

} // namespace

TEST_CASE("a binary graph is recognised by its fields")
{
    tf::GraphDef message = graph();
    CHECK(binary_kind(message) == graph_kind::graph_def);
    message.mutable_versions()->set_producer(22);
    CHECK(binary_kind(message) == graph_kind::graph_def);
    message.clear_node();
    message.mutable_library()->add_function()->mutable_signature()->set_name("f");
    CHECK(binary_kind(message) == graph_kind::graph_def);
}

TEST_CASE("a binary meta graph is recognised by its fields")
{
    tf::MetaGraphDef message;
    *message.mutable_graph_def() = graph();
    CHECK(binary_kind(message) == graph_kind::meta_graph);
    message.mutable_meta_info_def()->set_tensorflow_version("1.4.0");
    CHECK(binary_kind(message) == graph_kind::meta_graph);
    message.mutable_meta_info_def()->mutable_stripped_op_list()->add_op()->set_name("Placeholder");
    CHECK(binary_kind(message) == graph_kind::meta_graph);
    message.mutable_meta_info_def()->set_meta_graph_version("v");
    CHECK(binary_kind(message) == graph_kind::meta_graph);
}

TEST_CASE("a binary SavedModel is recognised by its fields")
{
    tf::SavedModel message;
    *message.add_meta_graphs()->mutable_graph_def() = graph();
    CHECK(binary_kind(message) == graph_kind::saved_model);
    message.set_saved_model_schema_version(1);
    CHECK(binary_kind(message) == graph_kind::saved_model);
}

TEST_CASE("a text is recognised by its first field")
{
    CHECK(format_of("node { name: 'x' }").text);
    CHECK(format_of("node { name: 'x' }").kind == graph_kind::graph_def);
    CHECK(format_of("\n\n # comment\n  meta_info_def\n {").kind == graph_kind::meta_graph);
    CHECK(format_of("\xef\xbb\xbfsaved_model_schema_version: 1").kind == graph_kind::saved_model);
    CHECK(format_of("versions <").text);
}

TEST_CASE("what is evidently something else is called by its name")
{
    CHECK(failure("") == "file: the file is empty");
    CHECK(failure("\x89HDF\r\n\x1a\n") == "file: is an HDF5 file, not a TensorFlow graph");
    CHECK(failure("\x93NUMPY\x01") == "file: is a NumPy array, not a TensorFlow graph");
    CHECK(failure("PK\x03\x04") == "file: is a ZIP archive, not a TensorFlow graph");
    CHECK(failure("\x1f\x8b\x08") == "file: is compressed with gzip; unpack it first");
    CHECK(failure("\x1c\0\0\0TFL3"s) == "file: is a TensorFlow Lite model, not a TensorFlow graph");
    CHECK(failure("version https://git-lfs.github.com/spec/v1") ==
          "file: is a pointer of Git LFS; the file itself has not been fetched");
    CHECK(failure(std::string(40, '\0') + "\x57\xfb\x80\x8b\x24\x75\x47\xdb") ==
          "file: is a table of a checkpoint, not a graph");
}
