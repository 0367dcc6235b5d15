#include "ir/operators/written.hpp"
#include <oplift/ir/operators/arrangement.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace oplift;
using namespace oplift::test;

TEST_CASE("joined tensors keep their order, one twice included")
{
    CHECK(written(ir::concat{.inputs = {from(5), from(2), from(5)}, .axis = 3}) == "Concat(5, 2, 5) axis=3");
    CHECK(written(ir::pack{.inputs = {from(2), from(1)}, .axis = 0, .N = 2}) == "Pack(2, 1) N=2 axis=0");
}

TEST_CASE("a tensor is divided into equal parts, or into parts of given extents")
{
    CHECK(written(ir::split{.input = from(1), .axis = 1, .split = std::int64_t{3}}) == "Split(1) axis=1 split=3");
    CHECK(written(ir::split{.input = from(1), .axis = 1, .split = std::vector<std::int64_t>{1, 2}}) ==
          "Split(1) axis=1 split=[1,2]");
    CHECK(written(ir::unstack{.input = from(1), .axis = 0, .num = 4}) == "Unstack(1) axis=0 num=4");
}

TEST_CASE("the bounds of a slice are attributes, or operands behind the tensor")
{
    using integers = std::vector<std::int64_t>;
    CHECK(written(ir::slice{.input            = from(1),
                            .starts           = integers{0, 1},
                            .ends             = integers{2, 3},
                            .strides          = integers{1, 1},
                            .begin_mask       = 1,
                            .shrink_axis_mask = 2}) ==
          "Slice(1) begin_mask=1 ends=[2,3] shrink_axis_mask=2 starts=[0,1] strides=[1,1]");
    CHECK(written(ir::slice{.input = from(9), .begin = from(4), .end = from(3)}) == "Slice(9, 4, 3)");
}

TEST_CASE("operators that re-arrange axes say how")
{
    CHECK(written(ir::reshape{.input = from(1), .shape = {-1, 6}}) == "Reshape(1) shape=[-1,6]");
    CHECK(written(ir::flatten{.input = from(1)}) == "Flatten(1)");
    CHECK(written(ir::squeeze{.input = from(1), .axes = {1, 2}}) == "Squeeze(1) axes=[1,2]");
    CHECK(written(ir::unsqueeze{.input = from(1), .axes = {1}}) == "Unsqueeze(1) axes=[1]");
    CHECK(written(ir::transpose{.input = from(1), .perm = std::vector<std::int64_t>{0, 2, 1}}) ==
          "Transpose(1) perm=[0,2,1]");
    CHECK(written(ir::transpose{.input = from(1), .permutation = from(2)}) == "Transpose(1, 2)");
}

TEST_CASE("padding has its mode, and a value where it is not 0")
{
    CHECK(written(ir::pad{.input = from(1), .pads = {0, 1, 0, 2}, .mode = "reflect"}) ==
          "Pad(1) mode=reflect pads=[0,1,0,2]");
    CHECK(written(ir::pad{.input = from(1), .pads = {1, 1}, .mode = "constant", .constant_values = -1.5}) ==
          "Pad(1) constant_values=-1.5f mode=constant pads=[1,1]");
}

TEST_CASE("blocks move between maps, channels and the batch")
{
    CHECK(written(ir::space_to_depth{.input = from(1), .blocksize = 2}) == "SpaceToDepth(1) blocksize=2");
    CHECK(written(ir::depth_to_space{.input = from(1), .blocksize = 3}) == "DepthToSpace(1) blocksize=3");
    CHECK(written(ir::space_to_batch_nd{.input = from(1), .block_shape = {2, 2}, .paddings = {0, 1, 2, 3}}) ==
          "SpaceToBatchND(1) block_shape=[2,2] paddings=[0,1,2,3]");
    CHECK(written(ir::batch_to_space_nd{.input = from(1), .block_shape = {2}, .crops = {0, 1}}) ==
          "BatchToSpaceND(1) block_shape=[2] crops=[0,1]");
}

TEST_CASE("a crop has the numbers of its edges")
{
    CHECK(written(ir::crop{from(1), {1, 2, 3, 4}}) == "Crop(1) border=[1,2,3,4]");
}
