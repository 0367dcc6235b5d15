#include <oplift/emit/tensorflow/functions/source.hpp>

#include <doctest/doctest.h>

using namespace oplift::emit::tensorflow;

TEST_CASE("a placeholder has a type and a shape, which are attributes")
{
    CHECK(functions::placeholder.operator_name == "Placeholder");
    for (const parameter& p : functions::placeholder.parameters())
        CHECK(p.kind == parameter_kind::attribute);
}

TEST_CASE("constants are numbers in the code, or weights in the weight file")
{
    CHECK(functions::constant.parameters()[0].kind == parameter_kind::attribute);
    CHECK(functions::constant_weight.is_helper);
    CHECK(functions::constant_weight.parameters()[0].kind == parameter_kind::operand);
}
