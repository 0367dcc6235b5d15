#include <oplift/pattern/tensorflow_operators.hpp>

#include <doctest/doctest.h>

#include <string>

namespace {

std::string attributes_of(std::string_view name)
{
    std::string text;
    oplift::find_tensorflow_operator(name).for_each_attribute([&](const oplift::attribute_definition& attribute) {
        text.append(text.empty() ? "" : " ").append(attribute.name).append(":").append(attribute.type);
        if (attribute.has_default)
            text.append("=").append(attribute.default_value);
    });
    return text;
}

} // namespace

TEST_CASE("an operator is found by its whole name")
{
    using oplift::find_tensorflow_operator;
    static_assert(find_tensorflow_operator("Conv2D").name() == "Conv2D");
    for (const auto* name : {"Abs", "Add", "AddN", "AddV2", "Cumsum", "DecodeGif", "LogSoftmax", "MatMul", "Rsqrt",
                             "SaveV2", "ZerosLike", "_Arg", "_Send"}) {
        CAPTURE(name);
        REQUIRE(find_tensorflow_operator(name));
        CHECK(find_tensorflow_operator(name).name() == name);
    }
    for (const auto* name : {"", "A", "Ad", "Addd", "Conv2d", "Zz", "_", "abs", "~", "Add(x y) z"})
        CHECK_FALSE(find_tensorflow_operator(name));
}

TEST_CASE("inputs and outputs are counted, lists are told apart")
{
    const auto concat = oplift::find_tensorflow_operator("ConcatV2");
    CHECK(concat.input_names() == "values* axis");
    CHECK(concat.inputs().single == 1);
    CHECK(concat.inputs().list);
    CHECK_FALSE(concat.inputs().allows(0));
    CHECK(concat.inputs().allows(5));
    CHECK(concat.outputs().allows(1));
    CHECK_FALSE(concat.outputs().allows(2));
    CHECK(oplift::find_tensorflow_operator("FusedBatchNormV3").outputs().single == 6);
    CHECK(oplift::find_tensorflow_operator("Placeholder").inputs().allows(0));
    CHECK(oplift::find_tensorflow_operator("_Retval").outputs().allows(0));
}

TEST_CASE("attributes have a name, a type and perhaps a default")
{
    CHECK(attributes_of("Softmax") == "T:type");
    CHECK(attributes_of("Pack") == "N:int T:type axis:int=0");
    CHECK(attributes_of("LogicalNot").empty());
    CHECK(attributes_of("Variable") == "shape:shape dtype:type container:text= shared_name:text=");
    const auto strides = oplift::find_tensorflow_operator("Conv2D").attribute("strides");
    REQUIRE(strides);
    CHECK(strides.type == "ints");
    CHECK_FALSE(strides.has_default);
    CHECK_FALSE(oplift::find_tensorflow_operator("Conv2D").attribute("stride"));
}
