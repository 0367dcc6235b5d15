#include <oplift/emit/tensorflow/function.hpp>

#include <doctest/doctest.h>

using namespace oplift::emit::tensorflow;

TEST_CASE("a function has its parameters in order, with the attributes that they become")
{
    constexpr function gather =
        describe::tensorflow("tf.gather", "GatherV2", describe::operand("params", "Tparams"),
                             describe::constant_operand("axis", "Taxis").by_name(), describe::attribute("name"));
    static_assert(gather.parameters().size() == 3);
    static_assert(!gather.is_helper);
    CHECK(gather.parameters()[0].name == "params");
    CHECK(gather.parameters()[0].kind == parameter_kind::operand);
    CHECK(gather.parameters()[0].attribute == "Tparams");
    CHECK_FALSE(gather.parameters()[0].is_keyword);
    CHECK(gather.parameters()[1].kind == parameter_kind::constant);
    CHECK(gather.parameters()[1].is_keyword);
    CHECK(gather.parameters()[2].kind == parameter_kind::attribute);
    CHECK(gather.parameters()[2].attribute == "name");
}

TEST_CASE("a list of operands has an attribute for their number")
{
    constexpr parameter values = describe::operands("values");
    CHECK(values.kind == parameter_kind::operands);
    CHECK(values.attribute == "T");
    CHECK(values.count == "N");
}

TEST_CASE("a helper is no operator of TensorFlow's")
{
    constexpr function helper = describe::helper("dense", describe::operand("x"));
    CHECK(helper.is_helper);
    CHECK(helper.operator_name.empty());
}
