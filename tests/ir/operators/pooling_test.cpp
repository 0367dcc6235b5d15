#include "ir/operators/written.hpp"
#include <oplift/ir/operators/pooling.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace oplift;
using namespace oplift::test;

TEST_CASE("a pool has windows, or takes the whole map")
{
    using integers = std::vector<std::int64_t>;
    CHECK(written(ir::pool{.input        = from(1),
                           .pooling_type = "MAX",
                           .kernel_shape = integers{1, 2, 2, 1},
                           .strides      = integers{1, 2, 2, 1},
                           .pads         = integers{0, 0, 0, 0, 0, 1, 1, 0},
                           .auto_pad     = "SAME_UPPER"}) ==
          "Pool(1) auto_pad=SAME_UPPER kernel_shape=[1,2,2,1] pads=[0,0,0,0,0,1,1,0] pooling_type=MAX "
          "strides=[1,2,2,1]");
    CHECK(written(ir::pool{.input = from(1), .pooling_type = "AVG", .global_pooling = true}) ==
          "Pool(1) global_pooling=true pooling_type=AVG");
}

TEST_CASE("maps are resized to a size or by factors")
{
    CHECK(written(ir::resize_bilinear{.input = from(1), .size = {{4, 6}}, .align_corners = false}) ==
          "ResizeBilinear(1) align_corners=false size=[4,6]");
    CHECK(written(ir::resize_nearest_neighbor{.input = from(1), .size = {{4, 6}}, .half_pixel_centers = true}) ==
          "ResizeNearestNeighbor(1) half_pixel_centers=true size=[4,6]");
    CHECK(written(ir::up_sampling_2d{.input = from(1), .scales = {2, 3}, .interpolation_type = "nearest"}) ==
          "UpSampling2D(1) interpolation_type=nearest scales=[2,3]");
}
