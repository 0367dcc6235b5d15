#include <oplift/emit/tensorflow/model/lowerings/arrangement.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/written.hpp>

using namespace oplift;
using test::text_of;

TEST_CASE("joined extents are written where they are known, else worked out")
{
    CHECK(text_of(ir::flatten{}) == "y/shape = int32{-1,32}\ny = Reshape(x, y/shape) Tshape=int32\n");
    CHECK(text_of(ir::flatten{}, {-1, -1, 2})
              .ends_with("y/Reshape/shape = Pack(y/strided_slice, y/Reshape/shape/1) "
                         "N=2 axis=0\ny = Reshape(x, y/Reshape/shape) Tshape=int32\n"));
}

TEST_CASE("a pad with other elements than zeros is a younger operator")
{
    CHECK(text_of(ir::pad{.pads = {0, 1}, .mode = "constant", .constant_values = 0}, {3})
              .ends_with("y = Pad(x, y/paddings) Tpaddings=int32\n"));
    CHECK(text_of(ir::pad{.pads = {0, 1}, .mode = "constant", .constant_values = 1.5}, {3}) ==
          "y/paddings = int32{0,1}\ny/constant_values = float{1.500000}\n"
          "y = PadV2(x, y/paddings, y/constant_values) Tpaddings=int32\n");
    CHECK(text_of(ir::pad{.pads = {0, 1}, .mode = "constant", .constant_values = 1.5}, {3}, data_type::int32) ==
          "y/constant_values: a number that it needs cannot be written as int32\n");
}
