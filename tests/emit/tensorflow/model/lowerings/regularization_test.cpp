#include <oplift/emit/tensorflow/model/lowerings/regularization.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/written.hpp>

using namespace oplift;
using test::text_of;

TEST_CASE("outside training a dropout passes its input on, and notes what it does in training")
{
    CHECK(text_of(ir::dropout{.keep_prob = 0.25}) == "y = Identity(x) _oplift_keep_prob=0.250000\n");
}
