#include <oplift/emit/tensorflow/model/graph.hpp>

#include <doctest/doctest.h>

using namespace oplift::emit::tensorflow;

TEST_CASE("a node is an operator unless it says more, and a parameter is trained unless it says otherwise")
{
    const node plain{};
    CHECK_FALSE(plain.value.has_value());
    CHECK_FALSE(plain.is_parameter);
    CHECK(plain.trainable);
    CHECK_FALSE(interface_tensor{}.shape.has_value());
}
