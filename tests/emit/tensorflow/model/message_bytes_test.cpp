#include <oplift/emit/tensorflow/model/message_bytes.hpp>
#include <oplift/schema/tensorflow.pb.h>

#include <doctest/doctest.h>

#include <emit/tensorflow/model/small_graph.hpp>
#include <string>

using namespace oplift::emit::tensorflow::model;
using namespace oplift::test;
namespace tf = oplift::tensorflow;

TEST_CASE("maps are written in the order of their keys")
{
    tf::NodeDef one, other;
    for (const char* key : {"a", "b", "c", "d", "e", "f", "g", "h"})
        (*one.mutable_attr())[key].set_i(1);
    for (const char* key : {"h", "c", "b", "a", "g", "f", "e", "d"})
        (*other.mutable_attr())[key].set_i(1);
    const std::string bytes = serialised(one);
    CHECK(bytes == serialised(other));
    CHECK(bytes.size() == one.ByteSizeLong());
    tf::NodeDef read;
    REQUIRE(read.ParseFromString(bytes));
    CHECK(read.attr_size() == 8);
    CHECK(bytes.find('a') < bytes.find('h'));
}

TEST_CASE("a field can be announced before its bytes follow")
{
    for (const std::size_t size : {std::size_t{0}, std::size_t{5}, std::size_t{300}, std::size_t{100'000}}) {
        tf::NodeDef node;
        node.set_name(std::string(size, 'n'));
        tf::GraphDef graph;
        *graph.add_node() = node;
        CHECK(announced(tf::GraphDef::kNodeFieldNumber, node.ByteSizeLong()) + serialised(node) == serialised(graph));
    }
}

TEST_CASE("texts go to a sink as bytes")
{
    CHECK(written([](auto& sink) {
              put(sink, "one ");
              put(sink, "two");
          }) == "one two");
}
