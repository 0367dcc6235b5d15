#include <oplift/rules/pooling/pooling.hpp>
#include <oplift/rules/source/data_input.hpp>

#include <doctest/doctest.h>

#include <support/lifting.hpp>

namespace oplift::test {

namespace {

constexpr auto list = rules<rule::data_input, rule::pooling, rule::pooling_v2>;

} // namespace

TEST_CASE("maximum pooling with SAME padding")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,7,8,3>
p = MaxPool(x) T=float32 ksize=[1,3,3,1] strides=[1,2,2,1] padding="SAME"
)",
                      {"p"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,7,8,3> -> <-1,7,8,3>
p = Pool(x) auto_pad=SAME_UPPER kernel_shape=[1, 3, 3, 1] pads=[0, 1, 0, 0, 0, 1, 1, 0] pooling_type=MAX strides=[1, 2, 2, 1] -> <-1,4,4,3>
)");
}

TEST_CASE("channels-first mean pooling stands between transposes")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,3,7,8>
pool = AvgPool(x) T=float32 ksize=[1,1,3,2] strides=[1,1,2,1] padding="VALID" data_format="NCHW"
p = AvgPool(pool) T=float32 ksize=[1,3,3,1] strides=[1,1,1,1] padding="SAME"
)",
                      {"p"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,3,7,8> -> <-1,3,7,8>
pool/before = Transpose(x) perm=[0, 2, 3, 1] -> <-1,7,8,3>
pool = Pool(pool/before) auto_pad=VALID kernel_shape=[1, 3, 2, 1] pads=[0, 0, 0, 0, 0, 0, 0, 0] pooling_type=AVG strides=[1, 2, 1, 1] -> <-1,3,7,3>
pool/after = Transpose(pool) perm=[0, 3, 1, 2] -> <-1,3,3,7>
p = Pool(pool/after) auto_pad=SAME_UPPER kernel_shape=[1, 3, 3, 1] pads=[0, 1, 1, 0, 0, 1, 1, 0] pooling_type=AVG strides=[1, 1, 1, 1] -> <-1,3,3,7>
)");
}

TEST_CASE("windows over channels are refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,7,8,4>
p = MaxPool(x) T=float32 ksize=[1,1,1,2] strides=[1,1,1,2] padding="VALID"
)",
                      {"p"}) ==
          R"(the model cannot be converted faithfully
  p (MaxPool): no rule recognises it; the nearest is pooling: at 'p' (MaxPool): this does not hold: windows and strides do not reach over the batch or the channels, and the layout is NHWC or NCHW)");
}

TEST_CASE("windows may be operands")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,7,8,4>
k = Const() value=int32<4>{1,2,2,1}
p = MaxPoolV2(x, k, k) T=float32 padding="VALID"
)",
                      {"p"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,7,8,4> -> <-1,7,8,4>
p = Pool(x) auto_pad=VALID kernel_shape=[1, 2, 2, 1] pads=[0, 0, 0, 0, 0, 0, 0, 0] pooling_type=MAX strides=[1, 2, 2, 1] -> <-1,3,4,4>
)");
}

TEST_CASE("windows that are not known are refused")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,7,8,4>
k = Placeholder() dtype=int32 shape=<4>
p = MaxPoolV2(x, k, k) T=float32 padding="VALID"
)",
                      {"p"}) ==
          R"(the model cannot be converted faithfully
  p (MaxPoolV2): no rule recognises it; the nearest is pooling_v2: at 'p' (MaxPoolV2): this does not hold: windows and strides are known, and do not reach over the batch or the channels)");
}

TEST_CASE("three-dimensional pooling")
{
    CHECK(lifted_text(table_of<list>, R"(
x = Placeholder() dtype=float32 shape=<?,4,7,8,4>
p = AvgPool3D(x) T=float32 ksize=[1,2,2,2,1] strides=[1,2,2,2,1] padding="SAME" data_format="NDHWC"
)",
                      {"p"}) ==
          R"(x = DataInput() dtype=float32 shape=<-1,4,7,8,4> -> <-1,4,7,8,4>
p = Pool(x) auto_pad=SAME_UPPER kernel_shape=[1, 2, 2, 2, 1] pads=[0, 0, 0, 0, 0, 0, 0, 1, 0, 0] pooling_type=AVG strides=[1, 2, 2, 2, 1] -> <-1,2,4,4,4>
)");
}

} // namespace oplift::test
