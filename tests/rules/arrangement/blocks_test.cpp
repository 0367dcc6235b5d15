#include <oplift/rules/arrangement/blocks.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <doctest/doctest.h>

#include <support/lifting.hpp>

namespace oplift::test {

namespace {

constexpr auto list = rules<rule::data_input, rule::blocks_to_channels, rule::channels_to_blocks, rule::blocks_to_batch,
                            rule::batch_to_blocks>;

} // namespace

TEST_CASE("blocks become channels")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,4,4,2>
r = SpaceToDepth(x) T=float32 block_size=2
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4,4,2> -> <-1,4,4,2>
r = SpaceToDepth(x) blocksize=2 -> <-1,2,2,8>
)");
}

TEST_CASE("channels become blocks; channels-first maps are transposed")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,8,2,2>
d = DepthToSpace(x) T=float32 block_size=2 data_format="NCHW"
r = SpaceToDepth(d) T=float32 block_size=2
)",
                      {"r"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,8,2,2> -> <-1,8,2,2>
d/before = Transpose(x) perm=[0, 2, 3, 1] -> <-1,2,2,8>
d = DepthToSpace(d/before) blocksize=2 -> <-1,4,4,2>
d/after = Transpose(d) perm=[0, 3, 1, 2] -> <-1,2,4,4>
r = SpaceToDepth(d/after) blocksize=2 -> <-1,1,2,16>
)");
}

TEST_CASE("other layouts are refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,8,2,2>
r = DepthToSpace(x) T=float32 block_size=2 data_format="NCHW_VECT_C"
)",
                      {"r"}) ==
          R"(the model cannot be converted faithfully
  r (DepthToSpace): its data_format NCHW_VECT_C is not supported
  r (DepthToSpace): no rule recognises it; the nearest is channels_to_blocks: at 'r' (DepthToSpace): this does not hold: the layout is NHWC or NCHW)");
}

TEST_CASE("blocks become batches and batches blocks")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,3,4,1>
blk = Const() value=int32<2>{2,2}
p = Const() value=int32<2,2>{0,1,0,0}
s = SpaceToBatchND(x, blk, p) T=float32 Tblock_shape=int32 Tpaddings=int32
bs = BatchToSpaceND(s, blk, p) T=float32 Tblock_shape=int32 Tcrops=int32
)",
                      {"bs"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,3,4,1> -> <-1,3,4,1>
s = SpaceToBatchND(x) block_shape=[2, 2] paddings=[0, 1, 0, 0] -> <-1,2,2,1>
bs = BatchToSpaceND(s) block_shape=[2, 2] crops=[0, 1, 0, 0] -> <-1,3,4,1>
)");
}

TEST_CASE("blocks that are not known are refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,3,4,1>
blk = Placeholder() dtype=int32 shape=<2>
p = Const() value=int32<2,2>{0,1,0,0}
bs = BatchToSpaceND(x, blk, p) T=float32 Tblock_shape=int32 Tcrops=int32
)",
                      {"bs"}) ==
          R"(the model cannot be converted faithfully
  bs (BatchToSpaceND): no rule recognises it; the nearest is batch_to_blocks: at 'bs' (BatchToSpaceND): this does not hold: the blocks and their crops are known before the graph runs)");
}

} // namespace oplift::test
