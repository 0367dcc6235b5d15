#include <oplift/emit/tensorflow/functions/reduction.hpp>

#include <doctest/doctest.h>

using namespace oplift::emit::tensorflow;

TEST_CASE("axes are kept by position: the parameter has two names in TensorFlow's versions")
{
    const auto keep = functions::reduce_mean.parameters()[2];
    CHECK(keep.attribute == "keep_dims");
    CHECK_FALSE(keep.is_keyword);
}

TEST_CASE("truth has no element type, numbers have one")
{
    CHECK(functions::reduce_all.parameters()[0].attribute.empty());
    CHECK(functions::reduce_sum.parameters()[0].attribute == "T");
    CHECK(functions::argmax.operator_name == "ArgMax");
}
