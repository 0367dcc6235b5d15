#include <oplift/emit/tensorflow/functions/elementwise.hpp>

#include <doctest/doctest.h>

using namespace oplift::emit::tensorflow;

TEST_CASE("operators of TensorFlow 1 are meant: Add, RealDiv, Select")
{
    CHECK(functions::add.operator_name == "Add");
    CHECK(functions::real_divide.operator_name == "RealDiv");
    CHECK(functions::where.operator_name == "Select");
    CHECK(functions::where.parameters().size() == 3);
}

TEST_CASE("logical operators have no element type, conditions neither")
{
    CHECK(functions::logical_and.parameters()[0].attribute.empty());
    CHECK(functions::logical_not.parameters()[0].attribute.empty());
    CHECK(functions::where.parameters()[0].attribute.empty());
    CHECK(functions::less.parameters()[0].attribute == "T");
}

TEST_CASE("a cast has the types of both sides")
{
    CHECK(functions::cast.parameters()[0].attribute == "SrcT");
    CHECK(functions::cast.parameters()[1].attribute == "DstT");
}
