#include <oplift/emit/tensorflow/model/lowerings/normalization.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/written.hpp>

using namespace oplift;
using test::operators_of;
using test::text_of;
using test::zeros;

TEST_CASE("a batch normalization is fused where it can be")
{
    ir::batch_normalization op{
        .mean = zeros({2}), .var = zeros({2}), .scale = {zeros({2})}, .bias = {zeros({2})}, .epsilon = 0.5};
    CHECK(operators_of(text_of(op)) == "FusedBatchNorm");
    CHECK(operators_of(text_of(op, {-1, 2})) == "Add Rsqrt Mul Mul Mul Sub Add");
    op.scale = {};
    op.bias  = {};
    CHECK(operators_of(text_of(op)) == "Add Rsqrt Mul Mul Neg Add");
}

TEST_CASE("an instance normalization takes mean and variance of each map")
{
    const std::string text = text_of(ir::instance_normalization{.epsilon = 0.5});
    CHECK(operators_of(text) == "Mean SquaredDifference Mean Add Rsqrt Sub Mul");
    CHECK(text.find("y/mean/reduction_indices = int32{1,2}\n") != std::string::npos);
}
