#include <oplift/emit/tensorflow/model/constants.hpp>
#include <oplift/emit/tensorflow/model/graph_bytes.hpp>

#include <doctest/doctest.h>

#include <cstring>
#include <emit/tensorflow/model/small_graph.hpp>
#include <stdexcept>
#include <string>
#include <vector>

using namespace oplift;
using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::model;
using namespace oplift::test;
namespace tf = oplift::tensorflow;

namespace {

std::string bytes_of(const std::vector<node>& nodes)
{
    const graph_bytes bytes{nodes};
    std::string result = written([&](auto& sink) { bytes.write(sink); });
    CHECK(result.size() == bytes.size());
    return result;
}

tf::GraphDef parsed(const std::vector<node>& nodes)
{
    tf::GraphDef message;
    REQUIRE(message.ParseFromString(bytes_of(nodes)));
    return message;
}

} // namespace

TEST_CASE("nodes and the values that they hold are written as a GraphDef")
{
    const tf::GraphDef graph = parsed(with_constants(small_graph().nodes));
    CHECK(graph.versions().producer() == 24);
    CHECK(graph.versions().min_consumer() == 0);
    REQUIRE(graph.node_size() == 7);
    const tf::NodeDef& w = graph.node(1);
    CHECK(w.name() == "w");
    CHECK(w.attr_size() == 2);
    const tf::TensorProto& value = w.attr().at("value").tensor();
    CHECK(value.dtype() == tf::DT_FLOAT);
    REQUIRE(value.tensor_shape().dim_size() == 1);
    CHECK(value.tensor_shape().dim(0).size() == 3);
    REQUIRE(value.tensor_content().size() == 12);
    float elements[3];
    std::memcpy(elements, value.tensor_content().data(), 12);
    CHECK(elements[2] == 3);
    CHECK(graph.node(6).input(2) == "^w");
}

TEST_CASE("the bytes are those that protobuf writes where no value is streamed, and the same each time")
{
    const std::vector<node> nodes{operation("a", "Op", {}), operation("b", "Op", {"a"})};
    tf::GraphDef message;
    for (const node& n : nodes)
        *message.add_node() = n.definition;
    message.mutable_versions()->set_producer(24);
    CHECK(bytes_of(nodes) == serialised(message));
    CHECK(bytes_of(with_constants(small_graph().nodes)) == bytes_of(with_constants(small_graph().nodes)));
}

TEST_CASE("values are written in the shape and order that a weight has, also without elements and as scalar")
{
    std::vector<node> nodes{parameter("turned", transposed(floats({2, 3}, {1, 2, 3, 4, 5, 6}), {1, 0})),
                            parameter("scalar", floats({}, {7})), parameter("empty", floats({0, 2}, {})),
                            parameter("same", uniform_floats({1000, 200}, 2))};
    const tf::GraphDef graph = parsed(with_constants(nodes));
    const auto value = [&](int i) -> const tf::TensorProto& { return graph.node(i).attr().at("value").tensor(); };
    CHECK(value(0).tensor_shape().dim(0).size() == 3);
    float second = 0;
    std::memcpy(&second, value(0).tensor_content().data() + 4, 4);
    CHECK(second == 4);
    CHECK(value(1).tensor_shape().dim_size() == 0);
    CHECK(value(1).tensor_content().size() == 4);
    CHECK(value(2).tensor_shape().dim(1).size() == 2);
    CHECK(value(2).tensor_content().empty());
    CHECK(value(3).tensor_content().size() == 800'000);
}

TEST_CASE("the size of a huge graph is known without reading a value")
{
    weight huge = uniform_floats({1 << 20, 1 << 12}, 1);
    huge.read   = []() -> tensor { throw std::runtime_error{"is read"}; };
    const std::vector<node> nodes{parameter("huge", huge)};
    const std::vector<node> constants = with_constants(nodes);
    const graph_bytes bytes{constants};
    CHECK(bytes.size() > std::uint64_t{1} << 34);
    CHECK_THROWS_WITH(written([&](auto& sink) { bytes.write(sink); }), "is read");
}
