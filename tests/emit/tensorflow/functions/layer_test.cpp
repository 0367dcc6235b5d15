#include <oplift/emit/tensorflow/functions/layer.hpp>

#include <doctest/doctest.h>

#include <string_view>

using namespace oplift::emit::tensorflow;

namespace {

constexpr bool has(const function& f, std::string_view name)
{
    for (const parameter& p : f.parameters())
        if (p.name == name)
            return true;
    return false;
}

} // namespace

TEST_CASE("layers are helpers, which say strides, padding and dilations in one way")
{
    for (const function& f : {functions::convolution, functions::depthwise_convolution,
                              functions::separable_convolution, functions::transposed_convolution}) {
        CHECK(f.is_helper);
        CHECK(has(f, "strides"));
        CHECK(has(f, "padding"));
        CHECK(has(f, "dilations"));
        CHECK(has(f, "bias"));
    }
}

TEST_CASE("a resize is TensorFlow's own, with the attributes of its operator")
{
    CHECK(functions::resize_bilinear.operator_name == "ResizeBilinear");
    CHECK(has(functions::resize_nearest_neighbor, "half_pixel_centers"));
    CHECK(functions::local_response_normalization.operator_name == "LRN");
}
