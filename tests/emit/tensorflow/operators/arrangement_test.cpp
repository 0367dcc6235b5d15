#include <doctest/doctest.h>

#include <emit/tensorflow/written.hpp>
#include <limits>

using namespace oplift;
using test::text_of;
using integers = std::vector<std::int64_t>;

namespace {

constexpr std::int64_t huge = std::numeric_limits<std::int64_t>::max();

template <typename Operator>
std::string joined(Operator op, data_type second = data_type::float32)
{
    test::ir_model model;
    op.inputs = {model.input("x", {2, 3}), model.input("z", {2, 3}, second)};
    model.add("y", op);
    return model.text();
}

template <typename Operator>
std::string second_part(Operator op)
{
    test::ir_model model;
    op.input     = model.input("x", {-1, 6});
    auto parts   = model.add("parts", op);
    parts.output = 1;
    model.add("y", ir::relu{parts});
    return model.text();
}

std::string sliced(const std::vector<data_type>& bounds, const std::vector<std::int64_t>& length = {2})
{
    test::ir_model model;
    ir::slice op{.input = model.input("x", {4, 4})};
    op.begin = model.input("b", length, bounds.at(0));
    op.end   = model.input("e", length, bounds.at(1));
    if (bounds.size() > 2)
        op.stride = model.input("s", length, bounds[2]);
    model.add("y", op);
    return model.text();
}

} // namespace

TEST_CASE("tensors of one type are joined along an axis that they have, or a new one")
{
    CHECK(joined(ir::concat{.axis = -1}) == "y/axis = int32{-1}\ny = ConcatV2(x, z, y/axis) N=2 Tidx=int32\n");
    CHECK(joined(ir::pack{.axis = 2, .N = 2}) == "y = Pack(x, z) N=2 axis=2\n");
    CHECK(joined(ir::concat{.axis = 2}) == "y: its axis 2 is none of its input's axes\n");
    CHECK(joined(ir::pack{.axis = 0, .N = 3}) == "y: 'N' is not the number of its inputs\n");
    CHECK(joined(ir::concat{}, data_type::int32) == "y: its operands have elements of type float32 and int32\n");
}

TEST_CASE("a split has equal parts, or parts of given extents")
{
    CHECK(second_part(ir::split{.axis = 1, .split = std::int64_t{2}}) ==
          "parts/split_dim = int32{1}\nparts = Split(parts/split_dim, x) num_split=2\ny = Relu(parts:1)\n");
    CHECK(second_part(ir::split{.axis = 1, .split = integers{2, 4}}) ==
          "parts/size_splits = int32{2,4}\nparts/split_dim = int32{1}\n"
          "parts = SplitV(x, parts/size_splits, parts/split_dim) Tlen=int32 num_split=2\ny = Relu(parts:1)\n");
    CHECK(second_part(ir::unstack{.axis = 1, .num = 6}) == "parts = Unpack(x) axis=1 num=6\ny = Relu(parts:1)\n");
}

TEST_CASE("an announced number of parts takes no memory")
{
    const std::string refused = "parts: the number of parts is not positive, or more than any model has\n";
    CHECK(second_part(ir::split{.axis = 1, .split = huge}) == refused);
    CHECK(second_part(ir::split{.axis = 1, .split = std::int64_t{0}}) == refused);
    CHECK(second_part(ir::unstack{.axis = 1, .num = huge}) == refused);
    CHECK(second_part(ir::split{.axis = 1, .split = integers{-1, 7}}) == "parts: 'split' is no list of extents\n");
}

TEST_CASE("a slice has bounds and masks, of which those beyond int32 mean the end")
{
    CHECK(text_of(ir::slice{.starts = integers{0, 1}, .ends = integers{huge, 3}, .begin_mask = 1}) ==
          "y/stack = int32{0,1}\ny/stack_1 = int32{2147483647,3}\ny/stack_2 = int32{1,1}\n"
          "y = StridedSlice(x, y/stack, y/stack_1, y/stack_2) Index=int32 begin_mask=1 ellipsis_mask=0 end_mask=0 "
          "new_axis_mask=0 shrink_axis_mask=0\n");
    CHECK(text_of(ir::slice{.starts = integers{0}, .ends = integers{1}, .strides = integers{0}}) ==
          "y: a stride of 0 leads nowhere\n");
    CHECK(text_of(ir::slice{.starts = integers{0, 1}, .ends = integers{1}}) ==
          "y: 'starts', 'ends' and 'strides' have different lengths\n");
    CHECK(text_of(ir::slice{.starts = integers{0}}) == "y: it lacks 'starts' and 'ends'\n");
}

TEST_CASE("bounds that are tensors have one type")
{
    CHECK(
        sliced({data_type::int32, data_type::int32}).starts_with("y/stack_2 = int32{1,1}\ny = StridedSlice(x, b, e,"));
    CHECK(sliced({data_type::int32, data_type::int32, data_type::int32}).starts_with("y = StridedSlice(x, b, e, s)"));
    CHECK(sliced({data_type::int64, data_type::int64}).starts_with("y/stack_2 = int64{}\ny = StridedSlice(x, b, e,"));
    CHECK(sliced({data_type::int32, data_type::int64}) == "y: its bounds are no integers, or of different types\n");
    CHECK(sliced({data_type::int32, data_type::int32}, {1 << 30}) ==
          "y: the number of axes that it slices is not known\n");
}

TEST_CASE("a shape has one extent that is worked out, at most")
{
    CHECK(text_of(ir::reshape{.shape = {-1, 8}}) == "y/shape = int32{-1,8}\ny = Reshape(x, y/shape) Tshape=int32\n");
    const std::string refused = "y: 'shape' has a negative extent other than one -1, or too large a one\n";
    CHECK(text_of(ir::reshape{.shape = {-1, -1}}) == refused);
    CHECK(text_of(ir::reshape{.shape = {-2}}) == refused);
    CHECK(text_of(ir::reshape{.shape = {huge}}) == refused);
}

TEST_CASE("axes of extent 1 come and go")
{
    CHECK(text_of(ir::squeeze{.axes = {1, -1}}, {2, 1, 1}) == "y = Squeeze(x) squeeze_dims=[1,-1]\n");
    CHECK(text_of(ir::unsqueeze{.axes = {2}}, {2, 2}) == "y/axis = int32{2}\ny = ExpandDims(x, y/axis) Tdim=int32\n");
    CHECK(text_of(ir::squeeze{.axes = {3}}, {2, 1, 1}) == "y: its axis 3 is none of its input's axes\n");
    CHECK(text_of(ir::unsqueeze{.axes = {0, 1}}) == "y: 'axes' is not a single axis\n");
}

TEST_CASE("axes are permuted")
{
    CHECK(text_of(ir::transpose{.perm = integers{1, 0}}, {2, 3}) ==
          "y/perm = int32{1,0}\ny = Transpose(x, y/perm) Tperm=int32\n");
    CHECK(text_of(ir::transpose{.perm = integers{1, 1}}, {2, 3}) == "y: 'perm' is no permutation of its axes\n");
    CHECK(text_of(ir::transpose{.perm = integers{1, 0}}) == "y: 'perm' is no permutation of its axes\n");
    CHECK(text_of(ir::transpose{}) == "y: it lacks 'perm'\n");
}

TEST_CASE("a tensor is repeated along each axis")
{
    CHECK(text_of(ir::tile{.multiples = {1, 2}}, {2, 3}) ==
          "y/multiples = int32{1,2}\ny = Tile(x, y/multiples) Tmultiples=int32\n");
    CHECK(text_of(ir::tile{.multiples = {1}}, {2, 3}) == "y: 'multiples' is not a number for each axis\n");
}

TEST_CASE("pads are pairs, and edges are mirrored where that means the same to all readers")
{
    CHECK(text_of(ir::pad{.pads = {0, 1, 2, 3}, .mode = "constant"}, {2, 3}) ==
          "y/paddings = int32{0,2,1,3}\ny = Pad(x, y/paddings) Tpaddings=int32\n");
    CHECK(text_of(ir::pad{.pads = {0, 1, 0, 1}, .mode = "edge"}, {2, 3})
              .ends_with("y = MirrorPad(x, y/paddings) Tpaddings=int32 mode=SYMMETRIC\n"));
    CHECK(text_of(ir::pad{.pads = {0, 2, 0, 1}, .mode = "edge"}, {2, 3}).find("different ways") != std::string::npos);
    CHECK(text_of(ir::pad{.pads = {0, 2, 0, -1}, .mode = "reflect"}, {2, 3}) ==
          "y: 'pads' is not a begin and an end for each axis\n");
    CHECK(text_of(ir::pad{.pads = {0, 2}, .mode = "reflect"}, {2, 3}) == "y: 'pads' has the wrong number of axes\n");
    CHECK(text_of(ir::pad{.pads = {0, 2, 0, 0}, .mode = "wrap"}, {2, 3}).find("'wrap'") != std::string::npos);
}

TEST_CASE("blocks move between maps, channels and the batch")
{
    CHECK(text_of(ir::space_to_depth{.blocksize = 2}) == "y = SpaceToDepth(x) block_size=2\n");
    CHECK(text_of(ir::depth_to_space{.blocksize = 1}) == "y: 'blocksize' is not 2 or more\n");
    CHECK(text_of(ir::space_to_batch_nd{.block_shape = {2, 2}, .paddings = {0, 1, 2, 3}}) ==
          "y/block_shape = int32{2,2}\ny/paddings = int32{0,1,2,3}\n"
          "y = SpaceToBatchND(x, y/block_shape, y/paddings) Tblock_shape=int32 Tpaddings=int32\n");
    CHECK(text_of(ir::batch_to_space_nd{.block_shape = {2, 0}, .crops = {0, 0, 0, 0}}) ==
          "y: 'crops' and 'block_shape' do not fit\n");
}

namespace {

std::string cropped(std::vector<std::int64_t> border, std::vector<std::int64_t> from, std::vector<std::int64_t> result)
{
    test::ir_model model;
    model.add("y", ir::crop{model.input("x", std::move(from)), std::move(border)}, {stated_shape{std::move(result)}});
    return model.text();
}

} // namespace

TEST_CASE("a crop is a slice of the map, where its shapes tell how its border is to be read")
{
    const std::string slice = "y = StridedSlice(x, y/stack, y/stack_1, y/stack_2) Index=int32 begin_mask=0 ";
    CHECK(cropped({1, 1, 1, 1}, {-1, -1, -1, 3}, {-1, -1, -1, 3}) ==
          "y/stack = int32{0,1,1,0}\ny/stack_1 = int32{0,-1,-1,0}\ny/stack_2 = int32{1,1,1,1}\n" + slice +
              "ellipsis_mask=0 end_mask=9 new_axis_mask=0 shrink_axis_mask=0\n");
    CHECK(cropped({1, 2, 0, 0}, {-1, 8, 8, 3}, {-1, 5, 8, 3}).starts_with("y/stack = int32{0,1,0,0}\n"));
    CHECK(cropped({1, 2, 0, 0}, {-1, 8, 8, 3}, {-1, 6, 7, 3}).starts_with("y/stack = int32{0,2,1,0}\n"));
    CHECK(cropped({2, 0, 2, 2}, {-1, 8, 8, 3}, {-1, 3, 3, 3}) ==
          "y: 'border' can be read in two ways, and the shapes of its input and its result fit neither\n");
    CHECK(cropped({1, 2, 2, 1}, {-1, 8, 8, 3}, {-1, 5, 5, 3}) ==
          "y: 'border' can be read in two ways, and the shapes of its input and its result fit both\n");
    CHECK(cropped({1, 1, 1, 1}, {-1, 8, 8, 3}, {-1, 5, 6, 3}) ==
          "y: 'border' does not lead from the shape of its input to that of its result\n");
    CHECK(cropped({1, 2}, {-1, 8, 3}, {-1, 5, 3}).starts_with("y/stack = int32{0,1,0}\n"));
    CHECK(cropped({1, 2, 3}, {-1, 8, 3}, {-1, 5, 3}) == "y: 'border' is not two numbers for each axis of the map\n");
}
