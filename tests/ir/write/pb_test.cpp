#include "../small_model.hpp"
#include <oplift/ir/write/message.hpp>
#include <oplift/ir/write/pb.hpp>

#include <doctest/doctest.h>

using namespace oplift;

TEST_CASE("the bytes are exact: attributes are sorted by name")
{
    ir::schema::GraphDef message;
    ir::schema::NodeDef& node = *message.add_node();
    node.set_name("n");
    node.set_op("Relu");
    (*node.mutable_attr())["z"].set_i(3);
    (*node.mutable_attr())["a"].set_b(true);
    (*node.mutable_attr())["m"].set_f(1);
    const std::string expected = "\x0a\x27"
                                 "\x0a\x01n\x12\x04Relu"
                                 "\x22\x07\x0a\x01"
                                 "a\x12\x02\x28\x01"
                                 "\x22\x0a\x0a\x01m\x12\x05\x25" +
                                 std::string("\0\0\x80\x3f", 4) + "\x22\x07\x0a\x01z\x12\x02\x18\x03";
    CHECK(ir::to_pb(message) == expected);
}

TEST_CASE("the bytes are the same each time and hold the message")
{
    const ir::schema::GraphDef message = ir::to_message(test::small_model());
    const std::string bytes            = ir::to_pb(message);
    CHECK(bytes == ir::to_pb(ir::to_message(test::small_model())));
    ir::schema::GraphDef again;
    REQUIRE(again.ParseFromString(bytes));
    CHECK(again.node_size() == 4);
    CHECK(again.node(3).attr().at("alpha").f() == 0.1f);
}
