#include "ir/operators/written.hpp"
#include <oplift/ir/operators/normalization.hpp>

#include <doctest/doctest.h>

using namespace oplift;
using namespace oplift::test;

TEST_CASE("a batch normalization states its scale and bias by attributes of their names")
{
    CHECK(written(ir::batch_normalization{
              .input = from(1), .mean = shaped({4}), .var = shaped({4}), .bias = {shaped({4})}, .epsilon = 0.5}) ==
          "BatchNorm(1) bias=true epsilon=0.5f scale=false bias<4> mean<4> var<4>");
}

TEST_CASE("an instance normalization writes scale and bias as weights alone")
{
    CHECK(written(ir::instance_normalization{.input = from(1), .scale = shaped({4}), .epsilon = 0.5, .axis = 3}) ==
          "InstanceNorm(1) axis=3 epsilon=0.5f scale<4>");
}

TEST_CASE("a scale has the mean and variance that readers of a batch normalization look for")
{
    CHECK(written(ir::scale{
              .input = from(1), .scale = {shaped({2})}, .scale_mean = shaped({2}), .scale_var = shaped({2})}) ==
          "Scale(1) scale=true use_bias=false scale<2> scale_mean<2> scale_var<2>");
}

TEST_CASE("local response normalization and dropout are numbers alone")
{
    CHECK(written(
              ir::local_response_normalization{.input = from(1), .size = 5, .alpha = 0.25, .beta = 0.75, .bias = 2}) ==
          "LRN(1) alpha=0.25f beta=0.75f bias=2f size=5");
    CHECK(written(ir::dropout{.input = from(1), .keep_prob = 0.5}) == "Dropout(1) keep_prob=0.5f");
    CHECK(written(ir::dropout{.input = from(1), .keep_prob = 1, .seed = 7}) == "Dropout(1) keep_prob=1f seed=7");
}
