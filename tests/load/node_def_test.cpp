#include <oplift/load/node_def.hpp>
#include <oplift/schema/tensorflow.pb.h>

#include <doctest/doctest.h>

#include <memory>
#include <span>
#include <string>
#include <support/temporary_folder.hpp>
#include <utility>
#include <vector>

using namespace oplift;
using oplift::test::message_of;
namespace tf = oplift::tensorflow;

namespace {

dataflow_graph read(const std::string& bytes)
{
    const std::string path = "file";
    tensor_context context;
    context.owner = std::make_shared<int>(0);
    graph_builder builder{path};
    node_reader{context, builder}.read({std::as_bytes(std::span{bytes}), 0, &path});
    return std::move(builder).finish();
}

tf::NodeDef node()
{
    tf::NodeDef message;
    message.set_name("x");
    message.set_op("Operator");
    return message;
}

attribute_value read_attribute(const tf::AttrValue& value)
{
    tf::NodeDef message              = node();
    (*message.mutable_attr())["key"] = value;
    const auto graph                 = read(message.SerializeAsString());
    return graph[node_id{0}].attributes.begin()->second;
}

template <typename T>
T value_of(const attribute_value& value)
{
    REQUIRE(value.get_if<T>() != nullptr);
    return *value.get_if<T>();
}

} // namespace

TEST_CASE("a node has its name, operator and inputs")
{
    tf::NodeDef message = node();
    message.add_input("x:1");
    message.set_device("/cpu:0");
    const auto graph = read(message.SerializeAsString());
    CHECK(graph[node_id{0}].name == "x");
    CHECK(graph[node_id{0}].operator_name == "Operator");
    CHECK(operands_of(graph, 0) == std::vector<tensor_reference>{{0, 1}});
}

TEST_CASE("every kind of attribute is read")
{
    tf::AttrValue value;
    CHECK(!read_attribute(value).has_value());
    value.set_s("bytes\xff");
    CHECK(value_of<std::string>(read_attribute(value)) == "bytes\xff");
    value.set_i(-7);
    CHECK(value_of<std::int64_t>(read_attribute(value)) == -7);
    value.set_f(0.5f);
    CHECK(value_of<float>(read_attribute(value)) == 0.5f);
    value.set_b(true);
    CHECK(value_of<bool>(read_attribute(value)));
    value.set_type(tf::DT_FLOAT_REF);
    CHECK(value_of<data_type>(read_attribute(value)) == data_type::float32);
    value.mutable_shape()->add_dim()->set_size(-1);
    value.mutable_shape()->add_dim();
    CHECK(value_of<stated_shape>(read_attribute(value)) == stated_shape{{-1, 0}});
    value.mutable_shape()->set_unknown_rank(true);
    CHECK(value_of<stated_shape>(read_attribute(value)) == std::nullopt);
    value.mutable_tensor()->set_dtype(tf::DT_INT32);
    CHECK(value_of<tensor>(read_attribute(value)).at<std::int32_t>(0) == 0);
    value.mutable_func()->set_name("f");
    CHECK(value_of<function_name>(read_attribute(value)).name == "f");
    value.set_placeholder("T");
    CHECK(!read_attribute(value).has_value());
}

TEST_CASE("every kind of list is read")
{
    auto read_list = [](auto fill) {
        tf::AttrValue value;
        fill(*value.mutable_list());
        return read_attribute(value);
    };
    using list = tf::AttrValue::ListValue;
    CHECK(value_of<std::vector<std::int64_t>>(read_list([](list&) {})).empty());
    CHECK(value_of<std::vector<std::string>>(read_list([](list& l) { l.add_s("a"); })) ==
          std::vector<std::string>{"a"});
    CHECK(value_of<std::vector<std::int64_t>>(read_list([](list& l) {
              l.add_i(1);
              l.add_i(-1);
          })) == std::vector<std::int64_t>{1, -1});
    CHECK(value_of<std::vector<float>>(read_list([](list& l) { l.add_f(2); })) == std::vector<float>{2});
    CHECK(value_of<std::vector<bool>>(read_list([](list& l) { l.add_b(true); })) == std::vector<bool>{true});
    CHECK(value_of<std::vector<data_type>>(read_list([](list& l) { l.add_type(tf::DT_HALF); })) ==
          std::vector<data_type>{data_type::float16});
    CHECK(value_of<std::vector<stated_shape>>(read_list([](list& l) { l.add_shape()->add_dim()->set_size(3); })) ==
          std::vector<stated_shape>{{{3}}});
    CHECK(value_of<std::vector<tensor>>(read_list([](list& l) { l.add_tensor()->set_dtype(tf::DT_BOOL); })).size() ==
          1);
    CHECK(value_of<std::vector<function_name>>(read_list([](list& l) { l.add_func()->set_name("f"); }))[0].name == "f");
    CHECK_THROWS_AS(read_list([](list& l) {
                        l.add_s("a");
                        l.add_i(1);
                    }),
                    input_error);
}

TEST_CASE("the last entry of an attribute's name counts")
{
    tf::NodeDef one, two;
    (*one.mutable_attr())["key"].set_i(1);
    (*two.mutable_attr())["key"].set_i(2);
    const auto graph = read(node().SerializeAsString() + one.SerializeAsString() + two.SerializeAsString());
    CHECK(graph[node_id{0}].attributes.get<std::int64_t>("key", 0) == 2);
}

TEST_CASE("a damaged node is an error")
{
    CHECK(message_of<input_error>([] { read("\x0a\x01x"); }) == "file: node 'x': the node has no operator");
    CHECK_THROWS_AS(read("\x12\x01x"), input_error); // no name
    CHECK_THROWS_AS(read("\x08\x01"), input_error);  // a number for a name
    CHECK(message_of<input_error>([] { read("\x0a\x01\xff\x12\x01y"); }) == "file: byte 2: a text that is not UTF-8");
    tf::AttrValue value;
    value.mutable_shape()->add_dim()->set_size(-2);
    CHECK_THROWS_AS(read_attribute(value), input_error);
    value.mutable_tensor()->set_dtype(tf::DT_FLOAT);
    value.mutable_tensor()->set_tensor_content("abc");
    CHECK(message_of<input_error>([&] { read_attribute(value); }) ==
          "file: node 'x': its tensor of type float32 and shape [] holds 3 bytes");
    const std::string twice = "\x2a\x09\x0a\x01k\x12\x04\x18\x01\x18\x02";
    CHECK_THROWS_AS(read(node().SerializeAsString() + twice), input_error);
}
