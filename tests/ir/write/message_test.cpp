#include "../small_model.hpp"
#include <oplift/ir/write/message.hpp>

#include <doctest/doctest.h>

using namespace oplift;

TEST_CASE("operators follow their inputs, and inputs from operators of several outputs are numbered")
{
    const ir::schema::GraphDef message = ir::to_message(test::small_model());
    REQUIRE(message.node_size() == 4);
    CHECK(message.node(0).name() == "x");
    CHECK(message.node(2).op() == "Split");
    CHECK(message.node(2).input(0) == "net/conv");
    CHECK(message.node(3).input(0) == "parts:1");
    CHECK(message.version() == 0);

    ir::operator_graph first = test::small_model();
    set_input(first, 3, 0, {2, 0});
    CHECK(ir::to_message(first).node(3).input(0) == "parts:0");
}

TEST_CASE("every operator has a scope and shapes, and convolutions a data format")
{
    const ir::schema::GraphDef message = ir::to_message(test::small_model());
    for (const auto& node : message.node()) {
        CHECK(node.attr().at("scope").s().empty());
        CHECK(node.attr().at("_output_shapes").list().shape_size() == (node.name() == "parts" ? 2 : 1));
        CHECK(node.attr().contains("data_format") == (node.op() == "Conv"));
    }
    CHECK(message.node(1).attr().at("data_format").s() == "NHWC");
}

TEST_CASE("attributes of every kind have their place in the message")
{
    ir::operator_graph graph           = test::small_model();
    graph[3].op.attributes             = {{"a", std::int64_t{-3}},
                                          {"b", 0.5},
                                          {"c", true},
                                          {"d", std::string{"text"}},
                                          {"e", data_type::float16},
                                          {"f", stated_shape{}},
                                          {"g", std::vector<std::int64_t>{1, 2}},
                                          {"h", std::vector<double>{0.25}},
                                          {"i", std::vector<stated_shape>{stated_shape{{7}}}}};
    const ir::schema::GraphDef message = ir::to_message(graph);
    const auto& attr                   = message.node(3).attr();
    CHECK(attr.at("a").i() == -3);
    CHECK(attr.at("b").f() == 0.5f);
    CHECK(attr.at("c").b());
    CHECK(attr.at("d").s() == "text");
    CHECK(attr.at("e").type() == ir::schema::DT_FLOAT16);
    CHECK(attr.at("f").shape().unknown_rank());
    CHECK(attr.at("g").list().i(1) == 2);
    CHECK(attr.at("h").list().f(0) == 0.25f);
    CHECK(attr.at("i").list().shape(0).dim(0).size() == 7);
}
