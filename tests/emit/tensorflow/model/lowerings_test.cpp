#include <oplift/emit/tensorflow/functions/elementwise.hpp>
#include <oplift/emit/tensorflow/model/lowerings.hpp>

#include <doctest/doctest.h>

using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::model;

TEST_CASE("a function has a lowering if and only if it is no operator")
{
    for (const lowering& entry : lowerings)
        CHECK(entry.of->operator_name.empty());
    CHECK(find_lowering(functions::dense) != nullptr);
    CHECK(find_lowering(functions::add) == nullptr);
}
