#include <oplift/emit/tensorflow/model/definition.hpp>

#include <doctest/doctest.h>

using namespace oplift;
using namespace oplift::emit::tensorflow::model;
namespace tf = oplift::tensorflow;

TEST_CASE("a definition has the operands and attributes that it was given")
{
    const tf::NodeDef node = definition{"scope/name", "Op"}
                                 .operand("a:1")
                                 .operand("^b")
                                 .type("T", data_type::float16)
                                 .types("Tlist", {data_type::int64, data_type::string})
                                 .flag("flag", false)
                                 .text("text", "value")
                                 .shape("shape", {-1, 3})
                                 .beside("a");
    CHECK(node.name() == "scope/name");
    CHECK(node.op() == "Op");
    REQUIRE(node.input_size() == 2);
    CHECK(node.input(0) == "a:1");
    CHECK(node.input(1) == "^b");
    CHECK(node.attr().at("T").type() == tf::DT_HALF);
    CHECK(node.attr().at("Tlist").list().type(0) == tf::DT_INT64);
    CHECK(node.attr().at("Tlist").list().type(1) == tf::DT_STRING);
    CHECK(node.attr().at("flag").value_case() == tf::AttrValue::kB);
    CHECK(node.attr().at("text").s() == "value");
    CHECK(node.attr().at("shape").shape().dim(0).size() == -1);
    CHECK(node.attr().at("_class").list().s(0) == "loc:@a");
    CHECK(node.attr_size() == 6);
}

TEST_CASE("an existing definition can be gone on from")
{
    tf::NodeDef node;
    node.set_device("/device:CPU:0");
    const tf::NodeDef more = definition{node}.type("T", data_type::int32);
    CHECK(more.device() == "/device:CPU:0");
    CHECK(more.attr().at("T").type() == tf::DT_INT32);
}

TEST_CASE("constants state type and shape twice, as TensorFlow demands")
{
    const tf::NodeDef bytes = constant("c", data_type::int16, {2}, std::string{"\1\0\2\0", 4});
    CHECK(bytes.op() == "Const");
    CHECK(bytes.attr().at("dtype").type() == tf::DT_INT16);
    CHECK(bytes.attr().at("value").tensor().dtype() == tf::DT_INT16);
    CHECK(bytes.attr().at("value").tensor().tensor_content().size() == 4);

    const tf::NodeDef texts = text_constant("t", {2}, {"a", ""});
    CHECK(texts.attr().at("dtype").type() == tf::DT_STRING);
    CHECK(texts.attr().at("value").tensor().tensor_shape().dim(0).size() == 2);
    REQUIRE(texts.attr().at("value").tensor().string_val_size() == 2);
    CHECK(texts.attr().at("value").tensor().string_val(1).empty());
}
