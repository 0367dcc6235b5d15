#include <oplift/emit/tensorflow/functions/arrangement.hpp>

#include <doctest/doctest.h>

using namespace oplift::emit::tensorflow;

TEST_CASE("TensorFlow 1 takes tensors first and axes as constants, but where they are attributes")
{
    CHECK(functions::concat.operator_name == "ConcatV2");
    CHECK(functions::concat.parameters()[0].kind == parameter_kind::operands);
    CHECK(functions::concat.parameters()[1].kind == parameter_kind::constant);
    CHECK(functions::stack.operator_name == "Pack");
    CHECK(functions::stack.parameters()[1].kind == parameter_kind::attribute);
    CHECK(functions::squeeze.parameters()[1].attribute == "squeeze_dims");
}

TEST_CASE("the operator of a split, a slice or a pad depends on its arguments")
{
    for (const function& f : {functions::split, functions::strided_slice, functions::pad, functions::flatten})
        CHECK(f.operator_name.empty());
}
