#include <oplift/emit/tensorflow/model/lowerings/pooling.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/written.hpp>

using namespace oplift;
using test::operators_of;
using test::text_of;
using integers = std::vector<std::int64_t>;

TEST_CASE("padding does not count in a mean, and is never the largest element")
{
    ir::pool op{.kernel_shape = integers{1, 2, 2, 1},
                .strides      = integers{1, 1, 1, 1},
                .pads         = integers{0, 1, 0, 0, 0, 0, 0, 0}};
    op.pooling_type = "AVG";
    CHECK(operators_of(text_of(op)) == "OnesLike Pad AvgPool Pad AvgPool RealDiv");
    op.pooling_type = "MAX";
    CHECK(operators_of(text_of(op)) == "PadV2 MaxPool");
}

TEST_CASE("an enlarged map has its extents times the factors, which are worked out where they are not known")
{
    const ir::up_sampling_2d op{.scales = {2, 3}, .interpolation_type = "bilinear"};
    CHECK(text_of(op).starts_with("y/size = int32{8,12}\n"));
    CHECK(operators_of(text_of(op, {-1, -1, 4, 2})) == "Shape StridedSlice Mul ResizeBilinear");
}
